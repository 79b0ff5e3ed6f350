// SPDX-License-Identifier: MIT
#include <ostream>

#include "queryctl/output/decimal_comma.h"
#include "queryctl/output/number.h"
#include "queryctl/output/remarks.h"
#include "queryctl/output/text.h"
#include "queryctl/output/writers.h"

namespace kv::queryctl {

namespace {

// RFC 4180 with LF at the end of a line, which every reader takes. NULL is
// an empty field; the empty text is "". A lone NULL would be an empty line, which most readers
// skip: it is written as "" too, and told.
class CsvWriter : public ResultWriter {
 public:
  CsvWriter(std::ostream& out, const WriterOptions& options)
      : out_(out),
        headers_(options.headers),
        comma_(options.decimal_comma),
        separator_(options.separator.empty() ? (comma_ ? ";" : ",") : options.separator),
        row_end_(options.row_separator.empty() ? "\n" : options.row_separator) {}

  void begin(std::span<const Column> columns) override {
    if (!headers_) return;
    line_.clear();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) line_ += separator_;
      add_text(columns[i].name);
    }
    finish_line();
  }

  void row(std::span<const Cell> cells) override {
    line_.clear();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) line_ += separator_;
      add(cells[i]);
    }
    if (line_.empty()) {
      line_ = "\"\"";
      ++lone_nulls_;
    }
    finish_line();
  }

  void end() override {}

  std::vector<std::string> notices() const override {
    std::vector<std::string> notices;
    if (lone_nulls_ > 0) {
      notices.push_back(counted(lone_nulls_, "row is", "rows are") +
                        " a single NULL, written as \"\" because readers skip empty lines. Use -m "
                        "json to tell NULL from the empty text.");
    }
    remarks_.tell(notices);
    return notices;
  }

 private:
  void add(const Cell& cell) {
    switch (cell.type) {
      case Cell::Type::kNull:
        break;
      case Cell::Type::kInteger:
        line_ += std::to_string(cell.integer);
        break;
      case Cell::Type::kReal:
        add_number(with_mark(shortest_real(cell.real), comma_));
        break;
      case Cell::Type::kText:
        add_text(cell.text);
        break;
      case Cell::Type::kBlob:
        ++remarks_.blobs;
        add_text(hex(cell.text));
        break;
    }
  }

  // A number holds the separator only when that was chosen so ("," with a decimal comma).
  void add_number(const std::string& number) {
    if (comma_ && number.find(separator_) != std::string::npos)
      add_text(number);
    else
      line_ += number;
  }

  void add_text(std::string_view text) {
    if (!is_utf8(text)) ++remarks_.kept;
    const bool quote = text.empty() || text.find_first_of("\"\r\n") != std::string_view::npos ||
                       text.find(separator_) != std::string_view::npos || text.front() == ' ' ||
                       text.back() == ' ';
    if (!quote) {
      line_ += text;
      return;
    }
    line_ += '"';
    for (const char c : text) {
      if (c == '"') line_ += '"';
      line_ += c;
    }
    line_ += '"';
  }

  void finish_line() {
    line_ += row_end_;
    out_.write(line_.data(), static_cast<std::streamsize>(line_.size()));
  }

  std::ostream& out_;
  bool headers_;
  bool comma_;
  std::string separator_;
  std::string row_end_;
  std::string line_;
  std::size_t lone_nulls_ = 0;
  Remarks remarks_;
};

}  // namespace

std::unique_ptr<ResultWriter> make_csv(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<CsvWriter>(out, options);
}

}  // namespace kv::queryctl
