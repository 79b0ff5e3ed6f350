// SPDX-License-Identifier: MIT
// Packages as they come; where the first byte is odd, the rest is the XML of a part.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "etl/formats/xlsx/xml.h"
#include "etl/formats/xlsx/zip.h"
#include "schema/error.h"
#include "tests/etl/formats/xlsx/xlsx_file.h"
#include "tests/fuzz/expect.h"

namespace {

using namespace kv::etl;

void read_parts(std::string_view bytes) {
  xlsx::Limits limits;
  limits.total_bytes = 4 << 20;
  limits.entries = 100;
  try {
    const xlsx::Zip zip = xlsx::Zip::from_bytes(bytes, limits);
    std::array<char, 4096> buffer;
    std::size_t all = 0;
    for (const std::string& name : zip.names()) {
      kv::expect(zip.has(name), "a part that is listed is there");
      try {
        xlsx::ZipPart part = zip.part(name);
        while (const std::size_t count = part.read(buffer)) all += count;
      } catch (const kv::Error& error) {
        kv::expect(!error.remedy().empty(), "a refusal says what to do");
      }
      kv::expect(all <= limits.total_bytes, "the limit holds");
      all = 0;
    }
  } catch (const kv::Error& error) {
    kv::expect(!error.remedy().empty(), "a refusal says what to do");
  }
}

class CountDepth final : public xlsx::XmlHandler {
 public:
  void start(const xlsx::XmlTag& tag) override {
    ++depth_;
    tag.attribute("ref");
    tag.attribute_in("/relationships", "id");
    if (tag.is_main()) bytes_ += tag.name.size();
  }
  void end() override { kv::expect(depth_-- > 0, "an end has a start"); }
  void text(std::string_view piece) override { bytes_ += piece.size(); }
  int depth() const { return depth_; }

 private:
  int depth_ = 0;
  std::size_t bytes_ = 0;
};

void read_part_of_xml(std::string_view text) {
  xlsx::Limits limits;
  limits.xml_tag_bytes = 4096;
  try {
    const std::string bytes = xlsx::ZipFile().add("a.xml", text, false).bytes();
    const xlsx::Zip zip = xlsx::Zip::from_bytes(bytes, limits);
    CountDepth handler;
    xlsx::read_xml(zip.part("a.xml"), limits, handler);
    kv::expect(handler.depth() == 0, "XML that is read is closed");
  } catch (const kv::Error& error) {
    kv::expect(!error.remedy().empty(), "a refusal says what to do");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  if ((data[0] & 1) != 0)
    read_part_of_xml(rest);
  else
    read_parts(rest);
  return 0;
}
