// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

namespace kv::queryctl {

/// A folder that is gone when the test is over.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  void write(const std::string& name, const std::string& text) const;

 private:
  std::filesystem::path path_;
};

std::string read_file(const std::string& path);

/// Runs SQL on a SQLite file, which is made when it is missing.
void run_on(const std::string& path, const std::string& sql);

/// A warehouse with three municipalities of imdi-sor and anmodet and vedtatt for 2010 and 2011:
/// 0901 Risør 30 10 / 25 10, 0914 Tvedestrand 20 10 / 5 '.', 0833 Tokke '.'.
void make_sample_warehouse(const std::string& path);

}  // namespace kv::queryctl
