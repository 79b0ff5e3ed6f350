// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace kv::etl {

/// A name fit for a code: lower case, æ ä as ae, ø ö as oe, å as aa, any run of other letters but
/// a-z 0-9 _ . as one "-", none at the ends. May become empty.
std::string cube_name(std::string_view text);

/// The same of a dimension. The sexes' is kjonn in every source, also where a file has only its
/// text, "kjønn".
std::string cube_dimension(std::string_view text);

/// A category as it stands in a breakdown's code, where ";" separates.
std::string breakdown_category(std::string_view code);

/// What an indicator's unit and title say of its kind (see table indicator of migration 0001).
struct CubeKind {
  std::string kind;  ///< "count", "share" or "amount"
  bool sums_over_regions = false;
};
CubeKind cube_kind(std::string_view unit, std::string_view label, int decimals);

}  // namespace kv::etl
