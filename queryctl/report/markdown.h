// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "queryctl/report/source_text.h"

namespace kv::queryctl::report {

/// A heading of the text, or where a block stands, in their order.
struct Landmark {
  bool heading = false;
  int level = 0;          ///< of a heading: 1 for #
  std::string number;     ///< "2.1"; empty for one that has none
  std::string prefix;     ///< of the numbers of tables and figures below it: "2", "V", or empty
  std::string id;         ///< of a heading, in the page
  std::string title;      ///< of a heading: plain text with the marks of expressions
  std::size_t block = 0;  ///< of a block: which
};

/// Markdown (CommonMark with GitHub's tables and footnotes; cmark-gfm), read once. HTML in it is
/// refused, links may go to http, https, mailto and places in the page.
///
/// `# Title` is chapter 1, `## Title` below it 1.1; `# Title {-}` has no number, and with `{-V}`
/// tables and figures below it are called V.1, V.2.
class Markdown {
 public:
  /// Throws Error with file and line. `source` must outlive it.
  Markdown(std::string path, const SourceText& source);
  ~Markdown();
  Markdown(const Markdown&) = delete;
  Markdown& operator=(const Markdown&) = delete;

  const std::vector<Landmark>& landmarks() const { return landmarks_; }

  /// The HTML; `block` and `expression` give what stands for the marks. To be called once.
  std::string render(const std::function<std::string(std::size_t)>& block,
                     const std::function<std::string(std::size_t)>& expression);
  /// Text with marks as escaped HTML.
  static std::string with_expressions(std::string_view text,
                                      const std::function<std::string(std::size_t)>& expression);

 private:
  struct Tree;
  std::string path_;
  const SourceText& source_;
  Tree* tree_;
  std::vector<Landmark> landmarks_;
};

}  // namespace kv::queryctl::report
