# SPDX-License-Identifier: MIT
"""The points of docs/maps-checklist.md on projection, text, sources and files."""

import math
import os
import re
import struct
import sys
import unittest

sys.path.insert(0, os.path.dirname(__file__))
import drawing  # noqa: E402
import maps  # noqa: E402
from maps import FIXED, INDEX, fields, index, made, national, responsible  # noqa: E402

W = None


def setUpModule():
    global W
    W = maps.prepare()


def all_maps():
    return [index(), fields(), responsible(), national(2016), national(2019), national(2020), national(2024)]


def extents(year, codes):
    """Metres in ETRS89 / UTM 33N, by code."""
    rows = W.rows(
        "SELECT r.code, b.min_x, b.min_y, b.max_x, b.max_y FROM boundary AS b JOIN region AS r USING (region_id) JOIN "
        f"boundary_sets AS s USING (set_id) WHERE s.border_year = {year} AND s.kind = 'kommune'"
    )
    return {r["code"]: (r["min_x"], r["min_y"], r["max_x"], r["max_y"]) for r in rows if r["code"] in codes}


def scale(m, year):
    """Metres to the millimetre, across and upwards, from the boxes of all areas."""
    box = extents(year, m.areas)
    grid = [f([box[c][i] for c in m.areas]) for i, f in ((0, min), (1, min), (2, max), (3, max))]
    page = [f([m.boxes[c][i] for c in m.areas]) for i, f in ((0, min), (1, min), (2, max), (3, max))]
    return (grid[2] - grid[0]) / (page[2] - page[0]), (grid[3] - grid[1]) / (page[3] - page[1])


class Frame(unittest.TestCase):
    def test_29_projection_is_named_and_the_scale_is_one(self):
        for m, year in ((index(), 2016), (national(2024), 2024), (national(2019), 2019)):
            self.assertIn("EPSG:25833", " ".join(t.words for t in m.texts))
            across, upwards = scale(m, year)
            self.assertAlmostEqual(across / upwards, 1, delta=0.003)

    def test_30_the_arrow_points_to_true_north(self):
        m = index()
        head = next(t for t in m.texts if t.words == "N")
        x = (head.box[0] + head.box[2]) / 2
        shafts = [
            line
            for line, stroke, _ in m.lines
            if stroke == "#1a1a1a" and len(line) == 2 and min(abs(p[0] - x) for p in line) < 3
            and 0 < min(p[1] for p in line) - head.box[3] < 5
        ]
        (a, b) = sorted(min(shafts, key=lambda s: abs(s[0][0] - x)), key=lambda p: -p[1])
        leaning = math.degrees(math.atan2(b[0] - a[0], a[1] - b[1]))
        # In the south, 7 to 9 degrees east: the grid of zone 33 leans 6 degrees.
        self.assertAlmostEqual(leaning, 6.0, delta=1.0)

    def test_31_the_scale_bar_is_right_to_two_per_cent(self):
        for m, year in ((index(), 2016), (national(2024), 2024)):
            end = next(t for t in m.texts if t.words.endswith(" km"))
            metres = 1000 * float(end.words.split()[0].replace(",", "."))
            bar = next(
                line for line, stroke, _ in m.lines
                if stroke == "#1a1a1a" and len(line) == 4 and abs(line[0][1] - line[3][1]) < 0.01
                and abs(line[2][0] - (end.box[0] + 1.2)) < 8
            )
            across, upwards = scale(m, year)
            # On the ground a metre of the grid is 0.9996 m in the middle of the zone, 1.002 m in its far west.
            self.assertAlmostEqual((bar[2][0] - bar[1][0]) * (across + upwards) / 2 / metres, 1, delta=0.02)

    def test_32_maps_of_the_same_areas_have_the_same_scale(self):
        one = index().boxes["0826"]
        for m in (
            made(*INDEX, "--classes", "quantile:7", "--title", "Kort"),
            made("--question", "T17", "--wave", "imdi-sor-2013"),
            made(*INDEX, *FIXED, "--bare"),
        ):
            other = m.boxes["0826"]
            self.assertAlmostEqual(other[2] - other[0], one[2] - one[0], places=2)

    def test_33_neighbours_share_their_borders(self):
        m = index()
        edges = {}
        for region, rings in m.areas.items():
            for ring in rings:
                for a, b in zip(ring, ring[1:] + ring[:1]):
                    key = tuple(sorted((tuple(round(v, 3) for v in a), tuple(round(v, 3) for v in b))))
                    edges.setdefault(key, set()).add(region)
        self.assertLessEqual(max(len(regions) for regions in edges.values()), 2)
        # What only one area has is coast or the outer border: no point just beside it is in another area.
        single = [k for k, n in edges.items() if len(n) == 1 and math.dist(*k) > 0.3]
        gaps = 0.0
        for a, b in single:
            x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
            across = ((b[1] - a[1]) / math.dist(a, b) * 0.12, (a[0] - b[0]) / math.dist(a, b) * 0.12)
            sides = [(x + across[0], y + across[1]), (x - across[0], y - across[1])]
            owners = [{r for r in m.areas if m.on_land(r, [p])} for p in sides]
            if owners[0] and owners[1] and owners[0] != owners[1]:
                gaps += math.dist(a, b)
        self.assertLess(gaps, 0.005 * sum(math.dist(*k) for k, n in edges.items() if len(n) == 2))

    def test_34_coast_is_cut_and_land_around_is_neutral(self):
        m = index()
        self.assertIn("clip-path=", m.bytes)
        self.assertTrue(any(fill == "#e8e6e3" for _, _, fill in m.lines))
        # Farsund's file runs out to sea; on the map the sea is not Farsund's.
        left, _, right, bottom = m.boxes["1003"]
        at_sea = [((left + right) / 2, bottom - 0.5)]
        self.assertEqual(m.on_land("1003", at_sea), [])
        self.assertGreater(len([r for r in m.clip if abs(drawing.area([r])) < 5]), 5)  # islands


