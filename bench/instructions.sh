#!/usr/bin/env bash
# Instructions, as cachegrind counts them: the same on every machine and in every run. How many a line takes, and
# whether four times as much of something takes more than four times as many. `./dev bench instructions` runs this.
#
# usage: instructions.sh [--hostile] [KIND...]
#   KIND       of `generate`; default: all objects
#   --hostile  files made to be slow instead; default: all of them
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/measure.sh"
hostile=
[[ ${1-} != --hostile ]] || { hostile=yes && shift; }
limit=${BENCH_TIMEOUT:-600} # seconds

cmake --build "$build" --target generate -- --quiet
generate=$build/generate

# Instructions of `vrpc check` with all its findings; nothing if that takes too long.
count() {
  local status=0
  timeout "$limit" valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null \
    "$vrpc" check --max-findings 0 "$1" >/dev/null 2>"$scratch/valgrind" || status=$?
  ((status != 124)) || return 0
  awk '/I +refs:/ { gsub(",", "", $NF); print $NF }' "$scratch/valgrind"
}

printf '\n' >"$scratch/empty.cfg"
start=$(count "$scratch/empty.cfg")

# A kind, in a number and in four times that; what the numbers count.
grows() {
  local kind=$1 number=$2 unit=$3 bound=$4 objects=() small large
  [[ $unit != objects ]] || objects=(objects)
  "$generate" "$number" "$kind" "${objects[@]}" >"$scratch/small.cfg"
  "$generate" $((4 * number)) "$kind" "${objects[@]}" >"$scratch/large.cfg"
  small=$(count "$scratch/small.cfg")
  large=$(count "$scratch/large.cfg")
  if [[ -z $small || -z $large ]]; then
    figure "\`$kind\`, $(grouped $((4 * number))) beside $(grouped "$number") $unit" 99 "or more: not done in $limit s" "$bound"
    return
  fi
  # What starting takes is no part of it.
  figure "\`$kind\`, $(grouped $((4 * number))) beside $(grouped "$number") $unit" \
    "$(awk "BEGIN { printf \"%.2f\", ($large - $start) / ($small - $start) }")" '' "$bound"
}

kinds=("$@")
if [[ -n $hostile ]]; then
  ((${#kinds[@]})) || mapfile -t kinds < <("$generate" 2>&1 | sed '1,/^and bytes of/d' | awk '{ print $1 }')
  for kind in "${kinds[@]}"; do grows "$kind" 250000 bytes '<= 4.4'; done
  exit
fi

if ((${#kinds[@]} == 0)); then
  "$generate" 10000 clean >"$scratch/small.cfg"
  "$generate" 100000 clean >"$scratch/large.cfg"
  few=$(lines "$scratch/small.cfg")
  many=$(lines "$scratch/large.cfg")
  figure "instructions a line, $(grouped "$many") less $(grouped "$few") clean lines" \
    $((($(count "$scratch/large.cfg") - $(count "$scratch/small.cfg")) / (many - few))) '' '<= 3500'
  figure 'instructions to start' "$start"
  kinds=(sessions peers interfaces vpn-instances acl-rules references unknown errors undefined duplicates)
fi
for kind in "${kinds[@]}"; do grows "$kind" 10000 objects '<= 4.4'; done
