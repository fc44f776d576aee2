/* The compiled command grammar and its sources, as they stand in the build folder. */
    .section .rodata
    .balign 16
    .global vrpc_grammar_image_begin
    .global vrpc_grammar_image_end
    .global vrpc_grammar_text_begin
    .global vrpc_grammar_text_end
vrpc_grammar_image_begin:
    .incbin "vrpc_grammar.img"
vrpc_grammar_image_end:
vrpc_grammar_text_begin:
    .incbin "vrpc_grammar.txt"
vrpc_grammar_text_end:
    .section .note.GNU-stack,"",%progbits
