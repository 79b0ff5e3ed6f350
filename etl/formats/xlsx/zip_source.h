// SPDX-License-Identifier: MIT
#pragma once

#include <minizip/ioapi.h>
#include <string_view>

namespace kv::etl::xlsx {

/// How minizip reads from memory: the path handed to unzOpen2_64 is a pointer to a string_view,
/// which must outlive the opened archive.
zlib_filefunc64_def memory_functions();

}  // namespace kv::etl::xlsx
