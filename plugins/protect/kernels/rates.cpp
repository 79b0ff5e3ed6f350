// SPDX-License-Identifier: MIT
#include "plugins/protect/kernels/rates.h"

#include <stdexcept>

namespace kv::protect {

std::string_view rate_status(std::int64_t part, std::int64_t whole, std::int64_t smallest_whole,
                             std::int64_t smallest_part) {
  if (part < 0 || whole < part)
    throw std::invalid_argument("the part is below 0 or above the whole");
  const std::int64_t rest = whole - part;
  if (whole == 0) return "no denominator";
  if (whole < smallest_whole) return "small denominator";
  if (part > 0 && part < smallest_part) return "small numerator";
  if (rest > 0 && rest < smallest_part) return "small complement";
  return "";
}

}  // namespace kv::protect
