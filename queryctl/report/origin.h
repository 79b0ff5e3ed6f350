// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "queryctl/captured.h"

namespace kv::queryctl::report {

/// Whether figures were published or collected, or made up: to fit what was, or freely.
enum class Origin { kPublished, kPartly, kReconstructed, kInvented };

/// By the words reconstructed and invented in the column `status` of its rows.
Origin origin_of(const CapturedTable& table);

/// Of what a query gives, by the names in it: `known` tables, `_rekonstruert` in the name of an
/// indicator, and the views of survey answers when `survey_made_up`. Errs on the side of telling.
Origin origin_of(std::string_view sql, const std::map<std::string, Origin, std::less<>>& known,
                 bool survey_made_up);

/// Of an SVG, by what it says of itself.
Origin origin_of_figure(std::string_view svg);

/// Both together; what is invented in part is called invented.
Origin both(Origin a, Origin b);

}  // namespace kv::queryctl::report
