// SPDX-License-Identifier: MIT
#include "queryctl/report/source_text.h"

#include <algorithm>

#include "queryctl/output/text.h"
#include "schema/error.h"

namespace kv::queryctl::report {
namespace {

std::string place(std::string_view path, int line) {
  return std::string(path) + ":" + std::to_string(line) + ": ";
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = std::min(text.find_first_not_of(kSpace), text.size());
  text.remove_prefix(first);
  const std::size_t last = text.find_last_not_of(kSpace);
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

Error not_closed(std::string_view path, int line) {
  return Error(place(path, line) + "{{ is opened and not closed before the next block.",
               "Close it with }}, or write \\{{ for two braces.");
}

/// A fence at the margin (CommonMark 0.30, 4.5): up to three blanks, then three or more of ` or ~.
struct Fence {
  char letter = 0;
  std::size_t length = 0;
  std::string info;
};

bool read_fence(std::string_view line, Fence& fence) {
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
  if (indent > 3 || indent == line.size()) return false;
  const char letter = line[indent];
  if (letter != '`' && letter != '~') return false;
  const std::size_t end = std::min(line.find_first_not_of(letter, indent), line.size());
  if (end - indent < 3) return false;
  fence = {letter, end - indent, std::string(trim(line.substr(end)))};
  return letter == '~' || fence.info.find('`') == std::string::npos;
}

class Splitter {
 public:
  explicit Splitter(const sql::Document& document)
      : document_(document), line_(document.text_line) {}

  SourceText split() {
    check_text();
    std::string_view rest = document_.text;
    while (!rest.empty()) {
      const std::string_view line = take_line(rest);
      Fence fence;
      if (!in_expression_ && read_fence(line, fence))
        take_fenced(rest, line, fence);
      else
        take_prose(line);
      ++line_;
    }
    if (in_expression_) throw not_closed(document_.path, opened_);
    return std::move(source_);
  }

 private:
  static std::string_view take_line(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }

  void check_text() {
    int line = document_.text_line;
    for (std::string_view rest = document_.text; !rest.empty(); ++line) {
      const std::string_view text = take_line(rest);
      if (!is_utf8(text))
        throw Error(place(document_.path, line) + "the text is not valid UTF-8.",
                    "Save the file as UTF-8.");
      for (const std::string_view mark : {kBlockBegin, kBlockEnd, kExpressionBegin, kExpressionEnd})
        if (text.find(mark) != std::string_view::npos)
          throw Error(place(document_.path, line) +
                          "a character of Unicode's private area (U+E000 to U+E003) stands here.",
                      "Leave it out.");
    }
  }

  void emit_line(std::string_view line) {
    source_.markdown += line;
    source_.markdown += '\n';
    source_.lines.push_back(line_);
  }

  void take_fenced(std::string_view& rest, std::string_view opening, const Fence& fence) {
    const int first = line_;
    const std::string word = fence.info.substr(0, fence.info.find_first_of(" \t"));
    const bool plain = word.empty() || word == "text";
    if (plain) emit_line(opening);
    std::string body;
    while (true) {
      if (rest.empty())
        throw Error(place(document_.path, first) + "the block is opened and not closed.",
                    "End it with " + std::string(fence.length, fence.letter) + ".");
      const std::string_view line = take_line(rest);
      ++line_;
      Fence closing;
      if (read_fence(line, closing) && closing.letter == fence.letter &&
          closing.length >= fence.length && closing.info.empty()) {
        if (plain) emit_line(line);
        break;
      }
      if (plain)
        emit_line(line);
      else
        body += std::string(line) + "\n";
    }
    if (plain) return;
    emit_line("");
    emit_line(std::string(kBlockBegin) + std::to_string(source_.blocks.size()) +
              std::string(kBlockEnd));
    emit_line("");
    source_.blocks.push_back(parse_block(document_.path, first, fence.info, body));
  }

  /// An expression may go on over several lines; what becomes of them is one.
  void take_prose(std::string_view line) {
    if (in_expression_ && trim(line).empty()) throw not_closed(document_.path, opened_);
    std::size_t at = 0;
    while (at <= line.size()) {
      if (in_expression_) {
        const std::size_t end = line.find("}}", at);
        expression_ += std::string(line.substr(at, end == std::string_view::npos ? end : end - at));
        if (end == std::string_view::npos) {
          expression_ += '\n';
          return;
        }
        in_expression_ = false;
        prose_ += std::string(kExpressionBegin) + std::to_string(source_.expressions.size()) +
                  std::string(kExpressionEnd);
        source_.expressions.push_back({std::string(trim(expression_)), opened_});
        expression_.clear();
        at = end + 2;
        continue;
      }
      const std::size_t open = line.find("{{", at);
      if (open == std::string_view::npos) {
        prose_ += line.substr(at);
        break;
      }
      if (open > at && line[open - 1] == '\\') {
        prose_ += std::string(line.substr(at, open - 1 - at)) + "{{";
        at = open + 2;
        continue;
      }
      prose_ += line.substr(at, open - at);
      in_expression_ = true;
      opened_ = line_;
      at = open + 2;
    }
    emit_line(prose_);
    prose_.clear();
  }

  const sql::Document& document_;
  int line_;
  SourceText source_;
  bool in_expression_ = false;
  int opened_ = 0;
  std::string expression_;
  std::string prose_;
};

}  // namespace

SourceText take_apart(const sql::Document& document) {
  return Splitter(document).split();
}

std::vector<Piece> pieces_of(std::string_view path, int line, std::string_view text) {
  std::vector<Piece> pieces;
  while (true) {
    const std::size_t open = text.find("{{");
    pieces.push_back({std::string(text.substr(0, open)), false});
    if (open == std::string_view::npos) return pieces;
    const std::size_t end = text.find("}}", open);
    if (end == std::string_view::npos) throw not_closed(path, line);
    pieces.push_back({std::string(trim(text.substr(open + 2, end - open - 2))), true});
    text.remove_prefix(end + 2);
  }
}

}  // namespace kv::queryctl::report
