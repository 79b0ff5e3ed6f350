// SPDX-License-Identifier: MIT
#include "etl/formats/symbol.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <limits>
#include <string>

namespace kv::etl {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}

// The length of the space at the start of `text`: ASCII space, U+00A0, U+2009, U+202F; 0 for none.
std::size_t gap_length(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == ' ') return 1;
  if (text.starts_with("\xC2\xA0")) return 2;
  if (text.starts_with("\xE2\x80\x89") || text.starts_with("\xE2\x80\xAF")) return 3;
  return 0;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && !digit(text.front())) {
    const std::size_t gap = text.front() == '\t' ? 1 : gap_length(text);
    if (gap == 0) break;
    text.remove_prefix(gap);
  }
  while (!text.empty() && !digit(text.back())) {
    if (text.back() == ' ' || text.back() == '\t') {
      text.remove_suffix(1);
    } else if (text.ends_with("\xC2\xA0")) {
      text.remove_suffix(2);
    } else if (text.ends_with("\xE2\x80\x89") || text.ends_with("\xE2\x80\xAF")) {
      text.remove_suffix(3);
    } else {
      break;
    }
  }
  return text;
}

CellValue symbol(std::string_view text) {
  CellValue cell;
  if (text.empty()) {
    cell.kind = CellKind::kEmpty;
  } else if (text == ".") {
    cell.kind = CellKind::kNotApplicable;
  } else if (text == "..") {
    cell.kind = CellKind::kNotAvailable;
  } else if (text == ":") {
    cell.kind = CellKind::kSuppressed;
  } else if (text == "-") {
    cell.kind = CellKind::kNil;
  } else {
    const bool negative = text[0] == '-';
    const std::string_view name = text.substr(negative ? 1 : 0);
    if (name == "Inf" || name == "inf" || name == "INF") {
      cell.kind = CellKind::kInfinite;
      cell.real = std::numeric_limits<double>::infinity() * (negative ? -1 : 1);
    }
  }
  return cell;
}

// Digits, possibly in groups. Returns false when the grouping breaks the grammar.
struct Digits {
  std::uint64_t value = 0;  // meaningful while count <= 19
  std::size_t count = 0;
  std::size_t length = 0;  // bytes of the text
  bool grouped = false;

  void take(std::string_view text) {
    for (; length < text.size() && digit(text[length]); ++length, ++count) {
      value = value * 10 + static_cast<std::uint64_t>(text[length] - '0');
    }
  }
};

bool take_groups(std::string_view text, Digits& digits) {
  if (digits.count > 3 || text[0] == '0') return false;
  const std::string_view gap = text.substr(digits.length, gap_length(text.substr(digits.length)));
  digits.grouped = true;
  while (text.substr(digits.length).starts_with(gap)) {
    const std::size_t before = digits.count;
    digits.length += gap.size();
    digits.take(text);
    if (digits.count != before + 3) return false;
  }
  return true;
}

// The nearest double of "<digits>.<digits>"; false when there is none.
bool to_double(std::string_view whole, std::string_view fraction, const Digits& all, double& out) {
  constexpr std::array<double, 23> kPowers{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                           1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                           1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  // Both operands exact, so that one division rounds correctly (Clinger 1990).
  if (all.count <= 19 && all.value <= (std::uint64_t{1} << 53) &&
      fraction.size() < kPowers.size()) {
    out = static_cast<double>(all.value) / kPowers[fraction.size()];
    return true;
  }
  std::string text;
  for (const char c : whole) {
    if (digit(c)) text += c;
  }
  text += '.';
  text += fraction;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

CellValue parse_cell(std::string_view text, char decimal) {
  text = trim(text);
  std::string_view rest = text;
  bool negative = false;
  if (rest.starts_with('-')) {
    negative = true;
    rest.remove_prefix(1);
  } else if (rest.starts_with("\xE2\x88\x92")) {
    negative = true;
    rest.remove_prefix(3);
  }
  if (rest.empty() || !digit(rest[0])) return symbol(text);

  CellValue cell;
  Digits digits;
  digits.take(rest);
  if (digits.length < rest.size() && gap_length(rest.substr(digits.length)) > 0) {
    if (!take_groups(rest, digits)) return cell;
  }
  const std::size_t whole = digits.length;
  if (whole == rest.size()) {
    constexpr auto kMax = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    std::size_t zeros = 0;
    if (digits.count > 19) {
      while (zeros < whole && rest[zeros] == '0') ++zeros;  // grouped digits do not begin with 0
    }
    if (digits.count - zeros > 19 || digits.value > kMax + (negative ? 1 : 0)) return cell;
    cell.integer = static_cast<std::int64_t>(negative ? 0 - digits.value : digits.value);
    cell.real = static_cast<double>(cell.integer);
    cell.is_integer = true;
  } else {
    if (rest[whole] != decimal || (decimal != '.' && decimal != ',')) return cell;
    digits.length += 1;
    digits.take(rest);
    if (digits.length != rest.size() || digits.length == whole + 1) return cell;
    if (!to_double(rest.substr(0, whole), rest.substr(whole + 1), digits, cell.real)) return cell;
    if (negative && cell.real != 0) cell.real = -cell.real;
  }
  cell.kind = CellKind::kNumber;
  cell.repaired_thousands = digits.grouped;
  return cell;
}

}  // namespace kv::etl
