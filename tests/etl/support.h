// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "etl/batch.h"
#include "etl/finding.h"
#include "etl/source.h"
#include "schema/warehouse.h"

namespace kv::etl::test {

namespace fs = std::filesystem;

/// A folder of its own that disappears with the object.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  fs::path operator/(std::string_view name) const { return path_ / name; }

 private:
  fs::path path_;
};

fs::path write_file(const fs::path& path, std::string_view bytes);
std::string read_text(const fs::path& path);

/// What a run of the program gave.
struct Outcome {
  int code = 0;
  std::string out;
  std::string err;
};

/// Runs etl in this process.
Outcome etl(const std::vector<std::string>& arguments);

/// The KLASS 131 of a small country: 13 codes in 4 counties, among them renumberings (0101 to
/// 3001), a merger (0104 and 0136 to 3002; 1915 into 1903 in 2013) and 9999. See support.cpp.
std::string small_nodes();
std::string small_edges();

/// A warehouse in `dir` with the small KLASS loaded.
fs::path small_warehouse(const TempDir& dir);
/// An empty warehouse in `dir`.
fs::path empty_warehouse(const TempDir& dir);

/// Writes `bytes` to `dir`/`name` and loads it; `more` are further arguments.
Outcome load(const TempDir& dir, const fs::path& db, const std::string& source,
             const std::string& name, std::string_view bytes,
             const std::vector<std::string>& more = {});

/// Text of a long export: rows "2012;0901;Risør;measure;value".
std::string long_file(const std::vector<std::string>& rows);
/// A whole long export of the small country for 2012: one cell of each municipality, value 10, 20,
/// ….
std::string whole_long_file();

/// Everything that tables and schema of the file hold, as one hash; the same for two files that no
/// query can tell apart.
std::string content_hash(const fs::path& db);
/// Throws when the query gives no row. NULL becomes "NULL".
std::string ask(const fs::path& db, const std::string& sql);
/// value, or the status symbol, of a cell as the view observations has it; "none" when there is no
/// such row.
std::string cell(const fs::path& db, const std::string& indicator, const std::string& region,
                 const std::string& period, const std::string& breakdown = "");

/// `text`, UTF-8, in latin-1 / UTF-16LE with a mark / read as latin-1 and saved as UTF-8 again.
std::string to_latin1(std::string_view text);
std::string to_utf16(std::string_view text);
std::string double_encoded(std::string_view text);
std::string replaced(std::string text, std::string_view from, std::string_view to);

/// The findings of a rule.
std::vector<Finding> of_rule(const Findings& findings, std::string_view rule);

/// A file of the folder with the agencies' files beside the checkout; empty when it is not there.
fs::path shared_file(std::string_view name);
#define KV_NEEDS(variable, name)                                           \
  const std::filesystem::path variable = kv::etl::test::shared_file(name); \
  if (variable.empty()) GTEST_SKIP() << "../shared/data/" << name << " is not on this machine"

/// Holds the text that a load was expected to refuse.
#define KV_EXPECT_REFUSED(outcome, exit_code, text)                          \
  do {                                                                       \
    EXPECT_EQ((outcome).code, exit_code) << (outcome).err;                   \
    EXPECT_NE((outcome).err.find(text), std::string::npos) << (outcome).err; \
  } while (false)

}  // namespace kv::etl::test
