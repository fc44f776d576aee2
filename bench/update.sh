#!/usr/bin/env bash
# Measures everything, and writes the figures into bench/README.md, each group between a line `<!-- figures of NAME -->` and
# a line `<!-- end -->`. `./dev bench update` runs this.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/measure.sh"
export BENCH_MARKDOWN=yes
readme=$root/bench/README.md

# Groups, with the scripts that measure them.
groups='run           run.sh
instructions  instructions.sh
hostile       instructions.sh --hostile
peers         peers/run.sh
phases        phases.sh'

while read -r name script arguments; do
  # shellcheck disable=SC2086 # several words
  "$root/bench/$script" $arguments >"$scratch/$name"
  awk -v name="$name" -v figures="$scratch/$name" '
    $0 == "<!-- figures of " name " -->" {
      print
      print "\n| what | figure | must be |\n| --- | ---: | --- |"
      while ((getline line < figures) > 0) print line
      print ""
      skipped = 1
    }
    $0 == "<!-- end -->" { skipped = 0 }
    !skipped { print }' "$readme" >"$scratch/README.md"
  cp "$scratch/README.md" "$readme"
done <<<"$groups"
machine="$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(uname -s) $(uname -r | cut -d- -f1)"
sed -i "s/^Measured on .*/Measured on $(date -u +%F): $machine./" "$readme"
