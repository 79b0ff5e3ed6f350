# SPDX-License-Identifier: MIT
"""Attacks on `queryctl --safe`, by family: nothing is written, nothing outlives the time limit, memory stays within
the limit, nothing of the data drives the terminal.

Usage: attack.py QUERYCTL [FAMILY …]. One line per promise that was broken; exit code 1 when there is one.
"""
import os
import shutil
import sqlite3
import subprocess
import sys

from sandbox import CONTROLS, Sandbox

ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
NUMBERS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT %d) "
HOSTILE_NAME = "a\x1b]0;owned\x07\x1b[2J\x9b31m\u202e\u200bb"


def database(box, sql="", wal=False):
    for name in os.listdir(box.path("work")):
        path = box.path("work/" + name)
        shutil.rmtree(path) if os.path.isdir(path) and not os.path.islink(path) else os.remove(path)
    db = sqlite3.connect(box.database)
    db.execute("PRAGMA journal_mode = " + ("WAL" if wal else "DELETE"))
    db.executescript("CREATE TABLE t (x); INSERT INTO t VALUES (1), (2);" + sql)
    db.commit()
    db.close()


def dot_commands(box):
    """A script of a stranger: commands that name files or programs, or change what is allowed."""
    database(box)
    other = box.path("work/other")
    for line in [
            f".once {other}", f".once -x", f".once -e", f".once |touch {other}", f".output {other}", f".output |cat > {other}",
            f".excel", f".read {box.database}", ".read /etc/passwd", f".read '|touch {other}'", f".read |touch {other}",
            f".shell touch {other}", f".system touch {other}", f".import /etc/passwd t", f".import '|touch {other}' t",
            f".open {other}", f".open --new {other}", f".log {other}", f".load {other}", ".cd /", f".save {other}",
            f".backup {other}", f".backup main {other}", f".restore {other}", f".clone {other}", f".dump", f".recover",
            f".archive -c {other}", f".trace {other}", ".safe_mode off", ".unsafe", ".dbconfig defensive off",
            ".dbconfig enable_load_extension on", ".filectrl size_limit 0", ".limit 0", ".maxrows 0", ".timeout 100000",
            ".testctrl sorter_mmap 1", ".vfslist", f".vfsname", ".pager on", f".pager touch {other}", f".prompt x", ".write on",
            ".parameter set :a \"writefile('x','y')\"", ".parameter set :a (SELECT load_extension('x'))",
            f".scanstats on", f".session open main s", f".iotrace {other}", ".imposter t t2", f".report nibr-2014-107 -o {other}",
            f".plugins {other}", ".sha3sum", ".doctor", f".map bosatt -o {other}", ".lint fkey-indexes", ".expert", ".selftest --init",
            f".cite \"ATTACH '{other}' AS o\"", f".cite \"SELECT writefile('{other}', 'x')\"", f".scatter t -o {other}.svg",
            f".bar t -o {other}.png", f".last", ".history", f".edit", ".manual ../../etc/passwd", ".schema %", ".mode insert a\";x"]:
        box.attack("dot-commands", [], stdin=line + "\nSELECT 1;\n")
        box.attack("dot-commands", ["-c", line])


