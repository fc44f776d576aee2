#!/usr/bin/env bash
# Runs vrpc over many configurations and counts what breaks: crashes, runs that do not end, what is lost on the way
# through a form and back, and findings by kind. Ends with status 1 if anything is broken; findings are no fault.
# `./dev corpus` builds the release and runs this.
#
# Files whose names differ in a leading number only (`12_Example.cfg`, `13_Example.cfg`) are diffed, one with the next,
# to see whether the scripts that lead from one to the other and back are proved.
#
# usage: corpus.sh [FOLDER]       default: ../shared/corpus/ne40e, beside the repository
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
export VRPC=${VRPC:-$root/build/release/vrpc}
export LC_ALL=C

# What can be wrong, as it stands in $faults, and for people.
readonly faults_known='
crash         crashes
hang          runs of more than 10 s
failure       runs that vrpc gave up
fmt-loses     files of which formatting loses words
fmt-differs   files that formatting changes again
text-loses    canonical texts that are another configuration
text-differs  canonical texts whose canonical text differs
json-differs  canonical texts that differ by way of JSON'

# --- One file, in every form and back. Prints `FAULT FILE`, a line each ---

# A run of vrpc; what it prints is left in $output.
run() {
  local status=0
  output=$("$VRPC" "$@" --show-secrets) || status=$?
  case $status in
    0) return 0 ;;
    2) echo "failure $file" ;;      # it said why
    137 | 152) echo "hang $file" ;; # out of CPU time: 128 + SIGKILL or SIGXCPU
    *) echo "crash $file" ;;
  esac
  return 1
}

# JSON with the keys of an object sorted, as far as they have plain values.
normalized() {
  awk 'function flush() { for (; count > 0; count--) print kept[count] }
       { sub(/,$/, "") }
       !/^ *"[^"]*": [^[{]/ { flush(); print; next }
       { for (i = ++count; i > 1 && kept[i - 1] < $0; i--) kept[i] = kept[i - 1]; kept[i] = $0 }
       END { flush() }'
}

convert_file() {
  local file=$1 json text output
  run convert --to json "$file" || return 0
  json=$output
  run convert --to config "$file" || return 0
  text=$output
  run convert --from json --to config - <<<"$json" || return 0
  [[ $output == "$text" ]] || echo "json-differs $file"
  run convert --input saved --to config - <<<"$text" || return 0
  [[ $output == "$text" ]] || echo "text-differs $file"
  run convert --input saved --to json - <<<"$text" || return 0
  [[ $output == "$json" || $(normalized <<<"$output") == "$(normalized <<<"$json")" ]] || echo "text-loses $file"
}

# A configuration and the next one of its page, by turns.
diff_pairs() {
  local status said
  while (($# >= 2)); do
    status=0
    said=$("$VRPC" diff --show-secrets --allow-unproved --script /dev/null --rollback /dev/null "$1" "$2" 2>&1 >/dev/null) ||
      status=$?
    case $status in
      0 | 1) grep -m 1 -o 'not proved: .*' <<<"$said" || echo proved ;;
      137 | 152) echo "hang $1 $2" ;;
      *) echo "crash $1 $2" ;;
    esac
    shift 2
  done
}

if [[ ${1-} == --diff ]]; then
  ulimit -c 0 -t 20
  diff_pairs "${@:2}"
  exit
fi

if [[ ${1-} == --convert ]]; then
  ulimit -c 0 -t 10 # of each process
  for file in "${@:2}"; do convert_file "$file"; done
  exit
fi

# --- All files ---

folder=$(cd "${1:-$root/../shared/corpus/ne40e}" 2>/dev/null && pwd -P) || {
  echo "corpus.sh: ${1:-../shared/corpus/ne40e}: there is no such folder" >&2
  exit 2
}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
faults=$scratch/faults
started=$SECONDS
(cd "$folder" && find . \( -name '*.cfg' -o -name '*.txt' \) -type f -print0) | sort -z >"$scratch/names"
files=$(tr -cd '\0' <"$scratch/names" | wc -c)

((files > 0)) || {
  echo "corpus.sh: $folder: there are no configurations (*.cfg, *.txt)" >&2
  exit 2
}

# A run of vrpc over all files. Where it breaks, or cannot read one, converting them says which file it was.
whole() {
  local status=0
  (ulimit -c 0 -t $((60 + files / 10)) && "$VRPC" "$@" 2>/dev/null) || status=$?
  ((status <= 2)) || echo "failure vrpc $1, which ended with status $status" >>"$faults"
}

# `FILE WORDS` of all files below the folder; separators count for nothing.
words() {
  cd "$1" && xargs -0 -r awk 'FNR == 1 && NR > 1 { print name, count; count = 0 }
                              { name = FILENAME }
                              $1 != "#" || NF > 1 { count += NF }
                              END { print name, count }' <"$scratch/names"
}

whole check --format json "$folder" >"$scratch/findings"
whole check "$folder" | grep understood | tail -n 1 >"$scratch/summary"
whole fmt --check "$folder" >"$scratch/unformatted"
cp -r "$folder" "$scratch/formatted"
chmod -R u+w "$scratch/formatted"
whole fmt "$scratch/formatted"
whole fmt --check "$scratch/formatted" | sed "s|^$scratch/formatted|fmt-differs $folder|" >>"$faults"
diff <(words "$folder") <(words "$scratch/formatted") | sed -n "s|^< \./|fmt-loses $folder/|p" >>"$faults" || true
(cd "$folder" && xargs -0 -r -n 100 -P "$(nproc)" "$root/bench/corpus.sh" --convert) <"$scratch/names" >>"$faults"
tr '\0' '\n' <"$scratch/names" |
  awk '{ page = $0; sub(/^.*\/[0-9]+_/, "", page); if (page in last) print last[page] "\n" $0; last[page] = $0 }' |
  tr '\n' '\0' >"$scratch/pairs"
(cd "$folder" && xargs -0 -r -n 200 -P "$(nproc)" "$root/bench/corpus.sh" --diff) <"$scratch/pairs" >"$scratch/diffs"
grep -E '^(crash|hang)' "$scratch/diffs" >>"$faults" || true

# --- What came of it ---

printf '%7d  files, in %d s\n' "$files" $((SECONDS - started))
while read -r fault meaning; do
  [[ -z $fault ]] || printf '%7d  %s\n' "$(grep -c "^$fault " "$faults" || true)" "$meaning"
done <<<"$faults_known"
printf '%7d  files that formatting changes\n\n' "$(wc -l <"$scratch/unformatted")"
printf '%7d  pairs of one page with proved scripts\n' "$(grep -cx proved "$scratch/diffs" || true)"
printf '%7d  pairs with scripts that are not proved\n' "$(grep -c '^not proved' "$scratch/diffs" || true)"
sed -n 's/^not proved: /         /p' "$scratch/diffs" | sort | uniq -c | sort -rn | head -n 20
echo
cat "$scratch/summary"
grep -o '"kind": "[^"]*"' "$scratch/findings" | cut -d'"' -f4 | sort | uniq -c | sort -rn || true
[[ ! -s $faults ]] || {
  echo
  head -n 20 "$faults"
  exit 1
} >&2
