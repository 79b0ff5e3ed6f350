// SPDX-License-Identifier: MIT
// Newton's method for a logistic regression in DuckDB's SQL. Usage: node duckdb_logit.js SQLITE CSV COLUMN...
// Reads the SQLite file by DuckDB's extension sqlite where that is installed, else the CSV that was made of it.
// Prints JSON: seconds of reading and of fitting (wall and processor), the coefficients and their errors.
const { DuckDBInstance } = require('@duckdb/node-api');

const clock = () => ({ wall: performance.now() / 1000, cpu: Object.values(process.cpuUsage()).reduce((a, b) => a + b) / 1e6 });
const since = (before) => { const now = clock(); return { wall: now.wall - before.wall, cpu: now.cpu - before.cpu }; };

function solve(a, b) {  // Cholesky of a symmetric matrix; returns the solution and the inverse's diagonal
  const n = b.length;
  const l = a.map((row) => row.slice());
  for (let i = 0; i < n; ++i)
    for (let j = 0; j <= i; ++j) {
      let s = a[i][j];
      for (let k = 0; k < j; ++k) s -= l[i][k] * l[j][k];
      l[i][j] = i === j ? Math.sqrt(s) : s / l[j][j];
    }
  const back = (right) => {
    const x = right.slice();
    for (let i = 0; i < n; ++i) { for (let k = 0; k < i; ++k) x[i] -= l[i][k] * x[k]; x[i] /= l[i][i]; }
    for (let i = n - 1; i >= 0; --i) { for (let k = i + 1; k < n; ++k) x[i] -= l[k][i] * x[k]; x[i] /= l[i][i]; }
    return x;
  };
  return { x: back(b), diagonal: b.map((_, j) => back(b.map((_, k) => (j === k ? 1 : 0)))[j]) };
}

async function main([sqlite, csv, ...columns]) {
  const instance = await DuckDBInstance.create(':memory:');
  const db = await instance.connect();
  let before = clock();
  let source = 'extension';
  try {
    await db.run('LOAD sqlite');
    await db.run(`ATTACH '${sqlite}' AS s (TYPE sqlite)`);
    await db.run('CREATE TABLE t AS SELECT * FROM s.t');
  } catch {
    source = 'csv';
    before = clock();
    await db.run(`CREATE TABLE t AS SELECT * FROM read_csv('${csv}', header = false, names = ['y', ${columns.map((c) => `'${c}'`)}])`);
  }
  const read = since(before);
  before = clock();
  const x = ['1', ...columns];
  const p = x.length;
  let b = x.map(() => 0);
  let root;
  for (let iteration = 0; iteration < 25; ++iteration) {
    const eta = x.map((c, j) => `${b[j]}::DOUBLE * ${c}`).join(' + ');
    const sums = x.map((c) => `sum((y - mu) * ${c})`);
    for (let i = 0; i < p; ++i) for (let j = 0; j <= i; ++j) sums.push(`sum(v * ${x[i]} * ${x[j]})`);
    const reader = await db.runAndReadAll(`WITH m AS (SELECT *, 1 / (1 + exp(-(${eta}))) AS mu FROM t), w AS (SELECT *, mu * (1 - mu) AS v FROM m) SELECT ${sums} FROM w`);
    const row = reader.getRows()[0];
    const information = x.map(() => []);
    let at = p;
    for (let i = 0; i < p; ++i) for (let j = 0; j <= i; ++j) information[i][j] = information[j][i] = row[at++];
    root = solve(information, row.slice(0, p));
    b = b.map((value, j) => value + root.x[j]);
    if (root.x.reduce((s, step, j) => s + step * row[j], 0) < 1e-12) break;
  }
  console.log(JSON.stringify({ source, read, fit: since(before), b, se: root.diagonal.map(Math.sqrt) }));
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});
