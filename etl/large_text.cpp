// SPDX-License-Identifier: MIT
#include "etl/large_text.h"

#include <algorithm>
#include <functional>
#include <span>
#include <utility>

#include "etl/formats/single_byte.h"
#include "etl/formats/text_check.h"
#include "etl/formats/utf16.h"
#include "etl/formats/utf8.h"

namespace kv::etl {
namespace {

constexpr std::size_t kPiece = std::size_t{4} << 20U;
constexpr std::string_view kMark = "\xEF\xBB\xBF";

bool ends_no_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 && !(byte >= '0' && byte <= '9') &&
         !((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z');
}

// Gives `bytes` in pieces that break no letter and no word, until `take` says false. False also
// where a piece would have to be larger than kPiece.
bool each_piece(const FileBytes& bytes, const std::function<bool(std::string_view)>& take) {
  const std::string_view all = bytes;
  for (std::size_t at = 0; at < all.size();) {
    std::size_t end = std::min(at + kPiece, all.size());
    if (end < all.size())
      while (end > at && !ends_no_word(all[end - 1])) --end;
    if (end == at || !take(all.substr(at, end - at))) return false;
    bytes.forget(at, end);
    at = end;
  }
  return true;
}

// As decode() looks at a file of one byte a letter.
bool clean_single_byte(const FileBytes& bytes, bool& c1) {
  c1 = false;
  return each_piece(bytes, [&c1](std::string_view piece) {
    const SingleByteSurvey survey = survey_single_byte(piece);
    c1 = c1 || survey.first_c1 != std::string::npos;
    return survey.first_utf8 == std::string::npos && survey.first_undefined == std::string::npos &&
           survey.first_foreign == std::string::npos;
  });
}

FileBytes converted(const FileBytes& bytes) {
  SpillFile file;
  std::size_t size = 0;
  each_piece(bytes, [&](std::string_view piece) {
    const std::string text = single_byte_to_utf8(
        piece, static_cast<std::size_t>(std::ranges::count_if(
                   piece, [](char c) { return static_cast<unsigned char>(c) >= 0x80; })));
    file.write(size, std::as_bytes(std::span(text)));
    size += text.size();
    return true;
  });
  return {std::move(file), size};
}

// UTF-16 after its mark, piece by piece; nullopt where decode() has something to say.
std::optional<FileBytes> converted_utf16(const FileBytes& bytes) {
  constexpr std::size_t kUnit = 2;
  const std::string_view all = bytes;
  const bool little = all.front() == '\xFF';
  SpillFile file;
  std::size_t size = 0;
  for (std::size_t at = kUnit; at < all.size();) {
    std::size_t end = std::min(at + kPiece, all.size());
    if (end < all.size()) {
      const auto high = static_cast<unsigned char>(all[little ? end - 1 : end - kUnit]);
      if (high >= 0xD8 && high <= 0xDB) end -= kUnit;  // the other half is in the next piece
    }
    ProblemList problems;
    const std::string text = utf16_to_utf8(all.substr(at, end - at), little, problems);
    if (!problems.take().empty()) return std::nullopt;
    file.write(size, std::as_bytes(std::span(text)));
    size += text.size();
    bytes.forget(at, end);
    at = end;
  }
  return FileBytes(std::move(file), size);
}

bool is_clean_utf8(const FileBytes& bytes) {
  return each_piece(bytes, [](std::string_view piece) {
    return !byte_kinds(piece).control && !check_utf8(piece).suspicious;
  });
}

std::optional<TextOfFile> large_utf16(const FileBytes& bytes) {
  std::optional<FileBytes> text = converted_utf16(bytes);
  if (!text || !is_clean_utf8(*text)) return std::nullopt;
  TextOfFile converted;
  converted.bytes = *std::move(text);
  converted.encoding = std::string_view(bytes).front() == '\xFF' ? "utf-16le" : "utf-16be";
  return converted;
}

}  // namespace

std::optional<TextOfFile> large_text(const FileBytes& bytes) {
  const std::string_view all = bytes;
  const bool marked = all.starts_with(kMark);
  using namespace std::string_view_literals;
  if ((all.starts_with("\xFF\xFE") && !all.starts_with("\xFF\xFE\0\0"sv)) ||
      all.starts_with("\xFE\xFF"))
    return large_utf16(bytes);
  if (all.starts_with("%PDF-")) return std::nullopt;  // other formats have control characters
  bool non_ascii = false;
  bool utf8 = true;
  const bool plain = each_piece(bytes, [&](std::string_view piece) {
    const ByteKinds kinds = byte_kinds(piece);
    if (kinds.control) return false;
    if (!kinds.non_ascii) return true;
    if (piece.data() == all.data() && marked) piece.remove_prefix(kMark.size());
    if (!byte_kinds(piece).non_ascii) return true;
    non_ascii = true;
    const Utf8Check check = check_utf8(piece);
    utf8 = utf8 && check.valid;
    return check.valid ? !check.suspicious : true;
  });
  if (!plain) return std::nullopt;
  TextOfFile text;
  text.bytes = bytes;
  text.begin = marked ? kMark.size() : 0;
  text.encoding = non_ascii || marked ? "utf-8" : "ascii";
  if (utf8) return text;
  bool c1 = false;
  // A letter in the last bytes might be one of UTF-8 that is cut off: decode() knows.
  const bool at_end =
      byte_kinds(all.substr(all.size() - std::min<std::size_t>(3, all.size()))).non_ascii;
  if (marked || at_end || !clean_single_byte(bytes, c1)) return std::nullopt;
  text.encoding = c1 ? "cp1252" : "latin-1";
  text.bytes = converted(bytes);
  return text;
}

}  // namespace kv::etl
