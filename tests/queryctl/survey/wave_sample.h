// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "tests/queryctl/support/program.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {

/// A warehouse with the product's wave of 2013 and, when asked for, a small invented one of 2015:
/// T10 reworded, T14 with other options, T15 another question under the used number, T16 asked as
/// T30, T18 with an explicit link in spite of other words, T22 gone, weights.
class WaveSample {
 public:
  explicit WaveSample(bool second = false);

  /// Runs queryctl on it.
  Outcome ask(std::vector<std::string> words) const;
  std::string path() const { return db_; }

 private:
  Folder folder_;
  std::string db_;
};

/// The fields of each line of CSV text without quotes around separators.
std::vector<std::vector<std::string>> csv_rows(const std::string& text);

}  // namespace kv::queryctl
