// SPDX-License-Identifier: MIT
#include "queryctl/output/grid.h"

#include <algorithm>
#include <numeric>

#include "queryctl/output/text.h"

namespace kv::queryctl {

namespace {

// A text column gives way down to this width before a column is left out.
constexpr std::size_t kLeastText = 8;

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (const std::string_view line : lines_of(text)) {
    width = std::max(width, display_width(line));
  }
  return width;
}

// What `columns` columns take besides their cells: "│ a │ b │".
std::size_t frame(std::size_t columns) {
  return 3 * columns + 1;
}

}  // namespace

void GridWriter::begin(std::span<const Column> columns) {
  columns_.assign(columns.begin(), columns.end());
  for (const Column& column : columns_) {
    std::string name = printable(column.name, remarks_);
    if (style_.escape) name = style_.escape(std::move(name));
    if (!options_.headers) name.clear();
    header_.push_back({std::move(name), false, false});
  }
}

void GridWriter::row(std::span<const Cell> cells) {
  Row row;
  row.reserve(cells.size());
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    Shown cell = shown(cells[i], columns_[i], options_, remarks_);
    if (style_.escape && !cell.number) cell.text = style_.escape(std::move(cell.text));
    bytes += cell.text.size() + sizeof(Shown);
    row.push_back(std::move(cell));
  }
  if (laid_out_) {
    write_row(row);
    return;
  }
  held_.push_back(std::move(row));
  held_bytes_ += bytes;
  if (held_.size() >= kHeldRows || held_bytes_ >= kHeldBytes) lay_out();
}

void GridWriter::end() {
  if (!laid_out_) lay_out();
  write_rule(style_.bottom, false);
}

void GridWriter::lay_out() {
  laid_out_ = true;
  const std::size_t count = columns_.size();
  widths_.assign(count, 0);
  numeric_.assign(count, false);
  std::vector<bool> text(count, false);
  for (std::size_t i = 0; i < count; ++i) widths_[i] = width_of(header_[i].text);
  for (const Row& row : held_) {
    for (std::size_t i = 0; i < count; ++i) {
      widths_[i] = std::max(widths_[i], width_of(row[i].text));
      if (row[i].number) numeric_[i] = true;
      if (!row[i].number && !row[i].null) text[i] = true;
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i]) numeric_[i] = false;
  }
  if (style_.align_in_rule) {
    for (std::size_t& width : widths_) width = std::max<std::size_t>(width, 3);
  }
  if (style_.may_cut && options_.max_width) {
    fit_into(static_cast<std::size_t>(std::max(*options_.max_width, 1)));
  }
  write_header();
  for (const Row& row : held_) write_row(row);
  held_.clear();
  held_.shrink_to_fit();
}

// Numbers are never cut: a cut number reads as another number. First the text columns give way down
// to kLeastText, then the last columns are left out.
void GridWriter::fit_into(std::size_t terminal) {
  const auto total = [&](const std::vector<std::size_t>& widths) {
    return std::accumulate(widths.begin(), widths.end(), frame(widths.size()));
  };
  if (total(widths_) <= terminal) return;

  std::vector<std::size_t> least(widths_.size());
  for (std::size_t i = 0; i < widths_.size(); ++i) {
    least[i] = numeric_[i] ? 0 : std::min(widths_[i], kLeastText);
    for (const Row& row : held_) {
      if (row[i].number) least[i] = std::max(least[i], row[i].text.size());
    }
    if (numeric_[i]) least[i] = std::max(least[i], std::min(widths_[i], kLeastText));
  }
  std::size_t kept = widths_.size();
  const std::size_t more = display_width("…") + 3;
  const auto needed = [&] {
    const auto end = least.begin() + static_cast<std::ptrdiff_t>(kept);
    return std::accumulate(least.begin(), end, frame(kept)) + (kept < least.size() ? more : 0);
  };
  while (kept > 1 && needed() > terminal) --kept;
  hidden_columns_ = widths_.size() - kept;
  widths_.resize(kept);
  least.resize(kept);

  const std::size_t room = terminal - std::min(terminal, hidden_columns_ > 0 ? more : 0);
  std::size_t cap = *std::max_element(widths_.begin(), widths_.end());
  const auto capped = [&](std::size_t limit) {
    std::vector<std::size_t> widths = widths_;
    for (std::size_t i = 0; i < kept; ++i) {
      widths[i] = std::max(least[i], std::min(widths[i], limit));
    }
    return widths;
  };
  while (cap > 1 && total(capped(cap)) > room) --cap;
  widths_ = capped(cap);
}

