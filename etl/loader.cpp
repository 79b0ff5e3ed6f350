// SPDX-License-Identifier: MIT
#include "etl/loader.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <algorithm>
#include <map>
#include <sqlite3.h>

#include "etl/archiving.h"
#include "etl/boundaries/boundaries.h"
#include "etl/coverage.h"
#include "etl/dates.h"
#include "etl/dimensions.h"
#include "etl/embedded_sql.h"
#include "etl/history.h"
#include "etl/reading.h"
#include "etl/regions.h"
#include "etl/resolve.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

// A mapping may read the warehouse but write only TEMP tables.
class MappingGuard {
 public:
  explicit MappingGuard(SQLite::Database& db) : handle_(db.getHandle()) {
    sqlite3_set_authorizer(handle_, &authorize, nullptr);
  }
  ~MappingGuard() { sqlite3_set_authorizer(handle_, nullptr, nullptr); }
  MappingGuard(const MappingGuard&) = delete;
  MappingGuard& operator=(const MappingGuard&) = delete;

 private:
  static int authorize(void*, int action, const char*, const char*, const char* database,
                       const char*) {
    const std::string_view schema = database ? database : "";
    switch (action) {
      case SQLITE_SELECT:
      case SQLITE_READ:
      case SQLITE_FUNCTION:
      case SQLITE_RECURSIVE:
      case SQLITE_TRANSACTION:
      case SQLITE_SAVEPOINT:
        return SQLITE_OK;
      case SQLITE_ATTACH:
      case SQLITE_DETACH:
      case SQLITE_PRAGMA:
      case SQLITE_CREATE_TEMP_TRIGGER:  // it could act later, when the loader writes
        return SQLITE_DENY;
      default:
        return schema == "temp" ? SQLITE_OK : SQLITE_DENY;
    }
  }

  sqlite3* handle_;
};

// SQLite looks up five parents for every observation that is inserted, which costs as much as the
// insert. The loader has just taken these keys from the parents' rows in the same transaction, so
// the check is switched off while it writes, and made once for every other table before the commit.
class UncheckedKeys {
 public:
  explicit UncheckedKeys(SQLite::Database& db) : db_(db) { db_.exec("PRAGMA foreign_keys = OFF"); }
  ~UncheckedKeys() { db_.tryExec("PRAGMA foreign_keys = ON"); }
  UncheckedKeys(const UncheckedKeys&) = delete;
  UncheckedKeys& operator=(const UncheckedKeys&) = delete;

  void check() const {
    for (const char* table :
         {"region", "region_version", "region_change", "region_territory", "region_part",
          "region_note", "region_group_member", "indicator", "category", "breakdown_category",
          "load", "load_file", "load_option", "load_scope"}) {
      SQLite::Statement orphans(db_, std::string("PRAGMA foreign_key_check(") + table + ")");
      if (orphans.executeStep())
        throw Error(
            std::string("A row of ") + table + " would refer to nothing; nothing was loaded.",
            "This is a fault of the program or of the source's mapping; please report it.");
    }
  }

 private:
  SQLite::Database& db_;
};

class Loader {
 public:
  Loader(SQLite::Database& db, const Source& source, const LoadOptions& options)
      : db_(db),
        source_(source),
        options_(options),
        result_{Findings(options.accepted), {}, false, false} {
    result_.record.vintage = options.vintage.value_or(today());
    result_.record.vintage_basis = options.vintage ? "option" : "day of load";
    result_.record.note = options.note;
    result_.record.loaded_at = now_utc();
    if (options.replay) sign_as(*options.replay);
  }

  LoadResult check(const std::vector<std::filesystem::path>& paths) {
    std::vector<LoadedFile> files = read_files(paths);
    require_sources();
    prepare(files);
    if (!findings().has_errors()) {
      const MergePlan plan = plan_with_ids();
      count(plan);
      tell_plan(plan, Severity::kNote);
    }
    return std::move(result_);
  }

