// SPDX-License-Identifier: MIT
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "queryctl/output/shown.h"
#include "queryctl/output/writer.h"

namespace kv::queryctl {

/// A horizontal rule: its ends, what crosses a column's border, and what it is drawn with. Empty:
/// no rule.
struct GridRule {
  std::string_view left, cross, right, dash;
};

/// How a grid is drawn.
struct GridStyle {
  GridRule top, under_header, between, bottom;
  std::string_view border;       ///< between and around the cells
  bool boxed = true;             ///< false: two blanks between the cells, nothing around them
  bool align_numbers = true;     ///< numbers to the right
  bool may_cut = false;          ///< wide text and columns give way to a terminal's width
  bool align_in_rule = false;    ///< a column of numbers is marked ---: under the header (markdown)
  bool header_required = false;  ///< with headers off the header's cells are left empty
  std::string (*escape)(std::string) = nullptr;  ///< applied to every text before it is measured
};

/// A grid whose column widths fit the first rows: it holds back up to kHeldRows rows or kHeldBytes
/// of text, then streams. A later cell that is wider moves its border: it is told, never cut
/// (except in a terminal, when the style may cut).
class GridWriter : public ResultWriter {
 public:
  static constexpr std::size_t kHeldRows = 10'000;
  static constexpr std::size_t kHeldBytes = std::size_t{32} << 20;

  GridWriter(std::ostream& out, const WriterOptions& options, const GridStyle& style)
      : out_(out), options_(options), style_(style) {}

  void begin(std::span<const Column> columns) override;
  void row(std::span<const Cell> cells) override;
  void end() override;
  std::vector<std::string> notices() const override;

 private:
  using Row = std::vector<Shown>;

  void lay_out();
  int wanted(std::size_t column) const;
  std::size_t frame(std::size_t columns) const;
  void fit_into(std::size_t terminal);
  void write_header();
  void write_row(const Row& row);
  void write_lines(const Row& row, bool header);
  void write_rule(const GridRule& rule, bool aligned);

  std::ostream& out_;
  WriterOptions options_;
  GridStyle style_;
  std::vector<Column> columns_;
  Row header_;
  std::vector<std::size_t> widths_;  ///< of the columns that are shown
  std::vector<bool> numeric_;        ///< only numbers (and NULLs) among the held rows
  std::vector<Row> held_;
  std::size_t held_bytes_ = 0;
  std::size_t hidden_columns_ = 0;
  bool laid_out_ = false;
  bool after_multiline_ = false;
  bool any_row_ = false;
  std::size_t cut_cells_ = 0;
  std::size_t wide_cells_ = 0;
  Remarks remarks_;
};

}  // namespace kv::queryctl
