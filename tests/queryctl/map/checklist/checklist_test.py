# SPDX-License-Identifier: MIT
"""The points of docs/maps-checklist.md, measured in maps of the agencies' own figures and boundaries."""

import math
import os
import re
import sys
import unittest

sys.path.insert(0, os.path.dirname(__file__))
import colours  # noqa: E402
import drawing  # noqa: E402
import maps  # noqa: E402
from maps import FIXED, INDEX, fields, index, made, national, responsible  # noqa: E402

W = None


def setUpModule():
    global W
    W = maps.prepare()


class Legend(unittest.TestCase):
    def test_01_heading_says_unit_and_what_is_counted(self):
        self.assertIn("Prosent (antall kommuner)", [t.words for t in index().texts if t.bold])

    def test_02_ranges_leave_no_hole_at_the_printed_precision(self):
        for m in (index(), national(2024), national(2020)):
            ranges = [re.fullmatch(r"([\d ,]+)–([\d ,]+)", label) for label, _, _ in m.legend()]
            ends = [[r[1], r[2]] for r in ranges if r]
            self.assertGreaterEqual(len(ends), 3)
            number = lambda text: float(text.replace(" ", "").replace(",", "."))
            for (_, high), (low, _) in zip(ends, ends[1:]):
                step = 10 ** -len(high.partition(",")[2]) if "," in high else 1
                self.assertAlmostEqual(number(low) - number(high), step, places=6)

    def test_03_counts_sum_to_the_areas(self):
        self.assertEqual(sum(n for _, n, _ in index().legend()), 48)
        self.assertEqual(sum(n for _, n, _ in fields().legend()), 48)
        self.assertEqual(sum(n for _, n, _ in responsible().legend()), 48)
        self.assertEqual(sum(n for _, n, _ in national(2024).legend()), 357)

    def test_04_it_covers_no_area_and_no_name_at_any_length(self):
        lengths = [["--classes", f"quantile:{k}"] for k in range(2, 8)]
        lengths += [["--classes", "fixed:0,50", "--legend", "Vedtatte bosettinger i prosent av anmodningene i alle årene"]]
        for words in lengths:
            m = made(*INDEX, *words)
            for box in m.white_boxes():
                grid = [
                    (box[0] + (box[2] - box[0]) * i / 12, box[1] + (box[3] - box[1]) * j / 12)
                    for i in range(13)
                    for j in range(13)
                ]
                for region in m.areas:
                    self.assertEqual(m.on_land(region, grid), [], (words, region))
                for name in m.names():
                    self.assertFalse(drawing.overlap(name.box, box), (words, name.words))

    def test_05_an_empty_class_stands_with_its_zero(self):
        m = made(*INDEX, "--classes", "fixed:0,34,70,90,150")
        self.assertIn(("150,0 og over", 0), [(label, n) for label, n, _ in m.legend()])

    def test_06_a_count_stays_with_its_label(self):
        for text in responsible().texts + fields().texts:
            self.assertIsNone(re.fullmatch(r"\(\d+\)", text.words), text.words)

    def test_07_the_regions_own_value_is_in_it(self):
        joined = " ".join(t.words for t in index().texts)
        self.assertIn("Region Sør samlet: 70,2\u00a0%", joined)


class Classes(unittest.TestCase):
    def test_08_09_rule_and_limits_stand_in_the_caption(self):
        text = " ".join(t.words for t in index().texts)
        self.assertIn("Klasser: faste grenser; grenser 0; 34; 70; 90", text)
        self.assertRegex(" ".join(t.words for t in national(2024).texts), r"Jenks, 5 klasser \(GVF 0,\d\d\); grenser 0; ")

    def test_10_unrounded_values_are_classed(self):
        query = "SELECT '0826' AS region, 54.96 AS value UNION ALL SELECT '0834', 55.0"
        m = made("--query", query, "--year", "2016", "--classes", "fixed:0,55")
        self.assertNotEqual(m.fill["0826"], m.fill["0834"])
        # Where the rounded value would seem to lie in the class above, limits have the decimals that tell.
        self.assertIn("0,00–54,99", [label for label, _, _ in m.legend()])

    def test_11_a_value_outside_stops_and_names_the_area(self):
        query = "SELECT '0826' AS region, 4.9 AS value UNION ALL SELECT '0834', 55"
        done = W.queryctl("map", "--query", query, "--year", "2016", "--classes", "fixed:5,55", options=("--format", "svg"))
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("0826 Tinn has the value 4.9, which lies below the first limit 5", done.stderr.decode())

    def test_12_a_class_of_nearly_all_is_told(self):
        self.assertIn("a bar chart or a sentence says more", W.map(*INDEX, "--classes", "fixed:0,100")[1])
        self.assertNotIn("a bar chart", W.map(*INDEX, *FIXED)[1])

    def test_13_small_maps_share_classes_and_legend(self):
        m = made(*INDEX, *FIXED, "--each-year")
        self.assertEqual([t.words for t in m.texts].count("34,0–69,9"), 1)
        self.assertEqual(len([t for t in m.texts if re.fullmatch(r"\d+ av 48", t.words)]), 4)


