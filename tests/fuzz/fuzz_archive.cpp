// SPDX-License-Identifier: MIT
// What a warehouse from elsewhere may hold in its packed columns: archived files, places and texts
// of cells. The first byte's lowest bit says whether the rest is compressed first, so that the
// fuzzer also gets behind the compression.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "schema/cell_places.h"
#include "schema/cell_texts.h"
#include "schema/compress.h"
#include "schema/error.h"
#include "tests/fuzz/expect.h"

namespace {

template <typename Read>
void refused_or_read(Read read) {
  try {
    read();
  } catch (const kv::Error& error) {
    kv::expect(std::string_view(error.what()).size() > 0, "a refusal is a sentence");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  if ((data[0] & 1) != 0) bytes = kv::Compressor().compress(bytes);
  constexpr std::size_t kLimit = 1 << 16;
  refused_or_read([&] {
    kv::expect(kv::Decompressor(kLimit).decompress(bytes).size() <= kLimit, "the limit holds");
  });
  refused_or_read([&] {
    const kv::UnpackedPlaces places = kv::unpack_places(bytes);
    kv::expect(places.places.size() <= kv::PlacePacker::kCells, "no more than are packed");
    for (const kv::CellPlace& place : places.places)
      kv::expect(place.code <= places.codes.size(), "a code is one of those listed");
  });
  refused_or_read([&] {
    kv::expect(kv::unpack_texts(bytes).size() <= kv::TextPacker::kCells, "no more than are packed");
  });
  return 0;
}
