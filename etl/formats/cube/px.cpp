// SPDX-License-Identifier: MIT
#include "etl/formats/cube/px.h"

#include "etl/formats/cube/px_data.h"
#include "etl/formats/cube/px_metadata.h"
#include "etl/formats/cube/px_text.h"

namespace kv::etl {

void read_px(std::string_view text, std::string_view encoding, CubeHandler& handler,
             CubeProblems& problems, const std::function<void(std::size_t)>& passed) {
  PxCursor cursor(text);
  PxEntries entries;
  if (!entries.read(cursor, problems)) return;
  PxLayout layout;
  const CubeMetadata metadata = px_metadata(entries, encoding, layout, problems);
  entries = {};
  if (problems.failed() || !handler.metadata(metadata)) return;
  read_px_data(cursor, metadata, layout, handler, problems, passed);
}

}  // namespace kv::etl
