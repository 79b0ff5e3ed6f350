// SPDX-License-Identifier: MIT
#include "etl/temp_folder.h"

#include <stdlib.h>
#include <string>

#include "schema/error.h"

namespace kv::etl {

TempFolder::TempFolder() {
  std::error_code error;
  std::string name = (std::filesystem::temp_directory_path(error) / "etl-XXXXXX").string();
  if (error || !mkdtemp(name.data()))
    throw Error("There is no folder for temporary files.",
                "Set TMPDIR to a folder that may be written to.", ExitCode::kCannotOpen);
  path_ = name;
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace kv::etl
