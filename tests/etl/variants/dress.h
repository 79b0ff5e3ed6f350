// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace kv::etl::test {

/// A table as an agency means it, before a program writes it down. UTF-8, decimal point.
struct Table {
  std::vector<std::vector<std::string>> rows;  ///< all of one width, the header first
  std::size_t header = 1;                      ///< rows of the header
  std::size_t fixed = 0;              ///< columns that keep their place when the rest is permuted
  std::vector<std::size_t> decimals;  ///< columns whose figures have a decimal mark
};

/// One way of writing a table down: an index on each axis.
struct Dress {
  enum Axis { kEncoding, kNewline, kSeparator, kQuotes, kDecimal, kOrder, kAround, kAxes };
  static constexpr std::array<std::size_t, kAxes> kSizes = {5, 3, 3, 2, 2, 2, 7};
  std::array<std::size_t, kAxes> at{};

  std::string name() const;
};

/// What stands around the table, by Dress::kAround.
enum Around {
  kNothing,
  kEmptyColumn,   ///< each row ends with a separator
  kEmptyRows,     ///< the file ends with rows of separators only
  kBlankLines,    ///< the file ends with blank lines
  kTitle,         ///< a title and a blank line stand above
  kFootnote,      ///< a blank line and a footnote stand below
  kBlankBetween,  ///< a blank line stands in the middle
};

/// The bytes of the table.
std::string dressed(const Table& table, const Dress& dress);

/// Dresses in which each two choices on different axes meet at least once; with KV_VARIANTS=all,
/// every dress there is.
std::vector<Dress> dresses();

}  // namespace kv::etl::test
