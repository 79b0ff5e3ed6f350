// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace kv::queryctl::report {

/// `text` for an element's content and for an attribute in double quotes. Bytes that are no UTF-8
/// become U+FFFD, control characters are left out.
std::string escape(std::string_view text);

/// A data: URI of `bytes`, which are UTF-8 text of the type `type`.
std::string data_uri(std::string_view type, std::string_view bytes);

}  // namespace kv::queryctl::report
