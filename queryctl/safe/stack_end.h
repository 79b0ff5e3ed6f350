// SPDX-License-Identifier: MIT
#pragma once

namespace kv::queryctl {

/// From now on a program that has used up its stack ends with a sentence and exit code 1, not with
/// a signal: SQLite's JSON functions, for one, call themselves once for each part of a path,
/// however long it is. To be called from main, on whose stack the work is done. Other accesses to
/// memory that is not there end the program as ever. Without effect in a build with
/// AddressSanitizer.
void end_in_words_at_the_end_of_the_stack();

}  // namespace kv::queryctl
