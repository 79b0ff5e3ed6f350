# SPDX-License-Identifier: MIT
"""Codes and messages, both ways: every message the source can throw has a code of its own, every pattern of a code
fits a message, and every rule that a finding of etl can break has a page and is in the source.

Usage: test_messages.py SOURCE_FOLDER. A message is taken from where it is made, `Error(…)`: its literals as they are,
'*' for what is put in.
"""
import glob
import os
import re
import sys

EXITS = {"kDataError": 1, "kUsage": 2, "kCannotOpen": 3, "kTimeout": 4, "kProblems": 5, "kPlugin": 6, "kInterrupted": 130}

# What SQLite, Boost or a plugin say, and what is put together elsewhere than where it is thrown.
FOREIGN = {
    1: ["no such table: t", "no such column: c", "no such function: f", "wrong number of arguments to function f()", "near \"x\": syntax error",
        "incomplete input", "unrecognized token: \"'\"", "an unclosed quote", "attempt to write a readonly database", "the file is read-only",
        ":a has no value", "a parameter of it without a value", "UNIQUE constraint failed: t.x", "cannot store TEXT value in INTEGER column t.x",
        "datatype mismatch", "ambiguous column name: x", "misuse of aggregate: sum()", "row value misused", "sub-select returns 2 columns - expected 1",
        "SELECTs to the left and right of UNION do not have the same number of result columns", "1st ORDER BY term out of range - should be between 1 and 1",
        "aggregate functions are not allowed in the GROUP BY clause", "view v is circularly defined", "table t has 1 columns but 2 values were supplied",
        "table c has 2 values for 1 columns", "cannot join using column x", "ROWID may not be used", "unable to use function match in the requested context",
        "no such module: x", "no such collation sequence: x", "no such index: i", "no such window: w", "there is already a table named t",
        "table t already exists", "not authorized", "access to t.x is prohibited", "unsafe use of load_extension()", "integer overflow", "malformed JSON",
        "JSON path error near 'x'", "bad JSON path: 'x'", "ESCAPE expression must be a single character", "invalid input", "database disk image is malformed",
        "disk I/O error", "malformed database schema (t)", "string or blob too big", "LIKE or GLOB pattern too complex", "too many columns in result set",
        "Expression tree is too large (maximum depth 300)", "parser stack overflow", "statement too large", "out of memory", "There was no memory for it",
        "cannot be changed in a transaction", "ATTACH (or VACUUM) is not allowed with --safe: it only reads, and only this file",
        "Something is nested too deeply: the program's stack is used up.", "JSON path too deep", "show: bosatt needs the indicator x, which is not loaded",
        "kommune.db is no warehouse", "waves cannot be compared", "inside a transaction", "There is no table or view x", "x: there is no column y",
        "cannot be changed in a trigger", "The result cannot be written", "There is not enough memory", "The shell cannot start: x."],
    2: ["unrecognised option '--x'", "the required argument for option '--x' is missing", "x needs a value.", "x is missing: y", "'x' is not a year.",
        "x is no date.", "x is no token.", "x is neither on nor off.", "x is no exit code", "--x is given twice.", "There is no mode 'x'.", "too many positional options",
        "too many arguments", "'x' is one word too many.", "There is no option --x.", "--a and --b contradict each other.", "x stands beside y", "--estimate is of use only with --borders.",
        "No database is named.", "There is no output mode 'x'.", "No command has x", "The configuration x does not exist.", "x cannot be a plugin's name.",
        "x cannot be an indicator's name.", "profile x", "waves compare: two waves", "--a is given 2 times.",
        "Both a command (show) and SQL (-c, -f) are given."],
    3: ["x: no such file or directory", "Cannot read x", "x is no folder", "file is not a database", "database is locked", "x is a folder", "x is damaged: y", "malformed",
        "x cannot be opened: y", "x is already there", "older schema", "x cannot be opened: a log of changes lies beside it, and --safe changes nothing.", "x has schema version 9; this program knows version 8", "x is a SQLite file but not a warehouse."],
    4: [],
    5: [],
    6: ["The plugin x.so was not loaded: " + why + "." for why in
        ("anyone may change x.so", "there is no such file", "no plugin folder holds it", "it is made for another version of the ABI", "it needs SQLite 3.99",
         "the plugin needs x", "an exception left its entry point", "loading it ends the process", "loading it does not end", "it failed half-way",
         "x is damaged: y", "it is no library for this machine", "file too short", "invalid ELF header", "wrong ELF class", "its record is damaged",
         "it calls itself y", "it needs the plugin y")],
    130: [],
}
CHARACTER = re.compile(r"'(\\.[0-9a-fA-F]*|[^'\\\n])'")
WORD = re.compile(r"[A-Za-z_][A-Za-z_0-9:]*|\d[\w.']*|->|<<|.", re.S)


