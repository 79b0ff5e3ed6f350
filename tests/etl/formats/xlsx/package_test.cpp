// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/package.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/etl/formats/xlsx/rows.h"

namespace kv::etl::xlsx {
namespace {

using testing::HasSubstr;

std::string refused(const std::string& bytes) {
  return refusal([&] { Workbook::from_bytes(bytes); });
}

TEST(Package, NamesWhatIsNoWorkbook) {
  EXPECT_THAT(refused(""), HasSubstr("empty"));
  EXPECT_THAT(refused("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0')),
              HasSubstr("protected by a password, or one in the format of Excel 97-2003 (.xls)"));
  EXPECT_THAT(refused("\n<html><body>Error 404"), HasSubstr("web page"));
  EXPECT_THAT(refused("Kommune;Antall\n"), HasSubstr("\"Kommune;Antall"));
  EXPECT_THAT(refused("PK\x03\x04 and no more"), HasSubstr("cut off"));
}

TEST(Package, NamesOtherKindsOfOfficeFiles) {
  EXPECT_THAT(refused(ZipFile().add("xl/workbook.bin", "x").bytes()), HasSubstr(".xlsb"));
  EXPECT_THAT(refused(ZipFile().add("mimetype", "x").add("content.xml", "x").bytes()),
              HasSubstr(".ods"));
  EXPECT_THAT(refused(ZipFile().add("word/document.xml", "<w/>").bytes()), HasSubstr("Word"));
  EXPECT_THAT(refused(ZipFile().add("data.csv", "a;b").bytes()),
              HasSubstr("zip archive without a workbook"));
}

TEST(Package, MissesWhatTheWorkbookRefersTo) {
  EXPECT_THAT(refused(ZipFile().add("xl/worksheets/sheet1.xml", "<x/>").bytes()),
              HasSubstr("xl/workbook.xml"));
  const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const std::string list = "<workbook xmlns=\"" + main +
                           "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                           "relationships\"><sheets><sheet name=\"Tall\" r:id=\"rId1\"/></sheets>"
                           "</workbook>";
  EXPECT_THAT(refused(ZipFile().add("xl/workbook.xml", list).bytes()),
              HasSubstr("\"Tall\" is listed in the workbook, and its part is missing"));
  EXPECT_THAT(
      refused(ZipFile().add("xl/workbook.xml", "<workbook xmlns=\"" + main + "\"/>").bytes()),
      HasSubstr("no sheet"));
}

TEST(Package, FollowsRelationsUpDownAndFromTheRoot) {
  const auto rels = [](const std::string& target) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
           "<Relationship Id=\"a\" Type=\"http://x/officeDocument/2006/relationships/worksheet\" "
           "Target=\"" +
           target + "\"/></Relationships>";
  };
  const auto target_of = [&](const std::string& target) {
    const std::string bytes = ZipFile().add("xl/_rels/workbook.xml.rels", rels(target)).bytes();
    return relationships(Zip::from_bytes(bytes, {}), "xl/workbook.xml", {}).at(0).target;
  };
  EXPECT_EQ(target_of("worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
  EXPECT_EQ(target_of("/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
  EXPECT_EQ(target_of("../data/./sheet1.xml"), "data/sheet1.xml");
  EXPECT_EQ(target_of("worksheets\\sheet1.xml"), "xl/worksheets/sheet1.xml");
  EXPECT_EQ(target_of("../../../../etc/passwd"), "etc/passwd") << "a name in the package, no file";
}

}  // namespace
}  // namespace kv::etl::xlsx
