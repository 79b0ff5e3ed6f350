// SPDX-License-Identifier: MIT
#include <ostream>

#include "queryctl/output/number.h"
#include "queryctl/output/remarks.h"
#include "queryctl/output/text.h"
#include "queryctl/output/writers.h"

namespace kv::queryctl {

namespace {

// RFC 4180 with LF at the end of a line, as `sqlite3 -csv` writes (and every reader takes). NULL is
// an empty field; the empty text is "". A lone NULL would be an empty line, which most readers
// skip: it is written as "" too, and told.
class CsvWriter : public ResultWriter {
 public:
  CsvWriter(std::ostream& out, const WriterOptions& options)
      : out_(out), headers_(options.headers) {}

  void begin(std::span<const Column> columns) override {
    if (!headers_) return;
    line_.clear();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) line_ += ',';
      add_text(columns[i].name);
    }
    finish_line();
  }

  void row(std::span<const Cell> cells) override {
    line_.clear();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) line_ += ',';
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
        line_ += shortest_real(cell.real);
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

  void add_text(std::string_view text) {
    if (!is_utf8(text)) ++remarks_.kept;
    const bool quote = text.empty() || text.find_first_of(",\"\r\n") != std::string_view::npos ||
                       text.front() == ' ' || text.back() == ' ';
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
    line_ += '\n';
    out_.write(line_.data(), static_cast<std::streamsize>(line_.size()));
  }

  std::ostream& out_;
  bool headers_;
  std::string line_;
  std::size_t lone_nulls_ = 0;
  Remarks remarks_;
};

}  // namespace

std::unique_ptr<ResultWriter> make_csv(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<CsvWriter>(out, options);
}

}  // namespace kv::queryctl
