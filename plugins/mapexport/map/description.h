// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace kv::mapexport {

struct Model;

/// Sentences that say what the map shows, made from its data: how many areas, the extremes, each
/// class with its count and, where there are at most sixty areas, its members. For one who does not
/// see it.
std::string description_of(const Model& model);

}  // namespace kv::mapexport
