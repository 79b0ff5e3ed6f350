// SPDX-License-Identifier: MIT
#include "etl/sheet_place.h"

#include "etl/formats/xlsx/cell_reference.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

class Tags {
 public:
  Tags(const SqlBlock& block, const std::string& path) : block_(block), path_(path) {}

  SheetPlace read() const {
    SheetPlace place;
    place.sheets = list("sheet");
    if (place.sheets.empty()) {
      place.statbank = choice("table", "statbank", "plain");
      for (const std::string_view tag : kSheetTags)
        if (tag != "table" && block_.find(tag))
          fail(*block_.find(tag), "stands in a layout without @sheet");
      return place;
    }
    place.hidden = choice("hidden-sheets", "read", "left-out");
    place.keep_notes = choice("notes", "keep", "strip");
    place.headings = choice("headings", "yes", "no");
    place.ends_at_blank = choice("ends", "blank-row", "end-of-sheet");
    place.statbank = choice("table", "statbank", "plain");
    place.fill_down = list("fill-down");
    for (const std::string& pair : list("empty-from")) {
      const auto space = pair.find(' ');
      if (space == std::string::npos) fail(*block_.find("empty-from"), "is pairs of two columns");
      place.empty_from.emplace_back(pair.substr(0, space), pair.substr(space + 1));
    }
    place.period_from_title = block_.get("period-from-title");
    if (const SqlTag* tag = block_.find("columns")) read_columns(*tag, place);
    return place;
  }

 private:
  [[noreturn]] void fail(const SqlTag& tag, const std::string& what) const {
    throw Error(
        path_ + ":" + std::to_string(tag.line) + ": @" + std::string(tag.name) + " " + what + ".",
        "docs/sources.md describes the mappings.");
  }

  std::vector<std::string> list(std::string_view name) const {
    std::vector<std::string> parts;
    std::string_view text = {};
    const std::string value = block_.get(name);
    if (value.empty()) return parts;
    text = value;
    for (std::size_t end = 0; end != std::string_view::npos;) {
      end = text.find(';');
      parts.emplace_back(text.substr(0, end));
      if (end != std::string_view::npos) text.remove_prefix(end + 1);
    }
    return parts;
  }

  bool choice(std::string_view name, std::string_view yes, std::string_view no) const {
    const SqlTag* tag = block_.find(name);
    if (tag == nullptr) return false;
    if (tag->value != yes && tag->value != no)
      fail(*tag, "is " + std::string(yes) + " or " + std::string(no));
    return tag->value == yes;
  }

  // "B:N", or "B:" for all from B on.
  void read_columns(const SqlTag& tag, SheetPlace& place) const {
    const std::string& value = tag.value;
    const auto colon = value.find(':');
    const auto first = xlsx::parse_reference(value.substr(0, colon) + "1");
    const bool open = colon != std::string::npos && colon + 1 == value.size();
    const auto last = colon == std::string::npos || open
                          ? first
                          : xlsx::parse_reference(value.substr(colon + 1) + "1");
    if (colon == std::string::npos || !first || !last || last->column < first->column)
      fail(tag, "is two columns, as in B:N, or one and all behind it, as in B:");
    place.first_column = first->column;
    place.last_column = open ? 0 : last->column;
  }

  const SqlBlock& block_;
  const std::string& path_;
};

}  // namespace

SheetPlace read_sheet_place(const SqlBlock& block, const std::string& path) {
  return Tags(block, path).read();
}

}  // namespace kv::etl
