// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "queryctl/kit/elf_file.h"
#include "queryctl/kit/probe.h"

namespace kv::queryctl {

/// One thing that was looked at.
struct Check {
  static constexpr const char* kOk = "ok";
  static constexpr const char* kProblem = "problem";
  static constexpr const char* kNote = "note";
  static constexpr const char* kAbsent = "not tried";

  std::string
      what;  ///< "file", "exports", "libraries", "record", "names", "flags", "examples", "cycles"
  std::string where;   ///< the host or the function; may be empty
  std::string state;   ///< one of the above
  std::string detail;  ///< a sentence, or the numbers
};

/// What the file shows of itself, without loading it. `stem`: the file's name without its suffix.
std::vector<Check> check_file(const ElfFile& file, const std::string& stem);

/// Its record, the names it registers and what it says of their trust. Not for a refused one.
std::vector<Check> check_record(const Probed& probed);

/// One row per host, and one per example that did not give what its record says.
std::vector<Check> check_examples(const Probed& probed, const std::vector<HostReport>& hosts);

/// How the example of `functions[i]` went in a host: "ok", "differs", "unstable" (two runs differ),
/// "error", or "-" when it was not run.
std::string cell_of(const Probed& probed, const HostReport& host, std::size_t i);

}  // namespace kv::queryctl
