// SPDX-License-Identifier: MIT
#include "queryctl/output/sql_literal.h"

#include <algorithm>
#include <cmath>
#include <sqlite3.h>

#include "queryctl/output/number.h"
#include "queryctl/output/remarks.h"

namespace kv::queryctl {
namespace {

std::string doubled(std::string_view text, char quote) {
  std::string out(1, quote);
  for (const char c : text) {
    if (c == quote) out += quote;
    out += c;
  }
  return out + quote;
}

std::string real_literal(double value) {
  if (std::isnan(value)) return "NULL";
  if (std::isinf(value)) return value > 0 ? "1e999" : "-1e999";
  return shortest_real(value);
}

}  // namespace

std::string sql_literal(const Cell& cell) {
  switch (cell.type) {
    case Cell::Type::kNull:
      break;
    case Cell::Type::kInteger:
      return std::to_string(cell.integer);
    case Cell::Type::kReal:
      return real_literal(cell.real);
    case Cell::Type::kText:
      if (cell.text.find('\0') != std::string_view::npos)
        return "CAST(x'" + hex(cell.text) + "' AS TEXT)";
      return doubled(cell.text, '\'');
    case Cell::Type::kBlob:
      return "x'" + hex(cell.text) + "'";
  }
  return "NULL";
}

std::string sql_identifier(std::string_view name) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
  };
  const auto is_word = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); };
  const bool plain = !name.empty() && is_letter(name.front()) &&
                     std::ranges::all_of(name, is_word) &&
                     sqlite3_keyword_check(name.data(), static_cast<int>(name.size())) == 0;
  return plain ? std::string(name) : doubled(name, '"');
}

}  // namespace kv::queryctl
