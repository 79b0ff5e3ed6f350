// SPDX-License-Identifier: MIT
#pragma once

#include "schema/interface/interface.h"

namespace kv::etl {

/// All that etl can be asked, from the records of its commands.
Interface program_interface();

/// etl-formats(5): the formats, and each source with its layouts.
std::string formats_page();

}  // namespace kv::etl