  LoadResult load(const std::vector<std::filesystem::path>& paths) {
    std::vector<LoadedFile> files = read_files(paths);
    if (options_.replay)
      for (std::size_t i = 0; i < files.size(); ++i) files[i].name = options_.replay->names.at(i);
    require_sources();
    std::set<std::string> identities;
    for (const LoadedFile& file : files)
      identities.insert(file.sha256 + " " + stated_period(source_, file.name, options_.period));
    if (already_loaded(identities)) return std::move(result_);
    Archiving archiving(files, options_);
    prepare(files);
    if (findings().has_errors()) return std::move(result_);

    const UncheckedKeys unchecked(db_);
    SQLite::Transaction transaction(db_, SQLite::TransactionBehavior::IMMEDIATE);
    if (already_loaded(identities))
      return std::move(result_);  // by another process, since we looked
    const DimensionChanges regions = merge_regions(db_, findings());
    result_.record.rows_changed = regions.added + regions.changed;
    const int source_id = merge_declarations(db_, source_, batch_);
    const MergePlan plan = plan_with_ids();
    count(plan);
    tell_plan(plan, Severity::kNote);
    if (findings().has_errors()) return std::move(result_);  // the transaction rolls back
    apply_merge(db_, plan, result_.record.vintage);
    result_.record.load_id = write_load(db_, source_id, result_.record, batch_, findings());
    archiving.write(db_, result_.record.load_id, source_);
    write_scope(db_, result_.record.load_id, result_.record.vintage, scope_);
    unchecked.check();
    transaction.commit();
    result_.written = true;
    return std::move(result_);
  }

 private:
  Findings& findings() { return result_.findings; }

  void sign_as(const Replay& replay) {
    result_.record.load_id = replay.load_id;
    result_.record.loaded_at = replay.loaded_at;
    result_.record.operator_name = replay.operator_name;
    result_.record.vintage_basis = replay.vintage_basis;
  }

  void require_sources() {
    SQLite::Statement loaded(db_,
                             "SELECT 1 FROM load JOIN source USING (source_id) WHERE code = ?");
    for (const std::string& code : source_.needs) {
      loaded.bind(1, code);
      if (!loaded.executeStep())
        throw Error("Source " + source_.code + " needs " + code + ", which has not been loaded.",
                    "Load it first: etl load DB " + code + " FILE…");
      loaded.reset();
    }
  }

  bool already_loaded(const std::set<std::string>& identities) {
    const auto earlier = find_same_files(db_, source_.code, identities, options_.vintage);
    if (!earlier) return false;
    result_.record = *earlier;
    result_.already_loaded = true;
    return true;
  }

  void prepare(std::vector<LoadedFile>& files) {
    db_.exec(std::string(embedded_sql("staging.sql")));
    batch_ = extract_files(files, source_, options_.period, db_, findings());
    files.clear();
    take_vintage();
    {
      const MappingGuard guard(db_);
      run_mapping(db_, source_, batch_, findings());
    }
    refuse_shadows();
    check_regions(db_, findings());
    for (const BatchFile& file : batch_.files) result_.record.rows_read += file.rows;
    result_.record.cells_read = batch_.cells.size();
    if (batch_.cells.empty()) return;

    const RegionIndex regions(db_);
    cells_ = resolve_cells(regions, batch_, findings());
    result_.record.cells_skipped = batch_.cells_skipped;
    std::ranges::sort(cells_,
                      [](const ResolvedCell& a, const ResolvedCell& b) { return key(a) < key(b); });
    check_duplicates(cells_, regions, batch_, findings());
    check_coverage(cells_, regions, batch_, findings());
    for (const RegionIndex::Region& region : regions.all())
      region_code_.emplace(region.id, region.code);
  }

  // The day that the files state, where the operator gave none.
  void take_vintage() {
    if (options_.vintage) return;
    std::set<std::string> days;
    for (const BatchFile& file : batch_.files) days.insert(file.vintage);
    if (days.size() > 1)
      findings().add(
          {Severity::kError,
           "two-vintages",
           {},
           0,
           0,
           *days.rbegin(),
           "The files were published on different days (" +
               (days.begin()->empty() ? std::string("one does not say when") : *days.begin()) +
               ", " + *days.rbegin() + ").",
           "Load them one by one, or give one day for all with --vintage DATE.",
           false});
    const auto day = days.size() == 1 ? parse_date(*days.begin()) : std::nullopt;
    if (!day) return;
    result_.record.vintage = *day;
    result_.record.vintage_basis = "file";
  }

  // A TEMP table hides the warehouse's of the same name from every statement that follows.
  void refuse_shadows() {
    SQLite::Statement names(
        db_,
        "SELECT t.name FROM temp.sqlite_schema AS t JOIN main.sqlite_schema AS m USING (name)");
    if (names.executeStep())
      throw Error(source_.path + ": the mapping makes a table '" + names.getColumn(0).getString() +
                      "', which is the name of a table of the warehouse.",
                  "Give it another name.");
  }

  static std::tuple<int, int, int, int> key(const ResolvedCell& cell) {
    return {cell.indicator, cell.period, cell.region, cell.breakdown};
  }

