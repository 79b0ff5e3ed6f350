// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kv::etl {

/// kError stops the load, kWarning is told and kept with the load, kNote only counts or explains.
enum class Severity { kError, kWarning, kNote };

std::string_view severity_name(Severity severity);

/// One thing to say of a file: where it is, what stands there, which rule it breaks, what to do.
struct Finding {
  Severity severity = Severity::kError;
  std::string rule;        ///< stable, kebab-case: "ragged-row"
  std::string file;        ///< name as given on the command line; empty for the load as a whole
  std::size_t row = 0;     ///< 1-based record, as a spreadsheet counts; 0 = the whole file
  std::size_t column = 0;  ///< 1-based; 0 = the whole row
  std::string value;       ///< the text as it stands
  std::string message;
  std::string remedy;
  bool acceptable = false;  ///< an operator may accept this rule with --accept
  std::string sheet = {};   ///< of the workbook; Findings fills it in
};

/// "A", "B", …, "Z", "AA": the spreadsheet name of a 1-based column; empty for 0.
std::string column_letters(std::size_t column);

/// The file, and the sheet of a workbook: "f.xlsx, sheet "Ark1"".
std::string file_and_sheet(const Finding& finding);

/// "file.csv, row 12, column F (6)": as much of the place as is known.
std::string place(const Finding& finding);

/// How many findings of one rule and severity are kept one by one; the rest are counted.
inline constexpr std::size_t kMaxListedFindings = 1000;

/// Everything said of one load, in the order of discovery, in bounded memory however bad a file is.
class Findings {
 public:
  /// Rules whose acceptable errors become warnings.
  explicit Findings(std::set<std::string> accepted = {}) : accepted_(std::move(accepted)) {}

  void add(Finding finding);
  /// True when a further finding would only be counted: then count_unlisted() will do.
  bool full(Severity severity, const std::string& rule) const;
  void count_unlisted(Severity severity, const std::string& rule);
  /// Adds all that `other` has.
  void append(const Findings& other);

  /// Those that are kept one by one.
  /// From now on, findings whose file is `name` are of `sheet` of the workbook `file`.
  void name_sheet(const std::string& name, const std::string& file, const std::string& sheet);
  const std::vector<Finding>& all() const { return list_; }
  /// all(), and for each rule of which there are more, one that says how many.
  std::vector<Finding> complete() const;
  /// Those that are not in all().
  std::size_t unlisted(Severity severity, const std::string& rule) const;
  /// All there were, listed or not.
  std::size_t count(Severity severity) const;
  bool has_errors() const { return count(Severity::kError) > 0; }
  const std::set<std::string>& accepted() const { return accepted_; }

 private:
  struct Tally {
    std::size_t listed = 0;
    std::size_t unlisted = 0;
  };
  std::map<std::string, std::pair<std::string, std::string>> sheets_;
  std::set<std::string> accepted_;
  std::vector<Finding> list_;
  std::map<std::pair<Severity, std::string>, Tally> tallies_;
};

}  // namespace kv::etl
