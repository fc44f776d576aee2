/* What compile_explanations collects, as it stands in the build folder. */
    .section .rodata
    .global vrpc_explanations_begin
    .global vrpc_explanations_end
vrpc_explanations_begin:
    .incbin "vrpc_explanations.txt"
vrpc_explanations_end:
    .section .note.GNU-stack,"",%progbits
