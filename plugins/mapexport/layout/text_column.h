// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "plugins/mapexport/map/model.h"
#include "plugins/sdk/draw/scene.h"

namespace kv::mapexport {

/// Title, subtitle and marks at the head of the page. Returns where they end, mm from the top.
double head(const Model& model, draw::Scene& scene);

/// The caption from `y` on, with what the map has left out. Returns the height of the page.
double foot(const Model& model, const std::vector<std::string>& names_left_out, double y,
            draw::Scene& scene);

}  // namespace kv::mapexport
