// SPDX-License-Identifier: MIT
#include "queryctl/draw/chart_data.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <initializer_list>
#include <map>
#include <optional>

#include "queryctl/output/number.h"
#include "queryctl/suggest.h"
#include "schema/error.h"

namespace kv::queryctl::draw {
namespace {

using Row = std::vector<Value>;

class Table {
 public:
  explicit Table(const CapturedTable& table) : table_(table) {}

  std::optional<std::size_t> find(std::string_view name) const {
    const auto found = std::ranges::find(table_.columns, name, &Column::name);
    if (found == table_.columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - table_.columns.begin());
  }

  /// The column that is asked for, or else the first of the usual names that is there.
  std::optional<std::size_t> pick(const std::string& asked, const char* option,
                                  std::initializer_list<const char*> usual) const {
    if (!asked.empty()) {
      if (const auto at = find(asked)) return at;
      throw Error(std::string(option) + ": the result has no column '" + asked + "'.", known(),
                  ExitCode::kUsage);
    }
    for (const char* name : usual)
      if (const auto at = find(name)) return at;
    return std::nullopt;
  }

  std::size_t need(const std::string& asked, const char* option,
                   std::initializer_list<const char*> usual) const {
    if (const auto at = pick(asked, option, usual)) return *at;
    throw Error("The result has no column called " + std::string(*usual.begin()) +
                    ", and nothing says which one is drawn.",
                "Name it with " + std::string(option) + ". " + known(), ExitCode::kUsage);
  }

  std::string name(std::size_t at) const { return table_.columns[at].name; }

 private:
  std::string known() const {
    std::vector<std::string> names;
    for (const Column& column : table_.columns) names.push_back(column.name);
    return "It has " + join_names(names) + ".";
  }
  const CapturedTable& table_;
};

std::string text_of(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  if (const auto* real = std::get_if<double>(&value)) return shortest_real(*real);
  return {};
}

bool is_null(const Value& value) {
  return std::holds_alternative<std::monostate>(value);
}

/// A JSON object, member by member.
class Object {
 public:
  void text(const char* name, const Value& value) {
    if (!is_null(value)) add(name, json_text(text_of(value)));
  }
  void number(const char* name, const Value& value, const std::string& column) {
    if (is_null(value)) return;
    if (const auto* text = std::get_if<std::string>(&value))
      throw Error("The column " + column + " holds '" + *text + "', which is no number.",
                  "Name another column.");
    add(name, json_value(value));
  }
  std::string done() const { return "{" + members_ + "}"; }

 private:
  void add(const char* name, const std::string& json) {
    members_ += (members_.empty() ? "\"" : ",\"") + std::string(name) + "\":" + json;
  }
  std::string members_;
};

/// 2013 of "2013", of "2010-2013" and of "2013-01-01".
Value year_of(const Value& period) {
  const auto* text = std::get_if<std::string>(&period);
  if (text == nullptr) return period;
  std::int64_t year = 0;
  const char* end = text->data() + std::min<std::size_t>(text->size(), 4);
  const auto [at, error] = std::from_chars(text->data(), end, year);
  if (error != std::errc{} || at != end)
    throw Error("The period '" + *text + "' does not begin with a year.", "Name another --x.");
  return year;
}

class Maker {
 public:
  Maker(Kind kind, const CapturedTable& table, const Wanted& wanted)
      : kind_(kind), table_(table), columns_(table), wanted_(wanted) {}

  ChartData make() {
    status_ = columns_.find("status");
    switch (kind_) {
      case Kind::kBars:
        bars();
        break;
      case Kind::kSeries:
        series();
        break;
      case Kind::kScatter:
        scatter();
        break;
      case Kind::kCoefficients:
        coefficients();
        break;
    }
    data_.rows += "]";
    return data_;
  }

 private:
  void push(const Object& object) {
    data_.rows += (data_.rows.empty() ? "[" : ",") + object.done();
  }

  template <class Fill>
  void each_row(Fill fill) {
    for (const Row& row : table_.rows) {
      Object object;
      if (!fill(row, object)) continue;
      if (status_) object.text("status", row[*status_]);
      push(object);
    }
    if (data_.rows.empty()) data_.rows = "[";
  }

  void bars() {
    // A frequency table says of each row what it is; its picks are in per cent of those who picked.
    const auto kind = columns_.find("kind");
    const std::size_t label =
        columns_.need(wanted_.label, "--label", {"label", "name", "term", "region"});
    const std::size_t value = columns_.need(
        wanted_.value, "--value", {"value", "percent_of_cases", "percent", "share", "count"});
    const auto count = columns_.pick(wanted_.count, "--n", {"count"});
    const auto group = columns_.pick(wanted_.group, "--group", {"by_label", "group"});
    data_.value_column = columns_.name(value);
    if (data_.value_column.starts_with("percent") || data_.value_column == "valid_percent")
      data_.unit = "percent";
    const bool whole = data_.value_column == "percent";
    if (kind && count) base(*kind, *count, whole ? "total" : "valid");
    if (kind && count && group && is_null(data_.base))
      for (const Row& row : table_.rows)
        if (text_of(row[*kind]) == (whole ? "total" : "valid"))
          group_bases_[text_of(row[*group])] = text_of(row[*count]);
    each_row([&](const Row& row, Object& object) {
      if (kind) {
        const std::string what = text_of(row[*kind]);
        const bool shown = what == "answer" || (whole && what.starts_with("missing"));
        if (!shown && is_kind(what)) return false;
      }
      object.text("label", row[label]);
      object.number("value", row[value], columns_.name(value));
      if (group) object.text("group", named_group(row[*group]));
      if (kind && text_of(row[*kind]).starts_with("missing ")) object.text("field", row[*kind]);
      if (count && *count != value) object.number("count", row[*count], columns_.name(*count));
      return true;
    });
  }

