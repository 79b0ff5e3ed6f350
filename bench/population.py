#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes a made-up table of population by municipality, age, sex and year, as SSB's table 07459 has it.

Usage: population.py NODES ROWS CSV [--names] [--json FILE] [--revise SHARE]
  NODES   the node file of source klass-131: the municipalities of today are taken from it
  ROWS    how many rows; years are added until there are that many, the last one may be cut short
  --names the Statbank's words ("0301 Oslo", "3 år") instead of codes; longer, so that peers take longer
  --json  the same figures as a JSON-stat 2 cube (ROWS is then rounded up to whole years)
  --revise 0.01   every hundredth figure is another one: a second vintage
The figures are the same for the same arguments.
"""
import argparse
import csv
import json

AGES = 106
SEXES = ("Menn", "Kvinner")


def municipalities(path):
    with open(path, encoding="utf-8-sig", newline="") as nodes:
        found = {row["code"]: row["name"] if row["name"].strip() and not row["name"].isdigit() else row["label"]
                 for row in csv.DictReader(nodes) if row["validTo"] in ("", "NA") and row["code"] != "9999"}
    return sorted(found.items())


def figures(code, age, sex, years, revise):
    """A slow wave with noise, from integer arithmetic only."""
    state = (int(code) * 2654435761 + age * 40503 + sex * 977) & 0xFFFFFFFF
    base = state % 400
    for year in range(years):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        value = max(0, base + (state >> 16) % 19 - 9)
        if revise and (state >> 8) % 10000 < revise * 10000:
            value += 1
        yield value


def main():
    options = argparse.ArgumentParser()
    options.add_argument("nodes")
    options.add_argument("rows", type=int)
    options.add_argument("csv")
    options.add_argument("--names", action="store_true")
    options.add_argument("--json")
    options.add_argument("--revise", type=float, default=0)
    given = options.parse_args()
    places = municipalities(given.nodes)
    years = -(-given.rows // (len(places) * AGES * len(SEXES)))
    first = 2024 - years
    left = given.rows
    values = []
    with open(given.csv, "w", encoding="utf-8", newline="\n") as out:
        out.write("region;alder;kjønn;år;Personer\n")
        for code, name in places:
            place = f"{code} {name}" if given.names else code
            for age in range(AGES):
                words = (f"{age} år" if age < AGES - 1 else f"{age} år eller eldre") if given.names else \
                    f"{age:03d}" + ("" if age < AGES - 1 else "+")
                for sex, sex_name in enumerate(SEXES):
                    lines = []
                    for year, value in enumerate(figures(code, age, sex, years, given.revise)):
                        if given.json:
                            values.append(value)
                        if left > 0:
                            lines.append(f"{place};{words};{sex_name};{first + year};{value}\n")
                            left -= 1
                    out.write("".join(lines))
    if given.json:
        write_cube(given.json, places, first, years, values)


def write_cube(path, places, first, years, values):
    def dimension(label, categories):
        return {"label": label, "category": {"index": {code: i for i, code in enumerate(categories)},
                                             "label": dict(categories)}}
    ages = {f"{age:03d}" + ("" if age < AGES - 1 else "+"): f"{age} år" for age in range(AGES)}
    names = ["Region", "Alder", "Kjonn", "ContentsCode", "Tid"]
    contents = dimension("statistikkvariabel", {"Personer1": "Personer"})
    contents["category"]["unit"] = {"Personer1": {"base": "personer", "decimals": 0}}
    cube = {"version": "2.0", "class": "dataset", "label": "07459: Befolkning", "source": "made up",
            "updated": "2024-02-21T07:00:00Z", "id": names,
            "size": [len(places), AGES, len(SEXES), 1, years],
            "role": {"time": ["Tid"], "geo": ["Region"], "metric": ["ContentsCode"]},
            "extension": {"px": {"tableid": "07459", "decimals": 0}},
            "dimension": {"Region": dimension("region", dict(places)), "Alder": dimension("alder", ages),
                          "Kjonn": dimension("kjønn", {"1": "Menn", "2": "Kvinner"}), "ContentsCode": contents,
                          "Tid": dimension("år", {str(first + i): str(first + i) for i in range(years)})}}
    head = json.dumps(cube, ensure_ascii=False)
    with open(path, "w", encoding="utf-8") as out:
        out.write(head[:-1] + ', "value": [')
        for at in range(0, len(values), 100000):
            out.write(("," if at else "") + ",".join(map(str, values[at:at + 100000])))
        out.write("]}")


if __name__ == "__main__":
    main()
