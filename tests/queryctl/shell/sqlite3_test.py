# SPDX-License-Identifier: MIT
"""The same scripts through the sqlite3 shell and through queryctl: what shares a name behaves as there.

Usage: sqlite3_test.py QUERYCTL. Needs sqlite3 in the PATH; ends with 77 (skipped) when it is not there.
SAME are scripts whose output must be equal, DIFFERENT those that differ on purpose, each with the reason and
with what queryctl writes.
"""
import os
import shutil
import subprocess
import sys
import tempfile

START = ".mode list\n.headers off\n"

SAME = {
    "headers and list": ".headers on\nSELECT 1 AS a, 'b' AS c;\n.headers off\nSELECT 2;",
    "nullvalue": ".nullvalue (none)\nSELECT NULL, 1, NULL;",
    "separator": ".separator ;\nSELECT 1, 2;\n.separator \"\\t\" \"|\\n\"\nSELECT 3, 4;\nSELECT 5, 6;",
    "separator outside quotes": ".separator \\t\nSELECT 1, 2;",
    "a mode sets the separators back": ".separator :\n.mode list\nSELECT 1, 2;",
    "mode is told": ".mode\n.mode insert t\n.mode\n.mode csv\n.mode",
    "quote": ".mode quote\n.headers on\nSELECT 1 AS a, 'it''s' AS b, NULL AS c, 2.5 AS d;",
    "insert": ".mode insert min_tabell\nSELECT 1, 'it''s', NULL, 2.5;\n.headers on\nSELECT 1 AS a, 2 AS \"b c\", 3 AS \"order\";"
              "\n.mode insert\nSELECT 1 AS a;",
    "line": ".mode line\n.nullvalue ?\nSELECT 1 AS a, NULL AS lang, 'x' AS b;\nSELECT 2 AS a UNION ALL SELECT 3;",
    "column": ".mode column\n.headers on\nSELECT 1 AS a, 'Risør' AS navn, 2.5 AS c UNION ALL SELECT 100, 'x', NULL;",
    "column without headers": ".mode column\nSELECT 1 AS a, 'abc' AS b;",
    "width": ".mode column\n.headers on\n.width 6 -8 0\nSELECT 1 AS a, 'xyz' AS b, 'c' AS d;\n.width 3\nSELECT 'abcdefgh' AS a, 1 AS b;",
    "json": ".mode json\nSELECT 1 AS a, 'x\"y' AS b, NULL AS c UNION ALL SELECT 2, 'æ', 2.5;",
    "tabs": ".mode tabs\nSELECT 1, 2;".replace("tabs\n", "list\n.separator \"\\t\"\n"),
    "print": ".print a 'b  c' \"d\\te\"\n.print",
    "echo": ".echo on\n.print hei\nSELECT 1;\n.echo off\nSELECT 2;",
    "changes": ".changes on\nCREATE TEMP TABLE c (x);\nINSERT INTO c VALUES (1), (2);\nDELETE FROM c WHERE x = 1;\n.changes off\nSELECT 1;",
    "parameters": ".parameter init\n.parameter set :a 7\n.parameter set @b hei\n.parameter set $c \"'2010'\"\n"
                  "SELECT :a, @b, $c;\n.parameter unset :a\n.parameter clear\nSELECT 1;",
    "parameter list": ".parameter set :long_name 1\n.parameter set :b 'x'\n.parameter list",
    "a number with a leading zero in quotes": ".parameter set :kode \"'0301'\"\nSELECT :kode, typeof(:kode);",
    "tables, one": ".tables tabell_a\n.tables %_b",
    "the table of an index": ".indexes tabell_b\n.indices tabell_c",
    "a semicolon in a text or a name": "SELECT 'a;b';\nSELECT 1 AS [a;b];\nSELECT 1 AS `a;b`;\nSELECT /* c;d */ 2;",
    "a dot-command in a text": "SELECT 'a\nb;\n.print c';\nSELECT 2;",
    "the end of a trigger": "CREATE TEMP TRIGGER x AFTER INSERT ON tabell_b BEGIN SELECT CASE WHEN 1 THEN 2 END; SELECT 3; END;\nSELECT 3;",
    "lines of Windows": "SELECT 1;\r\nSELECT 2;\r\n.print x\r",
    "nothing": ";;;\n;\n\n",
    "parameters of each kind": ".parameter set :a NULL\n.parameter set @b 2.50\n.parameter set $c \"1+1\"\nSELECT :a IS NULL, @b, $c;",
    "another folder": ".cd .\n.output out.txt\nSELECT 1;\n.output",
    "a transaction": "BEGIN;\nSELECT 1;\nCOMMIT;",
    "schema": ".schema tabell_a\n.schema tabell_b\n.schema nothing",
    "schema of an index's table": ".schema tabell_a",
    "databases": ".databases",
    "read": ".read more.sql\nSELECT 'after';",
    "output and back": ".output out.txt\nSELECT 1;\n.output stdout\nSELECT 2;\n.output out.txt\nSELECT 3;\n.output\n.print done",
    "once is once": ".once out.txt\nSELECT 1;\nSELECT 2;",
    "once to a program": ".once '| tr a-z A-Z'\nSELECT 'abc';\nSELECT 'def';",
    "output to a program": ".output '| cat'\nSELECT 'abc';\nSELECT 'def';\n.output\nSELECT 'x';",
    "bom": ".once --bom out.txt\nSELECT 1;\n.read copy.sql",
    "sha3sum": ".sha3sum",
    "sha3sum of other sizes": ".sha3sum --sha3-224\n.sha3sum --sha3-384\n.sha3sum --sha3-512",
    "sha3sum with the schema": ".sha3sum --schema",
    "quit stops": "SELECT 1;\n.quit\nSELECT 2;",
    "exit has a code": "SELECT 1;\n.exit 7\nSELECT 2;",
    "a unique beginning is enough": ".hea on\n.mod list\nSELECT 1 AS a;\n.prin x",
    "several lines": "SELECT\n1,\n2;\nSELECT 3; SELECT 4;",
    "a statement without its semicolon at the end": "SELECT 1",
    "comments": "-- a\nSELECT 1; -- b\n/* c\n.print not run\n*/ SELECT 2;\n# not SQL\nSELECT 3;",
    "a dot within a statement": "SELECT 1\n.5 AS a;".replace("\n.5", " +\n.5"),
    "bail off goes on": ".bail off\nSELECT bad;\nSELECT 1;",
    "bail on stops": ".bail on\nSELECT 1;\nSELECT bad;\nSELECT 2;",
    "timer writes nothing when off": ".timer off\nSELECT 1;",
    "show tells the settings": ".nullvalue N\n.separator ;\n.show",
}

