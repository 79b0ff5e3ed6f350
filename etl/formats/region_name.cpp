// SPDX-License-Identifier: MIT
#include "etl/formats/region_name.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "etl/formats/trim.h"
#include "etl/formats/utf8.h"

namespace kv::etl {
namespace {

using Words = std::set<std::string>;

// What kind of unit it is; says nothing of which one.
constexpr std::array<std::string_view, 6> kUnits{"kommune", "kommuna", "herad",
                                                 "suohkan", "fylke",   "fylkeskommune"};
// Which of two neighbours of one name; says nothing without that name.
constexpr std::array<std::string_view, 26> kWhich{
    "nord",   "nordre", "søndre", "søre",   "sør",   "syd",   "øst",   "østre", "øystre",
    "aust",   "austre", "vest",   "vestre", "øvre",  "nedre", "indre", "ytre",  "midt",
    "midtre", "ny",     "nye",    "gamle",  "store", "stor",  "lille", "by"};

template <std::size_t n>
bool among(const std::array<std::string_view, n>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Lower case for ASCII, Latin-1 and Latin Extended-A (æøå, and the Sami letters č đ ŋ š ŧ ž).
std::uint32_t lower(std::uint32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 0x20;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;
  if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) return c | 1U;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c + (c & 1U);
  return c;
}

std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = utf8_length(text.substr(i));
    if (length == 0) {
      out += text[i++];
    } else {
      append_utf8(out, lower(utf8_code_point(text.substr(i), length)));
      i += length;
    }
  }
  return out;
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    if (end > i) words.emplace_back(text.substr(i, end - i));
    i = end + 1;
  }
  return words;
}

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

struct Name {
  std::vector<std::string> parts;  // of parallel names, hyphens as spaces
  Words words;                     // that stand for the place, hyphened ones whole
  Words which;
};

bool is_dash(std::string_view word) {
  return word == "-" || word == "–" || word == "—" || word == "/" || word == "|";
}

Name analyse(std::string_view text) {
  std::string plain;
  for (const char c : folded(plain_name(text))) {
    if (c == '/' || c == '|') {
      plain += std::string(" ") + c + ' ';
    } else {
      plain += c;
    }
  }
  std::vector<std::string> words = split_words(plain);
  const auto is_unit = [](const std::string& word) { return among(kUnits, word); };
  if (!std::all_of(words.begin(), words.end(), is_unit)) std::erase_if(words, is_unit);

  Name name;
  std::vector<std::string> part;
  const auto end_part = [&] {
    std::string joined = join(part);
    std::replace(joined.begin(), joined.end(), '-', ' ');
    if (!joined.empty()) name.parts.push_back(std::move(joined));
    part.clear();
  };
  for (const std::string& word : words) {
    if (is_dash(word)) {
      end_part();
      continue;
    }
    part.push_back(word);
    if (among(kWhich, word)) {
      name.which.insert(word);
    } else if (std::count_if(word.begin(), word.end(), [](char c) { return (c & 0xC0) != 0x80; }) >=
               3) {
      name.words.insert(word);
    }
  }
  end_part();
  return name;
}

}  // namespace

std::string plain_name(std::string_view name) {
  name = trimmed(name);
  while (name.ends_with(')')) {
    const std::size_t open = name.rfind('(');
    if (open == std::string_view::npos || trimmed(name.substr(0, open)).empty()) break;
    name = trimmed(name.substr(0, open));
  }
  std::string out;
  bool space = false;
  while (!name.empty()) {
    if (const std::size_t length = space_length(name); length > 0) {
      space = true;
      name.remove_prefix(length);
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += name.front();
    name.remove_prefix(1);
  }
  return out;
}

std::vector<std::string> name_keys(std::string_view name) {
  std::vector<std::string> keys = analyse(name).parts;
  if (keys.size() > 1) keys.push_back(join(keys));
  return keys;
}

std::vector<std::string> name_words(std::string_view name) {
  std::string plain = folded(trimmed(name));
  std::replace(plain.begin(), plain.end(), '-', ' ');
  std::vector<std::string> words = split_words(plain);
  std::erase_if(words, [](const std::string& word) { return among(kUnits, word); });
  return words;
}

bool same_name(std::string_view a, std::string_view b) {
  const Name first = analyse(a);
  const Name second = analyse(b);
  const auto share = [](const auto& left, const auto& right) {
    return std::any_of(left.begin(), left.end(), [&](const std::string& item) {
      return std::find(right.begin(), right.end(), item) != right.end();
    });
  };
  if (share(first.parts, second.parts)) return true;
  if (!first.which.empty() && !second.which.empty() && first.which != second.which) return false;
  return share(first.words, second.words);
}

}  // namespace kv::etl
