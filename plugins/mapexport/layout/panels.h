// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/mapexport/layout/page.h"

namespace kv::mapexport {

/// Small maps side by side, of one geometry and one scale, each with its heading and "n of N", and
/// one legend under all. Returns where they end.
double panels(const Model& model, double y, Page& page);

}  // namespace kv::mapexport
