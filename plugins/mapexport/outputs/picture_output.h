// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "plugins/mapexport/map/model.h"

namespace kv::mapexport {

enum class PictureFormat { kSvg, kPng, kPdf };

/// The map's bytes. Throws MapError, and std::runtime_error where cairo is needed and not there.
std::string picture_of(const Model& model, PictureFormat format);

}  // namespace kv::mapexport
