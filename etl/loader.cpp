// SPDX-License-Identifier: MIT
#include "etl/loader.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <memory>
#include <optional>
#include <sqlite3.h>

#include "etl/archiving.h"
#include "etl/boundaries/boundaries.h"
#include "etl/cell_order.h"
#include "etl/change_findings.h"
#include "etl/coverage.h"
#include "etl/dates.h"
#include "etl/dimensions.h"
#include "etl/embedded_sql.h"
#include "etl/history.h"
#include "etl/reading.h"
#include "etl/regions.h"
#include "etl/resolve.h"
#include "etl/scope_reader.h"
#include "etl/stream/cell_sorter.h"
#include "etl/survey/load_survey.h"
#include "etl/survey/survey_source.h"
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

// The CHECKs of observation cost a third of its insert. They say that a value is a number and that
// there is one or a status: the merge makes both from one typed Value.
class UncheckedCells {
 public:
  explicit UncheckedCells(SQLite::Database& db) : db_(db) {
    db_.exec("PRAGMA ignore_check_constraints = ON");
  }
  ~UncheckedCells() { db_.tryExec("PRAGMA ignore_check_constraints = OFF"); }
  UncheckedCells(const UncheckedCells&) = delete;
  UncheckedCells& operator=(const UncheckedCells&) = delete;

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
    if (findings().has_errors())
      only_look_for_duplicates();
    else
      merge(Merge::Mode::kCompare);
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
    if (findings().has_errors()) {
      only_look_for_duplicates();
      return std::move(result_);
    }

    const UncheckedKeys unchecked(db_);
    SQLite::Transaction transaction(db_, SQLite::TransactionBehavior::IMMEDIATE);
    if (already_loaded(identities))
      return std::move(result_);  // by another process, since we looked
    const DimensionChanges regions = merge_regions(db_, findings());
    result_.record.rows_changed = regions.added + regions.changed;
    const int source_id = merge_declarations(db_, source_, batch_);
    take_ids();
    merge(Merge::Mode::kWrite);
    if (findings().has_errors()) return std::move(result_);  // the transaction rolls back
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

    regions_.emplace(db_);
    ids_ = find_dimension_ids(db_, batch_);
    order_.emplace(batch_, ids_, *regions_);
    sorter_.emplace(order_->bits());
    Coverage coverage(*order_, *regions_, batch_);
    resolve_cells(*regions_, *order_, batch_, *sorter_, coverage, findings());
    result_.record.cells_skipped = batch_.cells_skipped;
    batch_.cells = {};
    coverage.check(findings());
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

  // The ids that the warehouse has now given to what was new to it.
  void take_ids() {
    if (!order_) return;
    ids_ = find_dimension_ids(db_, batch_);
    if (!order_->agrees_with(ids_))
      throw Error("Another load has added breakdowns of these files while they were read.",
                  "Nothing was changed; load again.", ExitCode::kCannotOpen);
  }

  void tell_duplicate(const PackedCell& first, const PackedCell& second) {
    if (findings().full(Severity::kError, "duplicate-cell"))
      return findings().count_unlisted(Severity::kError, "duplicate-cell");
    const std::uint64_t place = second.order();
    const Scope scope = order_->scopes()[order_->scope_at(place)];
    const std::string& breakdown = batch_.breakdowns[order_->breakdown_at(place)];
    const Position at = unpack_position(second.place);
    const Position before = unpack_position(first.place);
    const Finding where{Severity::kError,
                        {},
                        batch_.files[before.file].name,
                        before.row,
                        before.column,
                        {},
                        {},
                        {},
                        false};
    findings().add({Severity::kError, "duplicate-cell", batch_.files[at.file].name, at.row,
                    at.column, value_text(unpack_value(second)),
                    batch_.indicators[static_cast<std::size_t>(scope.indicator)].code + " of " +
                        regions_->region(order_->region_at(place)).code + " in " +
                        batch_.periods[static_cast<std::size_t>(scope.period)].code +
                        (breakdown.empty() ? "" : " (" + breakdown + ")") + " stands twice: '" +
                        value_text(unpack_value(first)) + "' in " + kv::etl::place(where) + ".",
                    "Remove one of the two, or load the files as two vintages.", false});
    ++duplicates_;
  }

  ScopeReader scopes(SortedCells& cells) {
    return {cells, *order_, ids_, [this](const PackedCell& first, const PackedCell& second) {
              tell_duplicate(first, second);
            }};
  }

  // What else is wrong, where nothing will be loaded.
  void only_look_for_duplicates() {
    if (!order_) return;
    const std::unique_ptr<SortedCells> cells = sorter_->sorted();
    ScopeReader reader = scopes(*cells);
    while (reader.next_scope())
      while (reader.next()) {
      }
  }

  // Counts and tells what the files change, and changes it. Where cells stand twice nothing else is
  // said of them: which of the two holds is not known.
  void merge(Merge::Mode mode) {
    if (!order_) return;
    const std::unique_ptr<SortedCells> cells = sorter_->sorted();
    ScopeReader reader = scopes(*cells);
    const UncheckedCells unchecked(db_);
    Findings changes(options_.accepted);
    const CellNames names(db_, batch_, ids_, *regions_);
    ChangeFindings listener(names, batch_, result_.record.vintage, changes);
    Merge merge(db_, result_.record.vintage, mode, listener);
    while (const auto scope = reader.next_scope()) {
      scope_.insert(*scope);
      merge.scope(scope->first, scope->second, reader);
    }
    if (duplicates_ > 0) return;
    const MergeCounts& counts = merge.counts();
    listener.finish(counts);
    findings().append(changes);
    result_.record.cells_new = counts.added;
    result_.record.cells_unchanged = counts.unchanged;
    result_.record.cells_revised = counts.revised;
    result_.record.cells_removed = counts.removed;
  }

  SQLite::Database& db_;
  const Source& source_;
  const LoadOptions& options_;
  LoadResult result_;
  Batch batch_;
  std::optional<RegionIndex> regions_;
  DimensionIds ids_;
  std::optional<CellOrder> order_;  // nullopt: the files have no cells
  std::optional<CellSorter> sorter_;
  std::set<std::pair<int, int>> scope_;
  std::size_t duplicates_ = 0;
};

}  // namespace

LoadResult check_files(SQLite::Database& db, const Source& source,
                       const std::vector<std::filesystem::path>& files,
                       const LoadOptions& options) {
  if (is_boundary_source(source)) return check_boundaries(db, source, files, options);
  if (is_survey(source)) return load_survey(db, files, options, false);
  return Loader(db, source, options).check(files);
}

LoadResult load_files(SQLite::Database& db, const Source& source,
                      const std::vector<std::filesystem::path>& files, const LoadOptions& options) {
  if (is_boundary_source(source)) return load_boundaries(db, source, files, options);
  if (is_survey(source)) return load_survey(db, files, options, true);
  return Loader(db, source, options).load(files);
}

}  // namespace kv::etl
