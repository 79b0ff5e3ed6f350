// SPDX-License-Identifier: MIT
#include "plugins/logit/formula/units.h"

#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace kv::logit {

std::vector<Index> numbered(const Column& column) {
  std::vector<Index> out(column.size(), -1);
  if (column.text) {
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = column.codes[i];
    return out;
  }
  std::map<double, Index> seen;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (std::isnan(column.numbers[i])) continue;
    out[i] = seen.emplace(column.numbers[i], static_cast<Index>(seen.size())).first->second;
  }
  return out;
}

std::vector<Index> dense(const std::vector<Index>& codes) {
  std::map<Index, Index> seen;
  std::vector<Index> out;
  out.reserve(codes.size());
  for (const Index code : codes)
    out.push_back(seen.emplace(code, static_cast<Index>(seen.size())).first->second);
  return out;
}

std::vector<Index> silent_units(const Frame& frame, const DataOptions& options,
                                const std::vector<Index>& used) {
  if (used.size() == frame.rows) return {};
  const auto codes = [&](const std::string& name) {
    return name.empty() ? std::vector<Index>{} : numbered(column_of(frame, name));
  };
  const std::vector<Index> stratum = codes(options.strata);
  const std::vector<Index> cluster = codes(options.cluster);
  const auto unit = [&](std::size_t i) {
    return std::pair(stratum.empty() ? 0 : stratum[i],
                     cluster.empty() ? static_cast<Index>(i) : cluster[i]);
  };
  std::set<std::pair<Index, Index>> seen;
  std::map<Index, Index> place;
  for (const Index row : used) {
    const auto key = unit(static_cast<std::size_t>(row));
    seen.insert(key);
    place.emplace(key.first, static_cast<Index>(place.size()));
  }
  std::vector<Index> out(place.size(), 0);
  for (std::size_t i = 0; i < frame.rows; ++i) {
    const auto known = [&](const std::string& name) {
      return name.empty() || !column_of(frame, name).missing(i);
    };
    const auto key = unit(i);
    const auto at = place.find(key.first);
    if (at == place.end() || !known(options.weights) || !known(options.strata) ||
        !known(options.cluster) || !known(options.fpc))
      continue;
    if (seen.insert(key).second) ++out[static_cast<std::size_t>(at->second)];
  }
  return out;
}

}  // namespace kv::logit
