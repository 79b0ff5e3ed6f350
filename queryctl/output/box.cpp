// SPDX-License-Identifier: MIT
#include "queryctl/output/grid.h"
#include "queryctl/output/writers.h"

namespace kv::queryctl {

std::unique_ptr<ResultWriter> make_box(std::ostream& out, const WriterOptions& options) {
  GridStyle style;
  style.top = {"┌", "┬", "┐", "─"};
  style.under_header = {"├", "┼", "┤", "─"};
  style.between = style.under_header;
  style.bottom = {"└", "┴", "┘", "─"};
  style.border = "│";
  style.may_cut = true;
  return std::make_unique<GridWriter>(out, options, style);
}

}  // namespace kv::queryctl
