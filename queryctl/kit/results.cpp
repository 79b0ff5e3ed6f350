// SPDX-License-Identifier: MIT
#include "queryctl/kit/results.h"

#include <sstream>

#include "queryctl/cells.h"
#include "queryctl/output/writer.h"

namespace kv::queryctl {

void require_mode(const std::string& mode) {
  std::ostringstream nowhere;
  make_writer(mode, nowhere, {});
}

void write_results(const std::string& mode, std::ostream& out,
                   const std::vector<std::string>& columns,
                   const std::vector<std::vector<Value>>& rows) {
  const auto writer = make_writer(mode, out, {});
  std::vector<Column> named;
  for (const std::string& column : columns) named.push_back({column, {}});
  writer->begin(named);
  std::vector<Cell> cells;
  for (const std::vector<Value>& row : rows) {
    cells.clear();
    for (const Value& value : row) cells.push_back(cell_of(value));
    writer->row(cells);
  }
  writer->end();
}

}  // namespace kv::queryctl
