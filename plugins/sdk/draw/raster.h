// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "plugins/sdk/draw/scene.h"

namespace kv::draw {

/// A picture's bytes, and what the one who asked for it should know, as sentences.
struct Picture {
  std::string bytes = {};
  std::vector<std::string> notes = {};
};

struct PngOptions {
  double dpi = 300;
  int width = 0;  ///< pixels; other than 0: instead of dpi
};

/// Both draw with cairo, which is loaded when first asked for: std::runtime_error with a sentence
/// when it is not there. The same scene gives the same bytes; no date is written. Throw
/// std::invalid_argument as svg() does, and for a picture of more than 32 767 pixels a side.
Picture png(const Scene& scene, const PngOptions& options = {});
Picture pdf(const Scene& scene);

}  // namespace kv::draw