  static bool is_kind(std::string_view what) {
    for (const char* one : {"answer", "valid", "responses", "total", "outside", "frame"})
      if (what == one) return true;
    return what.starts_with("missing");
  }

  /// With its own N, where the groups' differ.
  Value named_group(const Value& group) const {
    const auto base = group_bases_.find(text_of(group));
    if (base == group_bases_.end()) return group;
    return base->first + " (N\u00a0=\u00a0" + base->second + ")";
  }

  /// N, where it is one for all: in tables by another question it differs from group to group.
  void base(std::size_t kind, std::size_t count, std::string_view row_kind) {
    bool one = true;
    for (const Row& row : table_.rows) {
      if (text_of(row[kind]) != row_kind) continue;
      one = one && (is_null(data_.base) || data_.base == row[count]);
      data_.base = row[count];
    }
    if (!one) data_.base = {};
  }

  void series() {
    const std::size_t label =
        columns_.need(wanted_.label, "--label", {"name", "label", "group", "region", "indicator"});
    const std::size_t x = columns_.need(wanted_.x, "--x", {"period", "year", "x"});
    const std::size_t value = columns_.need(wanted_.value, "--value", {"value", "y", "count"});
    data_.value_column = columns_.name(value);
    each_row([&](const Row& row, Object& object) {
      object.text("label", row[label]);
      object.number("x", year_of(row[x]), columns_.name(x));
      object.number("value", row[value], columns_.name(value));
      return true;
    });
  }

  void scatter() {
    const std::size_t label = columns_.need(wanted_.label, "--label", {"name", "label", "region"});
    const std::size_t x = columns_.need(wanted_.x, "--x", {"x"});
    const std::size_t y = columns_.need(wanted_.y, "--y", {"y"});
    const auto count = columns_.pick(wanted_.count, "--n", {"n", "left", "count"});
    const auto field = columns_.find("quadrant");
    data_.x_column = columns_.name(x);
    data_.y_column = columns_.name(y);
    if (count) data_.count_column = columns_.name(*count);
    for (const auto& [column, cut] : {std::pair{"x_cut", &data_.x_cut}, {"y_cut", &data_.y_cut}})
      if (const auto at = columns_.find(column))
        for (const Row& row : table_.rows)
          if (!is_null(row[*at])) *cut = row[*at];
    each_row([&](const Row& row, Object& object) {
      object.text("label", row[label]);
      object.number("x", row[x], columns_.name(x));
      object.number("y", row[y], columns_.name(y));
      if (count) object.number("count", row[*count], columns_.name(*count));
      if (field) object.text("field", row[*field]);
      return true;
    });
  }

  void coefficients() {
    const std::size_t label = columns_.need(wanted_.label, "--label", {"term", "label"});
    const std::size_t value = columns_.need(wanted_.value, "--value", {"estimate", "value"});
    const auto lower = columns_.pick({}, "", {"conf_low", "lower"});
    const auto upper = columns_.pick({}, "", {"conf_high", "upper"});
    const auto group = columns_.pick(wanted_.group, "--group", {"model", "group"});
    each_row([&](const Row& row, Object& object) {
      object.text("label", row[label]);
      object.number("value", row[value], columns_.name(value));
      if (lower) object.number("lower", row[*lower], columns_.name(*lower));
      if (upper) object.number("upper", row[*upper], columns_.name(*upper));
      if (group) object.text("group", row[*group]);
      return true;
    });
  }

  Kind kind_;
  const CapturedTable& table_;
  Table columns_;
  const Wanted& wanted_;
  std::optional<std::size_t> status_;
  std::map<std::string, std::string> group_bases_;
  ChartData data_;
};

}  // namespace

std::string json_text(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string json = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (byte < 0x20) {
      json += "\\u00";
      json += {kHex[byte >> 4U], kHex[byte & 15U]};
    } else {
      json += c;
    }
  }
  return json + '"';
}

std::string json_value(const Value& value) {
  if (is_null(value)) return "null";
  if (const auto* real = std::get_if<double>(&value)) {
    const std::string text = shortest_real(*real);
    return std::isfinite(*real) ? text : json_text(text);
  }
  if (const auto* text = std::get_if<std::string>(&value)) return json_text(*text);
  return text_of(value);
}

ChartData chart_data(Kind kind, const CapturedTable& table, const Wanted& wanted) {
  return Maker(kind, table, wanted).make();
}

}  // namespace kv::queryctl::draw
