// SPDX-License-Identifier: MIT
#include <optional>

#include "plugins/sdk/draw/metrics.h"
#include "plugins/sdk/draw/utf8.h"

namespace kv::draw {

namespace {

/// A note in parentheses that stays with the word before it is at most so long, in bytes.
constexpr std::size_t kShortNote = 12;

/// Whether the space before `rest` must not be broken: "(6)", "(n = 6)", "(12 %)".
bool is_count(std::string_view rest) {
  if (rest.empty() || rest[0] != '(') return false;
  const std::size_t end = rest.find(')');
  if (end == std::string_view::npos || end > kShortNote) return false;
  return rest.substr(0, end).find_first_of("0123456789") != std::string_view::npos;
}

/// A piece that is not broken, and whether a space stands before it.
struct Piece {
  std::string text;
  bool spaced = false;
};

std::vector<Piece> pieces(std::string_view text) {
  std::vector<Piece> out;
  std::string word;
  bool spaced = false;
  bool in_count = false;
  const auto end = [&] {
    if (!word.empty()) out.push_back({std::move(word), spaced});
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ' ') {
      if (in_count || (!word.empty() && is_count(text.substr(i + 1)))) {
        word += c;
        in_count = true;
      } else {
        end();
        spaced = true;
      }
      continue;
    }
    word += c;
    if (c == ')') in_count = false;
    const bool breaks = (c == '-' || c == '/') && word.size() > 1 && !in_count;
    if (breaks && i + 1 < text.size() && text[i + 1] != ' ' &&
        !(text[i + 1] >= '0' && text[i + 1] <= '9')) {
      end();
      spaced = false;
    }
  }
  end();
  return out;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, double size_pt, double width, bool bold) {
  const auto fits = [&](std::string_view line) { return text_width(line, size_pt, bold) <= width; };
  std::vector<std::string> lines;
  std::string line;
  for (const Piece& piece : pieces(shown_text(text))) {
    const std::string longer =
        line.empty() ? piece.text : line + (piece.spaced ? " " : "") + piece.text;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (!line.empty()) lines.push_back(std::move(line));
    line.clear();
    for (std::size_t at = 0; at < piece.text.size();) {
      const std::size_t from = at;
      next_character(piece.text, at);
      const std::string_view character = std::string_view(piece.text).substr(from, at - from);
      if (!line.empty() && !fits(line + std::string(character))) {
        lines.push_back(std::move(line));
        line.clear();
      }
      line += character;
    }
  }
  lines.push_back(std::move(line));
  return lines;
}

std::string shortened(std::string_view text, double size_pt, double width, bool bold) {
  std::string shown = shown_text(text);
  if (text_width(shown, size_pt, bold) <= width) return shown;
  std::string out;
  for (std::size_t at = 0; at < shown.size();) {
    const std::size_t from = at;
    next_character(shown, at);
    const std::string longer = out + shown.substr(from, at - from);
    if (text_width(longer + "…", size_pt, bold) > width) break;
    out = longer;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out + "…";
}

}  // namespace kv::draw
