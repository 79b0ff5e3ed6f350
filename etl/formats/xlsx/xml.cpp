// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/xml.h"

#include <cstdint>
#include <exception>
#include <expat.h>
#include <utility>

#include "etl/formats/place.h"
#include "schema/error.h"

namespace kv::etl::xlsx {
namespace {

constexpr char kSeparator = '\n';  // never part of a namespace that matters
constexpr int kChunk = 64 * 1024;
constexpr std::string_view kTransitional =
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kStrict = "http://purl.oclc.org/ooxml/spreadsheetml/main";

}  // namespace

const char* XmlTag::attribute(std::string_view wanted) const {
  for (const char* const* at = attributes; *at != nullptr; at += 2)
    if (wanted == *at) return at[1];
  return nullptr;
}

const char* XmlTag::attribute_in(std::string_view space_end, std::string_view wanted) const {
  for (const char* const* at = attributes; *at != nullptr; at += 2) {
    const std::string_view full = *at;
    const auto split = full.rfind(kSeparator);
    if (split != std::string_view::npos && full.substr(split + 1) == wanted &&
        full.substr(0, split).ends_with(space_end))
      return at[1];
  }
  return nullptr;
}

bool XmlTag::is_main() const {
  return space == kTransitional || space == kStrict;
}

struct XmlReader::State {
  State(ZipPart opened, const Limits& bounds, XmlHandler& receiver)
      : part(std::move(opened)), limits(bounds), handler(receiver) {}
  ~State() { XML_ParserFree(parser); }

  ZipPart part;
  Limits limits;
  XmlHandler& handler;
  XML_Parser parser = nullptr;
  std::uint64_t fed = 0;       // bytes given to the parser
  std::uint64_t event_at = 0;  // bytes given when the last event came
  std::size_t depth = 0;
  bool paused = false;
  bool ended = false;
  std::exception_ptr error;

  void fail(std::exception_ptr what) {
    if (!error) error = std::move(what);
    XML_StopParser(parser, XML_FALSE);
  }

  std::string where() const {
    return in_quotes(shown(part.name(), 80)) + ", line " +
           std::to_string(XML_GetCurrentLineNumber(parser));
  }

  void refuse(const std::string& why) {
    fail(std::make_exception_ptr(
        Error("The part " + where() + ": " + why + ".",
              "Open the file in Excel or LibreOffice and save it anew as .xlsx.")));
  }

  template <class Action>
  void guarded(const Action& action) {
    event_at = fed;
    if (error) return;
    try {
      action();
    } catch (...) {
      fail(std::current_exception());
    }
  }

  static State& of(void* user) { return *static_cast<State*>(user); }

  static void XMLCALL on_start(void* user, const XML_Char* name, const XML_Char** attributes) {
    State& self = of(user);
    self.guarded([&] {
      if (++self.depth > self.limits.xml_depth)
        return self.refuse("elements are nested more than " +
                           std::to_string(self.limits.xml_depth) + " deep");
      const std::string_view full = name;
      const auto split = full.rfind(kSeparator);
      XmlTag tag;
      tag.attributes = attributes;
      if (split == std::string_view::npos) {
        tag.name = full;
      } else {
        tag.space = full.substr(0, split);
        tag.name = full.substr(split + 1);
      }
      self.handler.start(tag);
    });
  }

  static void XMLCALL on_end(void* user, const XML_Char* /*name*/) {
    State& self = of(user);
    self.guarded([&] {
      --self.depth;
      self.handler.end();
    });
  }

  static void XMLCALL on_text(void* user, const XML_Char* text, int length) {
    State& self = of(user);
    self.guarded([&] { self.handler.text({text, static_cast<std::size_t>(length)}); });
  }

  static void XMLCALL on_doctype(void* user, const XML_Char*, const XML_Char*, const XML_Char*,
                                 int) {
    State& self = of(user);
    self.guarded([&] {
      self.refuse(
          "it has a document type (DOCTYPE), which may define entities; no workbook needs "
          "one");
    });
  }

  static void XMLCALL on_other(void* user, const XML_Char* /*text*/, int /*length*/) {
    State& self = of(user);
    self.event_at = self.fed;
  }

  [[noreturn]] void malformed() {
    if (error) std::rethrow_exception(error);
    const XML_Error code = XML_GetErrorCode(parser);
    if (code == XML_ERROR_NO_MEMORY) throw std::bad_alloc();
    throw Error("The part " + where() + ", column " +
                    std::to_string(XML_GetCurrentColumnNumber(parser) + 1) +
                    " is not well-formed XML: " + XML_ErrorString(code) + ".",
                "The file was damaged or written by a faulty program; open it in Excel or "
                "LibreOffice and save it anew, or take it again from where it came.");
  }

  void feed() {
    void* buffer = XML_GetBuffer(parser, kChunk);
    if (buffer == nullptr) malformed();
    const std::size_t got = part.read({static_cast<char*>(buffer), kChunk});
    fed += got;
    ended = got == 0;
    settle(XML_ParseBuffer(parser, static_cast<int>(got), ended));
    if (!paused && fed - event_at > limits.xml_tag_bytes) {
      refuse("a single tag or comment is longer than " + std::to_string(limits.xml_tag_bytes) +
             " bytes");
      std::rethrow_exception(error);
    }
  }

  void settle(XML_Status status) {
    if (error) std::rethrow_exception(error);
    if (status == XML_STATUS_ERROR) malformed();
    paused = status == XML_STATUS_SUSPENDED;
  }
};

XmlReader::XmlReader(ZipPart part, const Limits& limits, XmlHandler& handler)
    : state_(std::make_unique<State>(std::move(part), limits, handler)) {
  state_->parser = XML_ParserCreateNS(nullptr, kSeparator);
  if (state_->parser == nullptr) throw std::bad_alloc();
  XML_SetUserData(state_->parser, state_.get());
  XML_SetElementHandler(state_->parser, State::on_start, State::on_end);
  XML_SetCharacterDataHandler(state_->parser, State::on_text);
  XML_SetStartDoctypeDeclHandler(state_->parser, State::on_doctype);
  XML_SetDefaultHandler(state_->parser, State::on_other);
}

XmlReader::~XmlReader() = default;

bool XmlReader::run() {
  State& state = *state_;
  if (state.error) std::rethrow_exception(state.error);
  if (state.paused) state.settle(XML_ResumeParser(state.parser));
  while (!state.paused && !state.ended) state.feed();
  return state.paused;
}

void XmlReader::pause() {
  XML_StopParser(state_->parser, XML_TRUE);
}

void read_xml(ZipPart part, const Limits& limits, XmlHandler& handler) {
  XmlReader reader(std::move(part), limits, handler);
  reader.run();
}

bool is_true(const char* value) {
  if (value == nullptr) return false;
  const std::string_view text = value;
  return text == "1" || text == "true" || text == "on";
}

}  // namespace kv::etl::xlsx
