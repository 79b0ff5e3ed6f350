// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace kv {

/// A text file compiled into the program. `path` is relative to the folder that embeds it.
struct EmbeddedFile {
  std::string_view path;
  std::string_view text;
};

}  // namespace kv
