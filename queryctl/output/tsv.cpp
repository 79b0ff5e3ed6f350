// SPDX-License-Identifier: MIT
#include <ostream>

#include "queryctl/output/decimal_comma.h"
#include "queryctl/output/number.h"
#include "queryctl/output/remarks.h"
#include "queryctl/output/text.h"
#include "queryctl/output/writers.h"

namespace kv::queryctl {

namespace {

// One line a row, one tab between fields, no quoting: a tab, newline, carriage return or backslash
// in a text becomes \t, \n, \r or \\ (as PostgreSQL's COPY writes them), and that is told. NULL is
// an empty field, which is what readers take for missing; an empty text looks the same, and that is
// told.
class TsvWriter : public ResultWriter {
 public:
  TsvWriter(std::ostream& out, const WriterOptions& options)
      : out_(out), headers_(options.headers), comma_(options.decimal_comma) {}

  void begin(std::span<const Column> columns) override {
    if (!headers_) return;
    line_.clear();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) line_ += '\t';
      add_text(columns[i].name);
    }
    finish_line();
  }

  void row(std::span<const Cell> cells) override {
    line_.clear();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) line_ += '\t';
      add(cells[i]);
    }
    if (line_.empty()) ++empty_lines_;
    finish_line();
  }

  void end() override {}

  std::vector<std::string> notices() const override {
    std::vector<std::string> notices;
    if (escaped_ > 0) {
      notices.push_back(
          counted(escaped_, "text holds", "texts hold") +
          " tabs, newlines or backslashes, written as \\t, \\n, \\r and \\\\. Use -m csv "
          "to get them as they are.");
    }
    if (empty_texts_ > 0) {
      notices.push_back(counted(empty_texts_, "empty text looks", "empty texts look") +
                        " like NULL in this mode. Use -m csv or -m json to tell them apart.");
    }
    if (empty_lines_ > 0) {
      notices.push_back(counted(empty_lines_, "row is an empty line", "rows are empty lines") +
                        ", which some readers skip. Use -m json to keep them.");
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
        line_ += with_mark(shortest_real(cell.real), comma_);
        break;
      case Cell::Type::kText:
        if (cell.text.empty()) ++empty_texts_;
        add_text(cell.text);
        break;
      case Cell::Type::kBlob:
        ++remarks_.blobs;
        line_ += hex(cell.text);
        break;
    }
  }

  void add_text(std::string_view text) {
    if (!is_utf8(text)) ++remarks_.kept;
    constexpr std::string_view kSpecial = "\t\n\r\\";
    if (text.find_first_of(kSpecial) == std::string_view::npos) {
      line_ += text;
      return;
    }
    ++escaped_;
    constexpr std::string_view kLetters = "tnr\\";
    for (const char c : text) {
      const std::size_t special = kSpecial.find(c);
      if (special == std::string_view::npos) {
        line_ += c;
      } else {
        line_ += '\\';
        line_ += kLetters[special];
      }
    }
  }

  void finish_line() {
    line_ += '\n';
    out_.write(line_.data(), static_cast<std::streamsize>(line_.size()));
  }

  std::ostream& out_;
  bool headers_;
  bool comma_;
  std::string line_;
  std::size_t escaped_ = 0;
  std::size_t empty_texts_ = 0;
  std::size_t empty_lines_ = 0;
  Remarks remarks_;
};

}  // namespace

std::unique_ptr<ResultWriter> make_tsv(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<TsvWriter>(out, options);
}

}  // namespace kv::queryctl
