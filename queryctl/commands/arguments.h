// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "queryctl/value.h"
#include "sql/library.h"

namespace kv::queryctl {

struct CommandInfo;
class Session;

/// The values of a command's arguments and options, typed, defaults filled in.
class Arguments {
 public:
  const Values& values() const { return values_; }
  bool has(std::string_view name) const;          ///< not NULL
  std::string text(std::string_view name) const;  ///< empty when NULL
  bool flag(std::string_view name) const;

  void set(std::string_view name, Value value);

 private:
  Values values_;
};

/// Reads `text` as `type`. Text stays text; "0301" of type text is never a number.
/// Throws Error(kUsage) that names `what`, the text and what would be right.
Value parse_value(std::string_view what, std::string_view type, std::string_view text);

/// Reads a command line. Throws Error(kUsage) for what the command does not have, naming what it
/// has, for a missing or doubled one, and for a --from later than its --to. Touches no database.
Arguments parse_arguments(const CommandInfo& command, std::span<const std::string> words);

/// Throws Error(kDataError) when a value of type group, indicator or wave is not known to the
/// warehouse, naming the known or nearest ones. Says of a wave what must be known of it.
void check_arguments(Session& session, const CommandInfo& command, const Arguments& arguments);

/// "--suppressed-max" for the parameter suppressed_max.
std::string option_name(const sql::Param& param);

}  // namespace kv::queryctl