def statements(box):
    """Statements that write, attach, load, or set."""
    database(box)
    other = box.path("work/other.db")
    refused = [
        f"ATTACH '{other}' AS o", "ATTACH ':memory:' AS o", "ATTACH '' AS o", f"ATTACH 'file:{other}?mode=rwc' AS o",
        "ATTACH 'file:x?vfs=memdb' AS o", "DETACH main", "DETACH temp", "VACUUM", "VACUUM main",
        f"VACUUM INTO '{other}'", f"SELECT load_extension('{other}')", f"SELECT load_extension('{other}', 'x')",
        f"SELECT writefile('{other}', 'x')", "SELECT readfile('/etc/passwd')", "SELECT edit('x')", "SELECT lsmode(1)",
        "SELECT * FROM fsdir('/')", "SELECT * FROM zipfile('/x')", "SELECT fts3_tokenizer('simple')", "SELECT * FROM dbstat",
        "SELECT * FROM sqlite_dbpage", "SELECT * FROM bytecode('SELECT 1')", "SELECT * FROM tables_used('SELECT 1')",
        "SELECT * FROM completion('sel')", "SELECT * FROM generate_series(1, 9e15)", "SELECT rtreecheck('t')",
        "CREATE VIRTUAL TABLE temp.v USING fts5(a)", "CREATE VIRTUAL TABLE temp.v USING csv(filename='/etc/passwd')",
        "CREATE TABLE u (x)", "CREATE VIEW u AS SELECT 1", "CREATE TRIGGER temp.r AFTER INSERT ON t BEGIN SELECT 1; END",
        "INSERT INTO t VALUES (3)", "REPLACE INTO t VALUES (3)", "UPDATE t SET x = 0", "DELETE FROM t", "DROP TABLE t",
        "ALTER TABLE t ADD COLUMN y", "ANALYZE", "INSERT INTO sqlite_schema VALUES ('table', 'y', 'y', 2, 'x')",
        "WITH a AS (SELECT 1) DELETE FROM t RETURNING x", "SAVEPOINT s; DELETE FROM t", "BEGIN EXCLUSIVE; DELETE FROM t",
        "EXPLAIN INSERT INTO t VALUES (1)", f"EXPLAIN ATTACH '{other}' AS o"]
    pragmas = ["writable_schema = 1", "writable_schema(1)", "trusted_schema = 1", f"temp_store_directory = '{box.path('work')}'",
               "data_store_directory = '/'", "temp_store = 1", "mmap_size = 1e9", "cache_size = -4000000", "cache_spill = 1",
               "journal_mode = wal", "journal_mode = off", "locking_mode = exclusive", "synchronous = 0", "query_only = 0",
               "hard_heap_limit = 0", "soft_heap_limit = 0", "user_version = 3", "application_id = 3", "page_size = 512",
               "auto_vacuum = 1", "incremental_vacuum", "wal_checkpoint", "optimize", "threads = 9", "busy_timeout = 99999999",
               "foreign_keys = 0", "ignore_check_constraints = 1", "legacy_file_format = 1", "cell_size_check = 0", "reset_database",
               "recursive_triggers = 1", "case_sensitive_like = 1", "encoding = 'UTF-16'", "key = 'x'", "rekey = 'x'", "hexkey = 'aa'",
               "checkpoint_fullfsync = 1", "max_page_count = 3", "secure_delete = 1", "shrink_memory", "stats", "lock_proxy_file = 'x'"]
    for sql in refused + ["PRAGMA " + pragma for pragma in pragmas] + ["PRAGMA main." + pragma for pragma in pragmas]:
        out, _ = box.attack("statements", ["-csv", "--no-headers", "-c", sql], codes=(1, 2, 3))
        if out.strip():
            box.fault(sql, f"wrote {out[:200]!r}")


