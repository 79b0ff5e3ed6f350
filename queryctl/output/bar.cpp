// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <ostream>

#include "queryctl/output/picked.h"
#include "queryctl/output/text.h"
#include "queryctl/output/writers.h"

namespace kv::queryctl {

namespace {

constexpr std::size_t kWidest = 60;  // of a bar
constexpr std::size_t kNarrowest = 8;
constexpr std::size_t kWithoutTerminal = 80;
constexpr std::size_t kWidestLabel = 40;

/// Full blocks and one of eighths. A value that is not 0 has at least the thinnest.
std::string bar_of(double share, std::size_t width, bool negative) {
  constexpr const char* kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  auto eighths = static_cast<std::size_t>(std::lround(share * static_cast<double>(width) * 8));
  if (eighths == 0 && share > 0) eighths = 1;
  std::string bar;
  // Below zero in another shade: a terminal has no room on both sides.
  for (std::size_t i = 0; i < eighths / 8; ++i) bar += negative ? "░" : "█";
  if (negative) return eighths % 8 > 0 || bar.empty() ? bar + "░" : bar;
  return bar + kEighths[eighths % 8];
}

/// One line a row: label, bar, value. What has no number has its reason and no bar.
class BarWriter : public ResultWriter {
 public:
  BarWriter(std::ostream& out, const WriterOptions& options)
      : out_(out), options_(options), picker_(options) {}

  void begin(std::span<const Column> columns) override { picker_.begin(columns); }
  void row(std::span<const Cell> cells) override { picker_.row(cells); }

  void end() override {
    const std::vector<PickedRow> rows = picker_.rows(remarks_);
    std::size_t label = 0;
    std::size_t words = 0;
    double most = 0;
    for (const PickedRow& row : rows) {
      label = std::max(label, std::min(kWidestLabel, display_width(row.label)));
      if (!row.value) continue;
      words = std::max(words, display_width(row.shown));
      most = std::max(most, std::fabs(*row.value));
    }
    const std::size_t all = options_.max_width
                                ? static_cast<std::size_t>(std::max(20, *options_.max_width))
                                : kWithoutTerminal;
    const std::size_t taken = label + words + 4;
    const std::size_t width = std::clamp(all > taken ? all - taken : 0, kNarrowest, kWidest);
    for (const PickedRow& row : rows) {
      std::string name = cut_to_width(row.label, kWidestLabel);
      cut_ = cut_ || name != row.label;
      std::string line = std::string(label - display_width(name), ' ') + name + "  ";
      if (row.value && *row.value != 0)
        line += bar_of(std::fabs(*row.value) / most, width, *row.value < 0) + " ";
      out_ << line << (row.value ? row.shown : "(" + row.shown + ")") << "\n";
    }
    empty_ = rows.empty();
  }

  std::vector<std::string> notices() const override {
    std::vector<std::string> notices;
    if (empty_) notices.emplace_back("The result has no rows.");
    if (const std::string sentence = picker_.left_out(); !sentence.empty())
      notices.push_back(sentence);
    if (cut_) notices.emplace_back("Long names are cut; --mode table shows them whole.");
    remarks_.tell(notices);
    return notices;
  }

 private:
  std::ostream& out_;
  WriterOptions options_;
  Picker picker_;
  Remarks remarks_;
  bool empty_ = false;
  bool cut_ = false;
};

}  // namespace

std::unique_ptr<ResultWriter> make_bar(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<BarWriter>(out, options);
}

}  // namespace kv::queryctl
