// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "etl/formats/xlsx/zip.h"

namespace kv::etl::xlsx {

/// One part points at another.
struct Relationship {
  std::string id;
  std::string type;    ///< the last word of its type: "worksheet", "styles", "officeDocument"
  std::string target;  ///< name of a part, from the package's root
  bool external = false;
};

/// What `part` points at; nothing when it has no relationships.
std::vector<Relationship> relationships(const Zip& zip, std::string_view part,
                                        const Limits& limits);

/// The name of the workbook's own part. Throws Error for packages that are none (.xlsb, .ods,
/// .docx, …), naming what they are.
std::string workbook_part(const Zip& zip, const Limits& limits);

}  // namespace kv::etl::xlsx
