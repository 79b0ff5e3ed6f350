// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>

struct sqlite3;

namespace kv::queryctl {

class BorderState;

/// Fills temp.region_group_members with the groups on the borders of `state`: a municipality of the
/// border day is a member when it holds some of a member's area. A rule's members are those of its
/// day; a list's are read on the latest day of a change on which most of its codes were valid.
/// Returns, by group, a sentence on the municipalities that are no members but of which it thereby
/// takes in some area; temp.border_group_outsiders lists them.
std::map<std::string, std::string> fill_border_groups(sqlite3* db, BorderState& state);

}  // namespace kv::queryctl
