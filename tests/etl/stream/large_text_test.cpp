// SPDX-License-Identifier: MIT
#include "etl/large_text.h"

#include <gtest/gtest.h>

#include "etl/formats/encoding.h"
#include "etl/input.h"
#include "schema/sha256.h"
#include "tests/etl/support.h"

namespace kv::etl {
namespace {

std::string many(std::string_view line) {
  std::string text;
  while (text.size() < 3 * FileBytes::kInMemory) text += line;
  return text;
}

// "a𝄞;" in UTF-16: a letter of two units, which no piece may part.
const std::string kMark16 = "\xFF\xFE";
const std::string kClef16("a\0\x34\xD8\x1E\xDD;\0", 8);

// The other order of bytes.
std::string swapped(std::string text) {
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) std::swap(text[i], text[i + 1]);
  return text;
}

// A large file must be read as a small one with the same letters is.
TEST(LargeText, IsWhatDecodeMakesOfCleanFiles) {
  const std::string line = "0901;Risør;Kragerø;Å;12,5\n";
  for (const std::string& bytes :
       {many("0901;Risor;1\n"), many(line), "\xEF\xBB\xBF" + many(line),
        many(test::to_latin1(line)), many("\x93quoted\x94;" + test::to_latin1(line)),
        many("[1,2,3,4]").append("æ,"), test::to_utf16(many(line)), kMark16 + many(kClef16),
        "\xFE\xFF" + swapped(test::to_utf16(many(line)).substr(2))}) {
    const std::optional<TextOfFile> large = large_text(FileBytes(bytes));
    const Decoded decoded = decode(bytes);
    ASSERT_TRUE(decoded.problems.empty());
    ASSERT_TRUE(large.has_value()) << bytes.substr(0, 40);
    EXPECT_EQ(large->encoding, decoded.encoding);
    EXPECT_TRUE(large->text() == decoded.text) << "in " << decoded.encoding;
  }
}

TEST(LargeText, LeavesToDecodeWhateverItHasSomethingToSayOf) {
  const std::string line = "0901;Risør;1\n";
  for (const std::string& bytes :
       {many(line) + test::to_latin1(line), many(test::to_latin1(line)) + line,
        many(test::double_encoded(line)), test::to_utf16(many("0901;a\n")).append("x"),
        test::to_utf16(many("0901;a\n") + std::string(1, '\0')), many(line) + std::string(1, '\0'),
        many("0901;\xEF\xBF\xBD\n"), "%PDF-" + many("a;b\n"), many("0901;a\n") + "\xC3",
        "PK\x03\x04" + many("abc\n")})
    EXPECT_FALSE(large_text(FileBytes(bytes)).has_value()) << bytes.substr(0, 20);
}

TEST(ReadFile, HashesAndKeepsWhatStandsThereHoweverLarge) {
  test::TempDir dir;
  for (const std::size_t size : {std::size_t{0}, std::size_t{10}, FileBytes::kInMemory,
                                 FileBytes::kInMemory + 1, 3 * FileBytes::kInMemory + 77}) {
    std::string bytes(size, 'x');
    for (std::size_t i = 0; i < size; i += 97) bytes[i] = static_cast<char>(i % 251);
    const FileContent content = read_file(test::write_file(dir / "file", bytes));
    EXPECT_TRUE(std::string_view(content.bytes) == bytes) << size;
    EXPECT_EQ(content.sha256, sha256_hex(bytes));
    std::string again;
    content.bytes.each_piece([&again](std::string_view piece) { again += piece; });
    EXPECT_TRUE(again == bytes) << "bytes that left memory must come back the same";
  }
}

}  // namespace
}  // namespace kv::etl
