// SPDX-License-Identifier: MIT
#include "etl/statbank_labels.h"

#include <algorithm>
#include <array>

#include "etl/formats/period.h"
#include "etl/formats/trim.h"

namespace kv::etl {
namespace {

using Labels = std::vector<std::vector<std::string>>;

constexpr std::array kTimeNames = {"år",   "tid",    "kvartal", "måned", "uke",  "halvår",
                                   "year", "time",   "quarter", "month", "week", "intervall (år)",
                                   "aar",  "skoleår"};

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!(text = trimmed(text)).empty()) {
    const auto space = text.find(' ');
    words.emplace_back(text.substr(0, space));
    text.remove_prefix(space == std::string_view::npos ? text.size() : space);
  }
  return words;
}

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) text += (i > from ? " " : "") + words[i];
  return text;
}

// How many words all of `texts` begin with.
std::size_t common_start(const std::vector<std::vector<std::string>>& texts, std::size_t from,
                         std::size_t to) {
  std::size_t count = texts[from].size();
  for (std::size_t i = from + 1; i < to; ++i) {
    const auto [mine, theirs] = std::ranges::mismatch(texts[from], texts[i]);
    count = std::min(count, static_cast<std::size_t>(mine - texts[from].begin()));
  }
  return count;
}

// The first variable's labels where it has `size` of them, each before the same labels of the rest.
std::optional<Labels> with_first_of(const Labels& words, std::size_t size) {
  const std::size_t each = words.size() / size;
  std::vector<std::string> rest;
  Labels parts;
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t start = common_start(words, i * each, (i + 1) * each);
    for (std::size_t j = 0; j < each; ++j) {
      const std::vector<std::string>& all = words[i * each + j];
      if (start == 0 || start >= all.size()) return std::nullopt;
      std::string tail = joined(all, start, all.size());
      if (i == 0)
        rest.push_back(tail);
      else if (rest[j] != tail)
        return std::nullopt;
      parts.push_back({joined(all, 0, start), std::move(tail)});
    }
  }
  return parts;
}

std::optional<Labels> split_two(const std::vector<std::string>& headers) {
  Labels words;
  for (const std::string& header : headers) words.push_back(words_of(header));
  std::optional<Labels> found;
  for (std::size_t size = 1; size * 2 <= headers.size(); ++size) {
    if (headers.size() % size != 0) continue;
    std::optional<Labels> parts = with_first_of(words, size);
    if (!parts) continue;
    if (found) return std::nullopt;
    found = std::move(parts);
  }
  return found;
}

std::vector<std::string> column_of(const Labels& labels, std::size_t column) {
  std::vector<std::string> texts;
  for (const auto& row : labels) texts.push_back(row[column]);
  return texts;
}

// Each text once, in the order of their first.
std::vector<std::string> distinct(const std::vector<std::string>& texts) {
  std::vector<std::string> list;
  for (const std::string& text : texts)
    if (std::ranges::find(list, text) == list.end()) list.push_back(text);
  return list;
}

std::optional<Labels> split(const std::vector<std::string>& headers, std::size_t count) {
  if (count == 0 && std::ranges::all_of(headers, &std::string::empty))
    return Labels(headers.size());
  if (count == 0 || std::ranges::any_of(headers, &std::string::empty)) return std::nullopt;
  Labels labels;
  if (count == 1) {
    for (const std::string& header : headers) labels.push_back({header});
    return labels;
  }
  const std::vector<std::string> once = distinct(headers);
  const std::optional<Labels> two = split_two(once);
  if (!two) return std::nullopt;
  const auto rest = split(column_of(*two, 1), count - 1);
  if (!rest) return std::nullopt;
  for (const std::string& header : headers) {
    const auto at = static_cast<std::size_t>(std::ranges::find(once, header) - once.begin());
    std::vector<std::string> row = {(*two)[at][0]};
    row.insert(row.end(), (*rest)[at].begin(), (*rest)[at].end());
    labels.push_back(std::move(row));
  }
  return labels;
}

}  // namespace

std::string small_letters(std::string_view text) {
  std::string small;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    small += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    // Æ, Ø and Å are U+00C6, U+00D8 and U+00C5: 32 below the small ones.
    if (c == '\xC3' && i + 1 < text.size()) {
      const char next = text[++i];
      const bool large = next == '\x86' || next == '\x98' || next == '\x85';
      small += large ? static_cast<char>(next + 32) : next;
    }
  }
  return small;
}

std::vector<std::string> variables_of(std::string_view title) {
  std::string list = small_letters(title);
  for (const std::string_view word : {", etter ", " etter ", ", by ", " by "})
    if (const auto at = list.find(word); at != std::string::npos) {
      list = list.substr(at + word.size());
      for (const std::string_view last : {" og ", " and "})
        if (const auto end = list.rfind(last); end != std::string::npos)
          list.replace(end, last.size(), ", ");
      std::vector<std::string> names;
      for (std::size_t end = 0; end != std::string::npos;) {
        end = list.find(", ");
        names.emplace_back(trimmed(std::string_view(list).substr(0, end)));
        if (end != std::string::npos) list.erase(0, end + 2);
      }
      return names;
    }
  return {};
}

bool names_time(std::string_view name) {
  return std::ranges::find(kTimeNames, name) != kTimeNames.end();
}

std::optional<Labels> take_apart(const std::vector<std::string>& headers, std::size_t count,
                                 bool with_period) {
  if (!with_period) return split(headers, count);
  for (const bool at_end : {true, false}) {
    std::vector<std::string> rests;
    std::vector<std::string> periods;
    for (const std::string& header : headers) {
      const std::vector<std::string> words = words_of(header);
      if (words.empty()) return std::nullopt;
      const std::string& word = at_end ? words.back() : words.front();
      if (!parse_period(word).ok) break;
      periods.push_back(word);
      rests.push_back(at_end ? joined(words, 0, words.size() - 1) : joined(words, 1, words.size()));
    }
    if (periods.size() < headers.size()) continue;
    auto labels = split(rests, count - 1);
    if (!labels) return std::nullopt;
    for (std::size_t i = 0; i < headers.size(); ++i) {
      auto& row = (*labels)[i];
      row.insert(at_end ? row.end() : row.begin(), periods[i]);
    }
    return labels;
  }
  return std::nullopt;
}

}  // namespace kv::etl
