// SPDX-License-Identifier: MIT
#include "queryctl/commands/wave_compare.h"

#include <algorithm>

namespace kv::queryctl {
namespace {

constexpr double kReworded = 0.5;

/// Lower case, for a-z and the letters of Latin-1 in UTF-8; punctuation becomes a space.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool letter =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80U;
    if (!letter) {
      if (!words.back().empty()) words.emplace_back();
    } else if (c >= 'A' && c <= 'Z') {
      words.back() += static_cast<char>(c - 'A' + 'a');
    } else if (c == 0xC3U && i + 1 < text.size()) {
      const auto next = static_cast<unsigned char>(text[++i]);
      words.back() += text[i - 1];
      words.back() += static_cast<char>(next >= 0x80U && next <= 0x9EU ? next + 0x20U : next);
    } else {
      words.back() += text[i];
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string same_code(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return same_code(text);
}

void say(std::string& detail, const std::string& sentence) {
  detail += (detail.empty() ? "" : " ") + sentence;
}

std::string option_changes(const WaveQuestion& a, const WaveQuestion& b) {
  std::string detail;
  for (const auto& [code, label] : a.options) {
    const auto it = b.options.find(code);
    if (it == b.options.end())
      say(detail, "Option " + code + " (" + label + ") is gone.");
    else if (words_of(it->second) != words_of(label))
      say(detail, "Option " + code + " was '" + label + "' and is '" + it->second + "'.");
  }
  for (const auto& [code, label] : b.options)
    if (!a.options.contains(code)) say(detail, "Option " + code + " (" + label + ") is new.");
  return detail;
}

class Comparison {
 public:
  Comparison(const std::vector<WaveQuestion>& first, const std::vector<WaveQuestion>& second)
      : first_(first), second_(second), to_(first.size()), from_(second.size()) {}

  std::vector<WavePair> compare() {
    pair_if([&](const auto& a, const auto& b) { return stated(a, b) == "same"; });
    pair_if([&](const auto& a, const auto& b) {
      return same_code(a.code) == same_code(b.code) && same_text(a, b);
    });
    pair_if([&](const auto& a, const auto& b) { return same_text(a, b); });
    pair_if([&](const auto& a, const auto& b) {
      return same_code(a.code) == same_code(b.code) && text_likeness(a.text, b.text) >= kReworded;
    });
    std::vector<WavePair> lines;
    for (std::size_t i = 0; i < first_.size(); ++i) line_of(i, lines);
    for (std::size_t j = 0; j < second_.size(); ++j)
      if (!from_[j] && !taken_over(second_[j]))
        lines.push_back({nullptr, &second_[j], "only in the second", false, std::nullopt, {}});
    return lines;
  }

 private:
  static bool same_text(const WaveQuestion& a, const WaveQuestion& b) {
    return stated(a, b) != "not-same" && words_of(a.text) == words_of(b.text);
  }

  static std::string stated(const WaveQuestion& a, const WaveQuestion& b) {
    for (const auto& [code, relation] : a.links)
      if (same_code(code) == same_code(b.code)) return relation;
    for (const auto& [code, relation] : b.links)
      if (same_code(code) == same_code(a.code)) return relation;
    return {};
  }

  template <typename Fits>
  void pair_if(Fits fits) {
    for (std::size_t i = 0; i < first_.size(); ++i)
      for (std::size_t j = 0; j < second_.size() && !to_[i]; ++j)
        if (!from_[j] && stated(first_[i], second_[j]) != "not-same" &&
            fits(first_[i], second_[j])) {
          to_[i] = j;
          from_[j] = i;
        }
  }

  const WaveQuestion* by_code(const std::string& code) const {
    for (const WaveQuestion& question : second_)
      if (same_code(question.code) == same_code(code)) return &question;
    return nullptr;
  }

  /// The number of a question of the first wave that is another question now.
  bool taken_over(const WaveQuestion& question) const {
    return std::ranges::any_of(first_, [&](const WaveQuestion& a) {
      return same_code(a.code) == same_code(question.code);
    });
  }

  void line_of(std::size_t i, std::vector<WavePair>& lines) const {
    const WaveQuestion& a = first_[i];
    const WaveQuestion* const holder = by_code(a.code);
    if (to_[i]) lines.push_back(judged(a, second_[*to_[i]]));
    const bool paired_with_holder = to_[i] && holder == &second_[*to_[i]];
    if (holder && !paired_with_holder) {
      WavePair pair{&a, holder, "reused number", false, text_likeness(a.text, holder->text), {}};
      pair.detail = stated(a, *holder) == "not-same"
                        ? "A codebook states that they are not the same question."
                        : "The texts have " +
                              std::string(*pair.likeness > 0 ? "little" : "nothing") +
                              " in common.";
      lines.push_back(std::move(pair));
    } else if (!to_[i]) {
      lines.push_back({&a, nullptr, "only in the first", false, std::nullopt, {}});
    }
  }

  static WavePair judged(const WaveQuestion& a, const WaveQuestion& b) {
    WavePair pair{&a, &b, "same", true, text_likeness(a.text, b.text), {}};
    const bool linked = stated(a, b) == "same";
    if (same_code(a.code) != same_code(b.code)) pair.verdict = "renumbered";
    if (words_of(a.text) != words_of(b.text)) {
      pair.verdict = "reworded";
      pair.comparable = linked;
      say(pair.detail, linked ? "A codebook states that it is the same question all the same."
                              : "No codebook states that it is the same question all the same.");
    }
    if (without_spaces(a.filter) != without_spaces(b.filter))
      differs(pair, "filter changed",
              "Asked " + (a.filter.empty() ? "everyone" : "where " + a.filter) + ", then " +
                  (b.filter.empty() ? "everyone" : "where " + b.filter) + ".");
    if (const std::string changes = option_changes(a, b); !changes.empty())
      differs(pair, "options changed", changes);
    if (a.type != b.type || a.max_picks != b.max_picks)
      differs(pair, "type changed",
              "The type was " + type_text(a) + " and is " + type_text(b) + ".");
    return pair;
  }

  static std::string type_text(const WaveQuestion& question) {
    return question.type +
           (question.max_picks > 0 ? " (k = " + std::to_string(question.max_picks) + ")" : "");
  }

  static void differs(WavePair& pair, const std::string& verdict, const std::string& sentence) {
    if (pair.verdict == "same" || pair.verdict == "renumbered")
      pair.verdict = verdict;
    else if (pair.verdict != verdict)
      pair.verdict += ", " + verdict;
    pair.comparable = false;
    say(pair.detail, sentence);
  }

  const std::vector<WaveQuestion>& first_;
  const std::vector<WaveQuestion>& second_;
  std::vector<std::optional<std::size_t>> to_;
  std::vector<std::optional<std::size_t>> from_;
};

}  // namespace

double text_likeness(std::string_view a, std::string_view b) {
  std::vector<std::string> left = words_of(a);
  std::vector<std::string> right = words_of(b);
  if (left == right) return 1;
  if (left.empty() || right.empty()) return 0;
  std::ranges::sort(left);
  std::ranges::sort(right);
  std::vector<std::string> both;
  std::ranges::set_intersection(left, right, std::back_inserter(both));
  return 2.0 * static_cast<double>(both.size()) / static_cast<double>(left.size() + right.size());
}

std::vector<WavePair> compare_waves(const std::vector<WaveQuestion>& first,
                                    const std::vector<WaveQuestion>& second) {
  return Comparison(first, second).compare();
}

}  // namespace kv::queryctl
