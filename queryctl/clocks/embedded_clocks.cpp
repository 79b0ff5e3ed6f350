// SPDX-License-Identifier: MIT
#include "queryctl/clocks/embedded_clocks.h"

#include <algorithm>

#include "schema/error.h"

namespace kv::queryctl {

std::string clock_sql(std::string_view name, const std::map<std::string, std::string>& words) {
  const std::string path = "clocks/" + std::string(name) + ".sql";
  const auto files = embedded_clocks();
  const auto file = std::ranges::find(files, path, &EmbeddedFile::path);
  if (file == files.end()) throw Error("The program holds no " + path + ".", "Build it again.");
  std::string sql(file->text);
  for (const auto& [word, text] : words) {
    const std::string mark = "{" + word + "}";
    for (auto at = sql.find(mark); at != std::string::npos; at = sql.find(mark, at + text.size()))
      sql.replace(at, mark.size(), text);
  }
  return sql;
}

}  // namespace kv::queryctl
