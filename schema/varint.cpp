// SPDX-License-Identifier: MIT
#include "schema/varint.h"

#include "schema/error.h"

namespace kv {
namespace {

[[noreturn]] void damaged() {
  throw Error("The record of where cells stood is damaged.",
              "`etl verify` says what else is; `etl rebuild` makes it again from the raw files.");
}

}  // namespace

std::uint64_t VarintReader::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (rest_.empty()) damaged();
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    value |= std::uint64_t{byte & 127U} << shift;
    if (byte < 128) return value;
  }
  damaged();
}

std::int64_t VarintReader::difference(std::int64_t before) {
  const std::uint64_t zigzag = number();
  const std::uint64_t difference = (zigzag >> 1U) ^ (~(zigzag & 1U) + 1U);
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(before) + difference);
}

std::string_view VarintReader::text() {
  const std::uint64_t size = number();
  if (size > rest_.size()) damaged();
  const std::string_view text = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return text;
}

}  // namespace kv
