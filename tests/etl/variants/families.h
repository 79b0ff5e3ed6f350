// SPDX-License-Identifier: MIT
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "tests/etl/variants/dress.h"

namespace kv::etl::test {

/// A small file of a family that the product reads, and what it says, counted by hand.
struct VariantFamily {
  std::string source;
  std::string layout;
  std::string file;  ///< its name
  Table table;
  /// One line per cell, "indicator region period breakdown value", sorted; empty for what is no
  /// observation.
  std::vector<std::string> cells;
  /// Without observations: a query, and what it gives.
  std::string question;
  std::string answer;
};

/// What GoogleTest calls it.
inline void PrintTo(const VariantFamily& family, std::ostream* out) {
  *out << family.source << " " << family.layout;
}

/// Lists of codes: what they say is compared, or kept beside the regions.
std::vector<VariantFamily> code_list_families();
/// At least one of each source that reads text files.
std::vector<VariantFamily> variant_families();

}  // namespace kv::etl::test
