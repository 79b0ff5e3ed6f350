// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/shared_strings.h"

#include <utility>

#include "etl/formats/xlsx/rich_text.h"
#include "etl/formats/xlsx/xml.h"
#include "schema/error.h"

namespace kv::etl::xlsx {
namespace {

class Handler final : public XmlHandler {
 public:
  Handler(const Limits& limits, std::string& texts, std::vector<std::uint64_t>& ends)
      : rich_(limits.text_bytes), max_bytes_(limits.shared_bytes), texts_(texts), ends_(ends) {}

  void start(const XmlTag& tag) override {
    ++depth_;
    if (depth_ == 2) {
      in_item_ = tag.is_main() && tag.name == "si";
      rich_.begin();
    } else if (depth_ > 2 && in_item_) {
      rich_.start(tag);
    }
  }

  void end() override {
    if (depth_ > 2 && in_item_) rich_.end();
    if (depth_ == 2 && in_item_) {
      in_item_ = false;
      texts_ += rich_.finished();
      ends_.push_back(texts_.size());
      if (texts_.size() + ends_.size() * sizeof(std::uint64_t) > max_bytes_)
        throw Error(
            "The workbook's texts take more than " + std::to_string(max_bytes_ >> 20) + " MiB.",
            "Split the workbook, or save its sheets as CSV.");
    }
    --depth_;
  }

  void text(std::string_view piece) override {
    if (in_item_) rich_.text(piece);
  }

 private:
  RichText rich_;
  std::size_t max_bytes_;
  std::string& texts_;
  std::vector<std::uint64_t>& ends_;
  std::size_t depth_ = 0;
  bool in_item_ = false;
};

}  // namespace

SharedStrings::SharedStrings(ZipPart part, const Limits& limits) {
  Handler handler(limits, texts_, ends_);
  read_xml(std::move(part), limits, handler);
}

std::optional<std::string_view> SharedStrings::text(std::size_t index) const {
  if (index >= ends_.size()) return {};
  const std::uint64_t begin = index == 0 ? 0 : ends_[index - 1];
  return std::string_view(texts_).substr(begin, ends_[index] - begin);
}

}  // namespace kv::etl::xlsx
