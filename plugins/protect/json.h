// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <kommunevarehus/sdk/arguments.h>
#include <map>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/protect/kernels/margins.h"
#include "plugins/protect/kernels/suppress.h"

namespace kv::protect {

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

/// The argument parsed as JSON text; throws sdk::ArgumentError with its place when it is none.
rapidjson::Document read_json(const sdk::Arguments& arguments, std::size_t i);

/// {"category": count, …}
std::map<std::string, std::int64_t> read_counts(const sdk::Arguments& arguments, std::size_t i);

/// One cell's place: ["Ja", ["Sør", "Telemark", "Skien"]], a text or a list of levels a dimension.
std::vector<Path> read_cell(const sdk::Arguments& arguments, std::size_t i);

/// A count: a whole number, not NULL.
std::int64_t read_count(const sdk::Arguments& arguments, std::size_t i);

/// threshold and width at arguments i and i + 1.
Rule read_rule(const sdk::Arguments& arguments, std::size_t i);

std::string_view text_of(const rapidjson::Value& value);
void write_text(JsonWriter& out, std::string_view text);
/// [lower, upper]; null for no upper limit.
void write_range(JsonWriter& out, const Range& range);

}  // namespace kv::protect
