// SPDX-License-Identifier: MIT
#include "etl/header_pattern.h"

#include <algorithm>

namespace kv::etl {

// Each part between two stars is taken where it first occurs: for stars alone that is as good as
// any other place, and the work is linear however long a hostile cell is.
bool matches_pattern(std::string_view pattern, std::string_view text) {
  if (pattern == "\\*") return text == "*";
  auto star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == text;
  if (!text.starts_with(pattern.substr(0, star))) return false;
  text.remove_prefix(star);
  pattern.remove_prefix(star + 1);
  for (star = pattern.find('*'); star != std::string_view::npos; star = pattern.find('*')) {
    const auto at = text.find(pattern.substr(0, star));
    if (at == std::string_view::npos) return false;
    text.remove_prefix(at + star);
    pattern.remove_prefix(star + 1);
  }
  return text.ends_with(pattern);
}

HeaderPattern::HeaderPattern(std::string_view text) {
  optional_ = text.size() > 2 && text.starts_with('[') && text.ends_with(']');
  if (optional_) text = text.substr(1, text.size() - 2);
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = text.find('|');
    alternatives_.emplace_back(text.substr(0, end));
    if (end != std::string_view::npos) text.remove_prefix(end + 1);
  }
  literal_ = std::ranges::none_of(
      alternatives_, [](const std::string& part) { return part.find('*') != std::string::npos; });
}

bool HeaderPattern::fits(std::string_view cell) const {
  return std::ranges::any_of(alternatives_,
                             [&](const std::string& part) { return matches_pattern(part, cell); });
}

std::vector<std::string> column_names(const std::vector<std::string>& patterns,
                                      const std::vector<std::string>& cells) {
  std::vector<HeaderPattern> literals;
  for (const std::string& pattern : patterns)
    if (HeaderPattern parsed(pattern); parsed.literal()) literals.push_back(std::move(parsed));
  std::vector<std::string> names;
  for (const std::string& cell : cells) {
    const auto it = std::ranges::find_if(
        literals, [&](const HeaderPattern& literal) { return literal.fits(cell); });
    names.push_back(it == literals.end() ? cell : it->name());
  }
  return names;
}

}  // namespace kv::etl
