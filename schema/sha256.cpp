// SPDX-License-Identifier: MIT
#include "schema/sha256.h"

#include <array>
#include <cstddef>
#include <span>

#include "schema/crypto_library.h"
#include "schema/error.h"

namespace kv {
namespace {

void require(int result) {
  if (result != 1) throw Error("OpenSSL could not compute a SHA-256.");
}

std::string hex_of(std::span<const unsigned char> digest) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    hex += kDigits[byte >> 4U];
    hex += kDigits[byte & 15U];
  }
  return hex;
}

}  // namespace

struct Sha256::Context {
  EVP_MD_CTX* handle = crypto_library().EVP_MD_CTX_new();
  Context() = default;
  ~Context() { crypto_library().EVP_MD_CTX_free(handle); }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {
  require(
      crypto_library().EVP_DigestInit_ex(context_->handle, crypto_library().EVP_sha256(), nullptr));
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(std::string_view bytes) {
  require(crypto_library().EVP_DigestUpdate(context_->handle, bytes.data(), bytes.size()));
}

std::string Sha256::finish_hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  require(crypto_library().EVP_DigestFinal_ex(context_->handle, digest.data(), &size));
  require(
      crypto_library().EVP_DigestInit_ex(context_->handle, crypto_library().EVP_sha256(), nullptr));
  return hex_of({digest.data(), size});
}

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  require(crypto_library().EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size,
                                      crypto_library().EVP_sha256(), nullptr));
  return hex_of({digest.data(), size});
}

}  // namespace kv
