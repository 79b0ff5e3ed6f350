// SPDX-License-Identifier: MIT
#include "queryctl/output/grid.h"

#include <algorithm>
#include <cstdlib>
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

// Lines of at most `width` columns; a word is broken where it meets the edge, as sqlite3 does.
std::string wrapped(const std::string& text, std::size_t width) {
  std::string out;
  for (std::string_view line : lines_of(text)) {
    if (!out.empty()) out += '\n';
    while (display_width(line) > width) {
      std::size_t at = 0;
      while (at < line.size()) {
        const std::size_t next = at + decode_utf8(line, at).bytes;
        if (at > 0 && display_width(line.substr(0, next)) > width) break;
        at = next;
      }
      out.append(line.substr(0, at)) += '\n';
      line.remove_prefix(at);
    }
    out += line;
  }
  return out;
}

}  // namespace

// What `columns` columns take besides their cells: "│ a │ b │", or "a  b".
std::size_t GridWriter::frame(std::size_t columns) const {
  return style_.boxed ? 3 * columns + 1 : 2 * std::max<std::size_t>(columns, 1) - 2;
}

int GridWriter::wanted(std::size_t column) const {
  return column < options_.widths.size() ? options_.widths[column] : 0;
}

void GridWriter::begin(std::span<const Column> columns) {
  columns_.assign(columns.begin(), columns.end());
  for (const Column& column : columns_) {
    std::string name = printable(column.name, remarks_);
    if (style_.escape) name = style_.escape(std::move(name));
    if (!options_.headers) name.clear();
    if (const int width = std::abs(wanted(header_.size())); width > 0)
      name = wrapped(name, static_cast<std::size_t>(width));
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
    if (const int width = std::abs(wanted(i)); width > 0 && !cell.number)
      cell.text = wrapped(cell.text, static_cast<std::size_t>(width));
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
  for (std::size_t i = 0; i < count; ++i)
    widths_[i] = std::max(width_of(header_[i].text), static_cast<std::size_t>(std::abs(wanted(i))));
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
  if (any_row_ && (multiline || after_multiline_)) {
    if (style_.boxed)
      write_rule(style_.between, false);
    else
      out_ << '\n';
  }
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
  const std::string separator =
      style_.boxed ? " " + std::string(style_.border) + " " : std::string("  ");
  std::string out;
  std::vector<bool> counted_cell(cells.size(), false);
  for (std::size_t line = 0; line < height; ++line) {
    out += style_.border;
    if (style_.boxed) out += ' ';
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out += separator;
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
      const bool number = row[i].number || ((header || row[i].null) && numeric_[i]);
      const bool right = wanted(i) < 0 || (number && style_.align_numbers && wanted(i) == 0);
      if (header && options_.color) text = "\x1b[1m" + text + "\x1b[0m";
      out += right ? padding + text : text + padding;
    }
    if (hidden_columns_ > 0) out += separator + "…";
    if (style_.boxed) (out += ' ') += style_.border;
    out += '\n';
  }
  out_ << out;
}

void GridWriter::write_rule(const GridRule& rule, bool aligned) {
  if (rule.dash.empty()) return;
  std::string out(rule.left);
  for (std::size_t i = 0; i < widths_.size(); ++i) {
    if (i > 0) out += rule.cross;
    const std::size_t dashes =
        widths_[i] + (style_.boxed ? 2 : 0) - (aligned && numeric_[i] ? 1 : 0);
    for (std::size_t dash = 0; dash < dashes; ++dash) out += rule.dash;
    if (aligned && numeric_[i]) out += ':';
  }
  if (hidden_columns_ > 0) {
    out += rule.cross;
    for (int dash = 0; dash < (style_.boxed ? 3 : 1); ++dash) out += rule.dash;
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
