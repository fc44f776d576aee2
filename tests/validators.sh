#!/usr/bin/env bash
# Runs what vrpc writes through validators that other people made, and against strict schemas. `./dev validate` calls
# it; $VRPC is the program, $VALIDATORS a folder with node_modules. Says nothing when all is right.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
: "${VRPC:?is the program to test}" "${VALIDATORS:?is the folder with node_modules}"
readonly schemas=tests/schemas
reports=$(mktemp -d)
readonly reports
trap 'rm -rf "$reports"' EXIT

failed=0
complain() {
  printf 'validators: %s\n' "$@" >&2
  failed=1
}

# A file that no encoding and no line end suits, and one with wide characters.
printf 'bmp\r\n\tstatistics-timer\t5\r\n description \xb1\xb1 ##[error] ::error::x\x1b[31m <&"]]>\r\n' >"$reports/nasty, 50%.cfg"
printf '#\nsysname 中文é\nbmp\n statistics-timer 中文 5\n' >"$reports/wide.cfg"

# Writes one report in every format; findings and unreadable files are what is wanted here.
write_reports() {
  local name=$1 format options=()
  shift
  for format in json jsonl sarif github gitlab junit checkstyle rdjson rdjsonl; do
    options+=(--format "$format:$reports/$name.$format.out")
  done
  "$VRPC" check "${options[@]}" "$@" 2>/dev/null || (($? <= 2))
}

# One file, and for `jsonl` formats each of its lines, against a schema.
json_is() {
  node tests/validate.js "$VALIDATORS" "$@" || complain "$2 is not what $1 says"
}

# Reports of this name, for these arguments of `vrpc check`.
validate() {
  local input=$1 report=$reports/$1
  write_reports "$@"
  json_is schemas/check.json "$report.json.out"
  json_is 'schemas/check.json#/definitions/finding' "$report.jsonl.out" lines
  json_is "$schemas/gitlab.json" "$report.gitlab.out"
  json_is "$schemas/rdjson.json" "$report.rdjson.out"
  json_is "$schemas/rdjson.json#/definitions/diagnostic" "$report.rdjsonl.out" lines
  xmllint --noout --schema "$schemas/junit.xsd" "$report.junit.out" 2>"$reports/xml" || complain "$(<"$reports/xml")"
  xmllint --noout "$report.checkstyle.out" 2>"$reports/xml" || complain "$(<"$reports/xml")"
  # A report is one annotation a line, and last the counts.
  if grep -avE '^::(error|warning|notice) title=vrpc \(VRP[0-9]{4}\),file=[^,:]+,line=[0-9]+(,col=[0-9]+)?,endLine=[0-9]+(,endColumn=[0-9]+)?::|^(no findings|[0-9]+ (error|warning|note)s?).* in [0-9]+ files?; ' "$report.github.out"; then
    complain "these lines of github are no annotations"
  fi

  # The exit status of the multitool says nothing.
  cp "$report.sarif.out" "$reports/$input.sarif"
  "$VALIDATORS/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool" validate "$reports/$input.sarif" \
    --rule-kind 'Sarif;Ghas' >"$reports/multitool" 2>&1 || true
  if ! grep -q 'Done' "$reports/multitool" || grep -E ': error ' "$reports/multitool"; then
    complain "the SARIF multitool objects to $input" "$(tail -n 5 "$reports/multitool")"
  fi
}

validate all tests samples "$reports/nasty, 50%.cfg" "$reports/wide.cfg" missing.cfg
validate clean samples/edge1.cfg

printf '[[suppress]]\nrule = "undefined-vpn-instance"\nreason = "made elsewhere"\n' >"$reports/suppress.toml"
printf 'bmp\n !vrpc: allow(out-of-range) the lab\n statistics-timer 5\n bmp-session vpn-instance X 192.0.2.1\n' \
  >"$reports/suppressed.cfg"
validate suppressed --include-suppressed --config "$reports/suppress.toml" "$reports/suppressed.cfg"
(($(grep -c '"justification"' "$reports/suppressed.sarif") == 2)) || complain 'SARIF lacks what is suppressed'

validate empty --allow-missing missing.cfg
exit "$failed"
