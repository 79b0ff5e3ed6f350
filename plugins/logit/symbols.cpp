// SPDX-License-Identifier: MIT
#include "plugins/logit/symbols.h"

namespace kv::logit {

std::string symbol_of(const Json& term) {
  const auto p = ModelReader::number(term, "p_value");
  const auto estimate = ModelReader::number(term, "estimate");
  if (!p || !estimate || *p >= 0.10 || *estimate == 0) return "";
  const std::string sign = *estimate > 0 ? "+" : "-";
  if (*p < 0.01) return sign + sign;
  return *p < 0.05 ? sign : "(" + sign + ")";
}

}  // namespace kv::logit
