// SPDX-License-Identifier: MIT
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "queryctl/value.h"

namespace kv::queryctl {

/// Throws Error(kUsage) that lists the modes when `mode` is none.
void require_mode(const std::string& mode);

/// Writes one result in a mode, as a command's result is.
void write_results(const std::string& mode, std::ostream& out,
                   const std::vector<std::string>& columns,
                   const std::vector<std::vector<Value>>& rows);

}  // namespace kv::queryctl