class Text(unittest.TestCase):
    def test_35_title_says_what_where_and_when_and_nothing_is_cut(self):
        title = re.search(r"<title id=\"f-title\">(.*?)</title>", index().bytes)[1]
        for part in ("Bosettingsindeks", "Region Sør", "2010–2013"):
            self.assertIn(part, title)
        long = made(*INDEX, "--title", "Et svært langt navn på et kart som ikke har plass på én linje " * 3)
        for m in all_maps() + [long]:
            for t in m.texts:
                self.assertLessEqual(t.box[2], m.width + 0.5, t.words)
                self.assertLessEqual(t.box[3], m.height + 0.5, t.words)

    def test_36_numbers_are_written_as_in_norwegian(self):
        for m in all_maps() + [made(*INDEX, "--change")]:
            for t in m.texts:
                own = re.sub(r"CC BY 4\.0|\S+json", "", t.words)
                self.assertIsNone(re.search(r"\d\.\d", own), t.words)
                self.assertIsNone(re.search(r"(^| )-\d", t.words), t.words)
        self.assertIn("1\u202f", " ".join(t.words for t in national(2024).texts).replace("\u2009", "\u202f").replace("\u00a0", "\u202f"))
        self.assertIn("−", " ".join(t.words for t in made(*INDEX, "--change").texts))
        self.assertRegex(" ".join(t.words for t in made(*INDEX, *FIXED, options=("--lang", "en")).texts), r"34\.0–69\.9")

    def test_37_text_is_text_with_a_fallback(self):
        self.assertTrue(index().root.get("font-family").endswith("sans-serif"))
        self.assertGreater(len(index().texts), 55)


class Trace(unittest.TestCase):
    def test_38_source_date_licence_and_borders(self):
        for m in all_maps():
            text = " ".join(t.words for t in m.texts)
            for part in ("Kilde: ", "revisjon 20", "© Kartverket", "CC BY 4.0", "kommuneinndeling 20"):
                self.assertIn(part, text)

    def test_39_reconstructed_data_say_so_in_the_figure(self):
        for m in (fields(), responsible(), made("tiltaksindeks"), made("overgangsrate")):
            self.assertTrue(any(t.words.startswith("Rekonstruert") and t.bold for t in m.texts))
        self.assertFalse(any("Rekonstruert" in t.words for t in index().texts))

    def test_40_base_and_who_is_left_out(self):
        self.assertIn("N = 45 av 48 kommuner. Ikke anmodet: 3.", [t.words for t in index().texts])
        self.assertIn("N = 40 av 48 kommuner", " ".join(t.words for t in responsible().texts))

    def test_41_the_description_has_the_maps_own_extremes(self):
        desc = re.search(r"<desc[^>]*>(.*?)</desc>", index().bytes)[1]
        self.assertIn("Høyest er Kragerø (103,6\u00a0%), lavest er Bygland (0,0\u00a0%)", desc)
        self.assertIn("6 kommuner (", desc)
        page, _ = W.map(*INDEX, *FIXED, kind="html")
        self.assertIn(desc, page.decode())
        self.assertEqual(len(index().title), 48)


class Files(unittest.TestCase):
    def test_42_a4_width_300_dpi_and_vector(self):
        png, _ = W.map(*INDEX, *FIXED, kind="png")
        width = struct.unpack(">I", png[16:20])[0]
        self.assertEqual(width, round(160 / 25.4 * 300))
        at = png.index(b"pHYs") + 4
        self.assertEqual(struct.unpack(">II", png[at : at + 8]), (11811, 11811))
        pdf, _ = W.map(*INDEX, *FIXED, kind="pdf")
        box = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", pdf)
        self.assertAlmostEqual(float(box[1]) / 72 * 25.4, 160, delta=0.1)
        self.assertLess(float(box[2]) / 72 * 25.4, 297 - 20)

    def test_43_no_map_is_larger_than_150_kilobytes(self):
        for m in all_maps() + [made(*INDEX, *FIXED, "--each-year"), made("bosatt", "--year", "2016")]:
            self.assertLess(len(m.bytes.encode()), 150_000)
        self.assertLess(len(W.map("bosatt", "--year", "2016", kind="html")[0]), 500_000)

    def test_44_the_same_bytes_twice(self):
        for kind in ("svg", "png", "pdf", "html", "geojson", "gpkg"):
            self.assertEqual(W.map(*INDEX, *FIXED, kind=kind)[0], W.map(*INDEX, *FIXED, kind=kind)[0], kind)


if __name__ == "__main__":
    unittest.main()
