// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/colour.h"

#include <array>
#include <cmath>
#include <stdexcept>

namespace kv::draw {

namespace {

using Linear = std::array<double, 3>;

double to_linear(std::uint8_t channel) {
  const double s = channel / 255.0;
  return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
}

std::uint8_t from_linear(double value) {
  const double v = std::fmin(1, std::fmax(0, value));
  const double s = v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(255 * s));
}

Linear linear(Colour c) {
  return {to_linear(c.red), to_linear(c.green), to_linear(c.blue)};
}

double luminance(const Linear& c) {
  return 0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2];
}

double lab_curve(double t) {
  constexpr double kEdge = 216.0 / 24389;
  return t > kEdge ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

using Matrix = std::array<Linear, 3>;
// Machado, Oliveira and Fernandes 2009, table of the supplement, severity 1.0.
constexpr Matrix kProtanMatrix{{{0.152286, 1.052583, -0.204868},
                                {0.114503, 0.786281, 0.099216},
                                {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeutanMatrix{{{0.367322, 0.860646, -0.227968},
                                {0.280085, 0.672501, 0.047413},
                                {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kTritanMatrix{{{1.255528, -0.076749, -0.178779},
                                {-0.078411, 0.930809, 0.147602},
                                {0.004733, 0.691367, 0.303900}}};

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

Colour colour(std::string_view text) {
  std::array<int, 6> d{};
  const bool is_short = text.size() == 4;
  bool good = (text.size() == 7 || is_short) && text[0] == '#';
  for (std::size_t i = 0; good && i < 6; ++i) {
    d[i] = digit(text[is_short ? 1 + i / 2 : 1 + i]);
    good = d[i] >= 0;
  }
  if (!good)
    throw std::invalid_argument("'" + std::string(text) +
                                "' is not a colour; write it as #1a2b3c or #abc");
  const auto channel = [&](std::size_t i) {
    return static_cast<std::uint8_t>(16 * d[i] + d[i + 1]);
  };
  return {channel(0), channel(2), channel(4)};
}

std::string hex(Colour c) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const std::array<std::uint8_t, 3> channels{c.red, c.green, c.blue};
  std::string text = "#";
  bool is_short = true;
  for (const unsigned v : channels) {
    text += {kDigits[v >> 4U], kDigits[v & 15U]};
    is_short = is_short && v % 17 == 0;
  }
  return is_short ? std::string{'#', text[1], text[3], text[5]} : text;
}

Lab lab(Colour c) {
  const Linear rgb = linear(c);
  // IEC 61966-2-1 to XYZ, over the white point D65.
  const double x = (0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047;
  const double z = (0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883;
  const double fx = lab_curve(x);
  const double fy = lab_curve(luminance(rgb));
  const double fz = lab_curve(z);
  return {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
}

double lightness(Colour c) {
  return lab(c).l;
}

Colour seen(Colour c, Sight sight) {
  if (sight == Sight::kNormal) return c;
  const Matrix& m = sight == Sight::kProtan   ? kProtanMatrix
                    : sight == Sight::kDeutan ? kDeutanMatrix
                                              : kTritanMatrix;
  const Linear rgb = linear(c);
  const auto row = [&](std::size_t i) {
    return from_linear(m[i][0] * rgb[0] + m[i][1] * rgb[1] + m[i][2] * rgb[2]);
  };
  return {row(0), row(1), row(2)};
}

double contrast(Colour x, Colour y) {
  const double a = luminance(linear(x)) + 0.05;
  const double b = luminance(linear(y)) + 0.05;
  return a > b ? a / b : b / a;
}

Colour ink_on(Colour background) {
  return contrast(background, kInk) >= contrast(background, kWhite) ? kInk : kWhite;
}

}  // namespace kv::draw
