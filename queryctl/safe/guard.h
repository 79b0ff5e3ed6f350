// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string>

struct sqlite3;

namespace kv::queryctl {

/// --safe: decides about every part of every statement that is compiled on a connection. Allowed is
/// reading, with functions that only compute, and tables and views of the connection's own (TEMP);
/// everything else is refused. One per connection; it owns the connection's authorizer.
class Guard {
 public:
  /// To be made before plugins register their functions: those of SQLite that exist by then are
  /// allowed only when they are on the list, those that come later are.
  /// `scratch`: main is a database in memory, which may be written to.
  Guard(sqlite3* db, bool scratch);
  ~Guard();
  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;

  /// While it lives, the program's own statements are compiled without the guard. No SQL of the
  /// user's may be run in it.
  class Own {
   public:
    explicit Own(Guard* guard) : guard_(guard) { count(1); }
    ~Own() { count(-1); }
    Own(const Own&) = delete;
    Own& operator=(const Own&) = delete;

   private:
    void count(int by) {
      if (guard_) guard_->own_ += by;
    }
    Guard* guard_;
  };

 private:
  static int decide(void* guard, int action, const char* first, const char* second,
                    const char* database, const char* inner);
  bool allows(int action, const std::string& first, const std::string& second,
              const std::string& database) const;

  sqlite3* db_;
  bool scratch_;
  int own_ = 0;
  std::set<std::string, std::less<>> refused_functions_;
};

/// What the last statement refused in this thread would have done ("ATTACH"), or nothing; asking
/// forgets it.
std::string take_refused();

}  // namespace kv::queryctl