def growth(box):
    """Values that blow up, and many that each are small."""
    database(box)
    for sql in [
            "SELECT printf('%.*c', 1e9, 'x')", "SELECT printf('%*d', 2000000000, 1)", "SELECT format('%999999999s', 'x')",
            "SELECT printf('%.999999999f', 1.0)", "SELECT printf('%,.300000000d', 1)", "SELECT printf('%1$*2$d', 1, 1e9)",
            "SELECT length(zeroblob(1e9))", "SELECT zeroblob(1e9)", "SELECT hex(zeroblob(3e7))", "SELECT quote(zeroblob(3e7))",
            "SELECT length(randomblob(1e9))", "SELECT length(replace(hex(zeroblob(1e7)), '0', hex(zeroblob(1000))))",
            "SELECT length(replace(zeroblob(3e7), x'00', 'aaaaaaaaaa'))", "SELECT length(char(" + "120," * 200000 + "120))",
            NUMBERS % 100000000 + "SELECT length(group_concat(hex(randomblob(1000)))) FROM c",
            NUMBERS % 100000000 + "SELECT length(json_group_array(x)) FROM c",
            NUMBERS % 100000000 + "SELECT length(json_group_object(x, randomblob(100))) FROM c",
            NUMBERS % 100000000 + "SELECT count(DISTINCT x) FROM c", NUMBERS % 100000000 + "SELECT x FROM c ORDER BY -x LIMIT 1",
            NUMBERS % 100000000 + "SELECT x FROM c GROUP BY x % 90000000 LIMIT 1",
            NUMBERS % 100000000 + "SELECT sum(x) OVER (ORDER BY -x) FROM c", ENDLESS + "SELECT randomblob(3e7) FROM c",
            ENDLESS + "SELECT length(randomblob(3e7)) FROM c", ENDLESS.replace("UNION ALL", "UNION") + "SELECT max(x) FROM c",
            "WITH RECURSIVE c(x) AS (SELECT 'a' UNION ALL SELECT x || x FROM c) SELECT x FROM c",
            "WITH RECURSIVE c(x) AS (SELECT 'a' UNION ALL SELECT x || x FROM c) SELECT length(x) FROM c",
            "WITH RECURSIVE c(x) AS (SELECT randomblob(100000) UNION ALL SELECT randomblob(100000) FROM c) SELECT x FROM c ORDER BY x",
            "CREATE TEMP TABLE big AS " + ENDLESS + "SELECT randomblob(100000) AS b FROM c",
            "WITH a AS MATERIALIZED (" + NUMBERS % 100000000 + "SELECT randomblob(1000) AS b FROM c) SELECT count(*) FROM a, a AS b",
            "SELECT json('" + "[" * 900000 + "')", "SELECT json_extract('" + "[" * 400000 + "1" + "]" * 400000 + "', '$[0][0]')",
            "SELECT count(*) FROM json_tree('" + "[" * 900 + "1" + "]" * 900 + "')",
            "SELECT json_patch('{\"a\":1}', '{\"a\":" * 300 + "1" + "}" * 300 + "')",
            "SELECT json_set('[]', '$[1000000000]', 1)", "SELECT json_array(" + "zeroblob(9)," * 100 + "1)",
            "SELECT json_quote(zeroblob(3))", "SELECT json_insert('{}', '$." + "a." * 100000 + "b', 1)",
            "SELECT strftime('" + "%s%J%f%Y" * 100000 + "', 'now')", "SELECT count(*) FROM t, t, t"]:
        box.attack("growth", ["-csv", "--no-headers", "-c", sql] if len(sql) < 100000 else ["-csv"],
                   stdin="" if len(sql) < 100000 else sql)
    for mode in ("box", "table", "column", "markdown", "html", "latex", "json", "insert", "quote", "line", "bar", "spark"):
        box.attack("growth of " + mode, ["-m", mode, "-c", ENDLESS + "SELECT x, hex(randomblob(500)) AS y FROM c"])
        box.attack("width of " + mode, ["-m", mode, "-c", "SELECT hex(zeroblob(8000000)) AS a, replace(hex(zeroblob(1000000)), '0', char(10)) AS b"])
    box.attack("columns", ["-c", "SELECT " + ",".join(["x"] * 2000) + " FROM t"], codes=(1,))
    box.attack("columns", ["-c", "SELECT " + ",".join(["hex(zeroblob(30000))"] * 900)])


def endless(box):
    """Work without an end, in statements and within one function call."""
    database(box)
    a = "a" * 100000
    for sql in [
            ENDLESS + "SELECT count(*) FROM c", ENDLESS + "SELECT x FROM c WHERE x < 0", ENDLESS + "SELECT * FROM c a, c b WHERE a.x < b.x",
            ENDLESS + "SELECT 1 IN (SELECT -x FROM c)", ENDLESS + "SELECT EXISTS (SELECT 1 FROM c WHERE x = -1)",
            ENDLESS + "SELECT x FROM c LIMIT 1 OFFSET 100000000000", ENDLESS + "SELECT min(x) FROM c UNION SELECT 1",
            f"SELECT '{a}' LIKE '" + "%a" * 240 + "b'", f"SELECT '{a}' GLOB '" + "*a" * 240 + "b'",
            f"SELECT '{a}' LIKE '" + "%a_" * 160 + "b'", f"SELECT '{a}' REGEXP '(a+)+b'", f"SELECT '{a}' LIKE '{'%' * 50000}'",
            "SELECT instr(replace(hex(zeroblob(3000000)), '0', 'aa'), replace(hex(zeroblob(1500000)), '0', 'aa') || 'b')",
            "SELECT replace(replace(hex(zeroblob(1000000)), '0', 'aa'), replace(hex(zeroblob(500000)), '0', 'aa') || 'b', 'x')",
            "SELECT trim(hex(zeroblob(10000000)), hex(randomblob(1000000)))",
            "SELECT count(*) FROM t WHERE x IN (" + ",".join(map(str, range(150000))) + ")",
            "SELECT " + "(" * 10000 + "1" + ")" * 10000, "SELECT " + "-" * 10 + "1" + "+1" * 10000, "SELECT " + "NOT " * 10000 + "1",
            "SELECT " + "CASE WHEN 1 THEN " * 5000 + "1" + " END" * 5000, " UNION ALL ".join(["SELECT 1"] * 10000),
            "SELECT * FROM " + ",".join(["t"] * 200), "SELECT * FROM " + ",".join(f"t AS t{i}" for i in range(60)),
            "SELECT 1 FROM " + " NATURAL JOIN ".join(["t"] * 63), "WITH " + ",".join(f"a{i} AS (SELECT * FROM {'t' if i == 0 else f'a{i-1} l, a{i-1} r'})" for i in range(30)) + " SELECT count(*) FROM a29",
            "SELECT " + "(SELECT " * 900 + "1" + ")" * 900, "SELECT x FROM t WHERE " + " OR ".join(f"x = {i} AND x < {i + 1}" for i in range(20000)),
            "SELECT x FROM t ORDER BY " + ",".join(["x"] * 3000), "VALUES " + ",".join(["(1)"] * 100000),
            "SELECT sum(x) OVER (ROWS BETWEEN 999999999 PRECEDING AND 999999999 FOLLOWING) FROM (" + NUMBERS % 300000 + "SELECT x FROM c)",
            "SELECT group_concat(x) OVER (ORDER BY x ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM (" + NUMBERS % 100000 + "SELECT x FROM c)",
            "PRAGMA integrity_check(1000000000)", "SELECT '" + "x" * 990000 + "'", "SELECT \"" + "x" * 990000 + "\" FROM t", "/*" * 400000,
            "SELECT 1;" * 5000]:
        box.attack("endless", ["-csv", "-c", sql] if len(sql) < 100000 else ["-csv"], stdin="" if len(sql) < 100000 else sql)


