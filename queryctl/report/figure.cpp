// SPDX-License-Identifier: MIT
#include "queryctl/report/figure.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

#include "schema/error.h"

namespace kv::queryctl::report {
namespace {

// What a drawing is made of. No script, no HTML, no animation, no image, no link.
constexpr std::array<std::string_view, 26> kElements = {
    "svg",      "g",      "title", "desc",           "defs",           "symbol",
    "use",      "path",   "line",  "polyline",       "polygon",        "circle",
    "ellipse",  "rect",   "text",  "tspan",          "pattern",        "clipPath",
    "mask",     "marker", "style", "linearGradient", "radialGradient", "stop",
    "metadata", "switch"};

[[noreturn]] void refuse(const std::string& what) {
  throw Error("the figure cannot stand in a page: " + what + ".",
              "Only plain SVG drawings can; see the command that made it.");
}

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == ':' || c == '.';
}

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

struct Attribute {
  std::string_view name, value;
  char quote = '"';
};

/// A tag of the text, from '<' to behind '>'.
struct Tag {
  std::string_view whole, name;
  std::vector<Attribute> attributes;
  bool closing = false;
};

/// The tag at `at`, which is a '<' of an element.
Tag read_tag(std::string_view svg, std::size_t at) {
  Tag tag;
  std::size_t i = at + 1;
  if (i < svg.size() && svg[i] == '/') {
    tag.closing = true;
    ++i;
  }
  const std::size_t begin = i;
  while (i < svg.size() && is_name(svg[i])) ++i;
  tag.name = svg.substr(begin, i - begin);
  while (i < svg.size() && svg[i] != '>') {
    if (is_blank(svg[i]) || svg[i] == '/') {
      ++i;
      continue;
    }
    Attribute attribute;
    const std::size_t from = i;
    while (i < svg.size() && is_name(svg[i])) ++i;
    attribute.name = svg.substr(from, i - from);
    const bool valued =
        i + 1 < svg.size() && svg[i] == '=' && (svg[i + 1] == '"' || svg[i + 1] == '\'');
    if (attribute.name.empty() || !valued) refuse("it is not well-formed");
    attribute.quote = svg[i + 1];
    const std::size_t end = svg.find(attribute.quote, i + 2);
    if (end == std::string_view::npos) refuse("it is not well-formed");
    attribute.value = svg.substr(i + 2, end - i - 2);
    tag.attributes.push_back(attribute);
    i = end + 1;
  }
  if (i >= svg.size()) refuse("it is not well-formed");
  tag.whole = svg.substr(at, i + 1 - at);
  return tag;
}

void check(const Tag& tag) {
  if (std::ranges::find(kElements, tag.name) == kElements.end())
    refuse("it holds <" + std::string(tag.name) + ">");
  for (const Attribute& attribute : tag.attributes) {
    if (attribute.name.starts_with("on") || attribute.name.starts_with("ON"))
      refuse("it holds the event handler " + std::string(attribute.name));
    const bool reference = attribute.name == "href" || attribute.name.ends_with(":href");
    if (reference && !attribute.value.starts_with('#'))
      refuse("it refers to " + std::string(attribute.value.substr(0, 40)));
    for (std::size_t at = 0; (at = attribute.value.find("url(", at)) != std::string_view::npos;
         ++at)
      if (at + 4 >= attribute.value.size() || attribute.value[at + 4] != '#')
        refuse("it refers to something outside");
  }
}

/// Walks over the elements of `svg`; `on_tag` and `on_text` get what there is, in order.
template <typename OnTag, typename OnText>
void walk(std::string_view svg, OnTag on_tag, OnText on_text) {
  std::size_t at = 0;
  while (at < svg.size()) {
    if (svg[at] != '<') {
      const std::size_t end = std::min(svg.find('<', at), svg.size());
      on_text(svg.substr(at, end - at));
      at = end;
      continue;
    }
    const auto skip_to = [&](std::string_view end) {
      const std::size_t found = svg.find(end, at);
      if (found == std::string_view::npos) refuse("it is not well-formed");
      at = found + end.size();
    };
    if (svg.substr(at).starts_with("<!--")) {
      skip_to("-->");
    } else if (svg.substr(at).starts_with("<?")) {
      skip_to("?>");
    } else if (svg.substr(at).starts_with("<!")) {
      if (svg.substr(at).starts_with("<![") ||
          svg.substr(at, 200).find('[') < svg.substr(at).find('>'))
        refuse("it declares something of its own");
      skip_to(">");
    } else {
      const Tag tag = read_tag(svg, at);
      on_tag(tag);
      at += tag.whole.size();
    }
  }
}

/// `value` with the ids of `own` that it refers to prefixed: one, a list, or url(#id).
std::string prefixed(const Attribute& attribute, const std::set<std::string, std::less<>>& own,
                     std::string_view prefix) {
  std::string value(attribute.value);
  const std::string_view name = attribute.name;
  if (name == "id") return own.contains(value) ? std::string(prefix) + value : value;
  if (name == "href" || name.ends_with(":href")) {
    const bool known = own.contains(std::string_view(value).substr(1));
    return known ? "#" + std::string(prefix) + value.substr(1) : value;
  }
  if (name == "aria-labelledby" || name == "aria-describedby" || name == "aria-owns" ||
      name == "aria-controls") {
    std::string list;
    for (std::size_t at = 0; at < value.size();) {
      const std::size_t end = std::min(value.find(' ', at), value.size());
      const std::string id = value.substr(at, end - at);
      list += (list.empty() ? "" : " ") + (own.contains(id) ? std::string(prefix) + id : id);
      at = end + 1;
    }
    return list;
  }
  for (std::size_t at = 0; (at = value.find("url(#", at)) != std::string::npos;) {
    at += 5;
    const std::size_t end = std::min(value.find(')', at), value.size());
    if (own.contains(std::string_view(value).substr(at, end - at))) value.insert(at, prefix);
  }
  return value;
}

}  // namespace

