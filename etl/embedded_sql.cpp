// SPDX-License-Identifier: MIT
#include "etl/embedded_sql.h"

#include <stdexcept>
#include <string>

namespace kv::etl {

std::string_view embedded_sql(std::string_view name) {
  for (const EmbeddedFile& file : embedded_statements())
    if (file.path == name) return file.text;
  throw std::out_of_range("no embedded file etl/" + std::string(name));
}

}  // namespace kv::etl
