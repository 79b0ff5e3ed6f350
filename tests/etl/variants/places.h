// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace kv::etl::test {

using Row = std::vector<std::string>;

struct Place {
  const char* code;
  const char* name;
};

// The municipalities of the small country on 1 January 2012.
inline constexpr std::array<Place, 9> kPlaces = {{{"0101", "Halden"},
                                                  {"0104", "Moss"},
                                                  {"0136", "Rygge"},
                                                  {"0301", "Oslo"},
                                                  {"0901", "Risør"},
                                                  {"0904", "Grimstad"},
                                                  {"1902", "Tromsø"},
                                                  {"1903", "Harstad"},
                                                  {"1915", "Bjarkøy"}}};

inline std::string code(std::size_t i) {
  return kPlaces.at(i).code;
}
inline std::string place(std::size_t i) {
  return kPlaces.at(i).name;
}

}  // namespace kv::etl::test