def schemas(box):
    """A hostile file: expressions of its schema, names as ours, names that are commands to a terminal."""
    out = box.path("work/out")
    evil = [
        f"CREATE VIEW v AS SELECT writefile('{out}', 'x')", "CREATE VIEW v AS SELECT load_extension('x')", "CREATE VIEW v AS SELECT readfile('/etc/passwd')",
        "CREATE TABLE g (x, y AS (writefile('out', x)))", "CREATE TABLE g (x DEFAULT (writefile('out', 1)))",
        "CREATE TABLE g (x CHECK (load_extension(x)))", "CREATE VIEW v AS SELECT fts3_tokenizer('simple')",
        "CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT load_extension('x'); END",
        "CREATE VIEW v AS " + ENDLESS + "SELECT x FROM c", "CREATE VIEW v AS SELECT zeroblob(1e9) AS x",
        "CREATE VIRTUAL TABLE f USING fts5(a); INSERT INTO f VALUES ('hei')", "CREATE VIRTUAL TABLE r USING rtree(id, a, b)",
        "CREATE VIRTUAL TABLE f USING fts4(a); INSERT INTO f VALUES ('hei')"]
    names = ["observations", "observation", "indicator", "indicators", "region", "regions", "source", "load", "boundaries", "survey_answers", "region_groups"]
    evil += [f"CREATE VIEW {name} AS " + ENDLESS + "SELECT x AS indicator, x AS region, x AS code, x AS value FROM c" for name in names]
    evil += [f"CREATE TABLE {name} (code, name, title, value); INSERT INTO {name} VALUES (zeroblob(9), '\x1b[2J', 1e999, NULL)" for name in names]
    evil += [f"CREATE TABLE \"{HOSTILE_NAME}\" (\"{HOSTILE_NAME}\" DEFAULT '\x1b[2J'); INSERT INTO \"{HOSTILE_NAME}\" VALUES ('{HOSTILE_NAME}')",
             "CREATE TABLE \"a\nb\" (\"c\r\n.shell touch out\")", "CREATE TABLE \"" + "n" * 100000 + "\" (x)",
             "CREATE TABLE wide (" + ",".join(f"c{i}" for i in range(1999)) + "); INSERT INTO wide (c0) VALUES (1)",
             "".join(f"CREATE TABLE m{i} (x);" for i in range(3000)), "PRAGMA user_version = 9; PRAGMA application_id = 1263948611"]
    for sql in evil:
        database(box)
        db = sqlite3.connect(box.database)
        try:
            db.executescript(sql)
        except sqlite3.Error:
            # What SQLite itself refuses to make is written into the schema by hand.
            db.execute("PRAGMA writable_schema = 1")
            db.execute("INSERT INTO sqlite_schema VALUES ('view', 'v', 'v', 0, ?)", ("CREATE VIEW v AS SELECT 1; " + sql,))
        db.commit()
        quoted = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name <> 't' LIMIT 3")]
        db.close()
        for command in (["tables"], ["schema"], ["doctor"], ["help"], ["indicators"], ["groups"], ["show", "bosatt"], ["sources"], ["cite", "bosatt"],
                        ["map", "bosatt", "--year", "2013"], ["waves", "list"], ["why", "bosatt", "0301", "2013"], ["report", "nibr-2014-107"]):
            box.attack("schemas " + sql[:80], command)
        for name in quoted:
            literal = '"' + name.replace('"', '""') + '"'
            for mode in ("box", "csv", "json", "line", "insert", "html"):
                box.attack("schemas " + sql[:80], ["-m", mode, "-c", f"SELECT * FROM {literal}"])
            box.attack("schemas " + sql[:80], ["-c", f"SELECT nothing FROM {literal}"])
            box.attack("schemas " + sql[:80], [], stdin=f".schema\n.tables\n.sha3sum\n.databases\n.show\nSELECT * FROM {literal[:-1]}x\";\n")


