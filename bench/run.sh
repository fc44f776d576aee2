#!/usr/bin/env bash
# Whole processes, as their users have them: CPU time beside that of `wc -w` on the same file, in one run, because a
# noisy machine changes ratios little; memory, start-up, and two cores beside one. `./dev bench` builds what is needed
# and runs this.
#
# usage: run.sh [LINES] [ROUNDS]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/measure.sh"
lines=${1:-1000000}
rounds=${2:-5}
files=500

cmake --build "$build" --target generate -- --quiet
generate=$build/generate
"$generate" "$lines" clean >"$scratch/clean.cfg"
"$generate" $((lines / 10)) mixed >"$scratch/mixed.cfg"
"$generate" $((lines / 10)) changed >"$scratch/changed.cfg"
printf 'sysname A\n' >"$scratch/one.cfg"
mkdir "$scratch/files"
"$generate" $((lines / files)) clean >"$scratch/files/1.cfg"
for ((i = 2; i <= files; i++)); do cp "$scratch/files/1.cfg" "$scratch/files/$i.cfg"; done

"$vrpc" check "$scratch/clean.cfg" | grep -q '^no findings in 1 file; 100% of ' || {
  echo "run.sh: the configuration that is measured has findings" >&2
  exit 1
}

for ((round = 0; round < rounds; round++)); do
  a=$(LC_ALL=C cpu_ms 3 wc -w "$scratch/clean.cfg")
  b=$(cpu_ms 1 "$vrpc" check "$scratch/clean.cfg")
  echo "$a $b" >>"$scratch/ratios"
  c=$(cpu_ms 2 "$vrpc" check "$scratch/mixed.cfg" "$scratch/changed.cfg")
  d=$(cpu_ms 2 "$vrpc" diff --script /dev/null "$scratch/mixed.cfg" "$scratch/changed.cfg")
  echo "$c $d" >>"$scratch/diffs"
  cpu_ms 50 "$vrpc" check "$scratch/one.cfg" >>"$scratch/start"
  e=$(wall_ms "$vrpc" check -j1 "$scratch/files")
  f=$(wall_ms "$vrpc" check -j2 "$scratch/files")
  echo "$e $f" >>"$scratch/cores"
done

size=$(bytes "$scratch/clean.cfg")
peak=$(peak_kib "$vrpc" check "$scratch/clean.cfg")
large="$(grouped "$(lines "$scratch/clean.cfg")") clean lines, $(grouped "$size") bytes"
changes="$(grouped "$(lines "$scratch/mixed.cfg")") lines, one in fifty changed"
figure "$large: \`LC_ALL=C wc -w\`" "$(rounded "$(median_of '$1' "$scratch/ratios")" 1)" ms
figure '`vrpc check`' "$(rounded "$(median_of '$2' "$scratch/ratios")" 1)" ms
figure 'ratio' "$(rounded "$(median_of '$2 / $1' "$scratch/ratios")" 2)" '' '<= 2.5'
figure 'peak memory' "$(rounded "$(awk "BEGIN { print $peak / 1024 }")" 1)" MiB \
  "<= $(awk "BEGIN { printf \"%.1f\", 16 + 5 * $size / 1048576 }")"
figure 'one line: `vrpc check`' "$(rounded "$(median <"$scratch/start")" 2)" ms '<= 3'
figure 'peak memory' "$(rounded "$(awk "BEGIN { print $(peak_kib "$vrpc" check "$scratch/one.cfg") / 1024 }")" 1)" MiB '<= 8'
figure "$files files of $(grouped "$(lines "$scratch/files/1.cfg")") lines: \`-j1\` beside \`-j2\`, by the clock" \
  "$(rounded "$(median_of '$1 / $2' "$scratch/cores")" 2)" '' '>= 1.7'
figure "$changes: \`vrpc diff --script\` beside \`vrpc check\` of both" \
  "$(rounded "$(median_of '$2 / $1' "$scratch/diffs")" 2)"
