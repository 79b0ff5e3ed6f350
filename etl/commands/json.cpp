// SPDX-License-Identifier: MIT
#include "etl/commands/json.h"

namespace kv::etl {

void json_member(JsonWriter& writer, const char* name, const std::string& value) {
  writer.Key(name);
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void json_row(JsonWriter& writer, SQLite::Statement& row) {
  writer.StartObject();
  for (int i = 0; i < row.getColumnCount(); ++i) {
    const SQLite::Column column = row.getColumn(i);
    writer.Key(row.getColumnName(i));
    if (column.isNull()) {
      writer.Null();
    } else if (column.isInteger()) {
      writer.Int64(column.getInt64());
    } else if (column.isFloat()) {
      writer.Double(column.getDouble());
    } else {
      const std::string text = column.getString();
      writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
    }
  }
  writer.EndObject();
}

}  // namespace kv::etl
