// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>
#include <kommunevarehus/sdk/api.h>
#include <new>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace kv::sdk {

/// The result of one call. NULL until something is set. Inf and NaN never go out: they throw.
class Result {
 public:
  explicit Result(sqlite3_context* context) : context_(context) {}

  /// The connection, for a function that runs statements of its own.
  sqlite3* db() const { return sqlite3_context_db_handle(context_); }

  /// What `make()` made of argument `i`, kept as long as the statement gives the same constant.
  template <class T, class Make>
  const T& constant(int i, Make&& make) {
    auto* kept = static_cast<T*>(sqlite3_get_auxdata(context_, i));
    if (kept != nullptr) return *kept;
    sqlite3_set_auxdata(context_, i, new T(make()), [](void* p) { delete static_cast<T*>(p); });
    kept = static_cast<T*>(sqlite3_get_auxdata(context_, i));
    if (kept == nullptr) throw std::bad_alloc();
    return *kept;
  }

  void integer(std::int64_t value) { sqlite3_result_int64(context_, value); }

  void real(double value) {
    if (!std::isfinite(value)) {
      throw std::range_error("the result is too large for a number. Scale the arguments down");
    }
    sqlite3_result_double(context_, value);
  }

  /// nullopt is NULL.
  void real(std::optional<double> value) {
    if (value) real(*value);
  }

  /// `value` is copied.
  void text(std::string_view value) {
    sqlite3_result_text64(context_, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }

  /// `bytes` is copied.
  void blob(std::string_view bytes) {
    sqlite3_result_blob64(context_, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
  }

 private:
  sqlite3_context* context_;
};

}  // namespace kv::sdk
