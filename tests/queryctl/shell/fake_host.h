// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>
#include <sstream>

#include "queryctl/output/writer.h"
#include "queryctl/session.h"
#include "queryctl/shell/host.h"
#include "schema/error.h"

namespace kv::queryctl {

/// A host over a database in memory that writes each row as a|b and keeps a list of what was asked.
class FakeHost : public Host {
 public:
  void run_sql(std::string_view text, std::string_view origin, int first_line) override {
    ran.push_back(std::string(text));
    origins.push_back(std::string(origin) + ":" + std::to_string(first_line));
    try {
      SQLite::Statement statement(db, std::string(text));
      while (statement.executeStep()) {
        for (int i = 0; i < statement.getColumnCount(); ++i) {
          out() << (i > 0 ? "|" : "") << statement.getColumn(i).getString();
        }
        out() << '\n';
      }
    } catch (const SQLite::Exception& error) {
      const std::string place = std::string(origin) + ":" + std::to_string(first_line) + ": ";
      throw Error((origin.empty() ? "" : place) + error.what());
    }
  }
  void run_command(std::string_view name, std::span<const std::string> arguments) override {
    std::string call(name);
    for (const std::string& argument : arguments) call += " [" + argument + "]";
    ran.push_back(call);
  }

  Settings& settings() override { return settings_; }
  Clocks clocks() const override { return clocks_; }
  void set_clocks(const Clocks& clocks) override {
    clocks_ = clocks;
    ran.push_back("clocks " + describe(clocks));
  }
  std::string database() const override { return "test.db"; }
  bool writable() const override { return false; }
  sqlite3* handle() override { return db.getHandle(); }
  std::vector<HostCommand> commands() const override {
    return {{"show", "built in", "Show a loaded indicator", {"--year", "--group"}},
            {"manual", "built in", "Explain a function", {}},
            {"cite", "built in", "Sources of an answer", {}},
            {"bosettingsindeks", "indicator", "Share settled", {"--from", "--to", "--group"}},
            {"quadrant", "plugin quadrant", "Four quadrants", {"--x"}}};
  }

  std::ostream& out() override { return *out_; }
  std::ostream& err() override { return err_stream; }
  void set_output(std::ostream* to) override { out_ = to ? to : &out_stream; }
  std::optional<int> width() const override { return terminal_width; }

  std::vector<std::string> table_names() override {
    return {"kommune_år", "observation", "observations", "Østlandet", "to ord", "order"};
  }
  std::vector<std::string> column_names(std::string_view table) override {
    if (table == "observation") return {"value", "vintage"};
    if (table.empty()) return {"value", "vintage", "ÆRLIG"};
    return {};
  }
  std::vector<std::string> function_names() override { return {"->", "median", "upper"}; }
  std::vector<std::string> indicator_names() override { return {"anmodet", "bosatt"}; }
  std::vector<std::string> group_names() override { return {"imdi-sor"}; }

  void interrupt() noexcept override {}
  void clear_interrupt() noexcept override {}

  SQLite::Database db{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  std::vector<std::string> ran;
  std::vector<std::string> origins;
  std::ostringstream out_stream;
  std::ostringstream err_stream;
  std::optional<int> terminal_width;

 private:
  Settings settings_;
  Clocks clocks_;
  std::ostream* out_ = &out_stream;
};

}  // namespace kv::queryctl
