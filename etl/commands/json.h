// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/writer.h>
#include <string>

namespace kv::etl {

using JsonWriter = rapidjson::Writer<rapidjson::OStreamWrapper>;

/// "name": "value"
void json_member(JsonWriter& writer, const char* name, const std::string& value);

/// The statement's present row as an object: column names as keys, NULL, numbers in full precision,
/// text.
void json_row(JsonWriter& writer, SQLite::Statement& row);

}  // namespace kv::etl
