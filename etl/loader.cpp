// SPDX-License-Identifier: MIT
#include "etl/loader.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <memory>
#include <optional>

#include "etl/archiving.h"
#include "etl/boundaries/boundaries.h"
#include "etl/bulk/bulk_load.h"
#include "etl/cell_order.h"
#include "etl/change_findings.h"
#include "etl/coverage.h"
#include "etl/dates.h"
#include "etl/dimensions.h"
#include "etl/embedded_sql.h"
#include "etl/guards.h"
#include "etl/history.h"
#include "etl/merge_listeners.h"
#include "etl/places/place_recorder.h"
#include "etl/plan/plan.h"
#include "etl/plan/token.h"
#include "etl/reading.h"
#include "etl/region_levels.h"
#include "etl/regions.h"
#include "etl/resolve.h"
#include "etl/scope_reader.h"
#include "etl/stream/cell_sorter.h"
#include "etl/survey/load_survey.h"
#include "etl/survey/survey_source.h"
#include "etl/write_ahead.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

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
    require_needed_sources(db_, source_);
    prepare(files);
    if (findings().has_errors())
      only_look_for_duplicates();
    else
      merge(Merge::Mode::kCompare);
    return std::move(result_);
  }

  LoadPlan plan(const std::vector<std::filesystem::path>& paths, double percent) {
    LoadPlan plan(percent);
    const SQLite::Transaction snapshot(db_);  // one state of the warehouse; rolled back at the end
    std::vector<LoadedFile> files = read_files(paths);
    require_needed_sources(db_, source_);
    const std::set<std::string> identities = identities_of(files);
    if (!already_loaded(identities)) {
      prepare(files);
      if (findings().has_errors())
        only_look_for_duplicates();
      else
        merge(Merge::Mode::kCompare, {&plan.changes});
      if (order_) describe_plan(db_, PlanNames(db_, batch_, ids_, *regions_), *regions_, plan);
      if (!findings().has_errors()) plan.token = token_now(identities, plan.changes).text();
    }
    plan.result = std::move(result_);
    return plan;
  }

  LoadResult load(const std::vector<std::filesystem::path>& paths) {
    std::vector<LoadedFile> files = read_files(paths);
    if (options_.replay)
      for (std::size_t i = 0; i < files.size(); ++i) files[i].name = options_.replay->names.at(i);
    require_needed_sources(db_, source_);
    const std::set<std::string> identities = identities_of(files);
    if (already_loaded(identities)) return std::move(result_);
    Archiving archiving(files, options_);
    prepare(files);
    if (findings().has_errors()) {
      only_look_for_duplicates();
      return std::move(result_);
    }

    const BulkLoad::Size size{result_.record.cells_read, archiving.compressed_bytes()};
    const bool bulk = bulk_pays(size);
    std::optional<WriteAhead> write_ahead;
    std::optional<KeptPages> kept;
    if (bulk)
      kept.emplace(db_);
    else
      write_ahead.emplace(db_);
    const UncheckedKeys unchecked(db_);
    SQLite::Transaction transaction(db_, SQLite::TransactionBehavior::IMMEDIATE);
    if (already_loaded(identities))
      return std::move(result_);  // by another process, since we looked
    std::optional<PlanToken> now;
    if (options_.plan)
      require_planned(db_, *options_.plan,
                      now.emplace(make_token(db_, source_, identities, options_, result_.record)));
    const DimensionChanges regions = merge_regions(db_, findings());
    result_.record.rows_changed = regions.added + regions.changed;
    const int source_id = merge_declarations(db_, source_, batch_);
    take_ids();
    std::optional<BulkLoad> writing;
    if (bulk) {
      require_still(bulk_pays(size));
      bulk_ = &writing.emplace(db_, size);
    }
    const int load_id = next_load_id();
    ChangeSummary changes;
    merge_and_record(load_id, changes);
    if (findings().has_errors()) return std::move(result_);  // the transaction rolls back
    if (now) {
      now->effect = effect_part(changes);
      require_planned(db_, *options_.plan, *now);
    }
    result_.record.load_id = load_id;
    write_load(db_, source_id, result_.record, batch_, findings());
    archiving.write(db_, load_id, source_);
    batch_.texts.write(db_, load_id);
    write_scope(db_, load_id, result_.record.vintage, scope_, kinds_of(batch_, *regions_));
    unchecked.check();
    if (writing) writing->adopt();
    transaction.commit();
    result_.written = true;
    return std::move(result_);
  }

 private:
  Findings& findings() { return result_.findings; }

  std::set<std::string> identities_of(const std::vector<LoadedFile>& files) const {
    std::set<std::string> identities;
    for (const LoadedFile& file : files)
      identities.insert(file.sha256 + " " + stated_period(source_, file.name, options_.period));
    return identities;
  }

  PlanToken token_now(const std::set<std::string>& identities, ChangeSummary& changes) {
    PlanToken token = make_token(db_, source_, identities, options_, result_.record);
    token.effect = effect_part(changes);
    return token;
  }

  int next_load_id() {
    if (options_.replay) return options_.replay->load_id;
    return db_.execAndGet("SELECT coalesce(max(load_id), 0) + 1 FROM load").getInt();
  }

  void sign_as(const Replay& replay) {
    result_.record.loaded_at = replay.loaded_at;
    result_.record.operator_name = replay.operator_name;
    result_.record.vintage_basis = replay.vintage_basis;
  }

  bool already_loaded(const std::set<std::string>& identities) {
    const auto earlier = find_same_files(db_, source_, identities, options_.vintage);
    if (!earlier) return false;
    result_.record = *earlier;
    result_.already_loaded = true;
    return true;
  }

  void prepare(std::vector<LoadedFile>& files) {
    db_.exec(std::string(embedded_sql("staging.sql")));
    batch_ = extract_files(files, source_, options_.period, db_, findings());
    batch_.county = options_.county;
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
    require_still(order_->agrees_with(ids_));
  }

  static void require_still(bool as_it_was) {
    if (!as_it_was)
      throw Error("Another load has added breakdowns or figures while these files were read.",
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

  void merge_and_record(int load_id, ChangeSummary& changes) {
    if (!order_) return;
    PlaceRecorder places(db_, batch_, batch_.readings, *regions_, load_id);
    std::vector<MergeListener*> listeners = {&places};
    if (options_.plan) listeners.push_back(&changes);
    merge(Merge::Mode::kWrite, std::move(listeners));
    places.finish();
  }

  MergeCounts merge_scopes(Merge::Mode mode, ScopeReader& reader, MergeListener& listener) {
    Merge merge(db_, result_.record.vintage, mode, listener, kinds_of(batch_, *regions_));
    while (const auto scope = reader.next_scope()) merge.scope(scope->first, scope->second, reader);
    return merge.counts();
  }

  bool bulk_pays(BulkLoad::Size size) {
    if (!order_ || size.cells < options_.bulk_from) return false;
    std::vector<std::pair<int, int>> scopes;
    for (const Scope& scope : order_->scopes())
      scopes.emplace_back(ids_.indicators[static_cast<std::size_t>(scope.indicator)],
                          ids_.periods[static_cast<std::size_t>(scope.period)]);
    return BulkLoad::pays(db_, size, scopes);
  }

  // Counts and tells what the files change, and changes it. Where cells stand twice nothing else is
  // said of them: which of the two holds is not known.
  void merge(Merge::Mode mode, std::vector<MergeListener*> listeners = {}) {
    if (!order_) return;
    const std::unique_ptr<SortedCells> cells = sorter_->sorted();
    ScopeReader reader = scopes(*cells);
    const UncheckedCells unchecked(db_);
    Findings changes(options_.accepted);
    const CellNames names(db_, batch_, ids_, *regions_);
    ChangeFindings told(names, batch_, result_.record.vintage, changes);
    listeners.push_back(&told);
    MergeListeners all(std::move(listeners));
    const MergeCounts counts =
        bulk_ ? bulk_->fill(reader, result_.record.vintage, all) : merge_scopes(mode, reader, all);
    scope_ = reader.scopes();
    if (duplicates_ > 0) return;
    told.finish(counts);
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
  BulkLoad* bulk_ = nullptr;  // where the cells are not to be inserted
  std::set<std::pair<int, int>> scope_;
  std::size_t duplicates_ = 0;
};

// Of boundaries and surveys, which have no cells of indicators, the check says what a load would
// do.
bool has_no_cells(const Source& source) {
  return is_boundary_source(source) || is_survey(source);
}

}  // namespace

LoadResult check_files(SQLite::Database& db, const Source& source,
                       const std::vector<std::filesystem::path>& files,
                       const LoadOptions& options) {
  if (is_boundary_source(source)) return check_boundaries(db, source, files, options);
  if (is_survey(source)) return load_survey(db, files, options, false);
  return Loader(db, source, options).check(files);
}

LoadPlan plan_files(SQLite::Database& db, const Source& source,
                    const std::vector<std::filesystem::path>& files, const LoadOptions& options,
                    double percent) {
  if (has_no_cells(source)) {
    LoadPlan plan(percent);
    const SQLite::Transaction snapshot(db);  // one state of the warehouse; rolled back at the end
    plan.result = check_files(db, source, files, options);
    plan.token = plan.result.token;
    return plan;
  }
  return Loader(db, source, options).plan(files, percent);
}

LoadResult load_files(SQLite::Database& db, const Source& source,
                      const std::vector<std::filesystem::path>& files, const LoadOptions& options) {
  db.tryExec("PRAGMA secure_delete = OFF");
  cut_off_what_was_left(db);
  std::optional<WriteAhead> write_ahead;
  if (has_no_cells(source)) write_ahead.emplace(db);
  if (is_boundary_source(source)) return load_boundaries(db, source, files, options);
  if (is_survey(source)) return load_survey(db, files, options, true);
  return Loader(db, source, options).load(files);
}

}  // namespace kv::etl
