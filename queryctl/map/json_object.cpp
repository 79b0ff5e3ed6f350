// SPDX-License-Identifier: MIT
#include "queryctl/map/json_object.h"

#include "queryctl/draw/chart_data.h"

namespace kv::queryctl {
using draw::json_text;

void JsonObject::key(std::string_view name) {
  members_ += (members_.empty() ? "" : ",") + json_text(name) + ":";
}

void JsonObject::text(std::string_view name, std::string_view value) {
  key(name);
  members_ += json_text(value);
}

void JsonObject::number(std::string_view name, double value) {
  key(name);
  members_ += draw::json_value(value);
}

void JsonObject::whole(std::string_view name, std::int64_t value) {
  key(name);
  members_ += std::to_string(value);
}

void JsonObject::flag(std::string_view name, bool value) {
  key(name);
  members_ += value ? "true" : "false";
}

void JsonObject::texts(std::string_view name, const std::vector<std::string>& values) {
  key(name);
  std::string list;
  for (const std::string& value : values) list += (list.empty() ? "" : ",") + json_text(value);
  members_ += "[" + list + "]";
}

void JsonObject::numbers(std::string_view name,
                         const std::vector<std::pair<std::string, double>>& members) {
  key(name);
  std::string list;
  for (const auto& [one, value] : members)
    list += (list.empty() ? "" : ",") + json_text(one) + ":" + draw::json_value(value);
  members_ += "{" + list + "}";
}

void JsonObject::object(std::string_view name,
                        const std::vector<std::pair<std::string, std::string>>& members) {
  key(name);
  std::string list;
  for (const auto& [one, value] : members)
    list += (list.empty() ? "" : ",") + json_text(one) + ":" + json_text(value);
  members_ += "{" + list + "}";
}

}  // namespace kv::queryctl
