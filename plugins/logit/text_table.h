// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kv::logit {

/// How many characters a text of UTF-8 has.
std::size_t characters(std::string_view text);

/// A number for people: `decimals` places, "Inf", or "." for none.
std::string fixed(std::optional<double> number, int decimals);
/// A p-value for people: three decimals, or "<.001".
std::string p_text(std::optional<double> p);

/// Lines of aligned columns: the first to the left, the others to the right.
class TextTable {
 public:
  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  /// Appends the lines, each indented by two spaces, a rule under the first.
  void write(std::vector<std::string>& lines) const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace kv::logit
