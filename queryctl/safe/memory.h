// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace kv::queryctl {

/// SQLite's memory, for all connections of the process: a statement that needs more fails with "out
/// of memory". 0: no limit.
void limit_sqlite_memory(std::int64_t bytes);
std::int64_t sqlite_memory_limit();

/// The whole program's data: what it has now, `bytes`, and room for what a writer holds back.
/// Beyond that an allocation fails (std::bad_alloc). For the program only; without effect in a
/// build with AddressSanitizer, which reserves memory of its own.
void limit_program_memory(std::int64_t bytes);

}  // namespace kv::queryctl
