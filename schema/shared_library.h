// SPDX-License-Identifier: MIT
#pragma once

#include <dlfcn.h>
#include <string>

#include "schema/error.h"

namespace kv {

/// A library of the system that is opened when it is first needed, so that a start does not load
/// it. It stays open until the program ends.
class SharedLibrary {
 public:
  /// Opens `file`. Throws Error where it cannot: "`trouble`: what the loader says.", `remedy`.
  SharedLibrary(const char* file, const std::string& trouble, const std::string& remedy)
      : file_(file), remedy_(remedy), handle_(dlopen(file, RTLD_NOW | RTLD_LOCAL)) {
    if (!handle_) throw Error(trouble + ": " + std::string(dlerror()) + ".", remedy_);
  }

  /// Sets `function` to what the library has under `name`. Throws Error where it has nothing.
  template <typename Function>
  void find(const char* name, Function& function) const {
    function = reinterpret_cast<Function>(dlsym(handle_, name));
    if (!function)
      throw Error("The library " + file_ + " has no " + std::string(name) + ".", remedy_);
  }

 private:
  std::string file_;
  std::string remedy_;
  void* handle_;
};

}  // namespace kv
