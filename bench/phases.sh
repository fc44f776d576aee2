#!/usr/bin/env bash
# Google Benchmark over the phases: how long each takes for 1,000, 10,000 and 100,000 clean lines. Arguments are those of
# Google Benchmark, such as --benchmark_filter=bind. `./dev bench phases` runs this.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/measure.sh"
cmake --build "$build" --target phases -- --quiet
if [[ -z ${BENCH_MARKDOWN-} ]]; then
  "$build/phases" "$@" 2>/dev/null
  exit
fi
# phase/kind/lines:N,iterations,real_time,cpu_time,time_unit,...
"$build/phases" --benchmark_format=csv "$@" 2>/dev/null | tr -d '"' |
  awk -F, '$1 ~ /lines:100000$/ { sub(/\/lines:.*/, "", $1); print $1, $4 }' |
  while read -r phase ms; do figure "\`$phase\`" "$(rounded "$ms" 1)" ms; done
