// SPDX-License-Identifier: MIT
#include "queryctl/shell/edit_library.h"

#include <dlfcn.h>
#include <string>

#include "schema/error.h"

namespace kv::queryctl {
namespace {

constexpr const char* kPackage =
    "Install the package libedit2 of Debian 12, or give SQL with -c, -f or standard input.";

template <typename Function>
void find(void* handle, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(handle, name));
  if (!function) throw Error("libedit has no " + std::string(name) + ".", kPackage);
}

EditLibrary open_library() {
  void* const handle = dlopen("libedit.so.2", RTLD_NOW | RTLD_LOCAL);  // stays
  if (!handle) throw Error("The shell cannot start: " + std::string(dlerror()) + ".", kPackage);
  EditLibrary library{};
  find(handle, "el_init", library.el_init);
  find(handle, "el_end", library.el_end);
  find(handle, "el_source", library.el_source);
  find(handle, "el_wset", library.el_wset);
  find(handle, "el_wget", library.el_wget);
  find(handle, "el_wgets", library.el_wgets);
  find(handle, "el_wline", library.el_wline);
  find(handle, "el_winsertstr", library.el_winsertstr);
  find(handle, "el_deletestr", library.el_deletestr);
  find(handle, "history_winit", library.history_winit);
  find(handle, "history_wend", library.history_wend);
  find(handle, "history_w", library.history_w);
  return library;
}

}  // namespace

const EditLibrary& edit_library() {
  static const EditLibrary library = open_library();
  return library;
}

}  // namespace kv::queryctl
