// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/survey.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "etl/formats/place.h"
#include "etl/formats/xlsx/positions.h"
#include "etl/formats/xlsx/sheet_part.h"
#include "etl/formats/xlsx/xml.h"
#include "schema/error.h"

namespace kv::etl::xlsx {
namespace {

enum class Section { kOther, kColumns, kData, kMerges };

class Handler final : public XmlHandler {
 public:
  explicit Handler(const Limits& limits) : limits_(limits) {}

  void start(const XmlTag& tag) override {
    ++depth_;
    if (depth_ == 1) return check_sheet_root(tag);
    if (depth_ > 5 || !tag.is_main()) return;
    if (depth_ == 2) {
      section_ = tag.name == "cols"         ? Section::kColumns
                 : tag.name == "sheetData"  ? Section::kData
                 : tag.name == "mergeCells" ? Section::kMerges
                                            : Section::kOther;
    } else if (section_ == Section::kData) {
      data(tag);
    } else if (depth_ == 3 && section_ == Section::kColumns && tag.name == "col") {
      column(tag);
    } else if (depth_ == 3 && section_ == Section::kMerges && tag.name == "mergeCell") {
      merge(tag);
    }
  }

  void end() override { --depth_; }
  void text(std::string_view /*piece*/) override {}

  Survey finished() {
    std::ranges::sort(found_.merges, {}, [](const CellRange& range) {
      return std::tuple(range.first.row, range.first.column);
    });
    problems_.close();
    found_.problems = problems_.take();
    return std::move(found_);
  }

 private:
  void data(const XmlTag& tag) {
    if (depth_ == 3 && tag.name == "row") {
      positions_.row(tag.attribute("r"));
      row_hidden_ = is_true(tag.attribute("hidden"));
    } else if (depth_ == 4 && tag.name == "c") {
      column_ = positions_.column(tag.attribute("r"));
      cell_counted_ = false;
    } else if (depth_ == 5 && (tag.name == "v" || tag.name == "is" || tag.name == "f")) {
      if (tag.name == "f") ++found_.formulas;
      if (!cell_counted_) count_cell();
    }
  }

  void count_cell() {
    cell_counted_ = true;
    ++found_.cells;
    found_.last_row = std::max(found_.last_row, positions_.current_row());
    found_.last_column = std::max(found_.last_column, column_);
    if (row_hidden_ && counted_hidden_ != positions_.current_row()) {
      counted_hidden_ = positions_.current_row();
      ++found_.hidden_rows;
    }
  }

  void column(const XmlTag& tag) {
    if (!is_true(tag.attribute("hidden")) || found_.hidden_columns.size() >= kMaxColumns) return;
    const char* min = tag.attribute("min");
    const char* max = tag.attribute("max");
    const auto first = parse_count(min == nullptr ? "" : min, kMaxColumns);
    const auto last = parse_count(max == nullptr ? "" : max, kMaxColumns);
    if (first && last) found_.hidden_columns.push_back({{1, *first}, {kMaxRows, *last}});
  }

  void merge(const XmlTag& tag) {
    const char* reference = tag.attribute("ref");
    const std::string_view text = reference == nullptr ? "" : reference;
    const auto range = parse_range(text);
    if (!range) {
      problems_.add({"bad-merge", 0, 0, shown(text), "A merged range of the sheet is no range.",
                     "Open the file in Excel or LibreOffice and save it anew."});
      return;
    }
    if (found_.merges.size() >= limits_.merges)
      throw Error("The sheet has more than " + std::to_string(limits_.merges) + " merged ranges.",
                  "Take the merging away in Excel (Unmerge Cells) and save the file.");
    found_.merges.push_back(*range);
  }

  Limits limits_;
  Survey found_;
  ProblemList problems_;
  Positions positions_{nullptr};
  Section section_ = Section::kOther;
  std::size_t depth_ = 0;
  std::size_t column_ = 0;
  std::size_t counted_hidden_ = 0;
  bool row_hidden_ = false;
  bool cell_counted_ = false;
};

}  // namespace

Survey survey(const Workbook& book, const Sheet& sheet) {
  Handler handler(book.limits());
  read_xml(sheet_part(book, sheet), book.limits(), handler);
  return handler.finished();
}

}  // namespace kv::etl::xlsx
