// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "queryctl/report/block.h"
#include "sql/document.h"

namespace kv::queryctl::report {

/// What stands between {{ and }}, and where.
struct Expression {
  std::string text;  ///< trimmed
  int line = 0;
};

/// Private code points that stand for blocks and expressions in Markdown, with the number between
/// them. A document that holds one of its own is refused.
inline constexpr std::string_view kBlockBegin = "\uE000";
inline constexpr std::string_view kBlockEnd = "\uE001";
inline constexpr std::string_view kExpressionBegin = "\uE002";
inline constexpr std::string_view kExpressionEnd = "\uE003";

/// A document taken apart: plain Markdown with marks, and what they stand for.
struct SourceText {
  std::string markdown;
  std::vector<int> lines;  ///< of each line of `markdown`, the line of the file
  std::vector<Block> blocks;
  std::vector<Expression> expressions;
};

/// Throws Error with file and line: a fence or {{ that is not closed, a block that is wrong, text
/// that is no UTF-8. A fenced block without a word, or with `text`, is left to Markdown; `\{{` is
/// two braces.
SourceText take_apart(const sql::Document& document);

/// Text with the expressions in it: a literal part, then an expression, and so on.
struct Piece {
  std::string text;
  bool expression = false;
};
/// For captions and notes. Throws Error as above.
std::vector<Piece> pieces_of(std::string_view path, int line, std::string_view text);

}  // namespace kv::queryctl::report
