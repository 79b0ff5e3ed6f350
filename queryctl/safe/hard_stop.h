// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>

namespace kv::queryctl {

/// Ends the program when its time limit has passed and it goes on all the same: a function that is
/// called once and does not return (LIKE on a pattern made for it, a check of a damaged file)
/// cannot be asked to stop. Exit code 4, a sentence on stderr. A file that was being changed is as
/// it was before when it is opened next: SQLite's journal sees to that.
///
/// For the program only; off until allow_hard_stop() was called. One clock for the process.
void allow_hard_stop();
/// `limit`: what the person was promised; it ends the program a second later. 0: no limit.
void start_hard_stop(std::chrono::duration<double> limit);
void stop_hard_stop();
/// A file to be removed when the program is ended so; empty: none.
void remove_at_hard_stop(const std::string& path);
/// Removes it; may be called in a signal handler.
void remove_unfinished();

}  // namespace kv::queryctl
