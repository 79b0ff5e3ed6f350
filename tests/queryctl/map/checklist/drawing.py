# SPDX-License-Identifier: MIT
"""A map's SVG, measured: areas, names, lines and the legend in millimetres on the page."""

import math
import re
import xml.etree.ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
UNITS = 25  # to the millimetre
POINT = 25.4 / 72


def rings_of(path):
    """Closed or open lines of a path, in its own units; M, m, L, l, H, h, V, v and Z are known."""
    out, x, y, start = [], 0.0, 0.0, (0.0, 0.0)
    for command, text in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
        n = [float(v) for v in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", text)]
        relative, kind = command.islower(), command.upper()
        if kind == "Z":
            x, y = start
            continue
        if kind in "HV":
            for v in n:
                if kind == "H":
                    x = x + v if relative else v
                else:
                    y = y + v if relative else v
                out[-1].append((x, y))
            continue
        assert kind in "ML", command
        for i in range(0, len(n), 2):
            x, y = (x + n[i], y + n[i + 1]) if relative else (n[i], n[i + 1])
            if kind == "M" and i == 0:
                out.append([])
                start = (x, y)
            out[-1].append((x, y))
    return out


def box_of(points):
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def inside(rings, p):
    found = False
    for ring in rings:
        before = ring[-1]
        for point in ring:
            if (before[1] > p[1]) != (point[1] > p[1]) and p[0] < (point[0] - before[0]) * (p[1] - before[1]) / (
                point[1] - before[1]
            ) + before[0]:
                found = not found
            before = point
    return found


def area(rings):
    return sum(a[0] * b[1] - b[0] * a[1] for r in rings for a, b in zip(r, r[1:] + r[:1])) / 2


class Text:
    def __init__(self, node, at, fonts):
        self.words = node.text or ""
        self.size = float(node.get("font-size")) / UNITS / POINT
        self.bold = node.get("font-weight") == "bold"
        self.halo = float(node.get("stroke-width", 0)) / UNITS if node.get("stroke") else 0
        self.colour = node.get("fill")
        self.halo_colour = node.get("stroke")
        self.turn = 0.0
        x, y = at[0] + float(node.get("x")) / UNITS, at[1] + float(node.get("y")) / UNITS
        turn = re.search(r"rotate\((-?[\d.]+)", node.get("transform", ""))
        if turn:
            self.turn = math.radians(float(turn[1]))
        em = self.size * POINT
        width = fonts[1 if self.bold else 0].width(self.words, em)
        left = {"middle": -width / 2, "end": -width}.get(node.get("text-anchor"), 0)
        # From the top of capitals to the foot of letters that go below the line.
        corners = [(left, -0.73 * em), (left + width, -0.73 * em), (left + width, 0.21 * em), (left, 0.21 * em)]
        c, s = math.cos(self.turn), math.sin(self.turn)
        self.corners = [(x + u * c - v * s, y + u * s + v * c) for u, v in corners]
        self.box = box_of(self.corners)

    def points(self):
        """Corners, middles and what lies between, for asking whether all of it is inside."""
        a, b, _, d = self.corners
        for i in range(13):
            for j in range(4):
                u, v = i / 12, j / 3
                yield a[0] + u * (b[0] - a[0]) + v * (d[0] - a[0]), a[1] + u * (b[1] - a[1]) + v * (d[1] - a[1])


class Map:
    def __init__(self, svg, fonts):
        self.bytes = svg
        self.root = ET.fromstring(svg)
        self.fonts = fonts
        self.width, self.height = (float(self.root.get(k)[:-2]) for k in ("width", "height"))
        self.areas, self.fill, self.title, self.frame_at = {}, {}, {}, (0.0, 0.0)
        self.texts, self.lines, self.dots, self.rects = [], [], [], []
        self._walk(self.root, (0.0, 0.0))
        self.boxes = {region: box_of([p for ring in rings for p in ring]) for region, rings in self.areas.items()}
        self.clip = [
            [(x / UNITS + self.frame_at[0], y / UNITS + self.frame_at[1]) for x, y in ring]
            for node in self.root.iter(f"{SVG}clipPath")
            for ring in rings_of(node.find(f"{SVG}path").get("d"))
        ]

    def _walk(self, node, at):
        moved = re.search(r"translate\((-?[\d.]+)(?: (-?[\d.]+))?\)", node.get("transform", ""))
        if moved:
            at = (at[0] + float(moved[1]) / UNITS, at[1] + float(moved[2] or 0) / UNITS)
        for child in node:
            kind = child.tag.replace(SVG, "")
            if kind == "defs":
                continue
            place = lambda points: [(at[0] + x / UNITS, at[1] + y / UNITS) for x, y in points]
            if kind == "path" and child.get("data-region"):
                self.frame_at = at
                region = child.get("data-region")
                self.areas[region] = [place(r) for r in rings_of(child.get("d"))]
                self.fill[region] = child.get("fill")
                self.title[region] = child.find(f"{SVG}title").text
            elif kind == "path":
                for ring in rings_of(child.get("d")):
                    self.lines.append((place(ring), child.get("stroke"), child.get("fill")))
            elif kind == "circle":
                self.dots.append(place([(float(child.get("cx")), float(child.get("cy")))])[0])
            elif kind == "rect":
                x, y, w, h = (float(child.get(k)) for k in ("x", "y", "width", "height"))
                self.rects.append((box_of(place([(x, y), (x + w, y + h)])), child.get("fill")))
            elif kind == "text":
                self.texts.append(Text(child, at, self.fonts))
            self._walk(child, at)

    def names(self):
        """Texts with the halo of names."""
        return [t for t in self.texts if t.halo > 0.85]

    def legend(self):
        """(label, count, fill of its swatch), in order."""
        out = []
        for text in self.texts:
            found = re.fullmatch(r"(.*) \((\d[\d  ]*)\)", text.words)
            if not found or text.bold:
                continue
            left = [
                (box, fill)
                for box, fill in self.rects
                if 0 < text.box[0] - box[2] < 3 and box[1] - 1 < (text.box[1] + text.box[3]) / 2 < box[3] + 1
            ]
            if left:
                out.append((found[1], int(re.sub(r"\D", "", found[2])), left[-1][1]))
        return out

    def white_boxes(self):
        """In the map: the legend and the picture of how values are spread."""
        return [box for box, fill in self.rects if fill == "#fff" and box[2] - box[0] < self.width * 0.6]

    def on_land(self, region, points):
        """Those of the points that lie in the area, cut by land where the map is."""
        left, top, right, bottom = self.boxes[region]
        near = [p for p in points if left <= p[0] <= right and top <= p[1] <= bottom]
        return [p for p in near if inside(self.areas[region], p) and (not self.clip or inside(self.clip, p))]