void GridWriter::write_header() {
  write_rule(style_.top, false);
  if (!options_.headers && !style_.header_required) return;
  write_lines(header_, true);
  write_rule(style_.under_header, style_.align_in_rule);
}

void GridWriter::write_row(const Row& row) {
  const bool multiline = std::any_of(row.begin(), row.end(), [](const Shown& cell) {
    return cell.text.find('\n') != std::string::npos;
  });
  if (any_row_ && (multiline || after_multiline_)) write_rule(style_.between, false);
  after_multiline_ = multiline;
  any_row_ = true;
  write_lines(row, false);
}

void GridWriter::write_lines(const Row& row, bool header) {
  std::vector<std::vector<std::string_view>> cells(widths_.size());
  std::size_t height = 1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    cells[i] = lines_of(row[i].text);
    height = std::max(height, cells[i].size());
  }
  std::string out;
  std::vector<bool> counted_cell(cells.size(), false);
  for (std::size_t line = 0; line < height; ++line) {
    out += style_.border;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      std::string text(line < cells[i].size() ? cells[i][line] : std::string_view{});
      std::size_t width = display_width(text);
      if (width > widths_[i]) {
        const bool cut = style_.may_cut && options_.max_width && !row[i].number;
        if (cut) {
          text = cut_to_width(text, widths_[i]);
          width = display_width(text);
        }
        if (!counted_cell[i]) ++(cut ? cut_cells_ : wide_cells_);
        counted_cell[i] = true;
      }
      const std::string padding(widths_[i] > width ? widths_[i] - width : 0, ' ');
      const bool right = row[i].number || ((header || row[i].null) && numeric_[i]);
      out += ' ';
      out += right ? padding + text : text + padding;
      out += ' ';
      out += style_.border;
    }
    if (hidden_columns_ > 0) {
      out += " … ";
      out += style_.border;
    }
    out += '\n';
  }
  out_ << out;
}

void GridWriter::write_rule(const GridRule& rule, bool aligned) {
  if (rule.dash.empty()) return;
  std::string out(rule.left);
  for (std::size_t i = 0; i < widths_.size(); ++i) {
    if (i > 0) out += rule.cross;
    const std::size_t dashes = widths_[i] + 2 - (aligned && numeric_[i] ? 1 : 0);
    for (std::size_t dash = 0; dash < dashes; ++dash) out += rule.dash;
    if (aligned && numeric_[i]) out += ':';
  }
  if (hidden_columns_ > 0) {
    out += rule.cross;
    for (int dash = 0; dash < 3; ++dash) out += rule.dash;
  }
  out_ << out << rule.right << '\n';
}

std::vector<std::string> GridWriter::notices() const {
  std::vector<std::string> notices;
  if (cut_cells_ > 0) {
    notices.push_back(
        counted(cut_cells_, "cell was", "cells were") +
        " cut to fit the terminal; -m line or -m markdown (.mode in the shell) shows everything.");
  }
  if (hidden_columns_ > 0) {
    notices.push_back("The last " + counted(hidden_columns_, "column is", "columns are") +
                      " not shown, of " + std::to_string(columns_.size()) +
                      "; -m line or -m markdown (.mode in the shell) shows everything.");
  }
  if (wide_cells_ > 0) {
    notices.push_back(counted(wide_cells_, "cell is", "cells are") +
                      " wider than its column, whose width was set by the first " +
                      std::to_string(kHeldRows) +
                      " rows; nothing was cut, but borders are out of line.");
  }
  remarks_.tell(notices);
  return notices;
}

}  // namespace kv::queryctl
