// SPDX-License-Identifier: MIT
#include "queryctl/output/remarks.h"

namespace kv::queryctl {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += kDigits[byte >> 4];
    out += kDigits[byte & 0x0F];
  }
  return out;
}

void Remarks::tell(std::vector<std::string>& notices) const {
  if (blobs > 0) {
    notices.push_back(counted(blobs, "BLOB is", "BLOBs are") +
                      " written as hexadecimal digits, as hex() writes them.");
  }
  if (invalid > 0) {
    notices.push_back(
        counted(invalid, "text is", "texts are") +
        " not valid UTF-8; each bad byte is written as U+FFFD. Use hex(column) to see "
        "the bytes.");
  }
  if (kept > 0) {
    notices.push_back(counted(kept, "text is", "texts are") +
                      " not valid UTF-8; the bytes are written as they are stored.");
  }
  if (controls > 0) {
    notices.push_back(
        counted(controls, "text holds", "texts hold") +
        " control characters, shown as pictures such as ␉ for a tab. Use -m json or -m "
        "csv to get them as they are.");
  }
}

}  // namespace kv::queryctl
