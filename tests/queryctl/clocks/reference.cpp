// SPDX-License-Identifier: MIT
#include "tests/queryctl/clocks/reference.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <unordered_map>

#include "schema/warehouse.h"

namespace kv::queryctl {
namespace {

namespace fs = std::filesystem;

const fs::path kShared = fs::path(KV_SOURCE_DIR) / ".." / "shared";
const fs::path kNodes = kShared / "data/klass/ssb-klassr_klass_131_graph_nodes.csv";
const fs::path kEdges = kShared / "data/klass/ssb-klassr_klass_131_graph_edges.csv";

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      cells.emplace_back();
    else if (c != '\r')
      cells.back() += c;
  }
  return cells;
}

/// date|from|to -> weight
std::map<std::string, double> weights() {
  std::map<std::string, double> found;
  for (const CsvRow& row : read_csv(reference_borders() / "weights.csv"))
    found[row.at("change_date") + "|" + row.at("from_code") + "|" + row.at("to_code")] =
        std::stod(row.at("weight"));
  return found;
}

/// Spells by the code and the day on which they end (from) or begin (to): "1504|2020-01-01".
std::vector<Territory> read_territories(const std::vector<Spell>& spells) {
  std::map<std::string, std::size_t> ending;
  std::map<std::string, std::size_t> beginning;
  for (std::size_t i = 0; i < spells.size(); ++i) {
    ending[spells[i].code + "|" + spells[i].to] = i;
    beginning[spells[i].code + "|" + spells[i].from] = i;
  }
  std::vector<Territory> found;
  for (const CsvRow& row : read_csv(reference_borders() / "territory_identity.csv")) {
    std::istringstream codes(row.at("code_a"));
    for (std::string code; std::getline(codes, code, '+');)
      found.push_back({ending.at(code + "|" + row.at("valid_to_exclusive_a")),
                       beginning.at(row.at("code_b") + "|" + row.at("valid_from_b"))});
  }
  return found;
}

struct Change {
  std::size_t from = 0;
  std::size_t to = 0;
  std::string on;
  std::optional<double> weight;
};

/// Code 9999 is no municipality.
void read_classification(bool with_weights, std::vector<Spell>& spells,
                         std::vector<Change>& changes) {
  std::unordered_map<std::string, std::size_t> by_name;
  std::unordered_map<std::string, std::int64_t> regions;
  for (const CsvRow& row : read_csv(kNodes)) {
    if (row.at("code") == "9999") continue;
    const auto id = static_cast<std::int64_t>(regions.size()) + 1;
    const std::int64_t region = regions.try_emplace(row.at("code"), id).first->second;
    by_name[row.at("name")] = spells.size();
    const std::string& to = row.at("validTo");
    spells.push_back(
        {region, row.at("code"), row.at("label"), row.at("validFrom"), to == "NA" ? "" : to});
  }
  const auto known = with_weights ? weights() : std::map<std::string, double>{};
  for (const CsvRow& row : read_csv(kEdges)) {
    const auto from = by_name.find(row.at("from_id"));
    const auto to = by_name.find(row.at("to_id"));
    if (from == by_name.end() || to == by_name.end()) continue;
    Change change{from->second, to->second, row.at("changeOccurred"), std::nullopt};
    const auto weight =
        known.find(change.on + "|" + spells[change.from].code + "|" + spells[change.to].code);
    if (weight != known.end()) change.weight = weight->second;
    changes.push_back(change);
  }
}

}  // namespace

fs::path reference_borders() {
  const fs::path folder = kShared / "reference/borders";
  return fs::exists(folder / "mapping") && fs::exists(kNodes) && fs::exists(kEdges) ? folder
                                                                                    : fs::path();
}

std::vector<CsvRow> read_csv(const fs::path& path) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line)) throw std::runtime_error(path.string() + " cannot be read");
  const std::vector<std::string> header = split(line);
  std::vector<CsvRow> rows;
  while (std::getline(file, line)) {
    const std::vector<std::string> cells = split(line);
    if (cells.size() != header.size()) throw std::runtime_error(path.string() + ": " + line);
    rows.emplace_back();
    for (std::size_t i = 0; i < cells.size(); ++i) rows.back()[header[i]] = cells[i];
  }
  return rows;
}

