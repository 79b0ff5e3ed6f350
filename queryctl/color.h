// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace kv::queryctl {

/// Whether what goes to the file descriptor is to be coloured. `choice`: auto, always or never.
/// auto: not when NO_COLOR is set or TERM is dumb; else when CLICOLOR_FORCE is set (but for "0"),
/// or it is a terminal.
bool wants_color(std::string_view choice, int fd);

}  // namespace kv::queryctl
