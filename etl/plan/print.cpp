// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <fmt/core.h>
#include <ostream>

#include "etl/dates.h"
#include "etl/plan/plan.h"
#include "etl/report.h"

namespace kv::etl {
namespace {

constexpr std::size_t kNames = 12;

std::string names_text(const std::vector<NamedRegion>& regions) {
  std::string text;
  for (std::size_t i = 0; i < std::min(regions.size(), kNames); ++i)
    text += (i ? ", " : "") + regions[i].code + " " + regions[i].name;
  if (regions.size() > kNames)
    text += " and " + std::to_string(regions.size() - kNames) + " more (--json lists all)";
  return text;
}

std::string counts_of(const RegionCount& count) {
  std::string text = fmt::format("{} expected, {} found", count.expected, count.found);
  if (!count.missing.empty()) text += "; missing: " + names_text(count.missing);
  if (!count.extra.empty()) text += "; not valid then: " + names_text(count.extra);
  if (count.outside > 0) text += fmt::format("; {} outside the municipalities", count.outside);
  return text;
}

// Indicators of one period with the same answer share a line, and so do neighbouring periods.
void print_municipalities(std::ostream& out, const std::vector<PlannedScope>& scopes) {
  std::map<std::string, std::map<std::string, std::vector<std::string>>> periods;
  for (const PlannedScope& scope : scopes)
    periods[scope.period][counts_of(scope.municipalities)].push_back(scope.indicator);
  struct Line {
    std::string from;
    std::string to;
    std::string indicators;
    std::string counts;
  };
  std::vector<Line> lines;
  std::map<std::string, std::size_t>
      open;  // by indicators and counts: the line of the period before
  for (const auto& [period, answers] : periods) {
    std::map<std::string, std::size_t> still_open;
    for (const auto& [counts, indicators] : answers) {
      std::string who;
      for (const std::string& code : indicators) who += (who.empty() ? "" : ", ") + code;
      const auto before = open.find(who + '\n' + counts);
      if (before != open.end()) {
        lines[before->second].to = period;
        still_open.insert(*before);
      } else {
        still_open.emplace(who + '\n' + counts, lines.size());
        lines.push_back({period, period, who, counts});
      }
    }
    open = std::move(still_open);
  }
  if (lines.empty()) return;
  out << "municipalities\n";
  for (const Line& line : lines)
    out << "  " << line.from << (line.from == line.to ? "" : " to " + line.to) << " "
        << line.indicators << ": " << line.counts << "\n";
}

std::string percent_text(double percent) {
  if (std::isinf(percent)) return "from 0";
  return fmt::format("{:+.1f} %", percent);
}

void print_cells(std::ostream& out, const char* title, const std::vector<PlannedCell>& cells,
                 std::size_t all) {
  if (cells.empty()) return;
  out << title;
  if (all > cells.size()) out << " (" << cells.size() << " of " << all << ")";
  out << "\n";
  for (const PlannedCell& cell : cells) {
    out << "  " << cell.indicator << " of " << cell.region.code << " " << cell.region.name << " in "
        << cell.period << (cell.breakdown.empty() ? "" : " (" + cell.breakdown + ")") << ": "
        << cell.before;
    if (!cell.after.empty()) out << " -> " << cell.after;
    if (cell.percent) out << " (" << percent_text(*cell.percent) << ")";
    if (!cell.file.empty())
      out << ", " << cell.file << " " << column_letters(cell.column) << cell.row;
    out << "\n";
  }
}

void print_counts(std::ostream& out, const ChangeSummary& changes) {
  out << "cells\n";
  const auto line = [&out](const char* what, std::size_t count, const std::string& more = {}) {
    out << fmt::format("  {:<16} {:>9}", what, count) << more << "\n";
  };
  line("new", changes.added);
  line("revised", changes.revised,
       fmt::format(", {} of them by more than {:g} %", changes.revised_beyond, changes.percent()));
  line("removed", changes.removed);
  line("newly suppressed", changes.suppressed);
  line("newly published", changes.published);
  line("unchanged", changes.unchanged);
}

}  // namespace

void print_plan(std::ostream& out, const std::string& source, const LoadPlan& plan) {
  const LoadRecord& record = plan.result.record;
  out << source << ", vintage " << format_date(record.vintage) << " (" << record.vintage_basis
      << ")\n";
  if (plan.result.already_loaded) {
    out << "These files were loaded before, as load " << record.load_id << " on "
        << record.loaded_at << "; a load would change nothing."
        << (record.mapping_changed ? " The mapping of the source has changed since: a later "
                                     "--vintage reads them with the present one."
                                   : "")
        << "\n";
    return;
  }
  for (const std::string& effect : plan.result.effects) out << effect << "\n";
  print_municipalities(out, plan.scopes);
  if (plan.first_time)
    out << "codes new since last time: this is the first load of these indicators\n";
  else if (!plan.scopes.empty())
    out << "codes new since last time: "
        << (plan.new_codes.empty() ? std::string("none") : names_text(plan.new_codes)) << "\n";
  if (!plan.scopes.empty()) print_counts(out, plan.changes);
  print_cells(out, "largest revisions", plan.largest, plan.changes.revised);
  print_cells(out, "removed", plan.removed, plan.changes.removed);
  print_cells(out, "newly suppressed", plan.suppressed, plan.changes.suppressed);
  print_cells(out, "newly published", plan.published, plan.changes.published);
  if (!plan.token.empty()) out << "token " << plan.token << "\n";
}

}  // namespace kv::etl
