// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/rich_text.h"

#include "etl/formats/xlsx/escaped_text.h"
#include "schema/error.h"

namespace kv::etl::xlsx {

void RichText::begin() {
  depth_ = text_depth_ = skipped_ = 0;
  superscript_ = false;
  out_.clear();
  piece_.clear();
}

void RichText::start(const XmlTag& tag) {
  ++depth_;
  if (skipped_ != 0) return;
  if (!tag.is_main() || tag.name == "rPh" || tag.name == "phoneticPr") {
    skipped_ = depth_;
  } else if (tag.name == "t" && text_depth_ == 0) {
    text_depth_ = depth_;
    piece_.clear();
  } else if (tag.name == "vertAlign") {
    const char* value = tag.attribute("val");
    superscript_ = value != nullptr && std::string_view(value) == "superscript";
  }
}

void RichText::end() {
  if (skipped_ == depth_) skipped_ = 0;
  if (text_depth_ == depth_) {
    text_depth_ = 0;
    if (superscript_)
      append_superscript(out_, piece_);
    else
      append_unescaped(out_, piece_);
  }
  if (depth_ == 1) superscript_ = false;  // the run is over
  --depth_;
}

void RichText::text(std::string_view piece) {
  if (text_depth_ == 0 || skipped_ != 0) return;
  if (out_.size() + piece_.size() + piece.size() > max_bytes_)
    throw Error("The text of one cell is longer than " + std::to_string(max_bytes_) +
                    " bytes; Excel allows 32,767 letters.",
                "Find the cell and shorten it, or ask the file's sender what it is.");
  piece_ += piece;
}

const std::string& RichText::finished() {
  return out_;
}

}  // namespace kv::etl::xlsx
