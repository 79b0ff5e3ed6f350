// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/zip_source.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace kv::etl::xlsx {
namespace {

struct Stream {
  std::string_view bytes;
  std::uint64_t at = 0;
};

Stream& stream_of(voidpf stream) {
  return *static_cast<Stream*>(stream);
}

voidpf open_stream(voidpf /*opaque*/, const void* name, int /*mode*/) {
  return new Stream{*static_cast<const std::string_view*>(name), 0};
}

uLong read_stream(voidpf /*opaque*/, voidpf stream, void* out, uLong size) {
  Stream& from = stream_of(stream);
  if (from.at >= from.bytes.size()) return 0;
  const std::string_view piece = from.bytes.substr(from.at, size);
  std::memcpy(out, piece.data(), piece.size());
  from.at += piece.size();
  return piece.size();
}

uLong write_stream(voidpf /*opaque*/, voidpf /*stream*/, const void* /*in*/, uLong /*size*/) {
  return 0;
}

ZPOS64_T tell_stream(voidpf /*opaque*/, voidpf stream) {
  return stream_of(stream).at;
}

long seek_stream(voidpf /*opaque*/, voidpf stream, ZPOS64_T offset, int origin) {
  Stream& to = stream_of(stream);
  const std::uint64_t base = origin == ZLIB_FILEFUNC_SEEK_CUR   ? to.at
                             : origin == ZLIB_FILEFUNC_SEEK_END ? to.bytes.size()
                                                                : 0;
  if (offset > to.bytes.size() || base > to.bytes.size() - offset) return -1;
  to.at = base + offset;
  return 0;
}

int close_stream(voidpf /*opaque*/, voidpf stream) {
  delete static_cast<Stream*>(stream);
  return 0;
}

int no_error(voidpf /*opaque*/, voidpf /*stream*/) {
  return 0;
}

}  // namespace

zlib_filefunc64_def memory_functions() {
  return {open_stream, read_stream,  write_stream, tell_stream,
          seek_stream, close_stream, no_error,     nullptr};
}

}  // namespace kv::etl::xlsx