  MergePlan plan_with_ids() {
    const DimensionIds ids = find_dimension_ids(db_, batch_);
    std::vector<VersionedCell> cells;
    cells.reserve(cells_.size());
    for (const ResolvedCell& cell : cells_) {
      cells.push_back({{ids.indicators[static_cast<std::size_t>(cell.indicator)],
                        ids.periods[static_cast<std::size_t>(cell.period)], cell.region,
                        ids.breakdowns[static_cast<std::size_t>(cell.breakdown)]},
                       cell.value,
                       cell.at});
    }
    for (std::size_t i = 0; i < ids.indicators.size(); ++i)
      indicator_code_.emplace(ids.indicators[i], batch_.indicators[i].code);
    for (std::size_t i = 0; i < ids.breakdowns.size(); ++i)
      breakdown_code_.emplace(ids.breakdowns[i], batch_.breakdowns[i]);
    for (std::size_t i = 0; i < ids.periods.size(); ++i)
      period_code_.emplace(ids.periods[i], batch_.periods[i].code);
    if (!std::ranges::is_sorted(cells, {}, &VersionedCell::key))
      std::ranges::sort(cells, {}, &VersionedCell::key);
    for (const VersionedCell& cell : cells)
      if (scope_.empty() || *scope_.rbegin() != std::pair{cell.key.indicator, cell.key.period})
        scope_.emplace_hint(scope_.end(), cell.key.indicator, cell.key.period);
    return plan_merge(db_, cells, result_.record.vintage);
  }

  void count(const MergePlan& plan) {
    result_.record.cells_new = plan.added;
    result_.record.cells_unchanged = plan.unchanged;
    result_.record.cells_revised = plan.revised;
    result_.record.cells_removed = plan.removed;
  }

  std::string cell_name(const CellKey& key) const {
    const std::string& breakdown = breakdown_code_.at(key.breakdown);
    return indicator_code_.at(key.indicator) + " of " + region_code_.at(key.region) + " in " +
           period_code_.at(key.period) + (breakdown.empty() ? "" : " (" + breakdown + ")");
  }

  void tell_plan(const MergePlan& plan, Severity severity) {
    for (const CellChange& change : plan.changes) {
      Finding finding;
      finding.severity = severity;
      if (change.kind != CellChange::Kind::kRemoved) {
        finding.file = batch_.files[change.at.file].name;
        finding.row = change.at.row;
        finding.column = change.at.column;
        finding.value = value_text(change.after);
      }
      const std::string before = "'" + value_text(change.before) + "'";
      switch (change.kind) {
        case CellChange::Kind::kRevised:
          finding.rule = "revised";
          finding.message = cell_name(change.key) + " was " + before + " and is now '" +
                            value_text(change.after) + "'.";
          break;
        case CellChange::Kind::kRemoved:
          finding.rule = "removed";
          finding.message =
              cell_name(change.key) + " was " + before + " and is not in the files any more.";
          break;
        case CellChange::Kind::kConflict:
          finding.rule = "vintage-conflict";
          finding.severity = Severity::kError;
          finding.message = cell_name(change.key) + " is " + before +
                            " in what was loaded for the same vintage (" +
                            format_date(result_.record.vintage) + ") and '" +
                            value_text(change.after) + "' here.";
          finding.remedy =
              "Two deliveries have two dates: give this one its own with --vintage DATE.";
          break;
        case CellChange::Kind::kNew:
          continue;
      }
      findings().add(std::move(finding));
    }
    if (plan.removed * 10 > plan.in_scope_before)
      findings().add({Severity::kError,
                      "many-removed",
                      {},
                      0,
                      0,
                      {},
                      "This vintage would remove " + std::to_string(plan.removed) + " of " +
                          std::to_string(plan.in_scope_before) +
                          " cells: the files seem to be only a part.",
                      "Load the whole delivery, or say --accept many-removed when these cells are "
                      "really gone.",
                      true});
  }

  SQLite::Database& db_;
  const Source& source_;
  const LoadOptions& options_;
  LoadResult result_;
  Batch batch_;
  std::vector<ResolvedCell> cells_;
  std::set<std::pair<int, int>> scope_;
  std::map<int, std::string> indicator_code_;
  std::map<int, std::string> period_code_;
  std::map<int, std::string> breakdown_code_;
  std::map<int, std::string> region_code_;
};

}  // namespace

LoadResult check_files(SQLite::Database& db, const Source& source,
                       const std::vector<std::filesystem::path>& files,
                       const LoadOptions& options) {
  if (is_boundary_source(source)) return check_boundaries(db, source, files, options);
  return Loader(db, source, options).check(files);
}

LoadResult load_files(SQLite::Database& db, const Source& source,
                      const std::vector<std::filesystem::path>& files, const LoadOptions& options) {
  if (is_boundary_source(source)) return load_boundaries(db, source, files, options);
  return Loader(db, source, options).load(files);
}

}  // namespace kv::etl
