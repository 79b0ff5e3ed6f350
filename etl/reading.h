// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "etl/batch.h"
#include "etl/finding.h"
#include "etl/source.h"
#include "etl/stream/file_bytes.h"

namespace kv::etl {

/// A file's bytes with what identifies them.
struct LoadedFile {
  std::string name;
  FileBytes bytes;
  std::string sha256;
};

/// Reads and hashes the files. Throws Error when one cannot be read, or two are the same.
std::vector<LoadedFile> read_files(const std::vector<std::filesystem::path>& paths);

/// The period that a file's name states, or `given` instead of it, for sources that read it from
/// there; empty for all others.
std::string stated_period(const Source& source, const std::string& name, const std::string& given);

/// Decodes each file, finds its layout, and extracts its cells (into the batch) or rows (into TEMP
/// tables). What does not fit becomes a finding; a file without a layout is not in the batch.
/// `period` replaces the period in the file's name.
Batch extract_files(std::vector<LoadedFile>& files, const Source& source, const std::string& period,
                    SQLite::Database& db, Findings& findings);

}  // namespace kv::etl
