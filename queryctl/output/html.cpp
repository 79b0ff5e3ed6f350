// SPDX-License-Identifier: MIT
#include <ostream>

#include "queryctl/output/escape.h"
#include "queryctl/output/shown.h"
#include "queryctl/output/writers.h"

namespace kv::queryctl {

namespace {

/// A line break in a value is one in the cell.
std::string cell_html(std::string_view text) {
  std::string out;
  for (const char c : escape_html(text)) out += c == '\n' ? std::string("<br>") : std::string(1, c);
  return out;
}

// One <table>, a fragment to paste into a page; streams.
class HtmlWriter : public ResultWriter {
 public:
  HtmlWriter(std::ostream& out, const WriterOptions& options) : out_(out), options_(options) {}

  void begin(std::span<const Column> columns) override {
    columns_.assign(columns.begin(), columns.end());
    out_ << "<table>\n";
    if (options_.headers) {
      out_ << "<thead>\n<tr>";
      for (const Column& column : columns_) {
        out_ << "<th scope=\"col\">" << cell_html(printable(column.name, remarks_)) << "</th>";
      }
      out_ << "</tr>\n</thead>\n";
    }
    out_ << "<tbody>\n";
  }

  void row(std::span<const Cell> cells) override {
    std::string line = "<tr>";
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Shown cell = shown(cells[i], columns_[i], options_, remarks_);
      line += cell.number ? "<td style=\"text-align:right\">" : "<td>";
      line += cell_html(cell.text) + "</td>";
    }
    out_ << line << "</tr>\n";
  }

  void end() override { out_ << "</tbody>\n</table>\n"; }

  std::vector<std::string> notices() const override {
    std::vector<std::string> notices;
    remarks_.tell(notices);
    return notices;
  }

 private:
  std::ostream& out_;
  WriterOptions options_;
  std::vector<Column> columns_;
  Remarks remarks_;
};

}  // namespace

std::unique_ptr<ResultWriter> make_html(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<HtmlWriter>(out, options);
}

}  // namespace kv::queryctl
