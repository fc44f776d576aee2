#!/usr/bin/env bash
# Runs vrpc over many configurations and counts what breaks: crashes, runs that do not end, what is lost on the way
# through a form and back, and findings by kind. Ends with status 1 if anything is broken; findings are no fault.
# `./dev corpus` builds the release and runs this.
#
# usage: corpus.sh [FOLDER]       default: ../shared/corpus/ne40e, beside the repository
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
export VRPC=${VRPC:-$root/build/release/vrpc}
export LC_ALL=C

# --- One file, in every form and back. Prints `FAULT FILE`, a line each ---

# A run of vrpc; its output is left in $output.
run() {
  local status=0
  output=$("$VRPC" "$@") || status=$?
  case $status in
    0) return 0 ;;
    2) echo "failure $file" ;;          # it said why
    137 | 152) echo "hang $file" ;;     # out of CPU time: 128 + SIGKILL, SIGXCPU
    *) echo "crash $file" ;;
  esac
  return 1
}

# JSON with the keys of an object sorted as far as they have plain values.
normalized() {
  awk 'function flush() { for (; count > 0; count--) print kept[count] }
       { sub(/,$/, "") }
       !/^ *"[^"]*": [^[{]/ { flush(); print; next }
       { for (i = ++count; i > 1 && kept[i - 1] < $0; i--) kept[i] = kept[i - 1]; kept[i] = $0 }
       END { flush() }'
}

convert_file() {
  local file=$1 json text output
  run convert --show-secrets --to json "$file" || return 0
  json=$output
  run convert --show-secrets --to config "$file" || return 0
  text=$output
  run convert --show-secrets --from json --to config - <<<"$json" || return 0
  [[ $output == "$text" ]] || echo "json-differs $file"
  run convert --show-secrets --input saved --to config - <<<"$text" || return 0
  [[ $output == "$text" ]] || echo "text-differs $file"
  run convert --show-secrets --input saved --to json - <<<"$text" || return 0
  [[ $output == "$json" || $(normalized <<<"$output") == "$(normalized <<<"$json")" ]] || echo "text-loses $file"
  [[ $FORMATTED/${file#"$FOLDER"/} -nt $FORMATTED ]] || return 0 # as it was
  run convert --show-secrets --to config "$FORMATTED/${file#"$FOLDER"/}" || return 0
  [[ $output == "$text" ]] || echo "fmt-loses $file"
}

if [[ ${1-} == --convert ]]; then
  ulimit -c 0
  for file in "${@:2}"; do (ulimit -t 10 && convert_file "$file"); done
  exit
fi

# --- All files ---

folder=${1:-$root/../shared/corpus/ne40e}
FOLDER=$(cd "$folder" 2>/dev/null && pwd -P) || {
  echo "corpus.sh: $folder: there is no such folder" >&2
  exit 2
}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
FORMATTED=$scratch/formatted
export FOLDER FORMATTED
faults=$scratch/faults
started=$SECONDS

find "$FOLDER" \( -name '*.cfg' -o -name '*.txt' \) -type f -print0 | sort -z >"$scratch/files"
files=$(tr -cd '\0' <"$scratch/files" | wc -c)

# `vrpc check` and `vrpc fmt` take all files at once; where that breaks, converting says which file it was.
whole() {
  local status=0
  (ulimit -c 0 -t $((60 + files / 10)) && "$VRPC" "$@") || status=$?
  ((status <= 1)) || echo "failure vrpc $1, with status $status" >>"$faults"
}
words() { (cd "$1" && xargs -0 awk 'FNR == 1 && NR > 1 { print name, count; count = 0 } { name = FILENAME }
  $1 != "#" || NF > 1 { count += NF } END { print name, count }') <"$scratch/names"; }

whole check --format json "$FOLDER" >"$scratch/findings"
whole check "$FOLDER" | tail -n 1 >"$scratch/summary"
whole fmt --check "$FOLDER" >"$scratch/unformatted"

cp -r "$FOLDER" "$FORMATTED"
find "$FORMATTED" -exec touch -h -d @0 {} +
touch -d @1 "$FORMATTED"
whole fmt "$FORMATTED"
touch -d @1 "$FORMATTED"
whole fmt --check "$FORMATTED" | sed 's/^/fmt-differs /' >>"$faults"
sed -z "s|^$FOLDER/||" "$scratch/files" >"$scratch/names"
diff <(words "$FOLDER") <(words "$FORMATTED") | sed -n 's/^< /fmt-loses /p' >>"$faults"

xargs -0 -r -n 50 -P "$(nproc)" "$0" --convert <"$scratch/files" >>"$faults"

# --- What came of it ---

count() { printf '%7d  %s\n' "$(grep -c "^$1 " "$faults")" "$2"; } || true
broken=$(wc -l <"$faults")
printf '%7d  files, in %d s\n' "$files" $((SECONDS - started))
{
  count crash 'crashes'
  count hang 'runs of more than 10 s'
  count failure 'runs that vrpc gave up'
  count fmt-loses 'files of which formatting loses something'
  count fmt-differs 'files that formatting changes again'
  count text-loses 'canonical texts that are another configuration'
  count text-differs 'canonical texts whose canonical text differs'
  count json-differs 'canonical texts that differ by way of JSON'
} || true
printf '%7d  files that formatting changes\n' "$(wc -l <"$scratch/unformatted")"
sed 's/^/         /' "$scratch/summary"
grep -o '"kind": "[^"]*"' "$scratch/findings" | cut -d'"' -f4 | sort | uniq -c | sort -rn || true
((broken == 0)) || {
  sed 's/^/corpus.sh: /' "$faults" | head -n 20 >&2
  exit 1
}
