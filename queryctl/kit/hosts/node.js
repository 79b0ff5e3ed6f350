// SPDX-License-Identifier: MIT
// Loads a plugin in better-sqlite3 and runs SQL in it, each statement twice. In and out as python.py.
'use strict';
const task = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const report = { version: process.version.slice(1), error: null, results: [] };

function load() {
  try {
    return require('better-sqlite3');
  } catch (error) {
    report.absent = 'node has no better-sqlite3 (NODE_PATH says where it looks)';
    return null;
  }
}

// As SQLite writes a number, not as JavaScript does.
const text = (db, value) =>
  value === null ? '' : db.prepare('SELECT CAST(? AS TEXT)').pluck().get(value);

function run(db, sql) {
  try {
    const rows = db.prepare(sql).raw().safeIntegers().all();
    return rows.map((row) => row.map((value) => text(db, value)).join('|')).join('\n');
  } catch (error) {
    return 'error: ' + error.message;
  }
}

const Database = load();
if (Database) {
  const db = new Database(':memory:');
  report.version += ', SQLite ' + db.prepare('SELECT sqlite_version()').pluck().get();
  try {
    db.loadExtension(task.plugin);
    report.results = task.sql.map((sql) => [run(db, sql), run(db, sql)]);
  } catch (error) {
    report.error = error.message;
  }
}
process.stdout.write(JSON.stringify(report));
