// SPDX-License-Identifier: MIT
#include <algorithm>
#include <ostream>

#include "queryctl/output/shown.h"
#include "queryctl/output/text.h"
#include "queryctl/output/writers.h"

namespace kv::queryctl {

namespace {

// One `name = value` a line, an empty line between rows; streams. Names are always shown: a value
// without its name says nothing here.
class LineWriter : public ResultWriter {
 public:
  LineWriter(std::ostream& out, const WriterOptions& options) : out_(out), options_(options) {}

  void begin(std::span<const Column> columns) override {
    columns_.assign(columns.begin(), columns.end());
    for (const Column& column : columns_) {
      std::string name = printable(column.name, remarks_);
      std::replace(name.begin(), name.end(), '\n', ' ');
      width_ = std::max(width_, display_width(name));
      names_.push_back(std::move(name));
    }
  }

  void row(std::span<const Cell> cells) override {
    std::string out = any_ ? "\n" : "";
    any_ = true;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Shown cell = shown(cells[i], columns_[i], options_, remarks_);
      out += std::string(width_ - display_width(names_[i]), ' ') + names_[i] + " = ";
      const std::vector<std::string_view> lines = lines_of(cell.text);
      for (std::size_t line = 0; line < lines.size(); ++line) {
        if (line > 0) out += '\n' + std::string(width_ + 3, ' ');
        out += lines[line];
      }
      out += '\n';
    }
    out_ << out;
  }

  void end() override {}

  std::vector<std::string> notices() const override {
    std::vector<std::string> notices;
    if (!any_) {
      std::string names;
      for (const std::string& name : names_) names += (names.empty() ? "" : ", ") + name;
      notices.push_back("The result has no rows; its columns are: " + names + ".");
    }
    remarks_.tell(notices);
    return notices;
  }

 private:
  std::ostream& out_;
  WriterOptions options_;
  std::vector<Column> columns_;
  std::vector<std::string> names_;
  std::size_t width_ = 5;  // at least, as in sqlite3
  bool any_ = false;
  Remarks remarks_;
};

}  // namespace

std::unique_ptr<ResultWriter> make_line(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<LineWriter>(out, options);
}

}  // namespace kv::queryctl
