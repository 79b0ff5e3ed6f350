// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kv::queryctl {

/// A JSON object, grown member by member.
class JsonObject {
 public:
  void text(std::string_view key, std::string_view value);
  void number(std::string_view key, double value);
  void whole(std::string_view key, std::int64_t value);
  void flag(std::string_view key, bool value);
  void texts(std::string_view key, const std::vector<std::string>& values);
  void numbers(std::string_view key, const std::vector<std::pair<std::string, double>>& members);
  void object(std::string_view key,
              const std::vector<std::pair<std::string, std::string>>& members);

  std::string take() const { return "{" + members_ + "}"; }

 private:
  void key(std::string_view name);
  std::string members_;
};

}  // namespace kv::queryctl
