// SPDX-License-Identifier: MIT
#pragma once

#include <iosfwd>

#include "schema/interface/interface.h"

namespace kv::queryctl {

/// All that this program can be asked, with the plugins of its folders loaded. What is wrong with
/// one of them is told on `err`.
Interface program_interface(std::ostream& err);

}  // namespace kv::queryctl
