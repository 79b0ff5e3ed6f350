// SPDX-License-Identifier: MIT
// A workbook is read back by Python from its XML: what a spreadsheet program would see.
#include <array>
#include <cstdio>
#include <filesystem>
#include <gmock/gmock.h>
#include <limits>

#include "queryctl/output/book.h"
#include "schema/error.h"
#include "tests/queryctl/output/written.h"

namespace kv::queryctl {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* kReader = R"(
import re, sys, zipfile
import xml.etree.ElementTree as ET
n = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
styles = ET.fromstring(z.read('xl/styles.xml'))
codes = {f.get('numFmtId'): f.get('formatCode') for f in styles.iter(n + 'numFmt')}
codes.update({'0': 'General', '1': '0', '2': '0.00', '49': '@'})
formats = [codes[x.get('numFmtId')] for x in styles.find(n + 'cellXfs')]
for name in sorted(f for f in z.namelist() if re.match(r'xl/worksheets/sheet\d+.xml', f)):
    sheet = ET.fromstring(z.read(name))
    pane = sheet.find('.//' + n + 'pane')
    print(name[14:], 'frozen' if pane is not None and pane.get('ySplit') == '1' else 'loose')
    for row in sheet.iter(n + 'row'):
        for c in row:
            text = ''.join(t.text or '' for t in c.iter(n + 't'))
            value = c.find(n + 'v')
            what = ('n ' + value.text) if value is not None else 's ' + text
            print(c.get('r'), formats[int(c.get('s', '0'))], what)
)";

class Xlsx : public ::testing::Test {
 protected:
  Xlsx() {
    std::string name = (std::filesystem::temp_directory_path() / "kv_xlsx_XXXXXX").string();
    folder_ = mkdtemp(name.data());
    path_ = folder_ / "a.xlsx";
  }
  ~Xlsx() override { std::filesystem::remove_all(folder_); }

  std::string read() const {
    std::FILE* script = std::fopen((folder_ / "read.py").c_str(), "w");
    std::fputs(kReader, script);
    std::fclose(script);
    const std::string command =
        "/usr/bin/python3 '" + (folder_ / "read.py").string() + "' '" + path_.string() + "'";
    std::FILE* pipe = popen(command.c_str(), "r");
    std::string text;
    std::array<char, 4096> part;
    for (std::size_t got = 0; (got = std::fread(part.data(), 1, part.size(), pipe)) > 0;)
      text.append(part.data(), got);
    EXPECT_EQ(pclose(pipe), 0);
    return text;
  }

  std::filesystem::path folder_;
  std::filesystem::path path_;
};

// 0301 that becomes 301 is another municipality, or none.
TEST_F(Xlsx, TextStaysTextAndNumbersShowTheirDecimals) {
  const auto book = make_xlsx_book(path_);
  const auto sheet = book->sheet(true);
  sheet->begin(
      std::vector<Column>{{"kode", {}}, {"navn", {}}, {"andel", 1}, {"antall", 0}, {"fri", {}}});
  sheet->row(
      std::vector<Cell>{text("0301"), text("Bærum & <co>"), real(70.25), integer(7), real(0.1)});
  sheet->row(std::vector<Cell>{text("=1+1"), null(), integer(3), integer(1234567), integer(5)});
  sheet->end();
  EXPECT_TRUE(sheet->notices().empty());
  book->close();
  EXPECT_EQ(read(),
            "sheet1.xml frozen\n"
            "A1 General s kode\nB1 General s navn\nC1 General s andel\nD1 General s antall\nE1 "
            "General s fri\n"
            "A2 @ s 0301\nB2 @ s Bærum & <co>\nC2 0.0 n 70.25\nD2 0 n 7\nE2 General n 0.1\n"
            "A3 @ s =1+1\nC3 0.0 n 3\nD3 0 n 1234567\nE3 General n 5\n");
}

TEST_F(Xlsx, EachResultIsASheet) {
  const auto book = make_xlsx_book(path_);
  for (int i = 0; i < 2; ++i) {
    const auto sheet = book->sheet(false);
    sheet->begin(std::vector<Column>{{"a", {}}});
    sheet->row(std::vector<Cell>{integer(i)});
    sheet->end();
  }
  book->close();
  EXPECT_EQ(read(), "sheet1.xml loose\nA1 General n 0\nsheet2.xml loose\nA1 General n 1\n");
}

TEST_F(Xlsx, WhatASheetCannotHoldIsSaid) {
  const auto book = make_xlsx_book(path_);
  const auto sheet = book->sheet(false);
  sheet->begin(std::vector<Column>{{"a", {}}});
  sheet->row(std::vector<Cell>{real(std::numeric_limits<double>::infinity())});
  sheet->row(std::vector<Cell>{integer(9007199254740993)});
  sheet->row(std::vector<Cell>{blob("\xAB")});
  const std::string longest(40'000, 'x');
  EXPECT_THROW(sheet->row(std::vector<Cell>{text(longest)}), Error);
  sheet->end();
  EXPECT_THAT(sheet->notices(), ElementsAre(HasSubstr("the cell is empty"),
                                            HasSubstr("written as text"), HasSubstr("1 BLOB")));
  book->close();
  EXPECT_EQ(read(), "sheet1.xml loose\nA2 @ s 9007199254740993\nA3 @ s AB\n");
}

TEST(XlsxName, IsToldByItsEnd) {
  EXPECT_TRUE(is_xlsx_name("a.xlsx"));
  EXPECT_TRUE(is_xlsx_name("A.XLSX"));
  EXPECT_FALSE(is_xlsx_name(".xlsx"));
  EXPECT_FALSE(is_xlsx_name("a.xls"));
}

}  // namespace
}  // namespace kv::queryctl
