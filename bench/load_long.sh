#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# `etl load` of a long export against `sqlite3 .import` of the same file plus one index, side by side.
# Usage: bench/load_long.sh [--build DIR] [--rounds N] [NODES EDGES LONG]
#   NODES EDGES   the two files of source klass-131     LONG   a file of source imdi-bosetting, long layout
# Without files it takes those of ../shared/data. How to read the result: bench/README.md.
set -euo pipefail
export LC_ALL=C
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf 'load_long: %s\n' "$*" >&2; }
usage() { say "$1"; say "Usage: bench/load_long.sh [--build DIR] [--rounds N] [NODES EDGES LONG]"; exit 2; }

build=$root/build/release
rounds=9
while [ $# -gt 0 ]; do
  case "$1" in
    --build) [ $# -ge 2 ] || usage "--build needs a folder."; build=$2; shift 2 ;;
    --rounds) [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || usage "--rounds needs a whole number from 1."; rounds=$2; shift 2 ;;
    -h | --help) sed -n '3,6s/^# //p' "$0"; exit 0 ;;
    -*) usage "unknown option '$1'." ;;
    *) break ;;
  esac
done
if [ $# -eq 0 ]; then
  shared=$root/../shared/data
  set -- "$shared/klass/ssb-klassr_klass_131_graph_nodes.csv" "$shared/klass/ssb-klassr_klass_131_graph_edges.csv" \
    "$shared/imdi/imdi_bosatt_anmodede_1995-2023_long.csv"
  [ -r "$1" ] || usage "there is no ../shared/data here. Give the three files."
fi
[ $# -eq 3 ] || usage "three files are needed, not $#."
for file in "$@"; do [ -r "$file" ] || usage "cannot read '$file'."; done
nodes=$1 edges=$2 long=$3
etl=$build/bin/etl
[ -x "$etl" ] || { say "there is no $etl. Run scripts/demo.sh first, or give --build."; exit 1; }
command -v sqlite3 >/dev/null || { say "there is no sqlite3 shell. Run scripts/install-deps.sh."; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Preparation, outside the timing: a warehouse that knows the regions.
"$etl" init "$work/base.db" >/dev/null 2>"$work/told" || { cat "$work/told" >&2; exit 1; }
"$etl" load "$work/base.db" klass-131 "$nodes" "$edges" >/dev/null 2>"$work/told" || { cat "$work/told" >&2; exit 1; }

# The other side takes no names from the file's header: it is latin-1, and an index needs valid ones.
cat >"$work/import.sql" <<END
CREATE TABLE long (unit TEXT, year TEXT, code TEXT, name TEXT, measure TEXT, value TEXT);
.mode csv
.separator ;
.import --skip 1 "$long" long
CREATE INDEX long_key ON long (code, year, measure);
END

ours() { "$etl" load "$work/ours.db" imdi-bosetting "$long" >/dev/null; }
theirs() { sqlite3 -bail "$work/theirs.db" <"$work/import.sql" >/dev/null; }

# Wall seconds of a command, after what was written before has reached the disk.
seconds() {
  local start end
  sync
  start=$EPOCHREALTIME
  "$@" 2>"$work/told" || { cat "$work/told" >&2; say "$1 failed"; exit 1; }
  end=$EPOCHREALTIME
  awk -v a="$start" -v b="$end" 'BEGIN {printf "%.4f", b - a}'
}

say "$rounds rounds after one to warm up; $(wc -l <"$long") lines"
for ((round = 0; round <= rounds; round++)); do
  rm -f "$work"/ours.db* "$work"/theirs.db*
  cp "$work/base.db" "$work/ours.db"
  # The order changes from round to round, so that neither side always runs on the other's heels.
  if ((round % 2)); then
    a=$(seconds ours)
    b=$(seconds theirs)
  else
    b=$(seconds theirs)
    a=$(seconds ours)
  fi
  if ((round > 0)); then
    echo "$a $b" >>"$work/rounds"
    awk -v n="$round" -v a="$a" -v b="$b" 'BEGIN {printf "round %d: etl load %.3f s, .import + index %.3f s, ratio %.2f\n", n, a, b, a / b}'
  fi
done

rows=$(sqlite3 "$work/theirs.db" 'SELECT count(*) FROM long')
cells=$(sqlite3 "$work/ours.db" 'SELECT cells_read FROM loads ORDER BY load_id DESC LIMIT 1')
awk '{printf "%.6f\n", $1 / $2}' "$work/rounds" | sort -g | awk -v rows="$rows" -v cells="$cells" '
  {r[NR] = $1}
  END {
    m = NR % 2 ? r[(NR + 1) / 2] : (r[NR / 2] + r[NR / 2 + 1]) / 2
    printf "etl load / (.import + index): median %.2f, from %.2f to %.2f, over %d rounds (%d rows imported, %d cells loaded)\n", m, r[1], r[NR], NR, rows, cells
  }'
