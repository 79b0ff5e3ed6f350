// SPDX-License-Identifier: MIT
#pragma once

#include <openssl/evp.h>

namespace kv {

/// The functions of OpenSSL's libcrypto that are used. The library is opened when the first of them
/// is asked for: it is large, and most runs of queryctl hash nothing.
struct CryptoLibrary {
  decltype(&::EVP_MD_CTX_new) EVP_MD_CTX_new;
  decltype(&::EVP_MD_CTX_free) EVP_MD_CTX_free;
  decltype(&::EVP_DigestInit_ex) EVP_DigestInit_ex;
  decltype(&::EVP_DigestUpdate) EVP_DigestUpdate;
  decltype(&::EVP_DigestFinal_ex) EVP_DigestFinal_ex;
  decltype(&::EVP_Digest) EVP_Digest;
  decltype(&::EVP_sha256) EVP_sha256;
  decltype(&::EVP_sha3_224) EVP_sha3_224;
  decltype(&::EVP_sha3_256) EVP_sha3_256;
  decltype(&::EVP_sha3_384) EVP_sha3_384;
  decltype(&::EVP_sha3_512) EVP_sha3_512;
};

/// Throws Error, naming the package, when the library is not there.
const CryptoLibrary& crypto_library();

}  // namespace kv