class Missing(unittest.TestCase):
    def test_14_15_16_each_reason_has_its_pattern_and_count(self):
        query = (
            "SELECT code AS region, CASE WHEN n > 7 THEN n END AS value, CASE n WHEN 1 THEN 'never asked' WHEN 2 THEN ':' "
            "WHEN 3 THEN 'not-asked' WHEN 4 THEN 'no-answer' WHEN 5 THEN 'not-in-sample' WHEN 6 THEN 'too few: 7 left' "
            "WHEN 7 THEN '..' ELSE '' END AS status FROM (SELECT region AS code, row_number() OVER (ORDER BY region) AS n "
            "FROM region_group_members WHERE group_code = 'imdi-sor')"
        )
        m = made("--query", query, "--year", "2016", "--classes", "fixed:0,20")
        kept = {label: (n, fill) for label, n, fill in m.legend() if fill.startswith("url(")}
        reasons = ["Ikke anmodet", "Skjermet", "Ikke stilt", "Ikke svart", "Ikke med", "For få", "Mangler"]
        self.assertEqual([kept[r][0] for r in reasons], [1] * 7)
        patterns = {re.sub(r' id="[^"]*"', "", p) for p in re.findall(r"<pattern .*?</pattern>", m.bytes)}
        self.assertEqual(len(patterns), len(kept))
        self.assertTrue(all(re.search(r"stroke|<circle", p) for p in patterns))

    def test_17_zero_is_a_number_and_missing_is_none(self):
        m = index()
        self.assertEqual(m.title["0938"], "Bygland: 0,0\u00a0% (av 10)")
        self.assertEqual(m.title["0833"], "Tokke: Ikke anmodet")
        self.assertNotEqual(m.fill["0938"], m.fill["0833"])

    def test_18_the_threshold_is_printed(self):
        m = made("overgangsrate", "--threshold", "10")
        self.assertIn("(n < 10)", " ".join(t.words for t in m.texts))


