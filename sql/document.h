// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/embedded.h"
#include "sql/library.h"

namespace kv::sql {

/// A note: Markdown with blocks that ask the warehouse, from one file NAME.md. Its head is the
/// grammar of the .sql files, and begins with `-- @document NAME`; the text follows the first line
/// that is none of the head's. A document for each language it is written in; they share the name.
struct Document {
  std::string name;
  std::string lang = "nb";  ///< that `text` is written in: nb, nn or en
  std::string title_nb;
  std::string title_nn;  ///< empty: as nb
  std::string title_en;  ///< empty: as nb
  std::string source;    ///< what it follows, or who wrote it; may be empty
  std::vector<Param> params;
  std::vector<Need> needs;
  std::string text;   ///< Markdown
  std::string path;   ///< for messages
  int text_line = 1;  ///< 1-based line of the file on which `text` starts

  const std::string& title(std::string_view lang) const;
};

/// The documents of a file: one for each language that its `@lang` names. A line `::: nn`
/// begins what is only in that text, `:::` ends it; up to there stands each of the languages once.
/// Lines of other languages are empty in `text`, so that line numbers are those of the file. Throws
/// Error with file and line for a tag that is unknown, missing, doubled or malformed, for a part
/// that lacks a language, and for a text that is not UTF-8 or is empty.
std::vector<Document> parse_documents(std::string_view path, std::string_view text);

/// The documents that are compiled in.
std::span<const EmbeddedFile> embedded_documents();

}  // namespace kv::sql
