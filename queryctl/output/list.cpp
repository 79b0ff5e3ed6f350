// SPDX-License-Identifier: MIT
#include <ostream>

#include "queryctl/output/shown.h"
#include "queryctl/output/writers.h"

namespace kv::queryctl {

namespace {

// Values separated by '|' or what was chosen, for a look: what holds the separator or a newline
// cannot be told apart, and that is told. Streams.
class ListWriter : public ResultWriter {
 public:
  ListWriter(std::ostream& out, const WriterOptions& options)
      : out_(out),
        options_(options),
        separator_(options.separator.empty() ? "|" : options.separator),
        row_end_(options.row_separator.empty() ? "\n" : options.row_separator) {}

  void begin(std::span<const Column> columns) override {
    columns_.assign(columns.begin(), columns.end());
    if (!options_.headers) return;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      out_ << (i > 0 ? separator_ : "") << printable(columns_[i].name, remarks_);
    }
    out_ << row_end_;
  }

  void row(std::span<const Cell> cells) override {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Shown cell = shown(cells[i], columns_[i], options_, remarks_);
      const auto holds = [&](const std::string& mark) {
        return cell.text.find(mark) != std::string::npos;
      };
      if (!cell.number && (holds(separator_) || holds(row_end_))) ++ambiguous_;
      line += (i > 0 ? separator_ : "") + cell.text;
    }
    out_ << line << row_end_;
  }

  void end() override {}

  std::vector<std::string> notices() const override {
    std::vector<std::string> notices;
    if (ambiguous_ > 0) {
      notices.push_back(
          counted(ambiguous_, "text holds", "texts hold") +
          " the separator or a line end, so that the values cannot be told apart. Use -m csv or "
          "-m json.");
    }
    remarks_.tell(notices);
    return notices;
  }

 private:
  std::ostream& out_;
  WriterOptions options_;
  std::string separator_;
  std::string row_end_;
  std::vector<Column> columns_;
  std::size_t ambiguous_ = 0;
  Remarks remarks_;
};

}  // namespace

std::unique_ptr<ResultWriter> make_list(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<ListWriter>(out, options);
}

}  // namespace kv::queryctl
