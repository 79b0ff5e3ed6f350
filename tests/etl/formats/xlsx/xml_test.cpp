// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/xml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/etl/formats/xlsx/rows.h"

namespace kv::etl::xlsx {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class Collector final : public XmlHandler {
 public:
  void start(const XmlTag& tag) override {
    out += "<" + std::string(tag.is_main() ? "main:" : "") + std::string(tag.name) + ">";
  }
  void end() override { out += "/"; }
  void text(std::string_view piece) override { out += piece; }
  std::string out;
};

std::string events(const std::string& xml, const Limits& limits = {}) {
  const std::string bytes = ZipFile().add("p.xml", xml).bytes();
  Collector collector;
  read_xml(Zip::from_bytes(bytes, limits).part("p.xml"), limits, collector);
  return collector.out;
}

std::string refused(const std::string& xml, const Limits& limits = {}) {
  return refusal([&] { events(xml, limits); });
}

constexpr const char* kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

TEST(Xml, KnowsTheMainNamespaceByAnyPrefixAndInBothEditions) {
  EXPECT_EQ(events("<a xmlns='" + std::string(kMain) + "'><b/></a>"), "<main:a><main:b>//");
  EXPECT_EQ(events("<x:a xmlns:x='" + std::string(kMain) + "'><x:b/><b/></x:a>"),
            "<main:a><main:b>/<b>//");
  EXPECT_EQ(events("<a xmlns='http://purl.oclc.org/ooxml/spreadsheetml/main'/>"), "<main:a>/");
  EXPECT_EQ(events("<a xmlns='http://example.org/'/>"), "<a>/");
}

TEST(Xml, ReadsUtf16AndLatin1) {
  const std::string xml = "<a>R</a>";
  std::string wide = "\xFF\xFE";
  for (const char c : xml) wide += {c, '\0'};
  EXPECT_EQ(events(wide), "<a>R/");
  EXPECT_EQ(events("<?xml version='1.0' encoding='ISO-8859-1'?><a>Ris\xF8r</a>"), "<a>Risør/");
  EXPECT_EQ(events("\xEF\xBB\xBF<a>å</a>"), "<a>å/");
}

TEST(Xml, ReadsTheFiveEntitiesAndCharacterReferences) {
  EXPECT_EQ(events("<a>&lt;5 &amp; &#248;</a>"), "<a><5 & ø/");
}

TEST(Xml, RefusesADocumentTypeBeforeAnyEntityIsOpened) {
  EXPECT_THAT(refused("<!DOCTYPE a [<!ENTITY b 'cccc'><!ENTITY d '&b;&b;&b;&b;'>]><a>&d;</a>"),
              AllOf(HasSubstr("DOCTYPE"), HasSubstr("p.xml")));
  EXPECT_THAT(refused("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"), HasSubstr("DOCTYPE"));
}

TEST(Xml, RefusesDeepNesting) {
  std::string deep;
  for (int i = 0; i < 101; ++i) deep += "<a>";
  EXPECT_THAT(refused(deep), HasSubstr("nested more than 100 deep"));
}

TEST(Xml, RefusesATagOfMegabytes) {
  const std::string huge(3 << 20, 'x');
  EXPECT_THAT(refused("<a b='" + huge + "'/>"), HasSubstr("longer than 1048576 bytes"));
  EXPECT_THAT(refused("<a><!--" + huge + "--></a>"), HasSubstr("longer than 1048576 bytes"));
  EXPECT_EQ(events("<a>" + huge + "</a>").size(), huge.size() + 4) << "text comes in pieces";
}

TEST(Xml, SaysWhereXmlIsBroken) {
  EXPECT_THAT(refused("<a>\n<b></a>"), AllOf(HasSubstr("line 2"), HasSubstr("mismatched tag")));
  EXPECT_THAT(refused("<a>\n<b>"), HasSubstr("not well-formed"));
  EXPECT_THAT(refused(""), HasSubstr("no element found"));
  EXPECT_THAT(refused("<a>\xFF</a>"), HasSubstr("invalid token"));
  EXPECT_THAT(refused("<a>&nbsp;</a>"), HasSubstr("undefined entity"));
}

}  // namespace
}  // namespace kv::etl::xlsx
