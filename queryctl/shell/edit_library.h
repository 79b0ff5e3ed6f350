// SPDX-License-Identifier: MIT
#pragma once

#include <histedit.h>

namespace kv::queryctl {

/// The functions of libedit that the line editor uses. The library is opened when the shell starts:
/// a script has no use for it, nor for the terminal library behind it.
struct EditLibrary {
  decltype(&::el_init) el_init;
  decltype(&::el_end) el_end;
  decltype(&::el_source) el_source;
  decltype(&::el_wset) el_wset;
  decltype(&::el_wget) el_wget;
  decltype(&::el_wgets) el_wgets;
  decltype(&::el_wline) el_wline;
  decltype(&::el_winsertstr) el_winsertstr;
  decltype(&::el_deletestr) el_deletestr;
  decltype(&::history_winit) history_winit;
  decltype(&::history_wend) history_wend;
  decltype(&::history_w) history_w;
};

/// Throws Error, naming the package, when the library is not there.
const EditLibrary& edit_library();

}  // namespace kv::queryctl