def tokens(text):
    """(kind, text) of C++ source, comments left out."""
    i = 0
    while i < len(text):
        two = text[i:i + 2]
        if two == "//":
            end = text.find("\n", i)
            i = len(text) if end < 0 else end
        elif two == "/*":
            i = text.find("*/", i) + 2
        elif two == 'R"':
            mark = re.match(r'R"([^(]*)\(', text[i:]).group(1)
            end = text.find(")" + mark + '"', i)
            yield "string", text[i + 3 + len(mark):end]
            i = end + 2 + len(mark)
        elif text[i] == '"':
            end = i + 1
            while text[end] != '"':
                end += 2 if text[end] == "\\" else 1
            yield "string", re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m.group(1), m.group(1)), text[i + 1:end])
            i = end + 1
        elif text[i] == "'" and CHARACTER.match(text, i) and not text[i - 1].isdigit():
            found = CHARACTER.match(text, i)
            yield "string", found.group(1)[-1]
            i = found.end()
        elif text[i].isspace():
            i += 1
        else:
            found = WORD.match(text, i)
            yield "word", found.group(0)
            i = found.end()


def split(words, mark):
    """Words parted at `mark` outside of parentheses."""
    parts, depth = [[]], 0
    for kind, text in words:
        depth += (text in "([{") - (text in ")]}") if kind == "word" else 0
        if kind == "word" and text == mark and depth == 0:
            parts.append([])
        else:
            parts[-1].append((kind, text))
    return parts


def inside(words, start):
    """The words from `start` to the parenthesis that closes, which stands before the place returned."""
    depth = 0
    for end in range(start, len(words)):
        kind, text = words[end]
        if kind == "word" and text in "([{":
            depth += 1
        elif kind == "word" and text in ")]}":
            if depth == 0:
                return words[start:end], end + 1
            depth -= 1
    return [], len(words)


def patterns(expression):
    choice = split(expression, "?")
    if len(choice) == 2:
        return [p for part in split(choice[1], ":") for p in patterns(part)]
    made = [""]
    for part in split(expression, "+"):
        if part and all(kind == "string" for kind, _ in part):
            new = ["".join(text for _, text in part)]
        elif part and part[0] == ("word", "(") and inside(part, 1)[1] == len(part):
            new = patterns(inside(part, 1)[0])
        elif len(part) > 2 and part[0][1] in ("std::string", "std::string_view") and any(kind == "string" for kind, _ in part):
            new = patterns(inside(part, 2)[0])
        elif len(part) > 2 and part[0][1] == "fmt::format":
            new = [re.sub(r"\{[^}]*\}", "*", "".join(t for kind, t in split(inside(part, 2)[0], ",")[0] if kind == "string"))]
        else:
            new = ["*"]
        made = [a + b for a in made for b in new][:32]
    return [re.sub(r"\*+", "*", pattern) for pattern in made]


def sources(root, folders, endings):
    for folder in folders:
        for path in sorted(glob.glob(f"{root}/{folder}/**/*", recursive=True)):
            if path.endswith(endings):
                with open(path, encoding="utf-8") as file:
                    yield os.path.relpath(path, root), file.read()


