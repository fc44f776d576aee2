#!/usr/bin/env bash
# What `vrpc check` costs beside `wc -w` on the same file, and `vrpc diff --script` of two versions beside checking both,
# in one run: the ratios of CPU times, which a noisy machine changes little. Also the start-up time. `./dev bench` builds what is needed and runs this.
#
# usage: run.sh [LINES] [ROUNDS]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
vrpc=${VRPC:-$root/build/release/vrpc}
build=$(dirname "$vrpc")
lines=${1:-100000}
rounds=${2:-7}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cmake --build "$build" --target generate -- --quiet
"$build/generate" "$lines" >"$scratch/mixed.cfg"
"$build/generate" "$lines" changed >"$scratch/changed.cfg"
printf 'sysname A\n' >"$scratch/one.cfg"

# CPU milliseconds, user and system, of one run of "$@" out of several.
cpu_ms() {
  local runs=$1 TIMEFORMAT='%U %S'
  shift
  { time for ((i = 0; i < runs; i++)); do "$@" >/dev/null || true; done; } 2>&1 |
    awk -v runs="$runs" 'NF == 2 { print ($1 + $2) * 1000 / runs }' | tail -n 1
}

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

for ((round = 0; round < rounds; round++)); do
  a=$(LC_ALL=C cpu_ms 10 wc -w "$scratch/mixed.cfg")
  b=$(cpu_ms 3 "$vrpc" check "$scratch/mixed.cfg")
  echo "$a $b" >>"$scratch/ratios"
  c=$(cpu_ms 3 "$vrpc" check "$scratch/mixed.cfg" "$scratch/changed.cfg")
  d=$(cpu_ms 3 "$vrpc" diff --script /dev/null "$scratch/mixed.cfg" "$scratch/changed.cfg")
  echo "$c $d" >>"$scratch/diffs"
  cpu_ms 50 "$vrpc" check "$scratch/one.cfg" >>"$scratch/start"
done

printf '%s lines, %s bytes; medians of %s rounds\n' "$(wc -l <"$scratch/mixed.cfg")" "$(wc -c <"$scratch/mixed.cfg")" "$rounds"
printf '%-28s %8.1f ms\n' 'LC_ALL=C wc -w' "$(awk '{ print $1 }' "$scratch/ratios" | median)"
printf '%-28s %8.1f ms\n' 'vrpc check' "$(awk '{ print $2 }' "$scratch/ratios" | median)"
printf '%-28s %8.2f\n' 'ratio' "$(awk '{ print $2 / $1 }' "$scratch/ratios" | median)"
printf '%-28s %8.1f ms\n' 'vrpc check of both' "$(awk '{ print $1 }' "$scratch/diffs" | median)"
printf '%-28s %8.1f ms\n' 'vrpc diff --script' "$(awk '{ print $2 }' "$scratch/diffs" | median)"
printf '%-28s %8.2f\n' 'ratio' "$(awk '{ print $2 / $1 }' "$scratch/diffs" | median)"
printf '%-28s %8.1f ms\n' 'vrpc check, one line' "$(median <"$scratch/start")"
