// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "etl/formats/cube/byte_source.h"
#include "etl/formats/cube/jsonstat_scan.h"
#include "etl/formats/problem.h"

namespace kv::etl {

/// Rule `not-json`: what stands at `offset`, where reading stopped because of `why`, and what the
/// text looks like instead: quotes doubled by Excel, Python literals, Power Query, a web page, …
Problem not_json(ByteSource& source, std::size_t offset, std::string_view why);

/// Rule `not-jsonstat`: well-formed JSON that is something else of a PxWeb server's (a query, a
/// table's description, a list of tables, settings, JSON-stat 1, …) or no cube at all. nullopt for
/// a JSON-stat 2 dataset with values.
std::optional<Problem> other_json(const JsonstatScan& scan);

}  // namespace kv::etl
