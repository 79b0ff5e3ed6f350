// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "schema/error.h"

namespace kv::etl::xlsx {

/// Why a file that begins with `head` (some hundred bytes are enough) cannot be opened as a zip
/// package, and what the person can do: a password, the old .xls, a web page saved as .xlsx, …
Error not_a_package(std::string_view head);

}  // namespace kv::etl::xlsx
