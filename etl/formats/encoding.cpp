// SPDX-License-Identifier: MIT
#include "etl/formats/encoding.h"

#include <algorithm>
#include <utility>

#include "etl/formats/byte_check.h"
#include "etl/formats/place.h"
#include "etl/formats/single_byte.h"
#include "etl/formats/text_check.h"
#include "etl/formats/utf16.h"
#include "etl/formats/utf8.h"

namespace kv::etl {
namespace {

using namespace std::string_literals;

constexpr std::string_view kExportAgain =
    "Export the file again as CSV in one encoding, best UTF-8.";

struct Signature {
  std::string_view bytes;
  std::string_view what;
};

constexpr Signature kNotText[] = {
    {"PK\x03\x04", "a zip file or an Excel workbook (.xlsx)"},
    {"\xD0\xCF\x11\xE0", "an old Excel workbook (.xls)"},
    {"\x1F\x8B", "a gzip file"},
    {"%PDF-", "a PDF"},
};

Problem whole_file(std::string rule, std::string value, std::string message, std::string remedy) {
  return {std::move(rule), 0, 0, std::move(value), std::move(message), std::move(remedy)};
}

// UTF-16 text in Latin letters: NUL in nearly all bytes of one parity and in few of the other.
bool looks_like_utf16(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  std::size_t nul[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) nul[i % 2] += head[i] == '\0';
  const std::size_t half = head.size() / 2;
  const auto [low, high] = std::minmax(nul[0], nul[1]);
  return half > 0 && high * 4 >= half * 3 && low * 4 <= half;
}

// UTF-8 letters stay, any other byte is read as cp1252: the best reading of a mixed file.
std::string mixed_to_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t end = find_non_ascii(bytes, i);
    out += bytes.substr(i, end - i);
    if (end == bytes.size()) break;
    const std::size_t length = utf8_length(bytes.substr(end));
    if (length > 0) {
      out += bytes.substr(end, length);
    } else {
      const auto byte = static_cast<unsigned char>(bytes[end]);
      const std::uint32_t code_point = cp1252_code_point(byte);
      append_utf8(out, code_point != 0 ? code_point : byte);
    }
    i = end + std::max<std::size_t>(length, 1);
  }
  return out;
}

// Where a letter of UTF-8 begins that the end of the file cuts off; bytes.size() when there is
// none. A latin-1 file may end in å, so that the text before has to be UTF-8 beyond doubt, unless
// the letter would be Â or Ã.
std::size_t cut_letter(std::string_view bytes, bool had_bom) {
  for (std::size_t length = 1; length <= std::min<std::size_t>(3, bytes.size()); ++length) {
    const std::size_t begin = bytes.size() - length;
    const auto lead = static_cast<unsigned char>(bytes[begin]);
    if (lead >= 0x80 && lead < 0xC0) continue;
    if (lead < 0xC2 || lead > 0xF4) break;
    const std::size_t wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const std::string_view before = bytes.substr(0, begin);
    const bool certain =
        had_bom || lead == 0xC2 || lead == 0xC3 || find_non_ascii(before, 0) < before.size();
    return length < wanted && certain && check_utf8(before).valid ? begin : bytes.size();
  }
  return bytes.size();
}

void decode_single_byte(std::string_view bytes, Decoded& out, ProblemList& problems) {
  if (const std::size_t cut = cut_letter(bytes, out.had_bom); cut < bytes.size()) {
    report_cut_letter(bytes, cut, problems);
    out.encoding = "utf-8";
    out.text = bytes.substr(0, cut);
    return;
  }
  const SingleByteSurvey survey = survey_single_byte(bytes);
  if (out.had_bom || survey.first_utf8 != std::string::npos) {
    report_mixed(bytes, out.had_bom, problems);
    out.text = mixed_to_utf8(bytes);
    return;
  }
  out.encoding = survey.first_c1 == std::string::npos ? "latin-1" : "cp1252";
  if (survey.first_undefined != std::string::npos) report_undefined(bytes, problems);
  if (survey.first_foreign != std::string::npos) report_foreign(bytes, problems);
  out.text = single_byte_to_utf8(bytes, survey.non_ascii);
}

// True when the bytes were recognised as no text, or as UTF-16; `out` is then complete.
bool decode_by_signature(std::string_view bytes, Decoded& out, ProblemList& problems) {
  for (const Signature& signature : kNotText) {
    if (!bytes.starts_with(signature.bytes)) continue;
    problems.add(whole_file("not-text", hex_bytes(signature.bytes),
                            "This is " + std::string(signature.what) + ", not a text file.",
                            "Open it in the program it belongs to and save it as CSV."));
    return true;
  }
  if (bytes.starts_with("\xFF\xFE\0\0"s) || bytes.starts_with("\0\0\xFE\xFF"s)) {
    out.had_bom = true;
    problems.add(whole_file("utf-32", hex_bytes(bytes.substr(0, 4)),
                            "The file is in UTF-32, which is not read.",
                            std::string(kExportAgain)));
    return true;
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    const bool little = bytes[0] == '\xFF';
    out.had_bom = true;
    out.encoding = little ? "utf-16le" : "utf-16be";
    out.text = utf16_to_utf8(bytes.substr(2), little, problems);
    if (bytes.size() == 2) {
      problems.add(whole_file("empty-file", "", "The file holds nothing but a byte order mark.",
                              "Get the file again; the export or the download was cut off."));
    }
    check_text(out.text, problems);
    return true;
  }
  return false;
}

Decoded decode_bytes(std::string bytes, ProblemList& problems) {
  Decoded out;
  if (bytes.empty()) {
    problems.add(whole_file("empty-file", "", "The file is empty.",
                            "Get the file again; the export or the download was cut off."));
    return out;
  }
  if (decode_by_signature(bytes, out, problems)) return out;
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    out.had_bom = true;
    bytes.erase(0, 3);
    if (bytes.empty()) {
      problems.add(whole_file("empty-file", "", "The file holds nothing but a byte order mark.",
                              "Get the file again; the export or the download was cut off."));
    }
  }
  const ByteKinds kinds = byte_kinds(bytes);
  if (kinds.control && looks_like_utf16(bytes)) {
    problems.add(whole_file("utf-16-without-mark", hex_bytes(std::string_view(bytes).substr(0, 8)),
                            "The file seems to be UTF-16, but has no byte order mark to say so.",
                            std::string(kExportAgain)));
    return out;
  }
  bool look = kinds.control;
  if (!kinds.non_ascii) {
    out.encoding = out.had_bom ? "utf-8" : "ascii";
    out.text = std::move(bytes);
  } else if (const Utf8Check check = check_utf8(bytes); check.valid) {
    out.encoding = "utf-8";
    out.text = std::move(bytes);
    look = look || check.suspicious;
  } else {
    decode_single_byte(bytes, out, problems);
    look = look || out.encoding.empty() || out.encoding == "utf-8";  // mixed, or cut off
  }
  if (look) check_text(out.text, problems);
  return out;
}

}  // namespace

Decoded decode(std::string bytes) {
  ProblemList problems;
  Decoded out = decode_bytes(std::move(bytes), problems);
  problems.close();
  out.problems = problems.take();
  return out;
}

}  // namespace kv::etl
