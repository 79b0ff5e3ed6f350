// SPDX-License-Identifier: MIT
#include <iostream>
#include <sqlite3.h>

#include "etl/program.h"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  // SQLite then takes no lock to count each allocation; nothing reads those counts.
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  // Nor one for each value of a row: no connection is used by two threads at a time.
  sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
  return kv::etl::run_program({argv + 1, argv + argc}, std::cout, std::cerr);
}
