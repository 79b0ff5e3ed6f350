// SPDX-License-Identifier: MIT
#include <ostream>

#include "queryctl/output/shown.h"
#include "queryctl/output/writers.h"

namespace kv::queryctl {

namespace {

// Values separated by '|', for a look: what holds the separator or a newline cannot be told apart,
// and that is told. Streams.
class ListWriter : public ResultWriter {
 public:
  ListWriter(std::ostream& out, const WriterOptions& options) : out_(out), options_(options) {}

  void begin(std::span<const Column> columns) override {
    columns_.assign(columns.begin(), columns.end());
    if (!options_.headers) return;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      out_ << (i > 0 ? "|" : "") << printable(columns_[i].name, remarks_);
    }
    out_ << '\n';
  }

  void row(std::span<const Cell> cells) override {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Shown cell = shown(cells[i], columns_[i], options_, remarks_);
      if (!cell.number && cell.text.find_first_of("|\n") != std::string::npos) ++ambiguous_;
      line += (i > 0 ? "|" : "") + cell.text;
    }
    out_ << line << '\n';
  }

  void end() override {}

  std::vector<std::string> notices() const override {
    std::vector<std::string> notices;
    if (ambiguous_ > 0) {
      notices.push_back(
          counted(ambiguous_, "text holds", "texts hold") +
          " a '|' or a newline, so that the values cannot be told apart. Use -m csv or "
          "-m json.");
    }
    remarks_.tell(notices);
    return notices;
  }

 private:
  std::ostream& out_;
  WriterOptions options_;
  std::vector<Column> columns_;
  std::size_t ambiguous_ = 0;
  Remarks remarks_;
};

}  // namespace

std::unique_ptr<ResultWriter> make_list(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<ListWriter>(out, options);
}

}  // namespace kv::queryctl
