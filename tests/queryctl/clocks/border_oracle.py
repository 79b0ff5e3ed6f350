#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Figures on other borders, worked out a second time from the change graph of KLASS 131 and compared with `queryctl --borders`.

Every pair of years, both ways: values, symbols, bounds and reasons, with suppressed and missing parts; forwards also with weights
(`--estimate`); and with `--as-of`. Nothing of the program under test is used here but its two programs. Exits with 77 where the
graph is not on this machine. KV_BORDERS=all takes every year from 1998 to 2026, else those with many changes between them."""
import collections
import csv
import os
import pathlib
import random
import subprocess
import sys
import tempfile

YEARS = list(range(1998, 2027)) if os.environ.get("KV_BORDERS") == "all" else [1998, 2002, 2005, 2008, 2012, 2013, 2017, 2018, 2019, 2020, 2024]
ETL, QUERYCTL, KLASS = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
NODES, EDGES = KLASS / "ssb-klassr_klass_131_graph_nodes.csv", KLASS / "ssb-klassr_klass_131_graph_edges.csv"
SUPPRESSED = (1, 4)


def run(*arguments):
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{arguments}: {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-3000:]}")
    return done.stdout


class Graph:
    """Spells of codes and the dated changes between them. The columns from_id and to_id name the spells."""

    def __init__(self):
        with open(NODES, encoding="utf-8") as file:
            self.spells = {r["name"]: (r["code"], r["validFrom"], "9999" if r["validTo"] == "NA" else r["validTo"]) for r in csv.DictReader(file)}
        self.after = collections.defaultdict(list)
        with open(EDGES, encoding="utf-8") as file:
            for r in csv.DictReader(file):
                self.after[r["from_id"]].append((r["changeOccurred"], r["to_id"]))

    def code(self, spell):
        return self.spells[spell][0]

    def alive(self, spell, year):
        return self.spells[spell][1] <= f"{year}-01-01" < self.spells[spell][2] and self.code(spell) != "9999"

    def on(self, year):
        return [s for s in self.spells if self.alive(s, year)]

    def sources(self, from_year, year):
        """Spell -> how many municipalities of `from_year` it holds something of, on the way to `year`."""
        count = collections.Counter()
        for start in self.on(from_year):
            seen, left = {start}, [start]
            while left:
                for day, to in self.after[left.pop()]:
                    if day <= f"{year}-01-01" and to not in seen:
                        seen.add(to)
                        left.append(to)
            count.update(seen)
        return count

    def shares(self, start, year, weights, sources):
        """Code -> share of `start` that lies in it in a later year; None where a division on the way has no weight, or is of a
        municipality that was put together before: its weight is not that of each of its parts (Ålesund 2020 and 2024)."""
        found = collections.defaultdict(list)

        def walk(spell, share):
            if self.alive(spell, year):
                found[self.code(spell)].append(share)
                return
            steps = [(d, t) for d, t in self.after[spell] if d <= f"{year}-01-01"]
            for day, to in steps:
                weight = 1.0 if len(steps) == 1 else weights.get((day, self.code(spell), self.code(to)))
                walk(to, None if share is None or weight is None or (len(steps) > 1 and sources[spell] > 1) else share * weight)

        walk(start, 1.0)
        # All parts together are the whole again.
        return {code: 1.0 if len(found) == 1 else None if None in parts else sum(parts) for code, parts in found.items()}

    def pairs(self, from_year, to_year, weights):
        """(code before, code after) -> share; a division backwards has none."""
        if from_year <= to_year:
            sources = self.sources(from_year, to_year)
            return {(self.code(s), to): share for s in self.on(from_year) for to, share in self.shares(s, to_year, weights, sources).items()}
        back = [(to, self.code(s)) for s in self.on(to_year) for to in self.shares(s, from_year, {}, collections.Counter())]
        targets = collections.Counter(before for before, _ in back)
        return {(before, after): 1.0 if targets[before] == 1 else None for before, after in back}

    def divisions(self):
        for spell, steps in self.after.items():
            if len(steps) > 1:
                yield self.code(spell), [(day, self.code(to)) for day, to in steps]


class Expected:
    """What `after` must have of one indicator, by the text in shared/reference/borders."""

    def __init__(self, parts, estimate):
        # parts: (figure, share) of each municipality of which something lies here
        self.reasons = set()
        self.value, self.lower, self.upper, self.estimated = 0.0, 0.0, 0.0, 0.0
        for figure, share in parts:
            low, high = (figure, figure) if isinstance(figure, int) else SUPPRESSED if figure == ":" else (0, None)
            known = share if estimate or share == 1.0 else None
            if figure == ":":
                self.reasons.add("part-suppressed")
            elif not isinstance(figure, int):
                self.reasons.add("part-missing")
            if known is None:
                self.reasons.add("split-without-weight")
                low = 0
            if not self.reasons:
                self.value += known * figure
                self.estimated += known * figure if known < 1.0 else 0.0
            self.lower += low
            self.upper = None if high is None or self.upper is None else self.upper + high
        self.alone = len(parts) == 1 and parts[0][1] == 1.0
        self.symbol = parts[0][0]

    def differs(self, got):
        near = lambda text, number: (text == "") == (number is None) and (number is None or abs(float(text) - number) <= 1e-6 * max(1.0, number))
        if not self.reasons:
            share = self.estimated / self.value if self.value else 0.0
            return not (near(got["value"], self.value) and got["status"] == "" and near(got["estimated"], share))
        if self.alone:  # the municipality itself: its symbol stays
            return not (got["value"] == "" and got["status"] == self.symbol)
        return not (got["value"] == "" and got["status"] == "not-determined" and set(got["reason"].split("+")) == self.reasons
                    and near(got["lower"], self.lower) and near(got["upper"], self.upper))


def figures(graph):
    rows = {}
    for year in YEARS:
        for spell in graph.on(year):
            rows["anmodet", year, graph.code(spell)] = random.randint(1, 5000)
            rows["vedtatt", year, graph.code(spell)] = random.choice([":", ".", ".."]) if random.random() < 0.08 else random.randint(5, 5000)
    return rows


def write_long(path, rows, add=0):
    names = {"anmodet": "Anmodning om bosetting", "vedtatt": "Vedtak om bosetting"}
    with open(path, "w", encoding="utf-8") as file:
        file.write("Enhet;År;Kommunenummer;Kommune;Bosetting;Antall\n")
        for (indicator, year, code), value in rows.items():
            file.write(f"Personer;{year};{code};;{names[indicator]};{value + add if isinstance(value, int) else value}\n")


def asked(db, borders, *more):
    sql = "SELECT indicator, region, period, value, status, reason, lower, upper, estimated FROM observations"
    out = run(QUERYCTL, "--borders", str(borders), "--suppressed", "{}-{}".format(*SUPPRESSED), "-m", "csv", *more, str(db), "-c", sql)
    return {(r["indicator"], int(r["period"]), r["region"]): r for r in csv.DictReader(out.splitlines())}


def compare(graph, rows, got, borders, weights, estimate):
    cells, wrong = 0, []
    for year in YEARS:
        into = collections.defaultdict(list)
        for (before, after), share in graph.pairs(year, borders, weights).items():
            into[after].append((before, share))
        for indicator in ("anmodet",) if estimate else ("anmodet", "vedtatt"):
            here = {key[2] for key in got if key[:2] == (indicator, year)}
            wrong += [f"{indicator} {year} on {borders}: {code} is there or missing without a reason" for code in here ^ set(into)]
            for after in here & set(into):
                cells += 1
                want = Expected([(rows[indicator, year, before], share) for before, share in into[after]], estimate)
                if want.differs(got[indicator, year, after]):
                    wrong.append(f"{indicator} {year} on {borders}, {after}: {vars(want)} but {got[indicator, year, after]}")
    return cells, wrong


def main():
    if not NODES.exists():
        print(f"{NODES} is not on this machine")
        return 77
    random.seed(131)
    graph = Graph()
    rows = figures(graph)
    cells, wrong = 0, []
    with tempfile.TemporaryDirectory() as folder:
        db = pathlib.Path(folder) / "k.db"
        old, new, weight_file = (pathlib.Path(folder) / name for name in ("old.csv", "new.csv", "weights.csv"))
        write_long(old, rows)
        write_long(new, rows, add=7)
        weights = {}
        with open(weight_file, "w", encoding="utf-8") as file:
            file.write("change_date;from_code;to_code;weight\n")
            for code, parts in graph.divisions():
                if any(day >= "1998" for day, _ in parts):
                    shares = [random.randint(1, 9) for _ in parts]
                    for share, (day, to) in zip(shares, parts):
                        weights[day, code, to] = share / sum(shares)
                        file.write(f"{day};{code};{to};{share / sum(shares)!r}\n")
        run(ETL, "init", str(db))
        run(ETL, "load", str(db), "klass-131", str(NODES), str(EDGES))
        load = (ETL, "load", str(db), "imdi-bosetting")
        run(*load, str(old), "--vintage", "2025-01-01", "--accept", "coverage")
        for borders in YEARS:
            found = compare(graph, rows, asked(db, borders), borders, {}, False)
            cells, wrong = cells + found[0], wrong + found[1]
        run(ETL, "load", str(db), "grensevekter", str(weight_file))
        for borders in YEARS:
            found = compare(graph, rows, asked(db, borders, "--estimate"), borders, weights, True)
            cells, wrong = cells + found[0], wrong + found[1]
        run(*load, str(new), "--vintage", "2026-01-01", "--accept", "coverage")
        for borders, day, add in ((YEARS[-1], "2025-06-01", 0), (YEARS[0], "2025-06-01", 0), (2020, "2026-06-01", 7)):
            then = {key: value + add if isinstance(value, int) else value for key, value in rows.items()}
            found = compare(graph, then, asked(db, borders, "--as-of", day), borders, {}, False)
            cells, wrong = cells + found[0], wrong + found[1]
    print(f"{len(YEARS) ** 2} pairs of years, {cells} figures compared, {len(wrong)} differ")
    print("\n".join(wrong[:20]))
    return 1 if wrong or cells < 50000 else 0


if __name__ == "__main__":
    sys.exit(main())
