// SPDX-License-Identifier: MIT
#include "queryctl/statistics.h"

#include <array>
#include <cstdio>
#include <sstream>
#include <sys/resource.h>

#include "queryctl/output/writer.h"
#include "queryctl/session.h"

namespace kv::queryctl {

std::string statistics_json(const Session& session, double seconds, int exit_code) {
  const Statistics& done = session.statistics();
  const Clocks& clocks = session.clocks();
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  // Written by the writer that writes every JSON, so that names are escaped as there.
  std::ostringstream line;
  const auto writer = make_writer("jsonl", line, {});
  const std::array<Column, 11> columns{{{"statements", {}},
                                        {"rows", {}},
                                        {"rows_left_out", {}},
                                        {"bytes", {}},
                                        {"seconds", {}},
                                        {"vintage", {}},
                                        {"borders", {}},
                                        {"database", {}},
                                        {"plugins", {}},
                                        {"peak_memory", {}},
                                        {"exit", {}}}};
  const auto integer = [](std::int64_t value) { return Cell{Cell::Type::kInteger, value, 0, {}}; };
  const std::string vintage = clocks.as_of.value_or("");
  const std::array<Cell, 11> cells{{integer(done.statements),
                                    integer(done.rows),
                                    integer(done.rows_left_out),
                                    integer(done.bytes),
                                    {Cell::Type::kReal, 0, seconds, {}},
                                    clocks.as_of ? Cell{Cell::Type::kText, 0, 0, vintage} : Cell{},
                                    clocks.borders ? integer(*clocks.borders) : Cell{},
                                    {Cell::Type::kText, 0, 0, session.database()},
                                    integer(static_cast<std::int64_t>(session.loaded_plugins())),
                                    integer(std::int64_t{usage.ru_maxrss} * 1024),
                                    integer(exit_code)}};
  writer->begin(columns);
  writer->row(cells);
  writer->end();
  return line.str();
}

}  // namespace kv::queryctl
