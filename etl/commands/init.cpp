// SPDX-License-Identifier: MIT
#include <ostream>

#include "etl/commands/command.h"
#include "schema/warehouse.h"

namespace kv::etl {

ExitCode run_init(const Invocation& in) {
  create_warehouse(in.text("DB"));
  in.err << "Made " << in.text("DB") << ", an empty warehouse of schema version "
         << schema_version() << ". Next: etl load " << in.text("DB")
         << " klass-131 NODES.csv EDGES.csv\n";
  return ExitCode::kOk;
}

ExitCode run_upgrade(const Invocation& in) {
  const Upgrade upgrade = upgrade_warehouse(in.text("DB"));
  if (upgrade.from == upgrade.to)
    in.err << in.text("DB") << " already has schema version " << upgrade.to
           << "; nothing was done.\n";
  else
    in.err << in.text("DB") << " went from schema version " << upgrade.from << " to " << upgrade.to
           << ". The file as it was: " << upgrade.backup.string() << "\n";
  return ExitCode::kOk;
}

}  // namespace kv::etl
