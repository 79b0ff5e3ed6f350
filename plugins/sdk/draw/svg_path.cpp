// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/svg_path.h"

#include <charconv>
#include <cmath>
#include <cstring>
#include <stdexcept>

namespace kv::draw {

namespace {

constexpr double kFarthest = 20'000;  // mm
constexpr std::size_t kLongestPair = 2 * 12;

char* put_integer(char* to, std::int32_t value) {
  auto magnitude = static_cast<std::uint32_t>(value);
  if (value < 0) {
    *to++ = '-';
    magnitude = 0U - magnitude;
  }
  // Steps between neighbouring points have one or two digits.
  if (magnitude < 10) {
    *to++ = static_cast<char>('0' + magnitude);
    return to;
  }
  if (magnitude < 100) {
    *to++ = static_cast<char>('0' + magnitude / 10);
    *to++ = static_cast<char>('0' + magnitude % 10);
    return to;
  }
  return std::to_chars(to, to + 11, magnitude).ptr;
}

/// A text grown in steps and written through a pointer.
class Run {
 public:
  explicit Run(std::string& out, std::size_t room) : out_(out), begin_(out.size()) {
    out_.resize(begin_ + room);
    at_ = out_.data() + begin_;
  }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;
  ~Run() { out_.resize(static_cast<std::size_t>(at_ - out_.data())); }

  void letter(char c) { *at_++ = c; }
  /// A number after a letter or another number; '-' parts by itself.
  void pair(std::int32_t x, std::int32_t y, bool after_letter) {
    if (x >= 0 && !after_letter) *at_++ = ' ';
    at_ = put_integer(at_, x);
    if (y >= 0) *at_++ = ' ';
    at_ = put_integer(at_, y);
  }

 private:
  std::string& out_;
  std::size_t begin_;
  char* at_ = nullptr;
};

void append_points(Run& run, std::span<const Point> points, int units_per_mm, bool closed) {
  if (points.empty()) return;
  std::int32_t x = to_units(points[0].x, units_per_mm);
  std::int32_t y = to_units(points[0].y, units_per_mm);
  run.letter('M');
  run.pair(x, y, true);
  bool after_letter = true;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const std::int32_t next_x = to_units(points[i].x, units_per_mm);
    const std::int32_t next_y = to_units(points[i].y, units_per_mm);
    if (next_x == x && next_y == y) continue;
    if (after_letter) run.letter('l');
    run.pair(next_x - x, next_y - y, after_letter);
    after_letter = false;
    x = next_x;
    y = next_y;
  }
  if (closed) run.letter('z');
}

}  // namespace

std::int32_t to_units(double mm, int units_per_mm) {
  if (!(std::fabs(mm) <= kFarthest))
    throw std::invalid_argument("a coordinate of " + std::to_string(mm) +
                                " mm is not on any sheet; coordinates are finite and within 20 m");
  // Halves upwards. Truncation of a positive number is one instruction, std::floor is a call.
  constexpr double kShift = 1LL << 40U;
  const auto shifted = static_cast<std::int64_t>(mm * units_per_mm + kShift + 0.5);
  return static_cast<std::int32_t>(shifted - (std::int64_t{1} << 40U));
}

void append_path(std::string& out, const Rings& rings, int units_per_mm) {
  Run run(out, rings.points.size() * kLongestPair + rings.size() * 4);
  for (std::size_t r = 0; r < rings.size(); ++r)
    append_points(run, rings.ring(r), units_per_mm, true);
}

void append_line(std::string& out, std::span<const Point> points, int units_per_mm) {
  Run run(out, points.size() * kLongestPair + 4);
  append_points(run, points, units_per_mm, false);
}

void append_integer(std::string& out, std::int64_t value) {
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

void append_decimal(std::string& out, double value, int decimals) {
  constexpr std::int64_t kPowers[] = {1, 10, 100, 1000};
  const std::int64_t power = kPowers[decimals];
  const double scaled = value * static_cast<double>(power);
  if (!(std::fabs(scaled) < 1e15))
    throw std::invalid_argument("a width, size or angle of " + std::to_string(value) +
                                " cannot be drawn");
  std::int64_t whole = std::llround(scaled);
  if (whole < 0) {
    out += '-';
    whole = -whole;
  }
  append_integer(out, whole / power);
  std::int64_t rest = whole % power;
  if (rest == 0) return;
  out += '.';
  for (std::int64_t place = power / 10; rest > 0; place /= 10) {
    out += static_cast<char>('0' + rest / place);
    rest %= place;
  }
}

}  // namespace kv::draw
