// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "etl/stream/spill_file.h"

namespace kv::etl {

/// The bytes of a file as they were when it was read: in memory where they are few, else in a file
/// without a name that is mapped, so that they can be looked at as one text and yet need not all be
/// in memory. Copies share the bytes.
class FileBytes {
 public:
  static constexpr std::size_t kInMemory = std::size_t{4} << 20U;

  FileBytes() = default;
  FileBytes(std::string bytes);  // NOLINT(google-explicit-constructor): a text is bytes
  /// The first `size` bytes of `file`. Throws Error(kCannotOpen) when they cannot be mapped.
  FileBytes(SpillFile file, std::size_t size);

  operator std::string_view() const;  // NOLINT(google-explicit-constructor): and bytes are a text
  std::size_t size() const { return std::string_view(*this).size(); }
  bool starts_with(std::string_view text) const {
    return std::string_view(*this).starts_with(text);
  }

  /// Says that [from, to) will hardly be needed again: it leaves memory and stays on disk.
  void forget(std::size_t from, std::size_t to) const;
  /// Gives all bytes in pieces of up to 1 MiB, forgetting what was given.
  void each_piece(const std::function<void(std::string_view)>& take) const;

 private:
  struct Data;
  std::shared_ptr<const Data> data_;
};

}  // namespace kv::etl
