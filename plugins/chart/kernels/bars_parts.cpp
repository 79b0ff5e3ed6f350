// SPDX-License-Identifier: MIT
#include "plugins/chart/kernels/bars_parts.h"

#include <algorithm>
#include <cmath>

#include "plugins/chart/kernels/words.h"

namespace kv::chart {

namespace {

template <class Member>
std::vector<std::string> in_order(const std::vector<Row>& rows, Member member) {
  std::vector<std::string> names;
  for (const Row& row : rows) {
    if (std::ranges::find(names, row.*member) == names.end()) names.push_back(row.*member);
  }
  return names;
}

/// Half away from zero, in units of the last decimal shown.
double rounded(double value, double power) {
  return std::trunc(std::fabs(value) * power + 0.5) * (value < 0 ? -1 : 1);
}

}  // namespace

double label_width(double sheet_width, const std::vector<Row>& rows) {
  double widest = 8;
  for (const Row& row : rows)
    widest = std::max(widest, draw::text_width(row.label, kLabelSize) + 2);
  return std::min(widest, sheet_width * 0.4);
}

void remark_rounding(Sheet& sheet, const std::vector<Row>& rows) {
  if (!sheet.percent() || rows.empty()) return;
  const double power = std::pow(10, sheet.decimals());
  double sum = 0;
  double shown = 0;
  for (const Row& row : rows) {
    if (!row.value) return;
    sum += *row.value;
    shown += rounded(*row.value, power);
  }
  if (std::fabs(sum - 100) > 1e-6 || shown == 100 * power) return;
  const draw::Lang lang = sheet.options().lang;
  sheet.remark(std::string(say(lang, "Avrundede tall summerer seg til ",
                               "Avrunda tal summerer seg til ", "Rounded figures add up to ")) +
               draw::percent_text(shown / power, sheet.decimals(), lang) + ".");
}

draw::Paint paint_of(const Row& row, const draw::Paint& usual) {
  return row.field.starts_with("missing") && !row.field.ends_with("dont-know")
             ? draw::missing_paint(reason(row.field))
             : usual;
}

std::vector<std::string> labels_of(const std::vector<Row>& rows) {
  return in_order(rows, &Row::label);
}

std::vector<std::string> groups_of(const std::vector<Row>& rows) {
  return in_order(rows, &Row::group);
}

}  // namespace kv::chart