# Name: script, why it differs, what queryctl writes.
DIFFERENT = {
    "bail": ("SELECT bad;\nSELECT 1;", "a script stops at its first error unless told to go on", ""),
    "csv": (".mode csv\nSELECT 'a b', 1;", "lines end in LF; text is quoted only where it must be", "a b,1\n"),
    "real numbers": ("SELECT 0.1 + 0.2, 1e300;", "all digits, so that the number is read back as it is",
                     "0.30000000000000004|1e+300\n"),
    "json infinity": (".mode json\nSELECT 9e999 AS a;", "JSON has no infinity: null, and that is told", "[{\"a\":null}]\n"),
    "blob": ("SELECT x'00ff';", "hexadecimal digits, and that is told; sqlite3 writes bytes up to the first 0", "00FF\n"),
    "html": (".mode html\nSELECT 1;", "a whole table", "<table>\n<tbody>\n<tr><td style=\"text-align:right\">1</td></tr>\n</tbody>\n</table>\n"),
    "table": (".mode table\n.headers on\nSELECT 1 AS ab, 'x' AS c UNION ALL SELECT 10, 'yy';", "numbers to the right, names to the left",
              "+----+----+\n| ab | c  |\n+----+----+\n|  1 | x  |\n| 10 | yy |\n+----+----+\n"),
    "markdown": (".mode markdown\n.headers on\nSELECT 'a' AS a, 'bcd' AS b;", "names to the left, columns of three at least",
                 "| a   | b   |\n|-----|-----|\n| a   | bcd |\n"),
    "tables": (".tables", "one a line where it is no terminal", "tabell_a\ntabell_b\nutsyn\n"),
    "a code": (".parameter set :kode 0301\nSELECT :kode;", "a code with a leading zero stays text", "0301\n"),
    "lower and upper": ("SELECT upper('æ'), 'BÆRUM' LIKE 'bær%';", "letters beyond a to z have their case, too", "Æ|1\n"),
    "schema of a view": (".schema utsyn", "without the comment of its columns", "CREATE VIEW utsyn AS SELECT k FROM tabell_a;\n"),
    "read of a program": (".read '|echo SELECT 1;'", "a file only", ""),
    "timer": (".timer on\nSELECT 1;", "times go to stderr", "1\n"),
    "write": ("CREATE TABLE ny (x);\nSELECT 1;", "a file is opened read-only unless --write is given", ""),
    "indexes": (".indexes", "one a line where it is no terminal", "i\nsqlite_autoindex_tabell_a_1\n"),
    "headers of box": (".mode box\nSELECT 1;", ".headers off is heard", "┌───┐\n│ 1 │\n└───┘\n"),
    "no rows": (".mode csv\n.headers on\nSELECT 1 AS a WHERE 0;", "a result without rows has its names", "a\n"),
    "the plan": ("EXPLAIN QUERY PLAN SELECT 1;", "rows, not a tree", "1|0|0|SCAN CONSTANT ROW\n"),
    "unknown command": (".headrs on\nSELECT 1;", "an error, with what was perhaps meant; the script stops", ""),
}

