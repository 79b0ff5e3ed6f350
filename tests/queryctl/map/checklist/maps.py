# SPDX-License-Identifier: MIT
"""The maps that the checklist looks at, each made once."""

import unittest

import drawing
import font
import warehouse

INDEX = "bosettingsindeks --from 2010 --to 2013 --group imdi-sor".split()
FIXED = ["--classes", "fixed:0,34,70,90"]
MADE = {}
STATE = {}


def prepare():
    if not warehouse.there():
        raise unittest.SkipTest("../shared/data is not on this machine")
    if not font.installed():
        raise unittest.SkipTest("fonts-liberation is not installed")
    STATE["fonts"] = font.pair()
    STATE["warehouse"] = warehouse.Warehouse()
    return STATE["warehouse"]


def made(*words, options=()):
    key = words + tuple(options)
    if key not in MADE:
        svg, told = STATE["warehouse"].map(*words, options=options)
        MADE[key] = drawing.Map(svg.decode(), STATE["fonts"]), told
    return MADE[key][0]


def index():
    return made(*INDEX, *FIXED)


def national(year):
    shown = {2016: "2016", 2019: "2018", 2020: "2020", 2024: "2022"}[year]
    return made("bosatt", "--year", shown, options=("--borders", str(year)))


def fields():
    return made("firefelt")


def responsible():
    return made("--question", "T17", "--wave", "imdi-sor-2013")
