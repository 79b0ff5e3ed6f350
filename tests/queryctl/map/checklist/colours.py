# SPDX-License-Identifier: MIT
"""Colour as the checklist measures it, written anew: CIE L*a*b* (D65) and sight without one kind of cones
(Machado, Oliveira and Fernandes 2009, severity 1)."""

SIGHTS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def rgb(text):
    digits = text.lstrip("#")
    if len(digits) == 3:
        digits = "".join(2 * d for d in digits)
    return tuple(int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))


def linear(colour):
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)


def luminance(text):
    r, g, b = linear(rgb(text))
    return 0.2126729 * r + 0.7151522 * g + 0.0721750 * b


def lab(text, sight="normal"):
    light = linear(rgb(text))
    r, g, b = (min(1, max(0, sum(m * c for m, c in zip(row, light)))) for row in SIGHTS[sight])
    x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047
    y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b
    z = (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883
    f = [v ** (1 / 3) if v > 216 / 24389 else (24389 / 27 * v + 16) / 116 for v in (x, y, z)]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def difference(one, other, sight):
    """CIE 1976."""
    return sum((p - q) ** 2 for p, q in zip(lab(one, sight), lab(other, sight))) ** 0.5


def least_difference(colours):
    """Over all pairs and sights."""
    return min(
        (difference(a, b, sight), a, b, sight)
        for i, a in enumerate(colours)
        for b in colours[:i]
        for sight in SIGHTS
    )


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
