// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <rapidjson/document.h>
#include <string>
#include <vector>

#include "tests/plugins/support/host.h"

namespace kv::test {

/// The JSON files of a folder of shared reference fits; empty where the folder is absent.
std::vector<std::filesystem::path> reference_files(const std::string& folder);

/// The text of a file.
std::string read_text(const std::filesystem::path& file);

/// A CSV file as the SQL of a table `d`: columns of numbers as REAL, others as TEXT, empty as NULL.
std::string table_from_csv(const std::filesystem::path& file);

/// A fit of the reference and what the plugin makes of the same data and formula.
struct ReferenceCase {
  explicit ReferenceCase(const std::filesystem::path& file);

  /// Fits the case's model through SQL; the sentence of a failure, else "".
  std::string fit(Host& host);

  rapidjson::Document expected;
  rapidjson::Document got;

 private:
  std::string options() const;
  std::filesystem::path file_;
};

}  // namespace kv::test
