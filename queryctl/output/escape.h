// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace kv::queryctl {

/// `text` for the content of an HTML element and for an attribute in quotes of either kind. Bytes
/// that are no UTF-8 become U+FFFD, control characters are left out.
std::string escape_html(std::string_view text);

}  // namespace kv::queryctl
