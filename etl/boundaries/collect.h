// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "etl/boundaries/area.h"
#include "etl/boundaries/classification.h"
#include "etl/boundaries/fields.h"
#include "etl/finding.h"

namespace kv::etl {

/// The areas of a layer by code. Parts of a region that come as features of their own (the same
/// code and name) are put together and told; the same code under two names, a code that is none,
/// and a region twice with the same outline are errors. Left out and told: features that are no
/// areas, and what lies outside the municipalities (Svalbard).
std::vector<BoundaryArea> collect_areas(const BoundaryFields& fields, const Classification& outside,
                                        int year, const std::string& file_name, Findings& findings);

/// The codes of a layer, without a word.
std::set<std::string> codes_of(const BoundaryFields& fields);

/// Compares the codes with the classification of the year, both ways. A file that fits other years
/// better is refused with those years (wrong-border-year); what is missing (boundary-missing) and
/// what did not exist (boundary-not-valid) are errors that may be accepted: the latter are left
/// out.
void check_codes(std::vector<BoundaryArea>& areas, const Classification& classification, int year,
                 const std::string& file_name, Findings& findings);

}  // namespace kv::etl
