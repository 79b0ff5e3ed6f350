// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "etl/formats/cube/cube.h"

namespace kv::etl {

/// KEYWORD[language]("key","key")=value,value;
struct PxEntry {
  std::string keyword;  ///< upper case
  std::string language;
  std::vector<std::string> keys;
  std::vector<std::string> values;  ///< strings without quotes, pieces joined; words as written
  std::size_t row = 0;              ///< where the keyword stands
  std::size_t column = 0;
};

/// Goes through a text letter by letter and knows the place.
class PxCursor {
 public:
  explicit PxCursor(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ >= text_.size(); }
  /// NUL at the end.
  char peek() const { return at_end() ? '\0' : text_[at_]; }
  char take() {
    const char c = text_[at_++];
    if (c == '\n') {
      ++row_;
      column_ = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++column_;
    }
    return c;
  }
  void skip_space() {
    while (!at_end() && is_space(peek())) take();
  }
  static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
  /// The string whose opening quote comes next; false when it has no closing one.
  bool take_string(std::string& out);
  std::size_t offset() const { return at_; }
  std::string_view from(std::size_t offset) const { return text_.substr(offset, at_ - offset); }
  std::size_t row() const { return row_; }
  std::size_t column() const { return column_; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t row_ = 1;
  std::size_t column_ = 1;
};

/// The entries of a PC-Axis file before DATA.
class PxEntries {
 public:
  static constexpr std::size_t kMaxValues = 4'000'000;

  /// Reads up to and with "DATA=". False after an error: `not-px`, `bad-keyword`,
  /// `duplicate-keyword`, `unclosed-quote`, `too-large`, `no-data`.
  bool read(PxCursor& cursor, CubeProblems& problems);

  /// The entry in the file's own language, or nullptr.
  const PxEntry* find(std::string_view keyword, std::span<const std::string> keys = {}) const;
  /// Its first value, or "".
  std::string_view text(std::string_view keyword, std::span<const std::string> keys = {}) const;
  const std::vector<PxEntry>& all() const { return entries_; }
  bool in_own_language(const PxEntry& entry) const;

 private:
  bool read_entry(PxCursor& cursor, PxEntry& entry, CubeProblems& problems);
  bool read_values(PxCursor& cursor, PxEntry& entry, CubeProblems& problems);
  bool add(PxEntry entry, CubeProblems& problems);

  std::vector<PxEntry> entries_;
  std::map<std::string, std::size_t, std::less<>> index_;
  std::size_t values_ = 0;
};

}  // namespace kv::etl
