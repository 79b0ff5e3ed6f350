// SPDX-License-Identifier: MIT
#include "tests/etl/formats/xlsx/xlsx_file.h"

#include <stdexcept>
#include <zlib.h>

namespace kv::etl::xlsx {
namespace {

void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

std::string deflated_bytes(std::string_view content) {
  z_stream stream{};
  if (deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("deflateInit2");
  std::string in(content);
  std::string out(deflateBound(&stream, in.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int status = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (status != Z_STREAM_END) throw std::runtime_error("deflate");
  return out;
}

constexpr const char* kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* kOffice =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* kPackage = "http://schemas.openxmlformats.org/package/2006/relationships";

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + kOffice + "/" + type + "\" Target=\"" +
         target + "\"/>";
}

std::string relations(const std::string& inside) {
  return std::string("<Relationships xmlns=\"") + kPackage + "\">" + inside + "</Relationships>";
}

std::string element(const std::string& name, const std::string& inside) {
  return "<" + name + " xmlns=\"" + kMain + "\" xmlns:r=\"" + kOffice + "\">" + inside + "</" +
         name + ">";
}

}  // namespace

ZipFile& ZipFile::add(std::string_view name, std::string_view content, bool deflated,
                      const ZipLie& lie) {
  const std::string packed = deflated ? deflated_bytes(content) : std::string(content);
  const auto crc = static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())));
  std::string shared;  // what the part's own header and the directory have in common
  put(shared, lie.flags, 2);
  put(shared, lie.method.value_or(deflated ? 8 : 0), 2);
  put(shared, 0, 4);
  put(shared, lie.crc.value_or(crc), 4);
  put(shared, lie.packed_size.value_or(static_cast<std::uint32_t>(packed.size())), 4);
  put(shared, lie.size.value_or(static_cast<std::uint32_t>(content.size())), 4);
  put(shared, name.size(), 2);
  put(shared, 0, 2);

  const std::size_t offset = parts_.size();
  parts_ += std::string("PK\x03\x04\x14\x00", 6) + shared + std::string(name) + packed;
  directory_ += std::string("PK\x01\x02\x14\x00\x14\x00", 8) + shared;
  directory_.append(2 + 2 + 2 + 4, '\0');  // comment, disk, attributes
  put(directory_, offset, 4);
  directory_ += name;
  ++count_;
  return *this;
}

std::string ZipFile::bytes() const {
  std::string out = parts_ + directory_ + std::string("PK\x05\x06\x00\x00\x00\x00", 8);
  put(out, count_, 2);
  put(out, count_, 2);
  put(out, directory_.size(), 4);
  put(out, parts_.size(), 4);
  put(out, 0, 2);
  return out;
}

ZipFile BookFile::zip() const {
  ZipFile zip;
  std::string list;
  std::string targets = relation("styles", "styles", "styles.xml");
  if (!strings.empty()) targets += relation("strings", "sharedStrings", "sharedStrings.xml");
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const SheetFile& sheet = sheets[i];
    const std::string number = std::to_string(i + 1);
    list += "<sheet name=\"";
    list += sheet.name;
    list += "\" sheetId=\"" + number + "\" r:id=\"rId" + number + "\"";
    if (!sheet.state.empty()) list += " state=\"" + sheet.state + "\"";
    list += "/>";
    targets += relation("rId" + number, "worksheet", "worksheets/sheet" + number + ".xml");
  }
  const std::string epoch = date1904 ? "<workbookPr date1904=\"1\"/>" : "<workbookPr/>";
  zip.add("_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml")));
  zip.add("xl/workbook.xml",
          element("workbook", epoch + properties + "<sheets>" + list + "</sheets>"));
  zip.add("xl/_rels/workbook.xml.rels", relations(targets));
  zip.add(
      "xl/styles.xml",
      element("styleSheet", "<numFmts>" + formats + "</numFmts><cellXfs>" +
                                (styles.empty() ? "<xf numFmtId=\"0\"/>" : styles) + "</cellXfs>"));
  if (!strings.empty()) zip.add("xl/sharedStrings.xml", element("sst", strings));
  for (std::size_t i = 0; i < sheets.size(); ++i)
    zip.add("xl/worksheets/sheet" + std::to_string(i + 1) + ".xml",
            element("worksheet", sheets[i].before + "<sheetData>" + sheets[i].data +
                                     "</sheetData>" + sheets[i].after));
  return zip;
}

BookFile one_sheet(std::string data, std::string strings) {
  BookFile book;
  book.sheets.push_back({"Ark1", std::move(data), {}, {}, {}});
  book.strings = std::move(strings);
  return book;
}

}  // namespace kv::etl::xlsx
