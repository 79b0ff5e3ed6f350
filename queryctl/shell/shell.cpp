// SPDX-License-Identifier: MIT
#include "queryctl/shell/shell.h"

#include <clocale>
#include <cstring>
#include <langinfo.h>
#include <ostream>

#include "queryctl/session.h"
#include "queryctl/shell/dispatcher.h"
#include "queryctl/shell/highlight.h"
#include "queryctl/shell/history.h"
#include "queryctl/shell/line_editor.h"
#include "queryctl/shell/typed.h"

namespace kv::queryctl {

namespace {

// Typed text is read in the user's encoding; without one (C, POSIX, a locale that is not installed)
// as UTF-8, since that is what terminals send. Numbers keep the C locale's point.
void set_typing_locale() {
  const char* const set = std::setlocale(LC_CTYPE, "");
  if (set == nullptr || std::strcmp(nl_langinfo(CODESET), "ANSI_X3.4-1968") == 0) {
    std::setlocale(LC_CTYPE, "C.UTF-8");
  }
}

}  // namespace

int run_shell(Host& host) {
  set_typing_locale();
  Dispatcher dispatcher(host);
  HistoryFile history(history_file());
  LineEditor editor(
      [&](std::string_view before) { return complete(host, before, dispatcher.in_statement()); });
  if (host.settings().color)
    editor.colour_with(
        [&](std::string_view line) { return highlighted(line, dispatcher.in_statement()); });
  for (const std::string& line : history.load()) editor.remember(line);
  bool told = false;
  const auto tell_problem = [&] {
    if (!told && !history.problem().empty()) host.err() << history.problem() << '\n';
    told = !history.problem().empty();
  };
  tell_problem();

  const CatchInterrupt interrupts(host);
  host.err() << host.database() << (host.writable() ? "" : " (read-only)")
             << ". SQL ends with ';'; .help lists the commands, Ctrl-D leaves.\n";
  Typed typed;
  std::string last;
  const auto keep = [&] {
    for (const std::string& line : typed.for_history()) {
      if (line == last) continue;
      editor.remember(line);
      history.append(line);
      tell_problem();
      last = line;
    }
    typed.clear();
  };
  while (!dispatcher.leaving()) {
    host.out().flush();
    host.err().flush();
    std::string line;
    switch (editor.read(dispatcher.prompt(), line)) {
      case LineEditor::Read::kInterrupted:
        keep();
        dispatcher.cancel();
        break;
      case LineEditor::Read::kEnd:
        host.out() << '\n';
        dispatcher.end_of_input();
        break;
      case LineEditor::Read::kLine:
        typed.add(line);
        // Kept before it is run: a program that is ended meanwhile loses nothing of what was typed.
        if (typed.is_whole()) keep();
        dispatcher.line(line);
        if (!dispatcher.in_statement()) keep();
        break;
    }
  }
  host.out().flush();
  dispatcher.output().to_terminal();
  return dispatcher.exit_code();
}

}  // namespace kv::queryctl
