// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include "schema/embedded.h"

namespace kv::queryctl::report {

std::span<const EmbeddedFile> embedded_style();

/// The page's CSS, for screens and for A4: report.css, as compiled in.
inline std::string_view style_sheet() {
  return embedded_style().front().text;
}

}  // namespace kv::queryctl::report
