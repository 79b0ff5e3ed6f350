// SPDX-License-Identifier: MIT
#include <memory>
#include <ostream>
#include <sqlite3.h>

#include "queryctl/clocks/clocks.h"
#include "queryctl/session.h"
#include "queryctl/shell/dot_commands.h"

namespace kv::queryctl {
namespace {

using Words = std::span<const std::string>;

const char* on_off(bool on) {
  return on ? "on" : "off";
}

// As C writes it, so that a tab is seen.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (c == '\r')
      out += "\\r";
    else
      (out += c == '"' || c == '\\' ? "\\" : "") += c;
  }
  return out + '"';
}

std::string rows(std::optional<std::int64_t> limit) {
  return limit ? std::to_string(*limit) : "off";
}

}  // namespace

// The lines that sqlite3 has too have the names they have there.
void run_show(Dispatcher& shell, Words) {
  Host& host = shell.host();
  const Settings& settings = host.settings();
  const auto own = [](const std::string& text) {
    return text.empty() ? "(the mode's)" : quoted(text);
  };
  std::string widths;
  for (const int width : settings.widths) widths += std::to_string(width) + " ";
  const auto line = [&](const char* name, const std::string& value) {
    host.out() << std::string(12 - std::string_view(name).size(), ' ') << name << ": " << value
               << '\n';
  };
  line("echo", on_off(shell.echo()));
  line("headers", on_off(settings.headers));
  line("mode", settings.mode);
  line("nullvalue", quoted(settings.null_value));
  line("output", shell.output().name());
  line("colseparator", own(settings.separator));
  line("rowseparator", own(settings.row_separator));
  line("width", widths);
  line("filename", host.database() + (host.writable() ? "" : " (read-only)"));
  line("bail", on_off(shell.bail()));
  line("timer", on_off(shell.timer()));
  line("limit", rows(settings.limit));
  line("maxrows", rows(settings.max_rows));
  line("decimalcomma", on_off(settings.decimal_comma));
  line("pager", host.pager().empty() ? "off" : host.pager());
  line("timeout",
       settings.timeout.count() > 0 ? std::to_string(settings.timeout.count()) + " s" : "none");
  line("clocks", host.clocks().any() ? describe(host.clocks()) : "none");
  line("language", settings.lang);
  line("parameters", std::to_string(settings.parameters.size()));
}

// As sqlite3 writes them: name, file, r/o or r/w.
void run_databases(Dispatcher& shell, Words) {
  sqlite3* const db = shell.host().handle();
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v2(db, "PRAGMA database_list", -1, &raw, nullptr) != SQLITE_OK)
    throw Error(std::string("The databases cannot be listed: ") + sqlite3_errmsg(db) + ".");
  const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> list(raw, &sqlite3_finalize);
  while (sqlite3_step(raw) == SQLITE_ROW) {
    const auto text = [&](int column) {
      const auto* value = reinterpret_cast<const char*>(sqlite3_column_text(raw, column));
      return std::string(value ? value : "");
    };
    const std::string name = text(1);
    const std::string file = text(2);
    shell.host().out() << name << ": " << (file.empty() ? "\"\"" : file) << ' '
                       << (sqlite3_db_readonly(db, name.c_str()) == 1 ? "r/o" : "r/w") << '\n';
  }
}

}  // namespace kv::queryctl