# Command lines that do the same in both.
WORDS = [
    ["-batch", "-list", "-noheader", "{db}", "SELECT k FROM tabell_a ORDER BY n"],
    ["-list", "-noheader", "{db}", "SELECT 1, NULL", "SELECT 2"],
    ["-list", "-header", "-nullvalue", "?", "-separator", ";", "{db}", "SELECT 1 AS a, NULL AS b"],
    ["-list", "-noheader", "-cmd", ".mode quote", "-cmd", "SELECT 'first'", "{db}", "SELECT 'then'"],
    ["-list", "-noheader", "-init", "more.sql", "-readonly", "{db}", "SELECT 'then'"],
    ["-list", "-noheader", "{db}", ".print x"],
    ["-list", "-bail", "{db}", "SELECT bad", "SELECT 1"],
]

SETUP = """
CREATE TABLE tabell_a (k TEXT PRIMARY KEY, n INTEGER, x REAL);
INSERT INTO tabell_a VALUES ('0301', 1, 0.5), ('0219', NULL, -2.25), ('æøå', 3, 1e300);
CREATE TABLE tabell_b (b BLOB, t TEXT);
INSERT INTO tabell_b VALUES (x'00ff00', 'it''s'), (NULL, '');
CREATE INDEX i ON tabell_a (n);
CREATE VIEW utsyn AS SELECT k FROM tabell_a;
"""


def run(words, script, folder):
    for name in ("out.txt",):
        path = os.path.join(folder, name)
        if os.path.exists(path):
            os.remove(path)
    done = subprocess.run(words, input=(START + script + "\n").encode(), cwd=folder, capture_output=True, timeout=60)
    written = ""
    path = os.path.join(folder, "out.txt")
    if os.path.exists(path):
        with open(path, "rb") as file:
            written = file.read().decode()
    return done.stdout.decode(), written, done.returncode, done.stderr.decode()


def of_shared_settings(text):
    """.show: the lines that both have, by name; queryctl has more, and says what it opened the file for."""
    keep = ("echo:", "headers:", "mode:", "nullvalue:", "output:", "colseparator:")
    return "\n".join(line for line in text.splitlines() if line.strip().startswith(keep))


def main():
    program = sys.argv[1]
    if not shutil.which("sqlite3"):
        print("skipped: there is no sqlite3 to compare with")
        sys.exit(77)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "a.db")
        subprocess.run(["sqlite3", database, SETUP], check=True)
        with open(os.path.join(folder, "more.sql"), "w", encoding="utf-8") as file:
            file.write(".headers on\nSELECT 'read' AS a;\n.headers off\n")
        with open(os.path.join(folder, "copy.sql"), "w", encoding="utf-8") as file:
            file.write("SELECT 'copied';\n")
        theirs = ["sqlite3", "-batch", "-readonly", "-init", "/dev/null", database]
        ours = [program, database, "--no-plugins"]
        for name, script in SAME.items():
            a, b = run(theirs, script, folder), run(ours, script, folder)
            if name.startswith("show"):
                a, b = (of_shared_settings(a[0]),) + a[1:], (of_shared_settings(b[0]),) + b[1:]
            if a[:2] != b[:2] or (a[2] == 0) != (b[2] == 0) or (name.startswith("exit") and a[2] != b[2]):
                wrong += 1
                print(f"{name}:\n{script}\n-- sqlite3 ({a[2]})\n{a[0]}{a[1]}{a[3]}\n-- queryctl ({b[2]})\n{b[0]}{b[1]}{b[3]}\n")
        for words in WORDS:
            a, b = ([program] + [word.format(db=database) for word in words] for program in ("sqlite3", sys.argv[1]))
            a, b = (subprocess.run(line, cwd=folder, capture_output=True, timeout=60, stdin=subprocess.DEVNULL) for line in (a, b))
            if a.stdout != b.stdout or (a.returncode == 0) != (b.returncode == 0):
                wrong += 1
                print(f"{words}:\n-- sqlite3 ({a.returncode})\n{a.stdout.decode()}{a.stderr.decode()}\n-- queryctl ({b.returncode})\n{b.stdout.decode()}{b.stderr.decode()}\n")
        for name, (script, why, expected) in DIFFERENT.items():
            a, b = run(theirs, script, folder), run(ours, script, folder)
            if b[0] != expected:
                wrong += 1
                print(f"{name} ({why}): expected {expected!r}, but queryctl wrote {b[0]!r}, {b[3]!r}")
            if a[0] == b[0] and (a[2] == 0) == (b[2] == 0) and name not in ("timer", "write"):
                wrong += 1
                print(f"{name} does not differ: it belongs under SAME")
    if wrong:
        sys.exit(f"{wrong} wrong")
    print(f"{len(SAME)} scripts behave as in sqlite3, {len(DIFFERENT)} differ as stated")


main()
