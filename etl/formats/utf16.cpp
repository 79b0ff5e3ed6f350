// SPDX-License-Identifier: MIT
#include "etl/formats/utf16.h"

#include <iconv.h>

#include "etl/formats/csv.h"
#include "etl/formats/place.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

class Converter {
 public:
  explicit Converter(const char* from) : handle_(iconv_open("UTF-8", from)) {
    if (handle_ == iconv_t(-1)) {
      throw Error(std::string("The system's iconv does not know ") + from + ".",
                  "Install the C library's character set modules, or save the file as UTF-8.");
    }
  }
  ~Converter() { iconv_close(handle_); }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // How many bytes of `in` could not be read; 0 when all went well. `out` must be large enough.
  std::size_t convert(std::string_view in, std::string& out) {
    std::string input(in);  // iconv's interface wants a pointer to bytes it may write
    char* from = input.data();
    std::size_t from_left = input.size();
    char* to = out.data();
    std::size_t to_left = out.size();
    iconv(handle_, &from, &from_left, &to, &to_left);
    out.resize(out.size() - to_left);
    return from_left;
  }

 private:
  iconv_t handle_;
};

}  // namespace

std::string utf16_to_utf8(std::string_view bytes, bool little_endian, ProblemList& problems) {
  Converter converter(little_endian ? "UTF-16LE" : "UTF-16BE");
  std::string text(bytes.size() / 2 * 3 + 4, '\0');
  if (const std::size_t left = converter.convert(bytes, text); left > 0) {
    const std::size_t offset[] = {text.size()};
    const Place place = locate(text, offset, detect_separator(text))[0];
    problems.add({"bad-utf-16", place.row, place.column,
                  hex_bytes(bytes.substr(bytes.size() - left, 2)) + " after " +
                      in_quotes(excerpt(text, text.size())),
                  left == 1 ? "The file ends in the middle of a letter."
                            : "From here on the bytes are no UTF-16.",
                  "Get the file again; it was cut off or damaged on its way."});
  }
  return text;
}

}  // namespace kv::etl
