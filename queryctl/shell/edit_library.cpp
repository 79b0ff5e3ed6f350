// SPDX-License-Identifier: MIT
#include "queryctl/shell/edit_library.h"

#include "schema/shared_library.h"

namespace kv::queryctl {
namespace {

EditLibrary open_library() {
  const SharedLibrary system(
      "libedit.so.2", "The shell cannot start",
      "Install the package libedit2 of Debian 12, or give SQL with -c, -f or standard input.");
  EditLibrary library{};
  system.find("el_init", library.el_init);
  system.find("el_end", library.el_end);
  system.find("el_source", library.el_source);
  system.find("el_wset", library.el_wset);
  system.find("el_wget", library.el_wget);
  system.find("el_wgets", library.el_wgets);
  system.find("el_wline", library.el_wline);
  system.find("el_winsertstr", library.el_winsertstr);
  system.find("el_deletestr", library.el_deletestr);
  system.find("history_winit", library.history_winit);
  system.find("history_wend", library.history_wend);
  system.find("history_w", library.history_w);
  return library;
}

}  // namespace

const EditLibrary& edit_library() {
  static const EditLibrary library = open_library();
  return library;
}

}  // namespace kv::queryctl
