// SPDX-License-Identifier: MIT
#include "schema/explain/explain.h"

#include <algorithm>
#include <charconv>

namespace kv {
namespace {

constexpr std::string_view kTexts[] = {"en.title", "en.why", "en.do",
                                       "nb.title", "nb.why", "nb.do"};

/// Calls `take` with the first word of each line and the rest of it.
template <typename Take>
void each_line(std::string_view text, Take take) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t blank = line.find(' ');
    if (blank != std::string_view::npos) take(line.substr(0, blank), line.substr(blank + 1));
  }
}

template <typename Take>
void each_word(std::string_view text, Take take) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    take(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

[[noreturn]] void wrong(const std::string& what) {
  throw Error("The explanations of codes are wrong: " + what + ".", "Build the program again.");
}

std::vector<Explanation> read() {
  std::vector<Explanation> all;
  for (const EmbeddedFile& file : embedded_codes())
    each_line(file.text, [&](std::string_view word, std::string_view rest) {
      if (word.starts_with("KV")) {
        Explanation next;
        next.code = word;
        std::from_chars(rest.data(), rest.data() + rest.size(), next.exit_code);
        all.push_back(std::move(next));
      } else if (all.empty()) {
        wrong(std::string(file.path) + " begins without a code");
      } else if (word == "match") {
        all.back().patterns.emplace_back(rest);
      } else if (word == "rule") {
        each_word(rest, [&](std::string_view rule) { all.back().rules.emplace_back(rule); });
      } else if (!all.back().texts.emplace(word, rest).second) {
        wrong(all.back().code + " has two texts " + std::string(word));
      }
    });
  for (const Explanation& one : all) {
    if (one.texts.size() != std::size(kTexts)) wrong(one.code + " has not six texts");
    for (const std::string_view name : kTexts)
      if (!one.texts.contains(std::string(name))) wrong(one.code + " lacks " + std::string(name));
  }
  std::ranges::sort(all, {}, &Explanation::code);
  return all;
}

/// What follows the places "NAME, line 3: " that scripts put before a message; else all of it.
std::string_view without_place(std::string_view line) {
  constexpr std::string_view kLine = ", line ";
  const std::size_t digits = line.rfind(kLine);
  if (digits == std::string_view::npos) return line;
  const std::size_t end = line.find_first_not_of("0123456789", digits + kLine.size());
  return end != std::string_view::npos && line.substr(end).starts_with(": ") ? line.substr(end + 2)
                                                                             : line;
}

/// A message may repeat a text of megabytes: what it says stands before and after that.
std::string ends_of(std::string_view line) {
  constexpr std::size_t kEnd = 1000;
  if (line.size() <= 2 * kEnd) return std::string(line);
  return std::string(line.substr(0, kEnd)).append(line.substr(line.size() - kEnd));
}

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return text;
}

std::string known_language(const std::string& lang) {
  return lang == "en" ? "en" : "nb";
}

}  // namespace

const std::vector<Explanation>& explanations() {
  static const std::vector<Explanation> all = read();
  return all;
}

bool fits_pattern(std::string_view pattern, std::string_view text) {
  // Where the last '*' stands, and where the text that it takes ends.
  std::size_t star = std::string_view::npos;
  std::size_t taken = 0;
  std::size_t p = 0;
  std::size_t t = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      taken = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++taken;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

std::string code_of(std::string_view message, ExitCode exit_code) noexcept {
  try {
    const std::string line = ends_of(message.substr(0, message.find('\n')));
    const std::string_view message_alone = without_place(line);
    std::string general;
    for (const Explanation& one : explanations()) {
      if (one.exit_code != static_cast<int>(exit_code)) continue;
      if (one.patterns.empty() && one.rules.empty()) general = one.code;
      for (const std::string& pattern : one.patterns)
        if (fits_pattern(pattern, line) || fits_pattern(pattern, message_alone)) return one.code;
    }
    return general;
  } catch (const std::exception&) {
    return "";  // the message itself matters more
  }
}

std::string with_code(std::string_view message, ExitCode exit_code) {
  const std::string code = code_of(message, exit_code);
  const std::size_t end = std::min(message.find('\n'), message.size());
  std::string out(message.substr(0, end));
  if (!code.empty()) out += " [" + code + "]";
  return out + std::string(message.substr(end));
}

std::string explain_code(const std::string& code, const std::string& lang) {
  const std::string wanted = upper(code);
  const auto is_of = [&](const Explanation& each) {
    return each.code == wanted || std::ranges::find(each.rules, code) != each.rules.end();
  };
  const auto one = std::ranges::find_if(explanations(), is_of);
  if (one == explanations().end())
    throw Error("There is no explanation of '" + code + "'.",
                "A code is KV and four digits, as it stands at the end of a message, or a rule of "
                "etl check, "
                "such as ragged-row; without a code they are listed.",
                ExitCode::kUsage);
  const std::string language = known_language(lang);
  const bool english = language == "en";
  const auto text = [&](const char* part) { return one->texts.at(language + "." + part); };
  return one->code + "  " + text("title") + "\n\n" + text("why") + "\n\n" +
         (english ? "What to do: " : "Hva du kan gjøre: ") + text("do") + "\n" +
         (english ? "Exit code: " : "Avslutningskode: ") + std::to_string(one->exit_code) + "\n";
}

std::string list_of_codes(const std::string& lang) {
  std::string list;
  for (const Explanation& one : explanations()) {
    list += one.code + "  " + one.texts.at(known_language(lang) + ".title") + "\n";
    std::string line;
    for (const std::string& rule : one.rules) {
      if (line.size() + rule.size() > 90) list += "        " + line + "\n", line.clear();
      line += (line.empty() ? "" : " ") + rule;
    }
    if (!line.empty()) list += "        " + line + "\n";
  }
  return list;
}

}  // namespace kv
