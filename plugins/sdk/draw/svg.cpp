// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/svg.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "plugins/sdk/draw/metrics.h"
#include "plugins/sdk/draw/svg_path.h"
#include "plugins/sdk/draw/svg_patterns.h"
#include "plugins/sdk/draw/utf8.h"

namespace kv::draw {

namespace {

constexpr int kLeastUnits = 1;
constexpr int kMostUnits = 1000;

bool is_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

void check_name(std::string_view what, std::string_view name) {
  if (!is_name(name))
    throw std::invalid_argument("'" + std::string(name) + "' is not " + std::string(what) +
                                "; it takes letters a-z, digits, '-' and '_'");
}

class Writer {
 public:
  Writer(const Scene& scene, const SvgOptions& options)
      : scene_(scene),
        units_(std::clamp(options.units_per_mm, kLeastUnits, kMostUnits)),
        options_(options),
        patterns_(scene, units_) {
    check_name("an id prefix", scene.id_prefix);
  }

  std::string document() {
    if (options_.xml_declaration) out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    root();
    definitions();
    if (scene_.white) {
      out_ += "<path d=\"M0 0h";
      append_integer(out_, to_units(scene_.width, units_));
      out_ += 'v';
      append_integer(out_, to_units(scene_.height, units_));
      out_ += "H0z\" fill=\"#fff\"/>\n";
    }
    nodes(scene_.nodes, false);
    return std::move(out_ += "</svg>\n");
  }

  void symbol(const Symbol& symbol, std::string_view attributes = "") {
    check_name("an id", symbol.id);
    out_ += "<path id=\"" + symbol.id + "\" d=\"";
    append_path(out_, symbol.rings, units_);
    out_.append("\"").append(attributes).append("/>\n");
  }

  std::string take() { return std::move(out_); }

 private:
  void root() {
    const auto size = [&](const char* name, double mm) {
      out_ += std::string(" ") + name + "=\"";
      append_decimal(out_, mm, 2);
      out_ += "mm\"";
    };
    out_ += "<svg xmlns=\"http://www.w3.org/2000/svg\"";
    size("width", scene_.width);
    size("height", scene_.height);
    out_ += " viewBox=\"0 0 ";
    append_integer(out_, to_units(scene_.width, units_));
    out_ += ' ';
    append_integer(out_, to_units(scene_.height, units_));
    attribute("role", scene_.role.empty() ? "img" : scene_.role, "\"");
    attribute("lang", scene_.lang);
    const std::string id = scene_.id_prefix;
    attribute("aria-labelledby", id + "-title" + (scene_.desc.empty() ? "" : " " + id + "-desc"));
    attribute("font-family", kFontFamily);
    out_ += " fill=\"none\" fill-rule=\"evenodd\">\n<title id=\"" + id + "-title\">" +
            escaped(scene_.title) + "</title>\n";
    if (!scene_.desc.empty())
      out_ += "<desc id=\"" + id + "-desc\">" + escaped(scene_.desc) + "</desc>\n";
  }

  void definitions() {
    const bool symbols = options_.symbols && !scene_.symbols.empty();
    if (patterns_.empty() && !symbols) return;
    out_ += "<defs>\n";
    patterns_.append_definitions(out_);
    if (symbols) {
      const std::set<std::string> clips = clips_of(scene_.nodes);
      for (const Symbol& one : scene_.symbols) clips.contains(one.id) ? clip(one) : symbol(one);
    }
    out_ += "</defs>\n";
  }

  static std::set<std::string> clips_of(const std::vector<Node>& nodes) {
    std::set<std::string> out;
    for (const Node& node : nodes)
      if (const auto* group = std::get_if<Group>(&node.what)) {
        if (!group->clip.empty()) out.insert(group->clip);
        out.merge(clips_of(group->nodes));
      }
    return out;
  }

  /// The symbol within the clip path that it is: WeasyPrint draws nothing of what is clipped by a
  /// `use` of it.
  void clip(const Symbol& one) {
    clips_.insert(one.id);
    out_ += "<clipPath id=\"" + clip_id(one.id) + "\">\n";
    symbol(one, " clip-rule=\"evenodd\"");
    out_ += "</clipPath>\n";
  }
  std::string clip_id(const std::string& symbol) const {
    return scene_.id_prefix + "-clip-" + symbol;
  }

