// SPDX-License-Identifier: MIT
#include "etl/formats/survey/sav_blocks.h"

#include <cstdint>

#include "etl/formats/survey/sav_bytes.h"

namespace kv::etl {
namespace {

constexpr std::size_t kHeader = 24;
constexpr std::size_t kEntry = 24;
constexpr std::int32_t kLargestBlock = 0x3FF000;  // what every known writer uses
constexpr std::size_t kBestRatio = 1100;          // deflate cannot do better than about 1:1032

}  // namespace

std::size_t check_sav_blocks(std::string_view bytes, std::size_t at, bool swap, std::size_t most) {
  SavBytes header(bytes, at, swap);
  const std::int64_t header_at = header.int64("its compressed data");
  const std::int64_t trailer_at = header.int64("its compressed data");
  const std::int64_t trailer_size = header.int64("its compressed data");
  const auto end = static_cast<std::int64_t>(bytes.size());
  if (header_at != static_cast<std::int64_t>(at))
    header.fail("says that its compressed data begins elsewhere than it does");
  if (trailer_at < header_at + static_cast<std::int64_t>(kHeader) || trailer_at > end ||
      trailer_size < static_cast<std::int64_t>(kHeader) || trailer_size != end - trailer_at)
    header.fail("has a list of compressed blocks that does not end with the file");

  SavBytes trailer(bytes, static_cast<std::size_t>(trailer_at), swap);
  trailer.int64("its list of blocks");
  if (trailer.int64("its list of blocks") != 0) trailer.fail("has a damaged list of blocks");
  const std::int32_t block_size = trailer.int32("its list of blocks");
  const std::size_t blocks = trailer.count("its blocks", bytes.size() / kEntry);
  if (block_size <= 0 || block_size > kLargestBlock)
    trailer.fail("has blocks of " + std::to_string(block_size) + " bytes");
  if (blocks * kEntry + kHeader != static_cast<std::size_t>(trailer_size))
    trailer.fail("has a list of blocks that is not as long as it says");

  std::int64_t packed_at = header_at + static_cast<std::int64_t>(kHeader);
  std::int64_t plain_at = header_at;
  std::size_t total = 0;
  for (std::size_t i = 0; i < blocks; ++i) {
    const std::int64_t plain = trailer.int64("a block");
    const std::int64_t packed = trailer.int64("a block");
    const std::int32_t plain_size = trailer.int32("a block");
    const std::int32_t packed_size = trailer.int32("a block");
    if (plain != plain_at || packed != packed_at || plain_size < 0 || plain_size > block_size ||
        packed_size < 0 || packed_size > trailer_at - packed_at)
      trailer.fail("has compressed blocks that do not follow each other");
    if (static_cast<std::size_t>(plain_size) >
        static_cast<std::size_t>(packed_size) * kBestRatio + kEntry)
      trailer.fail("has a compressed block that claims to hold more than it can");
    plain_at += plain_size;
    packed_at += packed_size;
    total += static_cast<std::size_t>(plain_size);
    if (total > most)
      trailer.fail("holds more than " + std::to_string(most) + " bytes when it is inflated");
  }
  if (packed_at != trailer_at) trailer.fail("has bytes that belong to no compressed block");
  return total;
}

}  // namespace kv::etl
