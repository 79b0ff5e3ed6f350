// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "etl/bulk/warehouse_file.h"

namespace kv::etl {

/// Lets the next commit of a connection take in a table's tree that was written behind the end of
/// its database: when SQLite writes the table's root page, the tree's root goes there instead, and
/// the first page says that the file has the tree's pages too. Both are pages that SQLite has put
/// into its rollback journal beforehand, so that whatever breaks the commit off, the journal brings
/// back the database without the tree; nothing else points there. (As SQLite's own cksumvfs does,
/// the file's xWrite is another one, for as long as this lives.) The commit fails, and is undone,
/// where one of the two pages is not written.
///
/// SQLite does not know of the new pages until it reads its file the next time: nothing may be
/// asked of the table before its cache has been emptied. For rollback journals only, with no page
/// written before the commit
/// (`cache_spill = OFF`).
class CommitPatch {
 public:
  struct Plan {
    std::uint32_t page_size = 0;
    std::uint32_t root = 0;          ///< the table's root page, which the transaction changes
    std::string root_page;           ///< what it will be
    std::uint32_t changes = 0;       ///< of the header, before the commit
    std::uint32_t pages_before = 0;  ///< of the database as SQLite will write it
    std::uint32_t pages_after = 0;
    std::uint64_t size_before = 0;  ///< bytes of the file when the transaction began
  };

  CommitPatch(const WarehouseFile& file, Plan plan);
  ~CommitPatch();
  CommitPatch(const CommitPatch&) = delete;
  CommitPatch& operator=(const CommitPatch&) = delete;

 private:
  struct Methods;
  std::unique_ptr<Methods> methods_;
};

}  // namespace kv::etl
