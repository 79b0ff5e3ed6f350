// SPDX-License-Identifier: MIT
#include "etl/reading.h"

#include <algorithm>
#include <map>
#include <optional>
#include <regex>

#include "etl/cube_batch.h"
#include "etl/extract.h"
#include "etl/formats/csv.h"
#include "etl/formats/encoding.h"
#include "etl/formats/text_check.h"
#include "etl/header.h"
#include "etl/input.h"
#include "etl/large_text.h"
#include "etl/stream/read_ahead.h"
#include "etl/workbook_reading.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

// The period that a file's name states, when its layout reads it from there.
std::optional<std::string> period_from_name(const Layout& layout, const std::string& name,
                                            const std::string& given) {
  if (layout.period_from_name.empty()) return std::string{};
  if (!given.empty()) return given;
  const std::string base = std::filesystem::path(name).filename().string();
  std::smatch match;
  if (std::regex_search(base, match, std::regex(layout.period_from_name)) && match.size() > 1)
    return match[1].str();
  return std::nullopt;
}

void tell_repairs(const BatchFile& file, Findings& findings) {
  const auto note = [&](std::string rule, std::size_t count, const std::string& what) {
    if (count > 0)
      findings.add({Severity::kNote,
                    std::move(rule),
                    file.name,
                    0,
                    0,
                    {},
                    std::to_string(count) + what,
                    {},
                    false});
  };
  note("code-padded", file.repairs.codes_padded,
       " code(s) had lost their leading zero and got it back (901 is 0901).");
  note("thousands-repaired", file.repairs.thousands_spaced,
       " number(s) with spaces between thousands were read.");
  note("nil-symbol", file.repairs.nil_symbols,
       " cell(s) hold '-', the agency's sign for zero; read as 0.");
  note("symbol-read", file.repairs.symbols_read,
       " cell(s) hold a text that this agency writes for a symbol (NULL, <5); read as the symbol.");
  note(
      "absent-cell", file.repairs.cells_absent,
      " empty cell(s) are no cells: in this layout they mean that the municipality did not exist.");
  if (file.repairs.other_decimals > 0) {
    const char mark = file.layout->decimal;
    findings.add({Severity::kWarning,
                  "decimal-mark",
                  file.name,
                  0,
                  0,
                  {},
                  std::to_string(file.repairs.other_decimals) +
                      " number(s) have the decimal mark '" + (mark == ',' ? '.' : ',') +
                      "', where files of this layout have '" + mark +
                      "'; they were read as decimals.",
                  "Nothing has to be done when that is what they are.",
                  false});
  }
}

// Letters that are lost are told apart from the rest: a layout may do without them in names.
void tell_problems(const std::vector<Problem>& problems, const std::string& file, bool lost_letters,
                   Findings& findings) {
  for (const Problem& problem : problems)
    if ((problem.rule == "lost-letters") == lost_letters)
      findings.add({Severity::kError, problem.rule, file, problem.row, problem.column,
                    problem.value, problem.message, problem.remedy, false});
}

// A file that describes itself; it is not in the batch when it cannot be used.
void extract_cube_file(CubeFormat format, TextOfFile& text, BatchFile entry, Batch& batch,
                       SQLite::Database& db, Findings& findings) {
  const std::size_t index = batch.files.size();
  batch.files.push_back(std::move(entry));
  CubeReading reading = extract_cube(format, text, RegionIndex(db), db, index, batch, findings);
  if (!reading.ok) {
    batch.files.pop_back();
    return;
  }
  batch.files[index].vintage = std::move(reading.vintage);
  tell_repairs(batch.files[index], findings);
}

// The text, and what is wrong with its letters.
TextOfFile text_of(const FileBytes& bytes, std::vector<Problem>& problems) {
  if (bytes.size() > FileBytes::kInMemory)
    if (std::optional<TextOfFile> text = large_text(bytes)) return *std::move(text);
  Decoded decoded = decode(std::string(bytes));
  problems = std::move(decoded.problems);
  TextOfFile text;
  text.bytes = FileBytes(std::move(decoded.text));
  text.encoding = std::move(decoded.encoding);
  return text;
}

