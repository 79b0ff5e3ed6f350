// SPDX-License-Identifier: MIT
#include "queryctl/suggest.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace kv::queryctl {
namespace {

constexpr std::size_t kMostShown = 3;
constexpr std::size_t kShortList = 12;

/// Lower-case code points; a byte that is no UTF-8 stands for itself.
std::u32string folded(std::string_view text) {
  std::u32string letters;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::size_t more = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0;
    char32_t letter = byte;
    if (more > 0 && i + more < text.size()) {
      letter = byte & (0x3FU >> more);
      for (std::size_t k = 1; k <= more; ++k)
        letter = (letter << 6U) | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
      i += more;
    }
    ++i;
    const bool upper =
        (letter >= U'A' && letter <= U'Z') || (letter >= 0xC0 && letter <= 0xDE && letter != 0xD7);
    letters.push_back(upper ? letter + 0x20 : letter);
  }
  return letters;
}

/// Edits between a and b, a swap of neighbours counting as one (optimal string alignment).
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> before(width);
  std::vector<std::size_t> above(width);
  std::vector<std::size_t> row(width);
  for (std::size_t j = 0; j < width; ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j < width; ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above.back();
}

}  // namespace

std::vector<std::string> nearest(std::string_view name, std::span<const std::string> known) {
  const std::u32string wanted = folded(name);
  const std::size_t most = std::max<std::size_t>(1, wanted.size() / 3);
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const std::string& candidate : known) {
    const std::u32string letters = folded(candidate);
    const std::size_t longer = std::max(letters.size(), wanted.size());
    const std::size_t shorter = std::min(letters.size(), wanted.size());
    std::size_t edits = most + 1;
    if (longer - shorter <= most) edits = distance(wanted, letters);
    if (edits > most && wanted.size() >= 3 && letters.starts_with(wanted)) edits = most;
    if (edits <= most && edits < longer) found.emplace_back(edits, candidate);
  }
  std::ranges::sort(found);
  const auto repeated = std::ranges::unique(found);
  found.erase(repeated.begin(), repeated.end());
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(found.size(), kMostShown); ++i)
    names.push_back(found[i].second);
  return names;
}

std::string join_names(std::span<const std::string> names, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " " + std::string(last) + " " : ", ";
    text += names[i];
  }
  return text;
}

std::string did_you_mean(std::string_view name, std::span<const std::string> known,
                         std::string_view otherwise) {
  const std::vector<std::string> near = nearest(name, known);
  if (!near.empty()) return "Did you mean " + join_names(near, "or") + "?";
  if (!known.empty() && known.size() <= kShortList) return "Known are " + join_names(known) + ".";
  return std::string(otherwise);
}

}  // namespace kv::queryctl
