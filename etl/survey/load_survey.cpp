// SPDX-License-Identifier: MIT
#include "etl/survey/load_survey.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include "etl/archiving.h"
#include "etl/dates.h"
#include "etl/dimensions.h"
#include "etl/embedded_sql.h"
#include "etl/extract.h"
#include "etl/formats/encoding.h"
#include "etl/formats/period.h"
#include "etl/formats/survey/sav.h"
#include "etl/formats/survey/survey_csv.h"
#include "etl/plan/token.h"
#include "etl/reading.h"
#include "etl/regions.h"
#include "etl/survey/code_wave.h"
#include "etl/survey/store_wave.h"
#include "etl/survey/survey_source.h"
#include "etl/survey/wave_plan.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

class SurveyLoader {
 public:
  SurveyLoader(SQLite::Database& db, const LoadOptions& options)
      : db_(db), options_(options), result_{Findings(options.accepted), {}, false, false} {
    result_.record.vintage = options.vintage.value_or(today());
    result_.record.vintage_basis = options.vintage ? "option" : "day of load";
    result_.record.note = options.note;
    result_.record.loaded_at = now_utc();
    if (options.replay) sign_as(*options.replay);
  }

  LoadResult run(const std::vector<std::filesystem::path>& paths, bool write) {
    std::vector<LoadedFile> files = read_files(paths);
    if (options_.replay)
      for (std::size_t i = 0; i < files.size(); ++i) files[i].name = options_.replay->names.at(i);
    std::set<std::string> identities;
    for (const LoadedFile& file : files) identities.insert(file.sha256 + " " + options_.period);
    if (write && already_loaded(identities)) return std::move(result_);
    const RegionIndex regions(db_);
    if (regions.empty())
      throw Error("Source survey needs klass-131, which has not been loaded.",
                  "Load it first: etl load DB klass-131 FILE…");
    if (!write) {
      read(files, regions);
      if (!findings().has_errors()) plan(identities);
      return std::move(result_);
    }
    Archiving archiving(files, options_);
    read(files, regions);
    if (findings().has_errors()) return std::move(result_);
    SQLite::Transaction transaction(db_, SQLite::TransactionBehavior::IMMEDIATE);
    if (already_loaded(identities)) return std::move(result_);
    const WaveChange change = compare();
    if (findings().has_errors()) return std::move(result_);
    if (options_.plan) require_planned(db_, *options_.plan, token_now(identities, change));
    db_.exec(std::string(embedded_sql("staging.sql")));
    const int source_id = merge_declarations(db_, survey_source(), batch_);
    result_.record.load_id = write_load(db_, source_id, result_.record, batch_, findings());
    archiving.write(db_, result_.record.load_id, survey_source());
    if (!change.identical) store_wave(db_, wave_, result_.record.vintage, result_.record.load_id);
    transaction.commit();
    result_.written = true;
    return std::move(result_);
  }

 private:
  Findings& findings() { return result_.findings; }

  // What a load would do, and the token that it may be held to.
  void plan(const std::set<std::string>& identities) {
    const WaveChange change = compare();
    if (findings().has_errors()) return;
    if (const auto earlier = find_same_files(db_, survey_source(), identities, options_.vintage)) {
      result_.effects = {"These files were loaded before, as load " +
                         std::to_string(earlier->load_id) + "; nothing would change."};
      return;
    }
    result_.effects = {effect_of(change)};
    result_.token = token_now(identities, change).text();
  }

  std::string effect_of(const WaveChange& change) const {
    const std::string& code = wave_.codebook.wave;
    if (change.identical) return "The wave " + code + " says nothing new; only the ledger grows.";
    return "The wave " + code +
           (change.wave_id ? " would come in as a later delivery: "
                           : " would come in for the first time: ") +
           std::to_string(wave_.respondents.size()) +
           " respondents; answers: " + std::to_string(change.added) + " new, " +
           std::to_string(change.revised) + " revised, " + std::to_string(change.removed) +
           " removed, " + std::to_string(change.unchanged) + " unchanged.";
  }

  PlanToken token_now(const std::set<std::string>& identities, const WaveChange& change) {
    PlanToken token = make_token(db_, survey_source(), identities, options_, result_.record);
    token.effect = effect_part(std::vector<std::string>{effect_of(change)});
    return token;
  }

  // A load that is made again stands in the ledger as it did.
  void sign_as(const Replay& replay) {
    result_.record.load_id = replay.load_id;
    result_.record.vintage_basis = replay.vintage_basis;
    result_.record.loaded_at = replay.loaded_at;
    result_.record.operator_name = replay.operator_name;
  }

  bool already_loaded(const std::set<std::string>& identities) {
    const auto earlier = find_same_files(db_, survey_source(), identities, options_.vintage);
    if (!earlier) return false;
    result_.record = *earlier;
    result_.already_loaded = true;
    return true;
  }

  void tell(const std::string& file, std::string rule, std::string value, std::string message,
            std::string remedy) {
    findings().add({Severity::kError, std::move(rule), file, 0, 0, std::move(value),
                    std::move(message), std::move(remedy), false});
  }

  void tell_all(const std::string& file, const std::vector<Problem>& problems) {
    for (const Problem& problem : problems)
      findings().add({Severity::kError, problem.rule, file, problem.row, problem.column,
                      problem.value, problem.message, problem.remedy, false});
  }

