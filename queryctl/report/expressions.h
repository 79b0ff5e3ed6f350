// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "queryctl/report/source_text.h"
#include "queryctl/value.h"

namespace kv::queryctl {
class Session;
}

namespace kv::queryctl::report {

/// A table or figure that the text can point to.
struct Target {
  std::string text;  ///< "tabell 2.1"
  std::string id;
};

/// What {{ … }} comes to. Before the first '|' that stands alone:
///   :name          the value of a parameter
///   @name          "tabell 2.1", a link to the block of that name
///   name.column    the one row of the block of that name
///   SELECT …       one value (also WITH and VALUES)
/// and behind it how it is shown: a number of decimals; `words` (numbers up to twelve); `cap` (a
/// capital first letter); `list` (a JSON array as "a, b og c"); `date`; `or 'text'` (where there is
/// no value). No value and no `or` is shown as missing, and counted.
class Expressions {
 public:
  Expressions(Session& session, std::string path, std::string lang,
              std::map<std::string, Target, std::less<>> targets)
      : session_(session),
        path_(std::move(path)),
        lang_(std::move(lang)),
        targets_(std::move(targets)) {}

  /// For the running text: escaped HTML. Throws Error with file and line.
  std::string html(const Expression& expression, const Values& values);
  /// `text` with its expressions as plain text, for a caption or a note; `lang` is how it is shown.
  std::string filled(const std::string& text, int line, const Values& values,
                     std::string_view lang);

  /// Names of blocks that are gaps: what they should have given is missing.
  void add_gap(const std::string& name) { gaps_.push_back(name); }
  /// "file:line: the expression", of each value that was missing.
  const std::vector<std::string>& missing() const { return missing_; }

 private:
  struct Shown {
    std::string text;
    std::string id;  ///< not empty: a link
  };
  Shown show(const Expression& expression, const Values& values, std::string_view lang);
  Value value_of(const std::string& text, int line, const Values& values);
  bool is_of_gap(std::string_view text) const;
  std::string place(int line) const { return path_ + ":" + std::to_string(line) + ": "; }

  Session& session_;
  std::string path_;
  std::string lang_;
  std::map<std::string, Target, std::less<>> targets_;
  std::vector<std::string> gaps_;
  std::vector<std::string> missing_;
};

}  // namespace kv::queryctl::report
