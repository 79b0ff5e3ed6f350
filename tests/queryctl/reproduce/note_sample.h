// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/queryctl/support/program.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {

/// A row of `reproduce`.
struct Judged {
  std::string says, gives, verdict, status, remark, command;
};

/// A warehouse with the product's sample, as the demo loads it; `sources` leaves the others out.
class NoteSample {
 public:
  explicit NoteSample(const std::vector<std::string>& sources = {
                          "klass-131", "folkemengde", "imdi-bosetting", "survey",
                          "nibr-rekonstruert", "skjematisk"});

  Outcome ask(std::vector<std::string> words) const;
  /// The facts of the note by their ids.
  std::map<std::string, Judged> facts(std::vector<std::string> options = {}) const;
  /// Changes the file behind the tools' backs.
  void change(const std::string& sql) const;
  std::string path() const { return db_; }

 private:
  Folder folder_;
  std::string db_;
};

}  // namespace kv::queryctl
