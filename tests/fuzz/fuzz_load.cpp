// SPDX-License-Identifier: MIT
// Files of every shipped source against the warehouse of a small country, as `etl check` reads
// them: headers of one row and of many, names without codes, code lists and changes, cubes, maps,
// workbooks and survey waves. The first byte says of which source; a byte 0x1E ends a file and
// begins the next.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "etl/formats/utf8.h"
#include "etl/loader.h"
#include "etl/source.h"
#include "schema/error.h"
#include "schema/warehouse.h"
#include "tests/etl/support.h"
#include "tests/fuzz/expect.h"

namespace {

using namespace kv::etl;

// A folder that lasts as long as the program.
struct Country {
  test::TempDir dir;
  std::filesystem::path db = test::small_warehouse(dir);
};

Country& country() {
  static Country made;
  return made;
}

// The name carries a period for the sources that look for one there.
std::vector<std::filesystem::path> files_of(std::string_view rest) {
  std::vector<std::filesystem::path> files;
  while (files.size() < 3) {
    const auto end = rest.find('\x1E');
    files.push_back(
        test::write_file(country().dir / ("file" + std::to_string(files.size()) + "_2012.csv"),
                         rest.substr(0, end)));
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return files;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::vector<Source>& all = sources();
  const Source& source = all[data[0] % all.size()];
  const auto files = files_of({reinterpret_cast<const char*>(data) + 1, size - 1});
  LoadOptions options;
  options.accepted = {"no-final-newline", "coverage", "incomplete-region"};
  SQLite::Database db = kv::open_warehouse(country().db, kv::Access::kRead);
  try {
    const LoadResult result = check_files(db, source, files, options);
    for (const Finding& finding : result.findings.complete()) {
      kv::expect(!finding.rule.empty() && !finding.message.empty(), "a finding is a sentence");
      kv::expect(check_utf8(finding.message + finding.value).valid, "a finding is UTF-8");
    }
  } catch (const kv::Error& error) {
    kv::expect(std::string_view(error.what()).size() > 0, "a refusal is a sentence");
  }
  return 0;
}
