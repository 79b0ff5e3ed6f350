#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# From the agencies' files to the settlement index: installs what is missing, builds Release, loads the
# sample in data/ into build/demo/kommune.db, prints the index of the 48 municipalities, and writes a
# map of it and the finished note beside the warehouse.
# Usage: scripts/demo.sh [--build DIR] [--db FILE]
#   --build DIR   use the programs already built in DIR; installs and builds nothing
#   --db FILE     the warehouse to make (default build/demo/kommune.db)
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf 'demo: %s\n' "$*" >&2; }
usage() { say "$1"; say "Usage: scripts/demo.sh [--build DIR] [--db FILE]"; exit 2; }
absolute() { case "$1" in /*) printf '%s' "$1" ;; *) printf '%s/%s' "$PWD" "$1" ;; esac; }

build=
db=build/demo/kommune.db
while [ $# -gt 0 ]; do
  case "$1" in
    --build) [ $# -ge 2 ] || usage "--build needs a folder."; build=$(absolute "$2"); shift 2 ;;
    --db) [ $# -ge 2 ] || usage "--db needs a file name."; db=$(absolute "$2"); shift 2 ;;
    -h | --help) sed -n '3,8s/^# //p' "$0"; exit 0 ;;
    *) usage "unknown argument '$1'." ;;
  esac
done
cd "$root"

if [ -z "$build" ]; then
  build=build/release
  scripts/install-deps.sh
  say "configuring $build"
  cmake --preset release --log-level=WARNING >&2
  say "building the programs and plugins in $build"
  cmake --build --preset release --parallel "$(nproc)" --target etl/all queryctl/all plugins/all >&2
fi
etl=$build/bin/etl
queryctl=$build/bin/queryctl
for program in "$etl" "$queryctl"; do
  [ -x "$program" ] || { say "there is no $program. Build first: cmake --build $build"; exit 1; }
done

# What the warehouse was made from: the sample, the loader, and this script.
inputs() { find data -type f -print0 | sort -z | xargs -0 sha256sum -- "$etl" scripts/demo.sh; }

load() {
  say "loading $1"
  "$etl" load "$new" "$@" >&2
}

if [ -f "$db" ] && [ -f "$db.inputs" ] && [ "$(inputs)" = "$(cat "$db.inputs")" ]; then
  say "$db is up to date with data/ and the programs."
else
  say "making $db"
  mkdir -p "$(dirname "$db")"
  new=$db.new
  rm -f "$new" "$new"-* "$db.inputs"
  told=$("$etl" init "$new" 2>&1) || { printf '%s\n' "$told" >&2; exit 1; }
  # The days are those data/README.md gives reasons for.
  load klass-131 data/klass/klass_131_region_sor_nodes.csv data/klass/klass_131_region_sor_edges.csv \
    --vintage 2025-10-31
  load skjematisk data/schematic/kommuner_skjematisk_2013.geojson --vintage 2014-12-31
  load kommunesort data/imdi/kommunesort.csv --vintage 2014-12-31
  load folkemengde data/ssb/*.csv --vintage 2014-12-31
  load imdi-bosetting data/imdi/bosatt_anmodede_2010-2014.csv --vintage 2023-12-31
  load survey data/survey/imdi_sor_2013_reconstructed.sav data/survey/imdi_sor_2013_reconstructed.codebook.json \
    --vintage 2014-10-01
  load nibr-rekonstruert data/nibr/*.csv --vintage 2014-10-01
  rm -f "$db" "$db"-wal "$db"-shm
  mv "$new" "$db"
  inputs >"$db.inputs"
fi

say "settlement index 2010-2013: persons decided per 100 asked for, region Sør"
"$queryctl" "$db" bosettingsindeks --from 2010 --to 2013 --group imdi-sor

map=$(dirname "$db")/kart.svg
say "drawing the index as a schematic map"
"$queryctl" -q "$db" map bosettingsindeks --from 2010 --to 2013 --group imdi-sor --classes fixed:0,34,70,90 -o "$map"

note=$(dirname "$db")/note.html
say "writing the note"
"$queryctl" -q "$db" report nibr-2014-107 -o "$note"

q=$(printf '%q' "$queryctl")
e=$(printf '%q' "$etl")
d=$(printf '%q' "$db")
cat <<END

The finished note of the sample, every number in it computed, is a page for any browser:
  $(printf '%q' "$note")

The index as a map (schematic: the sample has no borders; with a file of them, etl load … grenser FILE, it is drawn on the real ones):
  $(printf '%q' "$map")

Three to try next, from $(printf '%q' "$root"):
  $q $d -m csv bosettingsindeks --from 2012 --to 2014 --group imdi-sor
  $q $d -c "SELECT region, name, value FROM observations WHERE indicator = 'folkemengde' AND period = '2013' AND breakdown = '' ORDER BY value DESC LIMIT 5"
  $e loads $d
END
