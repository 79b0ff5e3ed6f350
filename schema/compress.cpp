// SPDX-License-Identifier: MIT
#include "schema/compress.h"

#include <zstd.h>

#include "schema/error.h"

namespace kv {
namespace {

constexpr int kLevel = 1;

template <typename Context>
using Owned = std::unique_ptr<Context, std::size_t (*)(Context*)>;

}  // namespace

struct Compressor::State {
  Owned<ZSTD_CCtx> context{ZSTD_createCCtx(), &ZSTD_freeCCtx};
  std::string buffer;
};

Compressor::Compressor() : state_(std::make_unique<State>()) {}
Compressor::~Compressor() = default;
Compressor::Compressor(Compressor&&) noexcept = default;
Compressor& Compressor::operator=(Compressor&&) noexcept = default;

std::string_view Compressor::compress(std::string_view bytes) {
  std::string& buffer = state_->buffer;
  if (const std::size_t bound = ZSTD_compressBound(bytes.size()); buffer.size() < bound)
    buffer.resize(bound);
  const std::size_t size =
      state_->context ? ZSTD_compressCCtx(state_->context.get(), buffer.data(), buffer.size(),
                                          bytes.data(), bytes.size(), kLevel)
                      : std::size_t(-1);
  if (ZSTD_isError(size)) throw Error("Bytes could not be compressed: there is not enough memory.");
  return {buffer.data(), size};
}

struct Decompressor::State {
  Owned<ZSTD_DCtx> context{ZSTD_createDCtx(), &ZSTD_freeDCtx};
  std::string buffer;
};

Decompressor::Decompressor(std::size_t limit) : state_(std::make_unique<State>()) {
  state_->buffer.resize(limit);
}
Decompressor::~Decompressor() = default;

std::string_view Decompressor::decompress(std::string_view frame) {
  std::string& buffer = state_->buffer;
  if (!state_->context) throw Error("there is not enough memory");
  const std::size_t size = ZSTD_decompressDCtx(state_->context.get(), buffer.data(), buffer.size(),
                                               frame.data(), frame.size());
  if (ZSTD_isError(size)) throw Error(ZSTD_getErrorName(size));
  return {buffer.data(), size};
}

}  // namespace kv
