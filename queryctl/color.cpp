// SPDX-License-Identifier: MIT
#include "queryctl/color.h"

#include <cstdlib>
#include <string>
#include <unistd.h>

namespace kv::queryctl {

bool wants_color(std::string_view choice, int fd) {
  if (choice == "always") return true;
  if (choice == "never") return false;
  const auto value = [](const char* name) {
    const char* text = std::getenv(name);
    return std::string(text ? text : "");
  };
  if (!value("NO_COLOR").empty() || value("TERM") == "dumb") return false;
  const std::string force = value("CLICOLOR_FORCE");
  return (!force.empty() && force != "0") || isatty(fd) != 0;
}

}  // namespace kv::queryctl