std::string figure_in_page(std::string_view svg, std::string_view prefix) {
  std::set<std::string, std::less<>> own;
  bool begun = false;
  walk(
      svg,
      [&](const Tag& tag) {
        if (!begun && tag.name != "svg") refuse("it is no SVG");
        begun = true;
        check(tag);
        for (const Attribute& attribute : tag.attributes)
          if (attribute.name == "id") own.emplace(attribute.value);
      },
      [](std::string_view) {});
  if (!begun) refuse("it is no SVG");
  std::string out;
  bool in_style = false;
  walk(
      svg,
      [&](const Tag& tag) {
        in_style = tag.name == "style" && !tag.closing;
        if (tag.closing || tag.attributes.empty()) {
          out += tag.whole;
          return;
        }
        out += "<" + std::string(tag.name);
        for (const Attribute& attribute : tag.attributes)
          out += " " + std::string(attribute.name) + "=" + attribute.quote +
                 prefixed(attribute, own, prefix) + attribute.quote;
        out += tag.whole.ends_with("/>") ? "/>" : ">";
      },
      [&](std::string_view text) {
        if (in_style && (text.find("url(") != std::string_view::npos ||
                         text.find('@') != std::string_view::npos))
          refuse("its style refers to something outside");
        out += text;
      });
  while (out.starts_with('\n')) out.erase(0, 1);
  return out;
}

std::string without_paint_order(std::string_view svg) {
  std::string out;
  std::string letters;  // the second text, while one with a halo is open
  const auto opened = [](const Tag& tag, bool halo) {
    std::string text = "<" + std::string(tag.name);
    for (const Attribute& attribute : tag.attributes)
      if (attribute.name != "paint-order" && (halo || !attribute.name.starts_with("stroke")))
        text += " " + std::string(attribute.name) + "=" + attribute.quote +
                std::string(attribute.value) + attribute.quote;
    return text + (tag.whole.ends_with("/>") ? "/>" : ">");
  };
  walk(
      svg,
      [&](const Tag& tag) {
        const bool halo = !tag.closing && tag.name == "text" &&
                          std::ranges::any_of(tag.attributes, [](const Attribute& attribute) {
                            return attribute.name == "paint-order";
                          });
        if (halo) {
          out += opened(tag, true);
          letters = opened(tag, false);
          return;
        }
        out += tag.whole;
        if (letters.empty()) return;
        letters += tag.whole;
        if (tag.closing && tag.name == "text") out += std::exchange(letters, {});
      },
      [&](std::string_view text) {
        out += text;
        if (!letters.empty()) letters += text;
      });
  return out;
}

FigureIds ids_of(std::string_view svg) {
  FigureIds ids;
  walk(
      svg,
      [&](const Tag& tag) {
        for (const Attribute& attribute : tag.attributes) {
          if (attribute.name == "id") ids.own.emplace(attribute.value);
          const bool reference = attribute.name == "href" || attribute.name.ends_with(":href");
          if (reference && attribute.value.starts_with('#'))
            ids.other.emplace(attribute.value.substr(1));
        }
      },
      [](std::string_view) {});
  for (const std::string& id : ids.own) ids.other.erase(id);
  return ids;
}

}  // namespace kv::queryctl::report
