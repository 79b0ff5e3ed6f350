// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "plugins/mapexport/map/model.h"
#include "plugins/sdk/draw/scene.h"

namespace kv::mapexport {

/// Title, subtitle and marks at the head of the page. Returns where they end, mm from the top.
double head(const Model& model, draw::Scene& scene);

/// Sentences on the names that have no room and the rings that are too small to be seen.
std::vector<std::string> left_out_lines(const Texts& texts, const std::vector<std::string>& unnamed,
                                        std::size_t islets);

/// The caption from `y` on, then what the map has left out. Returns the height of the page.
double foot(const Model& model, const std::vector<std::string>& left_out, double y,
            draw::Scene& scene);

}  // namespace kv::mapexport