class Names(unittest.TestCase):
    def maps(self):
        return [index(), fields(), responsible(), made(*INDEX, options=("--lang", "en"))]

    def test_19_all_48_are_named_in_six_points_or_more(self):
        for m in self.maps():
            self.assertEqual(len([t for t in m.names() if "\n" not in t.words]) >= 48, True)
            self.assertGreaterEqual(min(t.size for t in m.texts), 5.99)
            shown = " ".join(t.words for t in m.names())
            for name in ("Songdalen", "Hægebostad", "Porsgrunn", "Kristiansand", "Bø", "Søgne"):
                self.assertIn(name, shown)

    def test_20_none_lies_on_another_or_leaves_the_frame(self):
        for m in self.maps() + [national(y) for y in (2016, 2019, 2020, 2024)]:
            names = m.names()
            for i, a in enumerate(names):
                self.assertTrue(0 <= a.box[0] and a.box[2] <= m.width + 0.01, a.words)
                for b in names[:i]:
                    if a.turn or b.turn:
                        hits = [p for p in a.points() if drawing.inside([b.corners], p)]
                        self.assertEqual(hits, [], (a.words, b.words))
                    else:
                        self.assertFalse(drawing.overlap(a.box, b.box), (a.words, b.words))

    def test_21_each_lies_in_its_own_area_or_has_a_line_from_it(self):
        for m in self.maps() + [national(2024)]:
            by_name = {}
            for region, title in m.title.items():
                by_name.setdefault(re.sub(r" \(.*", "", title.split(":")[0]), []).append(region)
            ends = [line for line, stroke, _ in m.lines if stroke == "#1a1a1a" and len(line) == 2]
            for t in m.names():
                name = re.sub(r"^(HH|HL|LH|LL) ", "", t.words).rstrip("*†")
                regions = [r for n, rs in by_name.items() if n == name or (t.words in n.split() + n.split(" og ") + [n]) or n.startswith(name + " ") or n.endswith(" " + name) for r in rs]
                regions += [r for n, rs in by_name.items() if " " in n and name in n for r in rs]
                if t.words in ("HH", "HL", "LH", "LL"):
                    regions = list(m.areas)
                points = list(t.points())
                in_own = any(len(m.on_land(r, points)) == len(points) for r in regions)
                led = any(
                    min(math.dist(p, q) for q in (line[0], line[1])) < 2.5 and any(m.on_land(r, line) for r in regions)
                    for line in ends
                    for p in [(min(max(x, t.box[0]), t.box[2]), min(max(y, t.box[1]), t.box[3])) for x, y in line]
                )
                self.assertTrue(in_own or led, t.words)

    def test_22_ink_on_its_halo_has_contrast_on_any_fill(self):
        for m in self.maps():
            for t in m.names():
                self.assertGreaterEqual(t.halo / 2, 0.4)
                self.assertGreaterEqual(colours.contrast(t.colour, t.halo_colour), 4.5)

    def test_23_homonyms_are_told_by_their_codes(self):
        m = index()
        self.assertIn("0821", m.areas)
        self.assertNotIn("1867", m.areas)
        self.assertEqual(m.title["0821"].split(":")[0], "Bø (Telemark)")
        self.assertEqual(m.title["1029"].split(":")[0], "Lindesnes")
        self.assertIn("Bø", [t.words for t in m.names()])
        later = made("bosatt", "--year", "2022", options=("--borders", "2024"))
        self.assertEqual(later.title["4205"].split(":")[0], "Lindesnes")


class Colour(unittest.TestCase):
    def fills(self, m):
        return [fill for _, _, fill in m.legend() if fill.startswith("#")]

    def test_24_a_sequence_darkens_by_ten_at_each_step(self):
        for k in range(3, 6):
            m = made(*INDEX, "--classes", f"quantile:{k}")
            steps = [colours.lab(c)[0] for c in self.fills(m)]
            self.assertEqual(len(steps), k)
            for a, b in zip(steps, steps[1:]):
                self.assertGreaterEqual(a - b, 10)
        # More classes than that can bear are drawn, and told.
        self.assertIn("of L* apart", W.map(*INDEX, "--classes", "quantile:9")[1])

    def test_25_every_sight_tells_any_two(self):
        for m in (index(), fields(), responsible(), made(*INDEX, "--change"), national(2024)):
            least = colours.least_difference(self.fills(m))
            self.assertGreaterEqual(least[0], 10, least)

    def test_26_a_category_has_its_colour_in_every_map(self):
        seen = {}
        for question in ("T09", "T10", "T14", "T15", "T16"):
            for label, _, fill in made("--question", question, "--wave", "imdi-sor-2013").legend():
                if fill.startswith("#"):
                    self.assertEqual(seen.setdefault(label, fill), fill)
        self.assertIn("Ja", seen)

    def test_27_two_directions_need_a_middle(self):
        done = W.queryctl("map", *INDEX, "--palette", "RdBu", options=("--format", "svg"))
        self.assertIn("midpoint", done.stderr.decode())

    def test_28_greyscale_tells_classes_or_letters_do(self):
        for m in (index(), national(2024), fields(), responsible()):
            grey = sorted(colours.lab(c)[0] for c in self.fills(m))
            for a, b in zip(grey, grey[1:]):
                self.assertGreaterEqual(b - a, 10, grey)
        query = (
            "SELECT region, CASE row_number() OVER (ORDER BY region) % 6 WHEN 0 THEN 'Ap' WHEN 1 THEN 'H' WHEN 2 THEN 'Sp' "
            "WHEN 3 THEN 'KrF' WHEN 4 THEN 'FrP' ELSE 'V' END AS value FROM region_group_members WHERE group_code = 'imdi-sor'"
        )
        m = made("--query", query, "--year", "2016")
        self.assertTrue(any(re.match(r"(Ap|H|Sp|KrF|FrP|V) \w", t.words) for t in m.names()))


if __name__ == "__main__":
    unittest.main()
