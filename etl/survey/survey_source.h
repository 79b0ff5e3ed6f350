// SPDX-License-Identifier: MIT
#pragma once

#include "etl/source.h"

namespace kv::etl {

/// The source `survey`: a wave's answers with, or without, a codebook. It has no mapping; the
/// codebook is the mapping.
const Source& survey_source();

bool is_survey(const Source& source);

/// The layout of that name: sav, zsav, csv, codebook.
const Layout& survey_layout(std::string_view name);

}  // namespace kv::etl
