// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/zip.h"

#include <array>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/etl/formats/xlsx/rows.h"

namespace kv::etl::xlsx {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string content(const Zip& zip, std::string_view name) {
  ZipPart part = zip.part(name);
  std::string out;
  std::array<char, 1000> buffer{};
  while (const std::size_t got = part.read(buffer)) out.append(buffer.data(), got);
  return out;
}

std::string refused(const ZipFile& file, const Limits& limits = {}) {
  return refusal([&] {
    const std::string bytes = file.bytes();
    content(Zip::from_bytes(bytes, limits), "a.xml");
  });
}

TEST(Zip, GivesPartsPackedAndStored) {
  const std::string long_text(100'000, 'x');
  const std::string bytes = ZipFile().add("a.xml", long_text).add("b.xml", "abc", false).bytes();
  const Zip zip = Zip::from_bytes(bytes, {});
  EXPECT_EQ(content(zip, "a.xml"), long_text);
  EXPECT_EQ(content(zip, "b.xml"), "abc");
  EXPECT_FALSE(zip.has("c.xml"));
}

TEST(Zip, FindsPartsWhateverTheCaseAndTheSlash) {
  const std::string bytes = ZipFile().add("XL\\Workbook.xml", "abc").bytes();
  EXPECT_EQ(content(Zip::from_bytes(bytes, {}), "xl/workbook.xml"), "abc");
}

TEST(Zip, TwoPartsCanBeReadSideBySide) {
  const std::string bytes = ZipFile().add("a", "12345").add("b", "abcde").bytes();
  const Zip zip = Zip::from_bytes(bytes, {});
  ZipPart a = zip.part("a");
  ZipPart b = zip.part("b");
  std::array<char, 2> two{};
  std::string out;
  for (int i = 0; i < 3; ++i)
    for (ZipPart* part : {&a, &b}) out.append(two.data(), part->read(two));
  EXPECT_EQ(out, "12ab34cd5e");
}

TEST(Zip, RefusesAWrongChecksum) {
  EXPECT_THAT(refused(ZipFile().add("a.xml", "abc", true, {.crc = 1})), HasSubstr("checksum"));
  EXPECT_THAT(refused(ZipFile().add("a.xml", "abc", false, {.crc = 1})), HasSubstr("checksum"));
}

TEST(Zip, RefusesAPartThatIsShorterThanItSays) {
  EXPECT_THAT(refused(ZipFile().add("a.xml", "abc", true, {.size = 10})),
              AllOf(HasSubstr("a.xml"), HasSubstr("ends after 3 of 10 bytes")));
}

TEST(Zip, RefusesAPartThatIsLongerThanItSays) {
  EXPECT_THAT(refused(ZipFile().add("a.xml", "abcdefgh", true, {.size = 3})),
              HasSubstr("checksum"));
}

TEST(Zip, RefusesTwoPartsOfOneName) {
  EXPECT_THAT(refused(ZipFile().add("a.xml", "abc").add("A.XML", "abd")), HasSubstr("twice"));
}

TEST(Zip, RefusesAPartWithAPassword) {
  EXPECT_THAT(refused(ZipFile().add("a.xml", "abc", true, {.flags = 1})), HasSubstr("encrypted"));
}

TEST(Zip, RefusesOtherPackingThanDeflate) {
  EXPECT_THAT(refused(ZipFile().add("a.xml", "abc", true, {.method = 12})), HasSubstr("method 12"));
}

TEST(Zip, RefusesAPartThatGrowsTooMuch) {
  Limits limits;
  limits.ratio_from = 100'000;
  const std::string zeros(1'000'000, '0');
  EXPECT_THAT(refused(ZipFile().add("a.xml", zeros), limits),
              AllOf(HasSubstr("zip bomb"), HasSubstr("to 1000000 bytes")));
  limits.ratio = 2000;
  const std::string bytes = ZipFile().add("a.xml", zeros).bytes();
  EXPECT_EQ(content(Zip::from_bytes(bytes, limits), "a.xml"), zeros);
}

TEST(Zip, RefusesMoreInAllThanTheLimit) {
  Limits limits;
  limits.total_bytes = 3 << 20;
  const std::string mib(1 << 20, 'x');
  ZipFile file;
  file.add("a.xml", mib).add("b", mib).add("c", mib);
  EXPECT_NO_THROW(content(Zip::from_bytes(file.bytes(), limits), "a.xml"));
  EXPECT_THAT(refused(file.add("d", "x"), limits), HasSubstr("more than 3 MiB"));
}

TEST(Zip, RefusesPartsThatOverlap) {
  EXPECT_THAT(refused(ZipFile().add("a.xml", "abc", true, {.packed_size = 5000})),
              HasSubstr("overlap"));
}

TEST(Zip, RefusesMorePartsThanTheLimit) {
  Limits limits;
  limits.entries = 2;
  EXPECT_THAT(refused(ZipFile().add("a", "").add("b", "").add("c", ""), limits),
              HasSubstr("3 parts"));
}

TEST(Zip, SaysThatAFileIsNotThere) {
  EXPECT_THAT(refusal([] { Zip::open("no/such/file.xlsx", {}); }),
              HasSubstr("no/such/file.xlsx cannot be opened"));
}

}  // namespace
}  // namespace kv::etl::xlsx