RegionGraph reference_graph(bool with_weights) {
  std::vector<Spell> spells;
  std::vector<Change> changes;
  read_classification(with_weights, spells, changes);
  std::vector<Succession> successions;
  for (const Change& change : changes)
    successions.push_back({change.from, change.to, change.weight});
  std::vector<Territory> territories =
      with_weights ? read_territories(spells) : std::vector<Territory>{};
  return RegionGraph(std::move(spells), successions, territories);
}

void make_reference_warehouse(const std::string& path, bool with_weights) {
  create_warehouse(path);
  std::vector<Spell> spells;
  std::vector<Change> changes;
  read_classification(with_weights, spells, changes);
  SQLite::Database db(path, SQLite::OPEN_READWRITE);
  SQLite::Transaction all(db);
  SQLite::Statement region(db, "INSERT OR IGNORE INTO region VALUES (?, 'kommune', ?)");
  SQLite::Statement spell(db,
                          "INSERT INTO region_version (version_id, region_id, valid_from, valid_to,"
                          " name) VALUES (?, ?, ?, nullif(?, ''), ?)");
  for (std::size_t i = 0; i < spells.size(); ++i) {
    region.bind(1, spells[i].region);
    region.bind(2, spells[i].code);
    region.exec();
    region.reset();
    spell.bind(1, static_cast<std::int64_t>(i));
    spell.bind(2, spells[i].region);
    spell.bind(3, spells[i].from);
    spell.bind(4, spells[i].to);
    spell.bind(5, spells[i].name);
    spell.exec();
    spell.reset();
  }
  SQLite::Statement change(db,
                           "INSERT INTO region_change (from_version, to_version, changed_on, "
                           "weight) VALUES (?, ?, ?, ?)");
  for (const Change& each : changes) {
    change.clearBindings();
    change.bind(1, static_cast<std::int64_t>(each.from));
    change.bind(2, static_cast<std::int64_t>(each.to));
    change.bind(3, each.on);
    if (each.weight) change.bind(4, *each.weight);
    change.exec();
    change.reset();
  }
  if (with_weights)
    for (const Territory& each : read_territories(spells))
      db.exec("INSERT INTO region_territory VALUES (" + std::to_string(each.from) + ", " +
              std::to_string(each.to) + ", 'reference')");
  db.exec(R"(
    INSERT INTO source (source_id, code, title, publisher, licence) VALUES (1, 's', 's', 's', 's');
    INSERT INTO indicator (indicator_id, code, source_id, title_nb, unit, decimals, kind,
                           sums_over_regions, sums_over_periods, part_of, whole) VALUES
      (1, 'folkemengde', 1, 'f', 'personer', 0, 'count', 1, 0, NULL, NULL),
      (2, 'innvandrere', 1, 'i', 'personer', 0, 'count', 1, 0, NULL, NULL),
      (3, 'andel', 1, 'a', 'prosent', 1, 'share', 0, 0, 'innvandrere', 'folkemengde');)");
  all.commit();
}

void add_reference_cells(const std::string& path, int indicator, int year,
                         const std::vector<std::pair<std::string, std::string>>& rows) {
  SQLite::Database db(path, SQLite::OPEN_READWRITE);
  SQLite::Transaction all(db);
  const std::string code = std::to_string(year);
  db.exec("INSERT OR IGNORE INTO period VALUES (" + code + ", 'A', '" + code + "', '" + code +
          "-01-01', '" + code + "-12-31')");
  SQLite::Statement cell(
      db,
      "INSERT INTO observation (indicator_id, period_id, region_id, breakdown_id, value, status_id,"
      " vintage) SELECT ?1, ?2, region_id, 0, ?4, coalesce((SELECT status_id FROM status WHERE"
      " symbol = ?5), 4), 10 FROM region WHERE code = ?3");
  for (const auto& [region, figure] : rows) {
    const bool number = figure.find_first_of("0123456789") != std::string::npos;
    cell.clearBindings();
    cell.bind(1, indicator);
    cell.bind(2, year);
    cell.bind(3, region);
    if (number) cell.bind(4, static_cast<std::int64_t>(std::stoll(figure)));
    cell.bind(5, number ? "" : figure.empty() ? "tom" : figure);
    if (cell.exec() != 1) throw std::runtime_error("no region " + region);
    cell.reset();
  }
  all.commit();
}

}  // namespace kv::queryctl
