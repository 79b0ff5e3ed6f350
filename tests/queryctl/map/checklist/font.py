# SPDX-License-Identifier: MIT
"""Widths of text, read from the font itself: a test that measured with the program's own table would believe it."""

import os
import struct

FOLDER = "/usr/share/fonts/truetype/liberation"


class Font:
    def __init__(self, name):
        with open(os.path.join(FOLDER, name), "rb") as file:
            self.data = file.read()
        count = struct.unpack(">H", self.data[4:6])[0]
        tables = {}
        for i in range(count):
            tag, _, offset, length = struct.unpack(">4sIII", self.data[12 + 16 * i : 28 + 16 * i])
            tables[tag.decode()] = (offset, length)
        self.em = struct.unpack(">H", self.data[tables["head"][0] + 18 :][:2])[0]
        metrics = struct.unpack(">H", self.data[tables["hhea"][0] + 34 :][:2])[0]
        start = tables["hmtx"][0]
        self.advance = [struct.unpack(">H", self.data[start + 4 * i :][:2])[0] for i in range(metrics)]
        self.glyphs = self._glyphs(tables["cmap"][0])

    def _glyphs(self, start):
        """Character to glyph, of a subtable of format 4."""
        for i in range(struct.unpack(">H", self.data[start + 2 :][:2])[0]):
            offset = start + struct.unpack(">I", self.data[start + 8 + 8 * i :][:4])[0]
            if struct.unpack(">H", self.data[offset:][:2])[0] == 4:
                break
        half = struct.unpack(">H", self.data[offset + 6 :][:2])[0] // 2
        read = lambda at, form: struct.unpack(f">{half}{form}", self.data[at : at + 2 * half])
        ends = read(offset + 14, "H")
        starts = read(offset + 16 + 2 * half, "H")
        deltas = read(offset + 16 + 4 * half, "h")
        ranges = read(offset + 16 + 6 * half, "H")
        out = {}
        for i in range(half):
            for code in range(starts[i], ends[i] + 1):
                glyph = code + deltas[i]
                if ranges[i]:
                    at = offset + 16 + 6 * half + 2 * i + ranges[i] + 2 * (code - starts[i])
                    glyph = struct.unpack(">H", self.data[at : at + 2])[0]
                    if glyph:
                        glyph += deltas[i]
                out[code] = glyph & 0xFFFF
        return out

    def width(self, text, size):
        """In the unit of `size`."""
        total = 0
        for c in text:
            glyph = self.glyphs.get(ord(c), 0)
            total += self.advance[min(glyph, len(self.advance) - 1)]
        return total * size / self.em


def installed():
    return os.path.exists(os.path.join(FOLDER, "LiberationSans-Regular.ttf"))


def pair():
    return Font("LiberationSans-Regular.ttf"), Font("LiberationSans-Bold.ttf")