  void attribute(std::string_view name, std::string_view value, std::string_view before = "") {
    out_.append(before).append(" ").append(name).append("=\"").append(escaped(value)).append("\"");
  }
  void number(std::string_view name, double mm) {
    out_.append(" ").append(name).append("=\"");
    append_integer(out_, to_units(mm, units_));
    out_ += '"';
  }
  void decimal(std::string_view name, double value, int decimals) {
    out_.append(" ").append(name).append("=\"");
    append_decimal(out_, value, decimals);
    out_ += '"';
  }

  void marks(const Marks& marks) {
    if (!marks.id.empty()) {
      check_name("an id", marks.id);
      attribute("id", scene_.id_prefix + "-" + marks.id);
    }
    if (!marks.css.empty()) attribute("class", marks.css);
    if (!marks.role.empty()) attribute("role", marks.role);
    for (const auto& [name, value] : marks.attributes) {
      check_name("an attribute's name", name);
      attribute(name, value);
    }
  }

  void style(const Style& style, double scale) {
    if (style.no_fill)
      out_ += " fill=\"none\"";
    else if (style.fill)
      patterns_.append_fill(out_, *style.fill, scale);
    if (style.stroke) stroke(*style.stroke, scale);
    if (style.opacity < 1) decimal("opacity", std::max(0.0, style.opacity), 2);
  }

  void stroke(const Stroke& stroke, double scale) {
    if (stroke.width <= 0) {
      out_ += " stroke=\"none\"";
      return;
    }
    const double unit = units_ / scale;
    attribute("stroke", hex(stroke.colour));
    decimal("stroke-width", stroke.width * unit, 1);
    if (!stroke.dashes.empty()) {
      out_ += " stroke-dasharray=\"";
      for (const double mm : stroke.dashes) {
        if (out_.back() != '"') out_ += ' ';
        append_decimal(out_, mm * unit, 1);
      }
      out_ += '"';
    }
    if (stroke.round)
      out_ += " stroke-linejoin=\"round\"" +
              std::string(stroke.dashes.empty() ? " stroke-linecap=\"round\"" : "");
  }

  /// The end of the start tag, title and description, and the end tag.
  void finish(const Marks& marks, const char* tag, const std::string& content = {}) {
    if (marks.title.empty() && marks.desc.empty() && content.empty()) {
      out_ += "/>\n";
      return;
    }
    out_ += '>';
    titles(marks);
    out_.append(content).append("</").append(tag).append(">\n");
  }
  void titles(const Marks& marks) {
    if (!marks.title.empty()) out_ += "<title>" + escaped(marks.title) + "</title>";
    if (!marks.desc.empty()) out_ += "<desc>" + escaped(marks.desc) + "</desc>";
  }

  void nodes(const std::vector<Node>& nodes, bool stroked) {
    for (const Node& node : nodes) {
      const bool inner = stroked || (node.style.stroke && node.style.stroke->width > 0);
      std::visit([&](const auto& what) { draw(node, what, inner); }, node.what);
    }
  }

  void open(const char* tag, const Node& node, double scale = 1) {
    out_.append("<").append(tag);
    marks(node.marks);
    style(node.style, scale);
  }

  void placed(Point at, double scale) {
    if (at == Point{} && scale == 1) return;
    out_ += " transform=\"";
    if (at != Point{}) {
      out_ += "translate(";
      append_integer(out_, to_units(at.x, units_));
      out_ += ' ';
      append_integer(out_, to_units(at.y, units_));
      out_ += ')';
    }
    if (scale != 1) {
      out_ += "scale(";
      append_decimal(out_, scale, 3);
      out_ += ')';
    }
    out_ += '"';
  }

