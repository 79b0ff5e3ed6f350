// SPDX-License-Identifier: MIT
#pragma once

#include "queryctl/commands/command.h"
#include "sql/library.h"

namespace kv::queryctl {

/// A built-in command's .sql file.
sql::Query builtin_query(std::string_view name);

/// How help and manual describe a query of the library.
CommandInfo describe(const sql::Query& query, std::string origin);

/// A query from an .sql file: an indicator, a report, a map or a built-in listing.
class QueryCommand : public Command {
 public:
  QueryCommand(sql::Query query, std::string origin);
  /// Throws Error when the file is no warehouse and must be one, when what the query needs is not
  /// loaded (naming the source to load), or has no figures at all for --from to --to.
  void run(Session& session, const Arguments& arguments) const override;

 private:
  sql::Query query_;
};

/// Throws Error unless the session's file is a warehouse. `who` asks.
void require_warehouse(Session& session, const std::string& who);

/// Throws Error when the warehouse holds no figures of what `need` names.
void require_loaded(Session& session, const std::string& who, const sql::Need& need);

/// Throws Error when the warehouse holds no cell of `indicator` between 1 January `from` and 31
/// December `to` (each may be NULL: unbounded), naming the years it does hold.
void require_years(Session& session, const std::string& indicator, const Value& from,
                   const Value& to);

}  // namespace kv::queryctl
