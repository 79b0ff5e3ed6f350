// SPDX-License-Identifier: MIT
#include <algorithm>
#include <ostream>

#include "queryctl/output/picked.h"
#include "queryctl/output/text.h"
#include "queryctl/output/writers.h"

namespace kv::queryctl {

namespace {

/// One line for each label: its values from zero up, in the order of the rows, and the first and
/// last of them. What has no number is a dot.
class SparkWriter : public ResultWriter {
 public:
  SparkWriter(std::ostream& out, const WriterOptions& options) : out_(out), picker_(options) {}

  void begin(std::span<const Column> columns) override { picker_.begin(columns); }
  void row(std::span<const Cell> cells) override { picker_.row(cells); }

  void end() override {
    struct Line {
      std::string label;
      std::vector<PickedRow> rows;
    };
    std::vector<Line> lines;
    for (const PickedRow& row : picker_.rows(remarks_)) {
      auto line = std::ranges::find(lines, row.label, &Line::label);
      if (line == lines.end()) line = lines.insert(lines.end(), {row.label, {}});
      line->rows.push_back(row);
    }
    std::size_t label = 0;
    std::size_t longest = 0;
    for (const Line& line : lines) {
      label = std::max(label, display_width(line.label));
      longest = std::max(longest, line.rows.size());
    }
    for (const Line& line : lines) {
      out_ << std::string(label - display_width(line.label), ' ') << line.label << "  "
           << levels(line.rows) << std::string(longest - line.rows.size(), ' ') << "  "
           << line.rows.front().shown;
      if (line.rows.size() > 1) out_ << " → " << line.rows.back().shown;
      out_ << "\n";
    }
    empty_ = lines.empty();
  }

  std::vector<std::string> notices() const override {
    std::vector<std::string> notices;
    if (empty_) notices.emplace_back("The result has no rows.");
    if (const std::string sentence = picker_.left_out(); !sentence.empty())
      notices.push_back(sentence);
    if (negative_)
      notices.emplace_back("A line with values below zero is drawn from its lowest value.");
    remarks_.tell(notices);
    return notices;
  }

 private:
  std::string levels(const std::vector<PickedRow>& rows) {
    constexpr const char* kLevels[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    double low = 0;
    double high = 0;
    for (const PickedRow& row : rows) {
      low = std::min(low, row.value.value_or(0));
      high = std::max(high, row.value.value_or(0));
    }
    negative_ = negative_ || low < 0;
    std::string text;
    for (const PickedRow& row : rows) {
      if (!row.value) {
        text += "·";
        continue;
      }
      // Halved, so that the difference of two huge values is still a number.
      const double span = high / 2 - low / 2;
      const double share = span > 0 ? (*row.value / 2 - low / 2) / span : 0;
      text += kLevels[static_cast<std::size_t>(std::clamp(share * 7 + 0.5, 0.0, 7.0))];
    }
    return text;
  }

  std::ostream& out_;
  Picker picker_;
  Remarks remarks_;
  bool empty_ = false;
  bool negative_ = false;
};

}  // namespace

std::unique_ptr<ResultWriter> make_spark(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<SparkWriter>(out, options);
}

}  // namespace kv::queryctl
