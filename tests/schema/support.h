// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <filesystem>
#include <string>
#include <unistd.h>

#include "schema/warehouse.h"

namespace kv::test {

/// A folder of its own for each test, removed with everything in it.
class TempFolder {
 public:
  TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "kommunevarehus-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// A fresh warehouse in a temporary folder, open for writing.
class FreshWarehouse {
 public:
  FreshWarehouse() : path(folder / "kommune.db") { create_warehouse(path); }

  SQLite::Database open() const { return open_warehouse(path, Access::kWrite); }

  TempFolder folder;
  std::filesystem::path path;
};

}  // namespace kv::test
