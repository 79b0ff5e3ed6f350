// SPDX-License-Identifier: MIT
#include "tests/etl/variants/dress.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <random>
#include <set>

#include "tests/etl/support.h"

namespace kv::etl::test {
namespace {

constexpr std::array<std::array<const char*, 7>, Dress::kAxes> kNames = {{
    {"UTF-8", "UTF-8 with a mark", "latin-1", "UTF-16LE", "UTF-16BE"},
    {"LF", "CRLF", "no final newline"},
    {"semicolons", "commas", "tabs"},
    {"bare", "quoted"},
    {"point", "comma"},
    {"in order", "turned round"},
    {"nothing around", "empty column", "empty rows", "blank lines", "title", "footnote",
     "blank between"},
}};

std::string written(std::string cell, char separator, bool quoted) {
  if (!quoted && cell.find_first_of(std::string("\"\n") + separator) == std::string::npos)
    return cell;
  return '"' + replaced(std::move(cell), "\"", "\"\"") + '"';
}

std::string encoded(const std::string& text, std::size_t encoding) {
  if (encoding == 0) return text;
  if (encoding == 1) return "\xEF\xBB\xBF" + text;
  if (encoding == 2) return to_latin1(text);
  std::string bytes = to_utf16(text);
  if (encoding == 4)
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) std::swap(bytes[i], bytes[i + 1]);
  return bytes;
}

using Pair = std::array<std::size_t, 4>;  // axis, choice, axis, choice

std::vector<Pair> pairs_of(const Dress& dress) {
  std::vector<Pair> pairs;
  for (std::size_t a = 0; a < Dress::kAxes; ++a)
    for (std::size_t b = a + 1; b < Dress::kAxes; ++b)
      pairs.push_back({a, dress.at[a], b, dress.at[b]});
  return pairs;
}

std::vector<Dress> all_dresses() {
  std::vector<Dress> all(1);
  for (std::size_t axis = 0; axis < Dress::kAxes; ++axis) {
    std::vector<Dress> longer;
    for (const Dress& dress : all)
      for (std::size_t choice = 0; choice < Dress::kSizes[axis]; ++choice) {
        longer.push_back(dress);
        longer.back().at[axis] = choice;
      }
    all = std::move(longer);
  }
  return all;
}

}  // namespace

std::string Dress::name() const {
  std::string text;
  for (std::size_t axis = 0; axis < kAxes; ++axis)
    text += (axis == 0 ? "" : ", ") + std::string(kNames[axis][at[axis]]);
  return text;
}

std::string dressed(const Table& table, const Dress& dress) {
  const char separator = ";,\t"[dress.at[Dress::kSeparator]];
  const std::string newline = dress.at[Dress::kNewline] == 1 ? "\r\n" : "\n";
  const auto around = static_cast<Around>(dress.at[Dress::kAround]);
  const std::size_t width = table.rows.front().size();
  std::vector<std::size_t> order(width);
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (dress.at[Dress::kOrder] == 1)
    std::reverse(order.begin() + static_cast<std::ptrdiff_t>(table.fixed), order.end());

  std::string text;
  if (around == kTitle) text += "\"Uttrekk av tabellen, våren 2014\"" + newline + newline;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    if (around == kBlankBetween && r == table.header + 1) text += newline;
    std::string line;
    for (const std::size_t column : order) {
      std::string cell = table.rows[r][column];
      const bool figure =
          r >= table.header && std::ranges::find(table.decimals, column) != table.decimals.end();
      if (figure && dress.at[Dress::kDecimal] == 1 && cell.size() > 2)
        cell = replaced(std::move(cell), ".", ",");
      line += (column == order.front() ? "" : std::string(1, separator)) +
              written(std::move(cell), separator, dress.at[Dress::kQuotes] == 1);
    }
    text += line + (around == kEmptyColumn ? std::string(1, separator) : "") + newline;
  }
  if (around == kEmptyRows)
    for (int i = 0; i < 2; ++i) text += std::string(width - 1, separator) + newline;
  if (around == kBlankLines) text += newline + newline;
  if (around == kFootnote) text += newline + "\"Kilde: etaten\"" + newline;
  if (dress.at[Dress::kNewline] == 2) text.pop_back();
  return encoded(text, dress.at[Dress::kEncoding]);
}

std::vector<Dress> dresses() {
  std::vector<Dress> all = all_dresses();
  if (const char* wish = std::getenv("KV_VARIANTS"); wish && std::string(wish) == "all") return all;
  std::mt19937 random(131);  // the same ones in every run
  std::shuffle(all.begin() + 1, all.end(), random);
  std::vector<Dress> chosen;
  std::set<Pair> met;
  for (std::size_t fresh = 21; fresh > 0; --fresh)
    for (const Dress& dress : all) {
      const std::vector<Pair> pairs = pairs_of(dress);
      const auto is_new = [&](const Pair& pair) { return !met.contains(pair); };
      if (static_cast<std::size_t>(std::ranges::count_if(pairs, is_new)) < fresh) continue;
      chosen.push_back(dress);
      met.insert(pairs.begin(), pairs.end());
    }
  return chosen;
}

}  // namespace kv::etl::test