  void add_file(const LoadedFile& file, const std::string& layout, std::string encoding,
                std::size_t bytes, std::size_t rows) {
    BatchFile entry;
    entry.name = file.name;
    entry.bytes = bytes;
    entry.sha256 = file.sha256;
    entry.encoding = std::move(encoding);
    entry.layout = &survey_layout(layout);
    entry.file_period = options_.period;
    entry.rows = rows;
    batch_.files.push_back(std::move(entry));
  }

  void read(std::vector<LoadedFile>& files, const RegionIndex& regions) {
    SurveyTable table;
    SurveyCodebook codebook;
    std::string answers;    // the file with them
    std::string described;  // the codebook's
    for (LoadedFile& file : files) {
      const std::size_t bytes = file.bytes.size();
      std::string* taken = nullptr;
      if (looks_like_sav(file.bytes)) {
        taken = &answers;
        if (answers.empty()) read_sav_file(file, table);
      } else {
        Decoded decoded = decode(std::string(file.bytes));
        tell_all(file.name, decoded.problems);
        const bool book = looks_like_codebook(decoded.text);
        taken = book ? &described : &answers;
        std::vector<Problem> problems;
        if (!decoded.problems.empty() || !taken->empty()) {
        } else if (book) {
          read_codebook(decoded.text, codebook, problems);
          add_file(file, "codebook", decoded.encoding, bytes, 0);
        } else if (read_survey_csv(decoded.text, table, problems)) {
          table.encoding = decoded.encoding;
          add_file(file, "csv", decoded.encoding, bytes, table.rows);
        }
        tell_all(file.name, problems);
      }
      if (!taken->empty())
        tell(file.name, "too-many-files", {},
             "A load of a survey takes one file of answers and one codebook; " + *taken +
                 " is of the same kind.",
             "Load the waves one by one.");
      *taken = file.name;
    }
    if (answers.empty())
      tell(described, "no-answers", {}, "There is a codebook and no file of answers.",
           "Name the .sav, .zsav or .csv file too.");
    if (described.empty() && table.layout == "csv")
      tell(answers, "no-codebook", {}, "A CSV file does not say what its codes mean.",
           "Name its codebook too; docs/surveys.md has the format.");
    if (!findings().has_errors()) code(std::move(codebook), table, answers, regions);
  }

  void read_sav_file(const LoadedFile& file, SurveyTable& table) {
    std::vector<Problem> problems;
    if (read_sav(file.bytes, table, problems))
      add_file(file, table.layout, table.encoding.empty() ? "ascii" : table.encoding,
               file.bytes.size(), table.rows);
    tell_all(file.name, problems);
  }

  void code(SurveyCodebook codebook, const SurveyTable& table, const std::string& file,
            const RegionIndex& regions) {
    WaveDefaults defaults;
    defaults.code = std::filesystem::path(file).stem().string();
    if (!options_.period.empty()) {
      const Period period = parse_period(options_.period);
      if (!period.ok)
        throw Error("--period " + options_.period + " is no period.",
                    "Write it as 2013, 2013K4, 2013M11 or 2013-11-20.", ExitCode::kUsage);
      defaults.starts = period.starts;
      defaults.ends = period.ends;
    }
    SurveyFindings told(file);
    WavePlan plan = plan_wave(std::move(codebook), table, defaults, told);
    wave_ = code_wave(std::move(plan), table, regions, told);
    told.move_to(findings());
    result_.record.rows_read = table.rows;
    for (const WaveRespondent& respondent : wave_.respondents)
      for (const auto& answer : respondent.answers)
        if (answer) ++result_.record.cells_read;
  }

  WaveChange compare() {
    WaveChange change = compare_wave(db_, wave_, result_.record.vintage);
    const std::string& code = wave_.codebook.wave;
    if (change.same_vintage && !change.identical)
      tell({}, "vintage-conflict", code,
           "The wave " + code + " has been loaded with the same vintage (" +
               format_date(result_.record.vintage) +
               ") and differs from this: " + std::to_string(change.revised) +
               " answers are others, " + std::to_string(change.added) + " are new, " +
               std::to_string(change.removed) + " are gone, or the codebook differs.",
           "Two deliveries have two dates: give this one its own with --vintage DATE.");
    result_.record.cells_new = change.added;
    result_.record.cells_unchanged = change.unchanged;
    result_.record.cells_revised = change.revised;
    result_.record.cells_removed = change.removed;
    if (change.identical)
      findings().add({Severity::kNote,
                      "wave-known",
                      {},
                      0,
                      0,
                      code,
                      "The wave " + code + " says nothing new; what was there stands.",
                      {},
                      false});
    if (wave_.codebook.origin != "collected")
      findings().add({Severity::kNote,
                      "wave-origin",
                      {},
                      0,
                      0,
                      wave_.codebook.origin,
                      "The answers of " + code + " are " + wave_.codebook.origin +
                          ", and every result of them says so.",
                      {},
                      false});
    return change;
  }

  SQLite::Database& db_;
  const LoadOptions& options_;
  LoadResult result_;
  Batch batch_;
  Wave wave_;
};

}  // namespace

LoadResult load_survey(SQLite::Database& db, const std::vector<std::filesystem::path>& files,
                       const LoadOptions& options, bool write) {
  return SurveyLoader(db, options).run(files, write);
}

}  // namespace kv::etl
