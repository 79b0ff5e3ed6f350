// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <string>

namespace kv::test {

using Json = rapidjson::Value;

inline const Json& at(const Json& object, const std::string& name) {
  static const Json kNull;
  if (!object.IsObject()) return kNull;
  const auto it = object.FindMember(name.c_str());
  return it == object.MemberEnd() ? kNull : it->value;
}

/// An array, or a bare value as an array of one: R's writer drops the brackets.
inline const Json& element(const Json& list, rapidjson::SizeType i) {
  return list.IsArray() ? list[i] : list;
}
inline rapidjson::SizeType length(const Json& list) {
  return list.IsArray() ? list.Size() : list.IsNull() ? 0 : 1;
}

inline double number(const Json& value) {
  if (value.IsNumber()) return value.GetDouble();
  if (value.IsString() && std::string(value.GetString()) == "Inf") return HUGE_VAL;
  if (value.IsString() && std::string(value.GetString()) == "-Inf") return -HUGE_VAL;
  return std::nan("");
}

/// |got - wanted| <= relative * max(|wanted|, floor); null for null, infinity for infinity.
inline void expect_close(const std::string& what, const Json& got, const Json& wanted,
                         double relative, double floor = 0) {
  const double g = number(got);
  const double w = number(wanted);
  if (std::isnan(w) || std::isinf(w)) {
    EXPECT_TRUE(std::isnan(w) ? std::isnan(g) : g == w) << what << ": " << g << " is not " << w;
    return;
  }
  EXPECT_LE(std::abs(g - w), relative * std::max(std::abs(w), floor))
      << what << ": got " << std::hexfloat << g << std::defaultfloat << " = " << g << ", wanted "
      << w;
  EXPECT_FALSE(std::isnan(g)) << what << " is missing; wanted " << w;
}

}  // namespace kv::test
