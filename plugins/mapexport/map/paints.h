// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plugins/mapexport/kernels/classes/absence.h"
#include "plugins/mapexport/map/options.h"
#include "plugins/sdk/draw/style.h"

namespace kv::mapexport {

/// The paint of areas without a value; every kind differs from the others without colour.
draw::Paint absence_paint(Absence kind);

/// With light or dark dots: a value of few.
draw::Paint dotted(const draw::Paint& paint);

/// One colour for each class. A diverging palette needs a midpoint that is one of the `lower`
/// limits, and has its lightest colours at both sides of it. Sentences about colours that cannot be
/// told apart are added to `remarks`. Throws MapError.
std::vector<draw::Paint> class_paints(const MapOptions& options, const std::vector<double>& lower,
                                      std::vector<std::string>& remarks);

}  // namespace kv::mapexport
