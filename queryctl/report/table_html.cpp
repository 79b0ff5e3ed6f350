// SPDX-License-Identifier: MIT
#include "queryctl/report/table_html.h"

#include <algorithm>
#include <memory>
#include <sstream>

#include "queryctl/cells.h"
#include "queryctl/report/escape.h"
#include "queryctl/report/labels.h"
#include "queryctl/report/numbers.h"
#include "queryctl/suggest.h"
#include "schema/error.h"

namespace kv::queryctl::report {
namespace {

using Rows = std::vector<std::vector<Value>>;
constexpr std::string_view kNone = "\u2013";

std::string_view text_of(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text ? std::string_view(*text) : std::string_view();
}

class Printer {
 public:
  Printer(const CapturedTable& table, std::string_view lang) : table_(table), lang_(lang) {
    status_ = find("status");
    kind_ = find("kind");
  }

  PrintedTable print(const std::vector<PrintedColumn>& columns, std::string_view caption,
                     std::string_view caption_id) {
    choose(columns);
    std::string& html = printed_.html;
    html = "<table>\n<caption id=\"" + std::string(caption_id) + "\">" + std::string(caption) +
           "</caption>\n<thead>\n<tr>";
    for (const Shown& column : shown_)
      html += "<th scope=\"col\"" + std::string(column.numeric ? " class=\"n\"" : "") + ">" +
              escape(column.heading) + "</th>";
    html += "</tr>\n</thead>\n<tbody>\n";
    for (const std::vector<Value>& row : table_.rows) print_row(row);
    html += "</tbody>\n</table>\n";
    return std::move(printed_);
  }

 private:
  struct Shown {
    std::size_t at;
    std::optional<int> decimals;
    std::string heading;
    bool numeric;
  };

  std::optional<std::size_t> find(std::string_view name) const {
    const auto it = std::ranges::find(table_.columns, name, &Column::name);
    if (it == table_.columns.end()) return std::nullopt;
    return static_cast<std::size_t>(it - table_.columns.begin());
  }

  bool same(std::optional<std::size_t> a, std::optional<std::size_t> b) const {
    return a && b &&
           std::ranges::all_of(table_.rows, [&](const auto& row) { return row[*a] == row[*b]; });
  }

  bool numeric(std::size_t at) const {
    bool any = false;
    for (const auto& row : table_.rows) {
      if (std::holds_alternative<std::string>(row[at])) return false;
      any = any || !std::holds_alternative<std::monostate>(row[at]);
    }
    return any;
  }

  bool left_out(std::size_t at) const {
    if (at == kind_ && find("label")) return true;
    if (at == find("cases")) return same(at, find("count"));
    if (at == find("lower") || at == find("upper")) return same(at, find("value"));
    if (at != status_) return false;
    return std::ranges::all_of(table_.rows,
                               [&](const auto& row) { return row[at] == table_.rows.front()[at]; });
  }

  void choose(const std::vector<PrintedColumn>& columns) {
    if (status_ && left_out(*status_) && !table_.rows.empty())
      printed_.status = text_of(table_.rows.front()[*status_]);
    for (const PrintedColumn& column : columns) {
      const auto at = find(column.name);
      if (!at) {
        std::vector<std::string> names;
        for (const Column& known : table_.columns) names.push_back(known.name);
        throw Error("the rows have no column " + column.name + ".",
                    did_you_mean(column.name, names, "They have " + join_names(names) + "."));
      }
      shown_.push_back({*at, column.decimals ? column.decimals : table_.columns[*at].decimals,
                        column.heading.in(lang_), numeric(*at)});
    }
    for (std::size_t at = 0; columns.empty() && at < table_.columns.size(); ++at)
      if (!left_out(at))
        shown_.push_back({at, table_.columns[at].decimals,
                          heading_of(table_.columns[at].name, lang_), numeric(at)});
  }

  /// What stands where there is no figure: the source's own mark, if the row has one.
  std::string mark_of(const std::vector<Value>& row) {
    std::string mark(kNone);
    if (status_ && mark_meaning(text_of(row[*status_]), lang_)) mark = text_of(row[*status_]);
    printed_.marks.insert(mark);
    return mark;
  }

  void print_row(const std::vector<Value>& row) {
    std::string& html = printed_.html;
    const std::string_view kind = kind_ ? text_of(row[*kind_]) : std::string_view();
    const bool sum = kind == "total" || kind == "valid" || kind == "sum";
    html += sum ? "<tr class=\"sum\">" : "<tr>";
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      const Shown& column = shown_[i];
      const Value& value = row[column.at];
      std::string text;
      if (column.at == status_)
        text = status_in(text_of(value), lang_);
      else if (!std::holds_alternative<std::monostate>(value))
        text = shown_value(value, column.decimals, lang_);
      else if (column.numeric)
        text = mark_of(row);
      const bool head = i == 0 && !column.numeric;
      const std::string style = column.numeric ? " class=\"n\"" : "";
      html += (head ? "<th scope=\"row\"" : "<td") + style + ">" + escape(text) +
              (head ? "</th>" : "</td>");
    }
    html += "</tr>\n";
  }

  const CapturedTable& table_;
  std::string_view lang_;
  std::optional<std::size_t> status_;
  std::optional<std::size_t> kind_;
  std::vector<Shown> shown_;
  PrintedTable printed_;
};

}  // namespace

PrintedTable print_table(const CapturedTable& table, const Block& block, std::string_view lang,
                         std::string_view caption, std::string_view caption_id) {
  if (block.rows_column.empty())
    return Printer(table, lang).print(block.columns, caption, caption_id);
  const auto column = std::ranges::find(table.columns, block.rows_column, &Column::name);
  if (column == table.columns.end())
    throw Error("the rows have no column " + block.rows_column + ".", "See @rows.");
  const auto at = static_cast<std::size_t>(column - table.columns.begin());
  CapturedTable chosen{table.columns, {}};
  for (const std::vector<Value>& row : table.rows)
    if (std::ranges::find(block.rows_values, text_of(row[at])) != block.rows_values.end())
      chosen.rows.push_back(row);
  return Printer(chosen, lang).print(block.columns, caption, caption_id);
}

std::string csv_of(const CapturedTable& table) {
  std::ostringstream out;
  const std::unique_ptr<ResultWriter> writer = make_writer("csv", out, {});
  writer->begin(table.columns);
  for (const std::vector<Value>& row : table.rows) {
    std::vector<Cell> cells;
    for (const Value& value : row) cells.push_back(cell_of(value));
    writer->row(cells);
  }
  writer->end();
  return out.str();
}

}  // namespace kv::queryctl::report