def terminal(box):
    """Names and values that would drive the terminal on which they are shown, in every mode."""
    database(box, f"CREATE TABLE \"{HOSTILE_NAME}\" (\"{HOSTILE_NAME}\" DEFAULT '\x1b[2J'); INSERT INTO \"{HOSTILE_NAME}\" VALUES ('{HOSTILE_NAME}')")
    modes = [["-m", mode] for mode in ("box", "table", "column", "csv", "tsv", "json", "jsonl", "markdown", "html", "latex", "line", "list", "insert", "quote")]
    runs = [mode + ["-c", f"SELECT '{HOSTILE_NAME}' AS \"{HOSTILE_NAME}\", x'1b5b324a', CAST(x'9b1b5b' AS TEXT)"] for mode in modes]
    runs += [["-c", sql] for sql in (f"SELECT * FROM \"{HOSTILE_NAME}x\"", f"SELEC '{HOSTILE_NAME}'", f"SELECT nothing FROM \"{HOSTILE_NAME}\"", ".schema", ".tables",
                                     f".{HOSTILE_NAME}", f".print {HOSTILE_NAME}", f".mode '{HOSTILE_NAME}'", ".parameter set :a '\x1b[2J'\n.parameter list")]
    runs += [["schema"], ["tables"], ["doctor"], ["cite", HOSTILE_NAME], ["show", HOSTILE_NAME], [HOSTILE_NAME], ["help", HOSTILE_NAME], ["--" + HOSTILE_NAME]]
    for words in runs:
        seen = box.on_terminal(words)
        if any(c in seen for c in CONTROLS):
            box.fault("terminal " + repr(words)[:200], f"control characters: {seen[:300]!r}")


def surroundings(box):
    """What lies beside the file: journals, logs, links, plugins, settings."""
    work = box.path("work/")
    secret = box.path("home/secret")
    with open(secret, "w", encoding="utf-8") as file:
        file.write("secret\n")
    hot = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"".join(n.to_bytes(4, "big") for n in (0xFFFFFFFF, 7, 1, 512, 4096))
    for wal in (False, True):
        for name in ("stranger.db-journal", "stranger.db-wal", "stranger.db-shm"):
            for content in (b"", b"x" * 5000, hot.ljust(512, b"\0") + b"x" * 4104, secret):
                database(box, wal=wal)
                if isinstance(content, str):
                    os.symlink(content, work + name)
                else:
                    with open(work + name, "wb") as file:
                        file.write(content)
                box.attack(f"beside: {name}", ["-c", "SELECT * FROM t"])
                box.attack(f"beside: {name}", ["doctor"])
    for target in ("/dev/zero", "/dev/null", "/etc/passwd", work, secret):
        database(box)
        os.remove(box.database)
        os.symlink(target, box.database)
        box.attack("the file is a link to " + target, ["-c", "SELECT 1"])
    os.remove(box.database)
    os.mkfifo(box.database)
    box.attack("the file is a pipe", ["-c", "SELECT 1"])
    database(box)
    plugins = os.path.join(os.path.dirname(os.path.dirname(box.program)), "lib/kommunevarehus/plugins")
    os.makedirs(work + "plugins")
    for name in os.listdir(plugins)[:1]:
        shutil.copy(os.path.join(plugins, name), work + "plugins/evil.so")
        shutil.copy(os.path.join(plugins, name), work + "evil.so")
    with open(work + "config.toml", "w", encoding="utf-8") as file:
        file.write("plugin-path = ['plugins']\nmax-memory = '4G'\n")
    for words in (["-c", "SELECT 1"], ["plugins"], ["help"], ["--plugin", "evil", "-c", "SELECT 1"]):
        box.attack("a plugin in the folder", words)


