// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kv::etl {

/// True when `text` fits `pattern`, in which `*` stands for any text; the pattern `\*` is a star.
bool matches_pattern(std::string_view pattern, std::string_view text);

/// One cell of a layout's @header: `age|alder` fits either and names the column "age"; `[sex]` may
/// be absent; `Persons *` fits any text that begins so.
class HeaderPattern {
 public:
  explicit HeaderPattern(std::string_view text);

  bool fits(std::string_view cell) const;
  bool optional() const { return optional_; }
  /// True when no alternative has a `*`: the column has a name of its own.
  bool literal() const { return literal_; }
  /// The first alternative.
  const std::string& name() const { return alternatives_.front(); }

 private:
  std::vector<std::string> alternatives_;
  bool optional_ = false;
  bool literal_ = true;
};

/// What the layout calls the columns of a header row: the pattern's name where a literal pattern
/// fits, else the cell itself.
std::vector<std::string> column_names(const std::vector<std::string>& patterns,
                                      const std::vector<std::string>& cells);

}  // namespace kv::etl
