// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/styles.h"

#include <charconv>
#include <map>
#include <string>
#include <utility>

#include "etl/formats/xlsx/xml.h"
#include "schema/error.h"

namespace kv::etl::xlsx {
namespace {

constexpr std::size_t kMaxStyles = 200'000;
constexpr int kNone = -1;
constexpr int kFirstCustom = 164;  // below are the built-in formats

int number_of(const char* text) {
  if (text == nullptr) return kNone;
  const std::string_view digits = text;
  const char* end = digits.data() + digits.size();
  int number = 0;
  const auto [at, error] = std::from_chars(digits.data(), end, number);
  return error == std::errc{} && at == end && number >= 0 ? number : kNone;
}

class Handler final : public XmlHandler {
 public:
  void start(const XmlTag& tag) override {
    path_.emplace_back(tag.is_main() ? tag.name : std::string_view("other"));
    if (path_.size() != 3) return;
    if (path_[1] == "numFmts" && tag.name == "numFmt") {
      const char* id = tag.attribute("numFmtId");
      const char* code = tag.attribute("formatCode");
      const int number = number_of(id);
      if (number != kNone && code != nullptr) custom_[number] = parse_format(code);
    } else if (path_[1] == "cellXfs" && tag.name == "xf") {
      if (ids_.size() >= kMaxStyles)
        throw Error("The workbook has more than " + std::to_string(kMaxStyles) + " cell styles.",
                    "Copy the cells into a new workbook, values only, and save that.");
      const char* id = tag.attribute("numFmtId");
      ids_.push_back(id != nullptr ? number_of(id) : 0);
    }
  }
  void end() override { path_.pop_back(); }
  void text(std::string_view /*piece*/) override {}

  std::vector<std::optional<NumberFormat>> formats() const {
    std::vector<std::optional<NumberFormat>> out(ids_.size());
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      if (const auto custom = custom_.find(ids_[i]); custom != custom_.end())
        out[i] = custom->second;
      else if (ids_[i] != kNone && ids_[i] < kFirstCustom)
        out[i] = built_in_format(ids_[i]);
    }
    return out;
  }

 private:
  std::vector<std::string> path_;
  std::map<int, NumberFormat> custom_;
  std::vector<int> ids_;
};

}  // namespace

Styles::Styles() : formats_(1, NumberFormat{}) {}

Styles::Styles(ZipPart part, const Limits& limits) {
  Handler handler;
  read_xml(std::move(part), limits, handler);
  formats_ = handler.formats();
  if (formats_.empty()) formats_.emplace_back(NumberFormat{});
}

const NumberFormat* Styles::format(std::size_t index) const {
  return index < formats_.size() && formats_[index] ? &*formats_[index] : nullptr;
}

}  // namespace kv::etl::xlsx
