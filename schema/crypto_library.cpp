// SPDX-License-Identifier: MIT
#include "schema/crypto_library.h"

#include <dlfcn.h>
#include <string>

#include "schema/error.h"

namespace kv {
namespace {

constexpr const char* kPackage = "Install the package libssl3 of Debian 12.";

template <typename Function>
void find(void* handle, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(handle, name));
  if (!function) throw Error("libcrypto has no " + std::string(name) + ".", kPackage);
}

CryptoLibrary open_library() {
  void* const handle = dlopen("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL);  // stays
  if (!handle) throw Error("A hash cannot be computed: " + std::string(dlerror()) + ".", kPackage);
  CryptoLibrary library{};
  find(handle, "EVP_MD_CTX_new", library.EVP_MD_CTX_new);
  find(handle, "EVP_MD_CTX_free", library.EVP_MD_CTX_free);
  find(handle, "EVP_DigestInit_ex", library.EVP_DigestInit_ex);
  find(handle, "EVP_DigestUpdate", library.EVP_DigestUpdate);
  find(handle, "EVP_DigestFinal_ex", library.EVP_DigestFinal_ex);
  find(handle, "EVP_Digest", library.EVP_Digest);
  find(handle, "EVP_sha256", library.EVP_sha256);
  find(handle, "EVP_sha3_224", library.EVP_sha3_224);
  find(handle, "EVP_sha3_256", library.EVP_sha3_256);
  find(handle, "EVP_sha3_384", library.EVP_sha3_384);
  find(handle, "EVP_sha3_512", library.EVP_sha3_512);
  return library;
}

}  // namespace

const CryptoLibrary& crypto_library() {
  static const CryptoLibrary library = open_library();
  return library;
}

}  // namespace kv
