// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "queryctl/output/escape.h"

namespace kv::queryctl::report {

inline std::string escape(std::string_view text) {
  return escape_html(text);
}

/// A data: URI of `bytes`, which are UTF-8 text of the type `type`.
std::string data_uri(std::string_view type, std::string_view bytes);

}  // namespace kv::queryctl::report
