// SPDX-License-Identifier: MIT
#include "queryctl/shell/script.h"

#include "queryctl/session.h"
#include "queryctl/shell/dispatcher.h"
#include "queryctl/shell/session_host.h"

namespace kv::queryctl {
namespace {

/// True when a line may be a dot-command: whether it is one only the statements before it tell.
bool may_have_dot_commands(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t first = text.find_first_not_of(" \t\r", at);
    if (first == std::string::npos) return false;
    if (text[first] == '.' || text[first] == '#') return true;
    const std::size_t end = text.find('\n', at);
    if (end == std::string::npos) return false;
    at = end + 1;
  }
  return false;
}

}  // namespace

int run_scripts(Session& session, std::span<const Script> scripts, bool bail) {
  const std::unique_ptr<Host> host = make_session_host(session, false);
  Dispatcher dispatcher(*host);
  dispatcher.set_bail(bail);
  int code = 0;
  bool only_sql = true;  // what a dot-command has set is for the scripts after it, too
  for (const Script& script : scripts) {
    only_sql = only_sql && !may_have_dot_commands(script.text);
    if (dispatcher.bail() && only_sql) {
      session.run_sql(script.text, script.origin);
      continue;
    }
    std::string text = script.text;
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    session.run_as_one([&] {
      const int failed = dispatcher.run_text(text, script.origin);
      if (code == 0) code = failed;
    });
    if (dispatcher.leaving()) break;
  }
  dispatcher.output().to_terminal();
  return dispatcher.exit_code() != 0 ? dispatcher.exit_code() : code;
}

}  // namespace kv::queryctl
