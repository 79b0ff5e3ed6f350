// SPDX-License-Identifier: MIT
#include "queryctl/output/harmless.h"

#include <algorithm>

#include "queryctl/output/remarks.h"
#include "queryctl/output/shown.h"
#include "queryctl/output/text.h"

namespace kv::queryctl {
namespace {

constexpr std::size_t kLongestLine = 2000;

class HarmlessWriter : public ResultWriter {
 public:
  explicit HarmlessWriter(std::unique_ptr<ResultWriter> inner) : inner_(std::move(inner)) {}

  void begin(std::span<const Column> columns) override {
    std::vector<Column> named(columns.begin(), columns.end());
    for (Column& column : named) column.name = harmless(column.name);
    inner_->begin(named);
  }

  void row(std::span<const Cell> cells) override {
    cells_.assign(cells.begin(), cells.end());
    texts_.clear();
    texts_.reserve(cells.size());  // the views below must stay where they are
    for (Cell& cell : cells_) {
      if (cell.type != Cell::Type::kText) continue;
      texts_.push_back(harmless(cell.text));
      if (texts_.back() == cell.text) continue;
      ++changed_;
      cell.text = texts_.back();
    }
    inner_->row(cells_);
  }

  void end() override { inner_->end(); }

  std::vector<std::string> notices() const override {
    std::vector<std::string> all = inner_->notices();
    if (changed_ > 0)
      all.push_back(counted(changed_, "text holds", "texts hold") +
                    " bytes that drive a terminal, shown as pictures such as ␛; a file (-o) has "
                    "them as they are.");
    return all;
  }

 private:
  std::unique_ptr<ResultWriter> inner_;
  std::vector<Cell> cells_;
  std::vector<std::string> texts_;
  std::size_t changed_ = 0;
};

}  // namespace

std::string harmless(std::string_view text) {
  Remarks ignored;
  std::string out;
  for (std::size_t start = 0;;) {
    const std::size_t tab = std::min(text.find('\t', start), text.size());
    out += printable(text.substr(start, tab - start), ignored);
    if (tab == text.size()) return out;
    out += '\t';
    start = tab + 1;
  }
}

std::string harmless_message(std::string_view text) {
  std::string out;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    std::size_t shown = std::min(end - start, kLongestLine);
    while (shown < end - start && (static_cast<unsigned char>(text[start + shown]) & 0xC0) == 0x80)
      --shown;  // not within a letter
    out += harmless(text.substr(start, shown));
    if (shown < end - start) out += "… (" + std::to_string(end - start - shown) + " more bytes)";
    if (end < text.size()) out += '\n';
    start = end + 1;
  }
  return out;
}

std::unique_ptr<ResultWriter> make_harmless(std::unique_ptr<ResultWriter> inner) {
  return std::make_unique<HarmlessWriter>(std::move(inner));
}

}  // namespace kv::queryctl
