// SPDX-License-Identifier: MIT
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <algorithm>
#include <fmt/format.h>

#include "etl/archiving.h"
#include "etl/boundaries/border_year.h"
#include "etl/boundaries/boundaries.h"
#include "etl/boundaries/bundle.h"
#include "etl/boundaries/collect.h"
#include "etl/boundaries/effects.h"
#include "etl/boundaries/measure.h"
#include "etl/boundaries/place.h"
#include "etl/boundaries/write.h"
#include "etl/dates.h"
#include "etl/dimensions.h"
#include "etl/embedded_sql.h"
#include "etl/plan/token.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

class BoundaryLoader {
 public:
  BoundaryLoader(SQLite::Database& db, const Source& source, const LoadOptions& options)
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
    std::vector<LoadedFile> files = read_files(with_files_beside(paths));
    require_needed_sources(db_, source_);
    const std::set<std::string> identities = identities_of(files);
    prepare(files);
    if (!findings().has_errors()) plan(identities);
    return std::move(result_);
  }

  LoadResult load(const std::vector<std::filesystem::path>& paths) {
    std::vector<LoadedFile> files = read_files(with_files_beside(paths));
    if (options_.replay)
      for (std::size_t i = 0; i < files.size(); ++i) files[i].name = options_.replay->names.at(i);
    require_needed_sources(db_, source_);
    const std::set<std::string> identities = identities_of(files);
    if (already_loaded(identities)) return std::move(result_);
    Archiving archiving(files, options_);
    prepare(files);
    if (findings().has_errors()) return std::move(result_);

    db_.exec(std::string(embedded_sql("staging.sql")));
    SQLite::Transaction transaction(db_, SQLite::TransactionBehavior::IMMEDIATE);
    if (already_loaded(identities)) return std::move(result_);  // by another process, meanwhile
    refuse_second_delivery();
    if (findings().has_errors()) return std::move(result_);
    if (options_.plan) require_planned(db_, *options_.plan, token_now(identities));
    const int source_id = merge_declarations(db_, source_, batch_);
    result_.record.load_id = write_load(db_, source_id, result_.record, batch_, findings());
    archiving.write(db_, result_.record.load_id, source_);
    for (const BoundarySet& set : sets_)
      write_boundary_set(db_, set, result_.record.vintage, source_id, result_.record.load_id);
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

  // What a load would do, and the token that it may be held to.
  void plan(const std::set<std::string>& identities) {
    const auto earlier = find_same_files(db_, source_, identities, options_.vintage);
    if (earlier && read_options(db_, earlier->load_id).boundaries == options_.boundaries) {
      result_.effects = {"These files were loaded before, as load " +
                         std::to_string(earlier->load_id) + "; nothing would change."};
      return;
    }
    refuse_second_delivery();
    if (findings().has_errors()) return;
    result_.token = token_now(identities).text();
    result_.effects = effects_of(db_, sets_, result_.record.vintage);
  }

  PlanToken token_now(const std::set<std::string>& identities) {
    PlanToken token = make_token(db_, source_, identities, options_, result_.record);
    token.effect = effect_part(effects_of(db_, sets_, result_.record.vintage));
    return token;
  }

  void sign_as(const Replay& replay) {
    result_.record.load_id = replay.load_id;
    result_.record.loaded_at = replay.loaded_at;
    result_.record.operator_name = replay.operator_name;
    result_.record.vintage_basis = replay.vintage_basis;
  }

  // The same files, read in the same way.
  bool already_loaded(const std::set<std::string>& identities) {
    const auto earlier = find_same_files(db_, source_, identities, options_.vintage);
    if (!earlier || !(read_options(db_, earlier->load_id).boundaries == options_.boundaries))
      return false;
    result_.record = *earlier;
    result_.already_loaded = true;
    return true;
  }

  void prepare(std::vector<LoadedFile>& files) {
    std::vector<Classification> classifications;
    for (const char* kind : {"kommune", "fylke"}) classifications.emplace_back(db_, kind);
    const Classification outside(db_, "annet");
    for (const BoundaryBundle& bundle : bundle_files(files, findings()))
      prepare_set(files, bundle, classifications, outside);
  }

  void prepare_set(std::vector<LoadedFile>& files, const BoundaryBundle& bundle,
                   const std::vector<Classification>& classifications,
                   const Classification& outside) {
    const std::string name = files[bundle.main].name;
    std::string encoding;
    const GeoFile file = read_bundle(files, bundle, encoding, findings());
    if (!file.problems.empty()) return;
    const auto year =
        border_year(options_.period, name, file, classifications, options_.boundaries, findings());
    if (!year) return;
    const auto fields =
        find_fields(file, name, classifications, year, options_.boundaries, findings());
    if (!fields) return;
    auto stated = stated_crs(file, *fields->layer, options_.boundaries.crs, name, findings());
    if (!stated) return;

    BoundarySet set;
    set.name = std::filesystem::path(name).filename().string();
    set.kind = fields->classification->kind();
    set.border_year = *year;
    set.layer = fields->layer->name;
    const bool schematic = source_.code == schematic_source().code;
    set.licence_line = schematic ? "Skjematisk: Kommunevarehus" : "© Kartverket";
    set.shares_arcs = file.shares_arcs;
    set.areas = collect_areas(*fields, outside, *year, name, findings());
    check_codes(set.areas, *fields->classification, *year, name, findings());
    place_areas(set.areas, *stated, name, findings());
    set.crs = stated->crs.code;
    set.crs_basis = stated->basis;
    note_files(files, bundle, file, encoding, *year, fields->layer->features.size());
    mend_areas(set, stated->crs, name, findings());
    if (findings().has_errors()) return;
    // Tiles have no area of their own to be held against the country's.
    const bool whole =
        !schematic && set.areas.size() == fields->classification->codes_in(*year).size();
    measure_areas(set, stated->crs, whole, name, findings());
    tell_set(set, *fields, name);
    sets_.push_back(std::move(set));
  }

  void note_files(const std::vector<LoadedFile>& files, const BoundaryBundle& bundle,
                  const GeoFile& file, const std::string& encoding, int year,
                  std::size_t features) {
    result_.record.rows_read += features;
    const auto entry = [&](std::size_t index, const std::string& layout, std::size_t rows,
                           const std::string& text) {
      BatchFile noted;
      noted.name = files[index].name;
      noted.bytes = files[index].bytes.size();
      noted.sha256 = files[index].sha256;
      noted.encoding = text.empty() ? "binary" : text;
      noted.layout = &*std::ranges::find(source_.layouts, layout, &Layout::name);
      noted.file_period = std::to_string(year);
      noted.rows = rows;
      batch_.files.push_back(std::move(noted));
    };
    entry(bundle.main, file.format, features, encoding);
    for (const std::size_t part : bundle.beside) entry(part, "beside the main file", 0, {});
  }

  void tell_set(const BoundarySet& set, const BoundaryFields& fields, const std::string& name) {
    if (!fields.layer->transformed_from.empty())
      findings().add({Severity::kNote,
                      "transformed",
                      name,
                      0,
                      0,
                      {},
                      "The coordinates were transformed from " + fields.layer->transformed_from +
                          " to " + set.crs + " by PROJ.",
                      {},
                      false});
    findings().add(
        {Severity::kNote,
         "boundary-set",
         name,
         0,
         0,
         set.name,
         fmt::format("{} {} of 1 January {}, {:.0f} km² in all; codes in '{}', names in '{}'; {} "
                     "({}); {}.",
                     set.areas.size(), fields.classification->plural(), set.border_year,
                     set.area_km2, fields.code, fields.name.empty() ? "no property" : fields.name,
                     set.crs, set.crs_basis, set.scale_note),
         {},
         false});
  }

  void refuse_second_delivery() {
    for (std::size_t i = 0; i < sets_.size(); ++i) {
      const BoundarySet& set = sets_[i];
      const auto same = [&](const BoundarySet& other) {
        return other.kind == set.kind && other.border_year == set.border_year &&
               other.name == set.name;
      };
      const bool twice =
          std::any_of(sets_.begin(), sets_.begin() + static_cast<std::ptrdiff_t>(i), same);
      if (!twice && !has_boundary_set(db_, set, result_.record.vintage)) continue;
      findings().add({Severity::kError,
                      "vintage-conflict",
                      set.name,
                      0,
                      0,
                      {},
                      "The warehouse or this load has other boundaries named '" + set.name +
                          "' for " + std::to_string(set.border_year) + " of the same vintage (" +
                          format_date(result_.record.vintage) + ").",
                      "Two deliveries have two dates: give this one its own with --vintage DATE, "
                      "or the file another name.",
                      false});
    }
  }

  SQLite::Database& db_;
  const Source& source_;
  const LoadOptions& options_;
  LoadResult result_;
  Batch batch_;
  std::vector<BoundarySet> sets_;
};

}  // namespace

LoadResult check_boundaries(SQLite::Database& db, const Source& source,
                            const std::vector<std::filesystem::path>& files,
                            const LoadOptions& options) {
  return BoundaryLoader(db, source, options).check(files);
}

LoadResult load_boundaries(SQLite::Database& db, const Source& source,
                           const std::vector<std::filesystem::path>& files,
                           const LoadOptions& options) {
  return BoundaryLoader(db, source, options).load(files);
}

}  // namespace kv::etl
