// SPDX-License-Identifier: MIT
#pragma once

#include <openssl/evp.h>
#include <string>
#include <string_view>

namespace kv::mapexport::test {

/// "sha256-…", as a content security policy names a style or a script.
inline std::string sha256_source(std::string_view text) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned length = 0;
  EVP_Digest(text.data(), text.size(), digest, &length, EVP_sha256(), nullptr);
  unsigned char base64[100];
  const int n = EVP_EncodeBlock(base64, digest, static_cast<int>(length));
  return "sha256-" + std::string(base64, base64 + n);
}

}  // namespace kv::mapexport::test
