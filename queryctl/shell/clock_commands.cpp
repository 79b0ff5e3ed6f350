// SPDX-License-Identifier: MIT
#include <ostream>

#include "queryctl/clocks/clocks.h"
#include "queryctl/shell/dot_commands.h"

namespace kv::queryctl {

namespace {

// The clock alone as .show has it.
void tell(Dispatcher& shell, const Clocks& clocks, const char* none) {
  shell.host().out() << (clocks.any() ? describe(clocks) : none) << '\n';
}

}  // namespace

void run_asof(Dispatcher& shell, std::span<const std::string> arguments) {
  Clocks clocks = shell.host().clocks();
  if (arguments.empty()) {
    clocks.borders.reset();
    tell(shell, clocks, "what stands now");
    return;
  }
  clocks.as_of.reset();
  if (arguments[0] != "off") clocks.as_of = read_day(".asof", arguments[0]);
  shell.host().set_clocks(clocks);
}

void run_borders(Dispatcher& shell, std::span<const std::string> arguments) {
  Clocks clocks = shell.host().clocks();
  if (arguments.empty()) {
    clocks.as_of.reset();
    tell(shell, clocks, "each year's own borders");
    return;
  }
  Clocks wanted;
  wanted.as_of = clocks.as_of;
  if (arguments[0] != "off") wanted.borders = read_border_year(".borders", arguments[0]);
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    if (arguments[i] == "estimate" && wanted.borders)
      wanted.estimate = true;
    else if (arguments[i] == "suppressed" && wanted.borders && i + 1 < arguments.size())
      wanted.suppressed = read_interval(".borders", arguments[++i]);
    else
      throw Error(".borders: '" + arguments[i] + "' is not understood here.",
                  "Usage: .borders [YEAR|off] [estimate] [suppressed MIN-MAX]", ExitCode::kUsage);
  }
  shell.host().set_clocks(wanted);
}

}  // namespace kv::queryctl
