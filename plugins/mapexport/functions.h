// SPDX-License-Identifier: MIT
#pragma once

#include <kommunevarehus/plugin.h>
#include <kommunevarehus/sdk/function.h>

namespace kv::mapexport {

extern const sdk::Function kBreaks;
extern const sdk::Function kGeoJson;
extern const sdk::Function kGeoPackage;
extern const sdk::Function kHtml;
extern const sdk::Function kPanelMap;
extern const sdk::Function kPdfMap;
extern const sdk::Function kPngMap;
extern const sdk::Function kRemarks;
extern const sdk::Function kSvgMap;

}  // namespace kv::mapexport
