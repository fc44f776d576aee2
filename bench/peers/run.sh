#!/usr/bin/env bash
# What others take for as much: FRR's shell, which checks a configuration against its commands (`vtysh -C`), and
# yanglint, which checks data against a YANG module. A yardstick that is not installed is left out; Debian has them as
# frr and libyang2-tools. `./dev bench peers` runs this.
#
# usage: peers/run.sh [LINES] [ROUNDS]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../measure.sh"
here=$root/bench/peers
lines=${1:-100000}
rounds=${2:-5}

cmake --build "$build" --target generate -- --quiet
"$build/generate" "$lines" clean >"$scratch/clean.cfg"
check=("$vrpc" check "$scratch/clean.cfg")
# A long word of a yardstick, side by side with vrpc: CPU milliseconds of both, a line a round.
beside() {
  local file=$1
  shift
  "$@" >/dev/null || {
    echo "peers: $1 does not take what was made for it" >&2
    exit 1
  }
  for ((round = 0; round < rounds; round++)); do echo "$(cpu_ms 1 "$@") $(cpu_ms 3 "${check[@]}")" >>"$file"; done
}

if command -v vtysh >/dev/null; then
  awk -v lines="$lines" -f "$here/frr.awk" >"$scratch/frr.conf"
  beside "$scratch/vtysh" vtysh -C -f "$scratch/frr.conf"
  figure "$(grouped "$(lines "$scratch/frr.conf")") lines of FRR: \`vtysh -C\`" "$(rounded "$(median_of '$1' "$scratch/vtysh")" 1)" ms
  figure "$(grouped "$(lines "$scratch/clean.cfg")") clean lines: \`vrpc check\`" "$(rounded "$(median_of '$2' "$scratch/vtysh")" 1)" ms
  figure 'ratio' "$(rounded "$(median_of '$2 / $1' "$scratch/vtysh")" 3)" '' '<= 0.1'
fi

if command -v yanglint >/dev/null; then
  awk -v leaves="$lines" -f "$here/instance.awk" >"$scratch/instance.json"
  beside "$scratch/yanglint" yanglint -t config "$here/interfaces.yang" "$scratch/instance.json"
  figure "$(grouped "$(grep -oE '"(name|description|vlan|address|prefix-length|enabled|vrf|route-distinguisher)": [^{[]' "$scratch/instance.json" | wc -l)") values in JSON: \`yanglint\`" \
    "$(rounded "$(median_of '$1' "$scratch/yanglint")" 1)" ms
  figure 'ratio' "$(rounded "$(median_of '$2 / $1' "$scratch/yanglint")" 2)"
fi
