// SPDX-License-Identifier: MIT
// COPY of a long table 07459 into a keyed DuckDB table. Usage: node duckdb_copy.js CSV DB
const fs = require('fs');
const { DuckDBInstance } = require('@duckdb/node-api');

async function main([csv, path]) {
  for (const old of [path, path + '.wal']) fs.rmSync(old, { force: true });
  const instance = await DuckDBInstance.create(path);
  const db = await instance.connect();
  await db.run(`CREATE TABLE cell (region VARCHAR, alder VARCHAR, kjonn VARCHAR, aar VARCHAR, personer VARCHAR,
                PRIMARY KEY (region, alder, kjonn, aar))`);
  await db.run(`COPY cell FROM '${csv}' (DELIMITER ';', HEADER)`);
  await db.run('CHECKPOINT');
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});
