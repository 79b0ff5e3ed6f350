// SPDX-License-Identifier: MIT
#include "queryctl/map/json_object.h"

#include <charconv>

namespace kv::queryctl {
namespace {

std::string quoted(std::string_view text) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += "\\u00";
      out += kDigits[static_cast<unsigned char>(c) >> 4U];
      out += kDigits[static_cast<unsigned char>(c) & 0xFU];
    } else {
      out += c;
    }
  }
  return out + '"';
}

}  // namespace

void JsonObject::key(std::string_view name) {
  members_ += (members_.empty() ? "" : ",") + quoted(name) + ":";
}

void JsonObject::text(std::string_view name, std::string_view value) {
  key(name);
  members_ += quoted(value);
}

void JsonObject::number(std::string_view name, double value) {
  key(name);
  char digits[40];
  members_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
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
  for (const std::string& value : values) list += (list.empty() ? "" : ",") + quoted(value);
  members_ += "[" + list + "]";
}

void JsonObject::object(std::string_view name,
                        const std::vector<std::pair<std::string, std::string>>& members) {
  key(name);
  std::string list;
  for (const auto& [one, value] : members)
    list += (list.empty() ? "" : ",") + quoted(one) + ":" + quoted(value);
  members_ += "{" + list + "}";
}

}  // namespace kv::queryctl
