// SPDX-License-Identifier: MIT
#include "queryctl/output/picked.h"

#include <algorithm>
#include <cmath>

#include "queryctl/output/shown.h"
#include "schema/error.h"

namespace kv::queryctl {

namespace {

bool is_number(const Cell& cell) {
  return cell.type == Cell::Type::kInteger ||
         (cell.type == Cell::Type::kReal && std::isfinite(cell.real));
}

}  // namespace

void Picker::row(std::span<const Cell> cells) {
  std::vector<Kept> row;
  for (const Cell& cell : cells) row.push_back({cell, std::string(cell.text)});
  kept_.push_back(std::move(row));
}

std::optional<std::size_t> Picker::named(std::string_view name) const {
  const auto found = std::ranges::find(columns_, name, &Column::name);
  if (found == columns_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns_.begin());
}

std::size_t Picker::value_column() const {
  if (const auto value = named("value")) return *value;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    bool any = false;
    bool all = true;
    for (const auto& row : kept_) {
      any = any || is_number(row[i].cell);
      all = all && (row[i].cell.type == Cell::Type::kNull || is_number(row[i].cell));
    }
    if (any && all) return i;
  }
  throw Error("No column of the result holds numbers, so there is nothing to draw.",
              "The modes bar and spark need a number; --mode table shows the rest.");
}

std::optional<std::size_t> Picker::label_column() const {
  for (const char* name : {"name", "label"})
    if (const auto found = named(name)) return found;
  const std::size_t value = value_column();
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (i != value && std::ranges::any_of(kept_, [&](const auto& row) {
          return row[i].cell.type == Cell::Type::kText;
        }))
      return i;
  return value == 0 ? std::nullopt : std::optional<std::size_t>(0);
}

std::vector<PickedRow> Picker::rows(Remarks& remarks) const {
  std::vector<PickedRow> out;
  if (kept_.empty()) return out;
  const std::size_t value = value_column();
  const auto label = label_column();
  const auto status = named("status");
  const auto text_of = [&](const std::vector<Kept>& row, std::size_t i) {
    Cell cell = row[i].cell;
    cell.text = row[i].bytes;
    std::string text = shown(cell, columns_[i], options_, remarks).text;
    std::ranges::replace(text, '\n', ' ');
    return text;
  };
  for (const auto& row : kept_) {
    PickedRow picked;
    if (label) picked.label = text_of(row, *label);
    const Cell& cell = row[value].cell;
    if (is_number(cell))
      picked.value =
          cell.type == Cell::Type::kInteger ? static_cast<double>(cell.integer) : cell.real;
    picked.shown = text_of(row, value);
    // Why there is no number is said where the bar would be.
    if (!picked.value && status) picked.shown = text_of(row, *status);
    if (!picked.value && picked.shown.empty()) picked.shown = "no value";
    out.push_back(std::move(picked));
  }
  return out;
}

std::string Picker::left_out() const {
  if (kept_.empty()) return {};
  const std::size_t value = value_column();
  const auto label = label_column();
  std::string names;
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (i != value && (!label || i != *label))
      names += (names.empty() ? "" : ", ") + columns_[i].name;
  if (names.empty()) return {};
  return "Drawn is " + columns_[value].name + "; not shown: " + names + ".";
}

}  // namespace kv::queryctl