def commands(box):
    """Commands and functions of plugins on hostile data: the user's own -o is theirs, SQL's is not."""
    database(box, "CREATE TABLE d (y, x, w); INSERT INTO d VALUES (0, 1, 1), (1, 2, 1e308), (0, zeroblob(1000000), NULL), (1, 9e999, -1), (0, 'x', 0);")
    out = box.path("work/out")
    endless_data = ENDLESS + "SELECT x % 2 AS y, x, x * x AS z, 'a' || x AS g FROM c"
    for command in (["logit", "y ~ x"], ["logit", "y ~ g"], ["logit", "y ~ x * z * g"], ["logit", "y ~ " + "+".join(f"x:g:{i}" for i in range(50))],
                    ["quadrant"], ["scatter", "-m", "bar"], ["protect"], ["rank"]):
        for data in (["--data", endless_data], ["--data", "d"], ["--data", "SELECT * FROM d"], ["--data", "nothing"], [endless_data], ["SELECT * FROM d"]):
            box.attack("commands", command + data)
    db = sqlite3.connect(":memory:")
    if not hasattr(db, "enable_load_extension"):
        sys.exit("this Python is built without loadable extensions; Debian's /usr/bin/python3 has them")
    db.enable_load_extension(True)
    plugins = os.path.join(os.path.dirname(os.path.dirname(box.program)), "lib/kommunevarehus/plugins")
    before = {row[0] for row in db.execute("SELECT name FROM pragma_function_list")}
    for name in sorted(os.listdir(plugins)):
        try:
            db.load_extension(os.path.join(plugins, name))
        except sqlite3.Error as error:
            print(f"not loaded here: {name}: {error}")
    functions = {(row[0], row[1]) for row in db.execute("SELECT name, narg FROM pragma_function_list")}
    functions = sorted((name, count) for name, count in functions if name not in before)
    db.close()
    values = ["NULL", "zeroblob(3000000)", "hex(zeroblob(3000000))", "9e999", "-9223372036854775808", f"'{out}'", "'y ~ x + " + "(" * 5000 + "'",
              "'" + "[" * 5000 + "'", "'" + "{\"a\":" * 5000 + "'", "1e308"]
    for name, count in functions:
        for value in values:
            arguments = ", ".join([value] * (count if count >= 0 else 3))
            # By standard input: a word of a command line may not be so long.
            box.attack("functions", ["-csv", "--no-headers"], stdin=f"SELECT length({name}({arguments})) FROM t;\n")
        if count in (-1, 1, 2, 3):
            arguments = ", ".join(["x", "'a'", "1"][:count if count > 0 else 1])
            box.attack("functions", ["-csv", "-c", ENDLESS + f"SELECT length({name}({arguments})) FROM c"])


FAMILIES = {f.__name__: f for f in (dot_commands, statements, growth, endless, schemas, terminal, surroundings, commands)}


def run_family(program, name):
    box = Sandbox(program)
    try:
        database(box)
        harmless = ["-csv", "--no-headers", "-c", "SELECT x FROM t"]
        if box.attack("control", harmless, codes=(0,))[0] != "1\n2\n":
            box.fault("control", "a harmless query is not answered, so that nothing is attacked")
        FAMILIES[name](box)
        print(f"{name}: {box.runs} attacks", flush=True)
    finally:
        box.close()
    if box.faults:
        sys.exit(f"{len(box.faults)} promises broken")


def main():
    program = os.path.abspath(sys.argv[1])
    names = sys.argv[2:] or list(FAMILIES)
    if len(names) == 1:
        return run_family(program, names[0])
    # Each in a process of its own: to the kernel the memory of who starts a program is also the program's, and what a
    # family has read stays with it.
    codes = [subprocess.run([sys.executable, "-B", os.path.abspath(__file__), program, name], check=False).returncode
             for name in names]
    if any(codes):
        sys.exit("promises broken in " + ", ".join(name for name, code in zip(names, codes) if code))


main()
