#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# COPY of a long table 07459 into PostgreSQL, then the primary key. Usage: postgres_copy.sh CSV
# The database is the one of PGDATABASE, PGHOST …, which load_cells.py sets; its table kv_bench_cell is made anew.
set -euo pipefail
psql -qX -v ON_ERROR_STOP=1 <<END
DROP TABLE IF EXISTS kv_bench_cell;
CREATE TABLE kv_bench_cell (region text, alder text, kjonn text, aar text, personer text);
\copy kv_bench_cell FROM '$1' WITH (FORMAT csv, DELIMITER ';', HEADER)
ALTER TABLE kv_bench_cell ADD PRIMARY KEY (region, alder, kjonn, aar);
CHECKPOINT;
END
