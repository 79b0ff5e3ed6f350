// SPDX-License-Identifier: MIT
#include <iostream>

#include "etl/program.h"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  return kv::etl::run_program({argv + 1, argv + argc}, std::cout, std::cerr);
}
