// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace kv::queryctl {
class Session;
}

namespace kv::queryctl::draw {

/// Who published what a command shows, as a figure's source line says it: the sources of the
/// indicators that the command needs or that its words name. Empty when nothing is known.
std::string source_line(Session& session, const std::vector<std::string>& words);

}  // namespace kv::queryctl::draw
