// SPDX-License-Identifier: MIT
#include "schema/crypto_library.h"

#include "schema/shared_library.h"

namespace kv {
namespace {

CryptoLibrary open_library() {
  const SharedLibrary system("libcrypto.so.3", "A hash cannot be computed",
                             "Install the package libssl3 of Debian 12.");
  CryptoLibrary library{};
  system.find("EVP_MD_CTX_new", library.EVP_MD_CTX_new);
  system.find("EVP_MD_CTX_free", library.EVP_MD_CTX_free);
  system.find("EVP_DigestInit_ex", library.EVP_DigestInit_ex);
  system.find("EVP_DigestUpdate", library.EVP_DigestUpdate);
  system.find("EVP_DigestFinal_ex", library.EVP_DigestFinal_ex);
  system.find("EVP_Digest", library.EVP_Digest);
  system.find("EVP_sha256", library.EVP_sha256);
  system.find("EVP_sha3_224", library.EVP_sha3_224);
  system.find("EVP_sha3_256", library.EVP_sha3_256);
  system.find("EVP_sha3_384", library.EVP_sha3_384);
  system.find("EVP_sha3_512", library.EVP_sha3_512);
  return library;
}

}  // namespace

const CryptoLibrary& crypto_library() {
  static const CryptoLibrary library = open_library();
  return library;
}

}  // namespace kv
