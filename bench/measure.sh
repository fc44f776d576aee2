# What the scripts of bench/ share: where things are, how a figure is taken, and how it is shown.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
vrpc=${VRPC:-$root/build/release/vrpc}
build=$(dirname "$vrpc")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Sums of user and system time, in milliseconds, of one run of "$@" out of $1 of them.
cpu_ms() {
  local runs=$1 TIMEFORMAT='%U %S'
  shift
  { time for ((i = 0; i < runs; i++)); do "$@" >/dev/null || true; done; } 2>&1 |
    awk -v runs="$runs" 'NF == 2 { print ($1 + $2) * 1000 / runs }' | tail -n 1
}

wall_ms() {
  local TIMEFORMAT=%R
  { time "$@" >/dev/null || true; } 2>&1 | awk 'NF == 1 { print $1 * 1000 }' | tail -n 1
}

# The most memory that "$@" had, in KiB.
peak_kib() {
  command time -f %M -o "$scratch/peak" "$@" >/dev/null || true
  tail -n 1 "$scratch/peak"
}

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# The median of an expression of awk over the lines of a file.
median_of() { awk "{ print $1 }" "$2" | median; }

lines() { wc -l <"$1"; }
bytes() { wc -c <"$1"; }

# A number with commas between thousands.
grouped() { sed -E ':again; s/^([0-9]+)([0-9]{3})/\1,\2/; t again' <<<"$1"; }

# A figure: what it is, its value, its unit, and what it must be, such as `<= 2.5`. With $BENCH_MARKDOWN, a row of a table.
figure() {
  local what=$1 value=$2 unit=${3-} bound=${4-} verdict=
  [[ -z $bound ]] || awk "BEGIN { exit !($value $bound) }" || verdict=' (missed)'
  bound=$(sed 's/^<=/at most/; s/^>=/at least/' <<<"$bound")
  if [[ -n ${BENCH_MARKDOWN-} ]]; then
    printf '| %s | %s | %s |\n' "$what" "$(grouped "$value")${unit:+ $unit}" "$bound$verdict"
  else
    printf '%-64s %14s  %s\n' "$what" "$(grouped "$value")${unit:+ $unit}" "$bound$verdict"
  fi
}

rounded() { awk -v digits="$2" -v value="$1" 'BEGIN { printf "%.*f\n", digits, value }'; }
