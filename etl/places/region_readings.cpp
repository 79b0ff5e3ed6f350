// SPDX-License-Identifier: MIT
#include "etl/places/region_readings.h"

#include <algorithm>

#include "etl/batch.h"

namespace kv::etl {

std::size_t RegionReadings::Hash::operator()(const Key& key) const {
  const std::uint64_t mixed = static_cast<std::uint64_t>(key.period) * 0x9E3779B97F4A7C15U ^
                              static_cast<std::uint64_t>(key.region) << 16U ^
                              static_cast<std::uint64_t>(key.file);
  return std::hash<std::uint64_t>{}(mixed);
}

void RegionReadings::add(int file, std::int64_t period, int region, std::uint32_t ref) {
  std::vector<std::uint32_t>& list = refs_[{file, period, region}];
  if (std::ranges::find(list, ref) == list.end()) list.push_back(ref);
}

std::optional<CodeText> RegionReadings::find(const Batch& batch, int file, std::int64_t period,
                                             int region, const std::string& code) const {
  const auto found = refs_.find({file, period, region});
  if (found == refs_.end()) return std::nullopt;
  CodeText text;
  for (const std::uint32_t index : found->second) {
    const RegionRef& ref = batch.regions[index];
    const auto append = [](std::string& to, const std::string& part) {
      if (to.find(part) == std::string::npos) to += (to.empty() ? "" : " or ") + part;
    };
    append(text.text, ref.text);
    append(text.code, ref.code);
  }
  if (text.text == code && text.code == code) return std::nullopt;
  return text;
}

}  // namespace kv::etl
