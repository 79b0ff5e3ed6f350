// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace kv::etl::test {

/// A .sav file for a test, written by ReadStat's own writer.
struct SavFile {
  using Cell = std::variant<std::monostate, double, std::string>;  ///< monostate: system-missing
  struct Column {
    std::string name;
    std::string label;
    std::size_t width = 0;  ///< bytes of a string; 0 for a number
    std::vector<std::pair<double, std::string>> labels;
    std::vector<double> missing;
    std::string format = {};  ///< "DATE11"; empty: the writer's own
  };
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  std::string weight;
  std::string sets;   ///< the text of record 7/7
  char packed = 'n';  ///< n: not, b: bytecode, z: zlib

  std::string bytes() const;
};

}  // namespace kv::etl::test
