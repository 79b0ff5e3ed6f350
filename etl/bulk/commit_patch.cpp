// SPDX-License-Identifier: MIT
#include "etl/bulk/commit_patch.h"

#include <cstddef>
#include <cstring>
#include <sqlite3.h>
#include <utility>

namespace kv::etl {

// The file's methods with three of our own. SQLite writes pages in ascending order, the first one
// always; a journal that is played back writes the old first page, which has the old counter.
struct CommitPatch::Methods {
  enum class State { kWaiting, kCommitting, kPatched, kOff };

  sqlite3_io_methods table;  // first: a file's pMethods leads back to all of this
  const sqlite3_io_methods* own;
  sqlite3_file* file;
  Plan plan;
  State state = State::kWaiting;

  Methods(sqlite3_file* of, Plan with)
      : table(*of->pMethods), own(of->pMethods), file(of), plan(std::move(with)) {
    table.xWrite = [](sqlite3_file* f, const void* bytes, int count, sqlite3_int64 at) {
      return from(f).write(bytes, count, at);
    };
    table.xTruncate = [](sqlite3_file* f, sqlite3_int64 size) { return from(f).truncate(size); };
    table.xSync = [](sqlite3_file* f, int flags) { return from(f).sync(flags); };
    file->pMethods = &table;
  }
  ~Methods() { file->pMethods = own; }
  Methods(const Methods&) = delete;
  Methods& operator=(const Methods&) = delete;

  static Methods& from(sqlite3_file* f) {
    static_assert(offsetof(Methods, table) == 0);
    return *reinterpret_cast<Methods*>(const_cast<sqlite3_io_methods*>(f->pMethods));
  }

  bool is_page(std::uint32_t number, int count, sqlite3_int64 at) const {
    return static_cast<std::uint32_t>(count) == plan.page_size &&
           at == static_cast<sqlite3_int64>(number - 1) * count;
  }

  int write(const void* bytes, int count, sqlite3_int64 at) {
    int code = SQLITE_OK;
    if (is_page(1, count, at) && (state == State::kWaiting || state == State::kCommitting))
      code = write_first(static_cast<const char*>(bytes), count);
    else if (state == State::kCommitting && is_page(plan.root, count, at)) {
      code = own->xWrite(file, plan.root_page.data(), count, at);
      if (code == SQLITE_OK) state = State::kPatched;
    } else {
      code = own->xWrite(file, bytes, count, at);
    }
    if (code != SQLITE_OK) state = State::kOff;
    return code;
  }

  int write_first(const char* bytes, int count) {
    constexpr std::size_t kChanges = 24;
    if (state != State::kWaiting || read_big_endian(bytes + kChanges) != plan.changes + 1) {
      state = State::kOff;  // a journal is played back
      return own->xWrite(file, bytes, count, 0);
    }
    if (read_big_endian(bytes + WarehouseFile::kPagesAt) != plan.pages_before)
      return SQLITE_IOERR_WRITE;  // SQLite's last pages would be where the tree is
    std::string page(bytes, static_cast<std::size_t>(count));
    write_big_endian(&page[WarehouseFile::kPagesAt], plan.pages_after);
    state = State::kCommitting;
    return own->xWrite(file, page.data(), count, 0);
  }

  // SQLite makes the file as long as it takes the database to be; that would cut the tree off.
  int truncate(sqlite3_int64 size) {
    const bool commits = state == State::kCommitting || state == State::kPatched;
    if (commits && static_cast<std::uint64_t>(size) > plan.size_before) return SQLITE_OK;
    return own->xTruncate(file, size);
  }

  int sync(int flags) {
    int code = SQLITE_OK;
    if (state == State::kCommitting) code = SQLITE_IOERR_FSYNC;  // without the root
    if (code == SQLITE_OK) code = own->xSync(file, flags);
    if (code != SQLITE_OK) state = State::kOff;
    return code;
  }
};

CommitPatch::CommitPatch(const WarehouseFile& file, Plan plan)
    : methods_(std::make_unique<Methods>(file.handle(), std::move(plan))) {}

CommitPatch::~CommitPatch() = default;

}  // namespace kv::etl
