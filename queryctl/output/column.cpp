// SPDX-License-Identifier: MIT
#include "queryctl/output/grid.h"
#include "queryctl/output/writers.h"

namespace kv::queryctl {

// As sqlite3's: two blanks between, a rule of dashes under each name, everything to the left unless
// .width says otherwise.
std::unique_ptr<ResultWriter> make_column(std::ostream& out, const WriterOptions& options) {
  GridStyle style;
  style.under_header = {"", "  ", "", "-"};
  style.boxed = false;
  style.align_numbers = false;
  style.may_cut = true;
  return std::make_unique<GridWriter>(out, options, style);
}

}  // namespace kv::queryctl