void extract_file(LoadedFile& file, const Source& source, const std::string& period, Batch& batch,
                  SQLite::Database& db, Findings& findings) {
  BatchFile entry;
  entry.name = file.name;
  entry.bytes = file.bytes.size();
  entry.sha256 = file.sha256;

  if (is_workbook_for(source, file.bytes)) {
    const std::size_t first = batch.files.size();
    extract_workbook(file.bytes, entry, source, period, batch, db, findings);
    for (std::size_t i = first; i < batch.files.size(); ++i) tell_repairs(batch.files[i], findings);
    return;
  }

  std::vector<Problem> problems;
  TextOfFile text = text_of(file.bytes, problems);
  entry.encoding = text.encoding;
  tell_problems(problems, file.name, /*lost_letters=*/false, findings);
  if (text.text().empty()) return;

  if (const auto format = cube_format(source)) {
    tell_problems(problems, file.name, /*lost_letters=*/true, findings);
    return extract_cube_file(*format, text, std::move(entry), batch, db, findings);
  }

  const HeaderMatch header = match_header(text.text(), source, file.name, findings);
  if (!header.layout || !header.layout->names_may_be_damaged)
    tell_problems(problems, file.name, /*lost_letters=*/true, findings);
  if (!header.layout) return;
  entry.layout = header.layout;
  entry.title = header.title;
  const std::optional<std::string> file_period =
      period_from_name(*header.layout, file.name, period);
  if (!file_period) {
    findings.add({Severity::kError,
                  "no-period",
                  file.name,
                  0,
                  0,
                  {},
                  "Files of this layout carry their year in the name, and this name has none.",
                  "Give the file its name back (…-2013.csv), or say --period 2013.",
                  false});
    return;
  }
  entry.file_period = *file_period;

  const std::size_t index = batch.files.size();
  batch.files.push_back(std::move(entry));
  CsvReader records(text.text(), header.separator);
  // A thread that reads ahead is that far behind at most, or looks at little again.
  constexpr std::size_t kBehind = std::size_t{2} << 20U;  // bytes
  records.on_progress(
      [&text](std::size_t offset) { text.passed(offset > kBehind ? offset - kBehind : 0); });
  if (!header.layout->rows_table.empty()) {
    extract_rows(records, header, index, batch, db, findings);
  } else if (text.text().size() > FileBytes::kInMemory) {
    ReadAhead ahead(records, text.text());
    extract_cells(ahead, header, index, batch, findings);
  } else {
    extract_cells(records, header, index, batch, findings);
  }
  if (header.layout->names_may_be_damaged && !problems.empty() &&
      count_lost_letters(text.text()) > batch.files[index].letters_lost_in_names)
    tell_problems(problems, file.name, /*lost_letters=*/true, findings);
  tell_repairs(batch.files[index], findings);
}

void require_layouts(const Source& source, const Batch& batch, Findings& findings) {
  for (const std::string& name : source.requires_) {
    const auto has = [&](const BatchFile& file) { return file.layout->name == name; };
    if (std::ranges::none_of(batch.files, has))
      findings.add(
          {Severity::kError,
           "file-missing",
           {},
           0,
           0,
           {},
           "Source " + source.code + " needs its file of layout '" + name + "' in the same load.",
           "Name all files of the delivery on the command line.",
           false});
  }
}

}  // namespace

std::string stated_period(const Source& source, const std::string& name, const std::string& given) {
  for (const Layout& layout : source.layouts)
    if (const auto period = period_from_name(layout, name, given); period && !period->empty())
      return *period;
  return {};
}

std::vector<LoadedFile> read_files(const std::vector<std::filesystem::path>& paths) {
  std::vector<LoadedFile> files;
  std::map<std::string, std::string> seen;
  for (const std::filesystem::path& path : paths) {
    if (files.size() == kMaxFilesInLoad)
      throw Error("A load takes at most " + std::to_string(kMaxFilesInLoad) + " files.",
                  "Load them in several parts.", ExitCode::kUsage);
    FileContent content = read_file(path);
    LoadedFile file{path.string(), std::move(content.bytes), std::move(content.sha256)};
    const auto [first, is_new] = seen.emplace(file.sha256, file.name);
    if (!is_new)
      throw Error(file.name + " has the same content as " + first->second + ".",
                  "Name each file once.", ExitCode::kProblems);
    files.push_back(std::move(file));
  }
  return files;
}

Batch extract_files(std::vector<LoadedFile>& files, const Source& source, const std::string& period,
                    SQLite::Database& db, Findings& findings) {
  Batch batch;
  for (LoadedFile& file : files) {
    extract_file(file, source, period, batch, db, findings);
    if (batch.files.size() > kMaxFilesInLoad)
      throw Error(file.name + " has too many tables: a load takes at most " +
                      std::to_string(kMaxFilesInLoad) + " files and sheets.",
                  "Load the files in several parts.", ExitCode::kProblems);
  }
  require_layouts(source, batch, findings);
  return batch;
}

}  // namespace kv::etl
