// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "etl/formats/xlsx/xml.h"

namespace kv::etl::xlsx {

/// Collects the text below a string item (<si> or <is>): <t>, and the <t> of each run <r>, joined.
/// Phonetic runs (<rPh>), which say how a text is pronounced, are left out. Digits of a run that is
/// set as superscript become superscript digits: a footnote number stays apart from its label.
class RichText {
 public:
  explicit RichText(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  void begin();
  void start(const XmlTag& tag);
  void end();
  /// Throws Error when the text grows beyond max_bytes.
  void text(std::string_view piece);
  /// The text so far, escapes undone; valid until the next begin().
  const std::string& finished();

 private:
  std::size_t max_bytes_;
  std::size_t depth_ = 0;       // below the item
  std::size_t text_depth_ = 0;  // of the open <t>; 0 for none
  std::size_t skipped_ = 0;     // depth of the element that is passed over; 0 for none
  bool superscript_ = false;
  std::string piece_;
  std::string out_;
};

}  // namespace kv::etl::xlsx