def thrown(root):
    """(file, pattern, exit code) of every Error that is made."""
    for path, text in sources(root, ("schema", "sql", "etl", "queryctl"), (".cpp", ".h")):
        if path == "schema/error.h":
            continue
        words = list(tokens(text))
        for i in range(len(words) - 1):
            if words[i][0] != "word" or words[i][1].split("::")[-1] != "Error" or words[i + 1] != ("word", "("):
                continue
            arguments = split(inside(words, i + 2)[0], ",")
            codes = [t.split("::")[-1] for a in arguments[1:] for _, t in a if "ExitCode::k" in t]
            for pattern in patterns(arguments[0]):
                yield path, pattern, EXITS[codes[-1]] if codes else 1


def registry(root):
    codes = []
    for path in sorted(glob.glob(f"{root}/schema/explain/codes/*.txt")):
        with open(path, encoding="utf-8") as file:
            for line in file:
                word, _, rest = line.rstrip("\n").partition(" ")
                if word.startswith("KV"):
                    codes.append({"code": word, "exit": int(rest), "match": [], "rules": []})
                elif word == "match":
                    codes[-1]["match"].append(rest)
                elif word == "rule":
                    codes[-1]["rules"] += rest.split()
    return sorted(codes, key=lambda one: one["code"])


def fits(pattern, text):
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), text, re.S)


def rules_of(root):
    """Literals that name a rule: in kebab-case, behind what makes a finding; and those of mappings."""
    found = {}
    near = re.compile(r"(Severity::k\w+|\brule\b|refuse\(|problem\(|\badd\(|\btell\(|\bwarn\(|\berror\(|\bnote\()[^;]{0,160}$")
    for path, text in sources(root, ("etl",), (".cpp", ".h")):
        text = re.sub(r"//[^\n]*", "", text)
        for literal in re.finditer(r'"([a-z]+(?:-[a-z]+)+)"', text):
            if near.search(text[max(0, literal.start() - 260):literal.start()]):
                found.setdefault(literal.group(1), path)
    for path, text in sources(root, ("etl/sources",), (".sql",)):
        for rule in re.findall(r"@rule\s+([a-z0-9-]+)", text):
            found.setdefault(rule, path)
    return found


def main():
    root = sys.argv[1]
    codes = registry(root)
    messages = list(thrown(root))
    wrong = []
    used = set()
    for path, pattern, exit_code in messages + [("elsewhere", text, code) for code, texts in FOREIGN.items() for text in texts]:
        text = pattern.replace("*", "zz")
        hits = [(one["code"], match) for one in codes if one["exit"] == exit_code for match in one["match"] if fits(match, text)]
        used.update(hits)
        # Where all words are put in, they are another message's, which is looked up as it is.
        words_put_in = not re.search(r"[A-Za-z]{3}", pattern.replace("The plugin * was not loaded: *", ""))
        only_page = sum(one["exit"] == exit_code for one in codes) == 1
        if not hits and not words_put_in and not only_page:
            wrong.append(f"{path}: no code of its own for {pattern!r} (exit code {exit_code})")
    for one in codes:
        for match in one["match"]:
            if (one["code"], match) not in used:
                wrong.append(f"{one['code']}: no message fits {match!r}")
    rules = {rule: one["code"] for one in codes for rule in one["rules"]}
    if len(rules) != sum(len(one["rules"]) for one in codes):
        wrong.append("a rule is on two pages")
    for rule, path in rules_of(root).items():
        if rule not in rules:
            wrong.append(f"{path}: the rule {rule} has no page")
    all_of_etl = "".join(text for _, text in sources(root, ("etl",), (".cpp", ".h", ".sql")))
    for rule, code in rules.items():
        if f'"{rule}"' not in all_of_etl and not re.search(rf"@rule\s+{rule}\b", all_of_etl):
            wrong.append(f"{code}: there is no rule {rule} in etl")
    if wrong:
        print("\n".join(wrong))
        sys.exit(f"{len(wrong)} wrong. The pages are schema/explain/codes/*.txt.")
    print(f"{len(messages)} messages and {len(rules)} rules have a code, {len(codes)} codes have a page")


main()