  void draw(const Node& node, const Group& group, bool stroked) {
    open("g", node);
    placed(group.at, group.scale);
    if (!group.clip.empty()) attribute("clip-path", "url(#" + clip_id(group.clip) + ")");
    out_ += ">\n";
    titles(node.marks);
    if (!group.clip.empty()) {
      check_name("a symbol's id", group.clip);
      if (clips_.insert(group.clip).second)  // another element of the page has the symbol
        out_ += "<clipPath id=\"" + clip_id(group.clip) + "\"><use href=\"#" + group.clip +
                "\" clip-rule=\"evenodd\"/></clipPath>\n";
    }
    nodes(group.nodes, stroked);
    out_ += "</g>\n";
  }

  void draw(const Node& node, const Path& path, bool) {
    open("path", node);
    out_ += " d=\"";
    append_path(out_, path.rings, units_);
    out_ += '"';
    finish(node.marks, "path");
  }

  void draw(const Node& node, const Polyline& line, bool) {
    open("path", node);
    out_ += " d=\"";
    append_line(out_, line.points, units_);
    out_ += '"';
    finish(node.marks, "path");
  }

  void draw(const Node& node, const Circle& circle, bool) {
    open("circle", node);
    number("cx", circle.centre.x);
    number("cy", circle.centre.y);
    decimal("r", circle.radius * units_, 1);
    finish(node.marks, "circle");
  }

  void draw(const Node& node, const Rect& rect, bool) {
    open("rect", node);
    number("x", rect.box.x0);
    number("y", rect.box.y0);
    // From the rounded edges, so that bars that touch still do.
    const auto span = [&](double from, double to) {
      append_integer(out_, std::max(0, to_units(to, units_) - to_units(from, units_)));
    };
    out_ += " width=\"";
    span(rect.box.x0, rect.box.x1);
    out_ += "\" height=\"";
    span(rect.box.y0, rect.box.y1);
    out_ += '"';
    finish(node.marks, "rect");
  }

  void draw(const Node& node, const Text& text, bool stroked) {
    out_ += "<text";
    marks(node.marks);
    number("x", text.at.x);
    number("y", text.at.y);
    decimal("font-size", text.size * kMmPerPoint * units_, 1);
    attribute("fill", hex(text.colour));
    if (text.anchor != Anchor::kStart)
      attribute("text-anchor", text.anchor == Anchor::kMiddle ? "middle" : "end");
    if (text.bold) out_ += " font-weight=\"bold\"";
    if (text.halo > 0) {
      attribute("stroke", hex(text.halo_colour));
      decimal("stroke-width", 2 * text.halo * units_, 1);
      out_ += " stroke-linejoin=\"round\" paint-order=\"stroke\"";
    } else if (stroked) {
      out_ += " stroke=\"none\"";
    }
    if (text.turn != 0) {
      out_ += " transform=\"rotate(";
      append_decimal(out_, text.turn, 2);
      out_ += ' ';
      append_integer(out_, to_units(text.at.x, units_));
      out_ += ' ';
      append_integer(out_, to_units(text.at.y, units_));
      out_ += ")\"";
    }
    if (node.style.opacity < 1) decimal("opacity", std::max(0.0, node.style.opacity), 2);
    finish(node.marks, "text", escaped(text.text));
  }

  void draw(const Node& node, const Use& use, bool) {
    check_name("a symbol's id", use.symbol);
    if (!(use.scale > 0)) throw std::invalid_argument("a symbol's scale must be above 0");
    open("use", node, use.scale);
    out_ += " href=\"#" + use.symbol + "\"";
    placed(use.at, use.scale);
    finish(node.marks, "use");
  }

  const Scene& scene_;
  int units_;
  SvgOptions options_;
  SvgPatterns patterns_;
  std::set<std::string> clips_;  ///< that are defined already
  std::string out_;
};

}  // namespace

std::string svg(const Scene& scene, const SvgOptions& options) {
  return Writer(scene, options).document();
}

std::string svg_symbols(const std::vector<Symbol>& symbols, const SvgOptions& options) {
  const Scene empty;
  Writer writer(empty, options);
  for (const Symbol& symbol : symbols) writer.symbol(symbol);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"0\" height=\"0\" aria-hidden=\"true\" "
         "style=\"position:absolute\"><defs>\n" +
         writer.take() + "</defs></svg>\n";
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : shown_text(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace kv::draw
