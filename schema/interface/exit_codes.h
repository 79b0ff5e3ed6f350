// SPDX-License-Identifier: MIT
#pragma once

#include "schema/interface/interface.h"

namespace kv {

/// The exit codes of both programs (schema/error.h), in words.
inline NamedTexts exit_codes_in_words() {
  return {{"0", "All went well."},
          {"1", "A query failed, or the data could not be used or has not what was asked for."},
          {"2", "Wrong options or arguments."},
          {"3", "A file cannot be opened, or is busy: trying again may help."},
          {"4", "The time limit ended the work."},
          {"5", "A check, a plan or a doctor found problems."},
          {"6", "A plugin could not be loaded."},
          {"130", "Interrupted (Ctrl-C)."}};
}

}  // namespace kv
