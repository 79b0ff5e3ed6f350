// SPDX-License-Identifier: MIT
#include "queryctl/report/named_tables.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>

#include "queryctl/safe/guard.h"
#include "queryctl/session.h"
#include "schema/error.h"

namespace kv::queryctl::report {
namespace {

std::string quoted(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + "\"";
}

void bind(SQLite::Statement& insert, int index, const Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value))
    insert.bind(index, *whole);
  else if (const auto* real = std::get_if<double>(&value))
    insert.bind(index, *real);
  else if (const auto* text = std::get_if<std::string>(&value))
    insert.bindNoCopy(index, *text);
  else
    insert.bind(index);
}

}  // namespace

NamedTables::~NamedTables() {
  const Guard::Own own(session_.guard());
  for (const std::string& name : names_) session_.db().tryExec("DROP TABLE temp." + quoted(name));
}

void NamedTables::add(const std::string& name, const CapturedTable& table) {
  if (std::ranges::find(names_, name) != names_.end())
    throw Error("two blocks have the name " + name + ".", "Give one of them another @name.");
  const std::vector<std::string> taken = session_.table_names();
  if (std::ranges::find(taken, name) != taken.end())
    throw Error("the name " + name + " is taken by a table or view of the file.",
                "Give the block another @name.");
  std::string columns;
  std::string marks;
  for (const Column& column : table.columns) {
    columns += (columns.empty() ? "" : ", ") + quoted(column.name);
    marks += marks.empty() ? "?" : ", ?";
  }
  try {
    const Guard::Own own(session_.guard());
    session_.db().exec("CREATE TEMP TABLE " + quoted(name) + " (" + columns + ")");
    names_.push_back(name);
    SQLite::Statement insert(session_.db(),
                             "INSERT INTO temp." + quoted(name) + " VALUES (" + marks + ")");
    for (const std::vector<Value>& row : table.rows) {
      for (std::size_t i = 0; i < row.size(); ++i) bind(insert, static_cast<int>(i) + 1, row[i]);
      insert.exec();
      insert.reset();
    }
  } catch (const SQLite::Exception& cause) {
    throw Error("the rows cannot be kept under the name " + name + ": " + cause.what() + ".",
                "Name each column of the result once.");
  }
}

}  // namespace kv::queryctl::report
