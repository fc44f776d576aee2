/* The schemas of schemas/ that are written by hand. */
    .section .rodata
    .global vrpc_schema_check_begin
    .global vrpc_schema_check_end
    .global vrpc_schema_diff_begin
    .global vrpc_schema_baseline_begin
    .global vrpc_schema_diff_end
    .global vrpc_schema_baseline_end
    .global vrpc_schema_ast_begin
    .global vrpc_schema_ast_end
    .global vrpc_schema_coverage_begin
    .global vrpc_schema_coverage_end
    .global vrpc_schema_line_begin
    .global vrpc_schema_line_end
    .global vrpc_schema_rules_begin
    .global vrpc_schema_rules_end
vrpc_schema_check_begin:
    .incbin "check.json"
vrpc_schema_check_end:
vrpc_schema_ast_begin:
    .incbin "ast.json"
vrpc_schema_ast_end:
vrpc_schema_diff_begin:
    .incbin "diff.json"
vrpc_schema_diff_end:
vrpc_schema_coverage_begin:
    .incbin "coverage.json"
vrpc_schema_coverage_end:
vrpc_schema_baseline_begin:
    .incbin "baseline.json"
vrpc_schema_baseline_end:
vrpc_schema_rules_begin:
    .incbin "rules.json"
vrpc_schema_rules_end:
vrpc_schema_line_begin:
    .incbin "line.json"
vrpc_schema_line_end:
    .section .note.GNU-stack,"",%progbits
