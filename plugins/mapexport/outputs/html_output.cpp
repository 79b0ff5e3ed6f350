// SPDX-License-Identifier: MIT
#include "plugins/mapexport/outputs/html_output.h"

#include <charconv>
#include <map>

#include "plugins/mapexport/layout/page.h"
#include "plugins/mapexport/outputs/html_page.h"
#include "plugins/mapexport/outputs/html_policy.h"
#include "plugins/sdk/draw/svg.h"

namespace kv::mapexport {
namespace {

using draw::escaped;

std::string exact(double number) {
  char digits[40];
  return {digits, std::to_chars(digits, digits + sizeof digits, number).ptr};
}

std::string key(const Shown& shown) {
  return shown.value.number ? exact(*shown.value.number) : std::string();
}

class Writer {
 public:
  explicit Writer(const Model& model) : model_(model), t_(model.texts) {}

  std::string write() {
    head();
    out_ += "<main>\n<h1>" + escaped(title()) + "</h1>\n";
    paragraph(model_.options.subtitle, "quiet");
    for (const std::string& mark : model_.options.marks) paragraph(mark, "mark");
    if (model_.options.schematic)
      paragraph(std::string(t_.pick("Skjematisk kart: én rute for hver kommune",
                                    "Skjematisk kart: éi rute for kvar kommune",
                                    "Schematic map: one tile for each municipality")),
                "mark");
    paragraph(model_.description, "");
    out_ += "<div class=\"split\">\n";
    figure();
    table();
    out_ += "</div>\n</main>\n<script>";
    out_ += kHtmlScript;
    out_ += "</script>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  std::string title() const {
    return model_.options.title.empty() ? model_.heading : model_.options.title;
  }

  void paragraph(const std::string& text, const char* css) {
    if (text.empty()) return;
    out_ += *css != '\0' ? "<p class=\"" + std::string(css) + "\">" : "<p>";
    out_ += escaped(text) + "</p>\n";
  }

  void head() {
    out_ =
        "<!DOCTYPE html>\n<html lang=\"" + std::string(draw::code(t_.lang())) +
        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
        "content=\"" +
        kHtmlPolicy +
        "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
        escaped(title()) + "</title>\n<style>";
    out_ += kHtmlStyle;
    out_ += "</style>\n</head>\n<body>\n";
  }

  void figure() {
    Model map = model_;
    map.options.bare = true;
    Page page = lay_out(map);
    draw::Scene& scene = page.scene;
    // A picture with parts of its own, each with its name.
    scene.role = "group";
    draw::SvgOptions how;
    how.units_per_mm = kUnitsPerMm;
    how.xml_declaration = false;
    const std::string drawing = draw::svg(scene, how);
    read_fills(drawing);
    out_ += "<figure>\n" + drawing + "<output id=\"told\" aria-live=\"polite\"></output>\n";
    out_ += "<p class=\"quiet keys\">" +
            std::string(t_.pick("Pek på en kommune, eller bruk Tab og piltastene.",
                                "Peik på ein kommune, eller bruk Tab og piltastane.",
                                "Point at a municipality, or use Tab and the arrow keys.")) +
            "</p>\n<figcaption>";
    std::vector<std::string> caption = model_.caption;
    caption.insert(caption.end(), page.left_out.begin(), page.left_out.end());
    for (const std::string& line : caption) out_ += "<p>" + escaped(line) + "</p>";
    out_ += "</figcaption>\n</figure>\n";
  }

  void heading(std::string_view text) { out_ += "<th scope=\"col\">" + escaped(text) + "</th>"; }

  void table() {
    out_ += "<section aria-label=\"" + std::string(t_.pick("Tabell", "Tabell", "Table")) +
            "\">\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" +
            std::string(t_.pick("Verdiene på kartet", "Verdiane på kartet", "The map's values")) +
            "\"><table>\n<caption>" + escaped(title()) + "</caption>\n<thead><tr>";
    heading(t_.pick("Kode", "Kode", "Code"));
    heading(t_.pick("Navn", "Namn", "Name"));
    heading(t_.pick("Verdi", "Verdi", "Value"));
    if (!model_.options.base.empty()) heading(t_.pick("Grunnlag", "Grunnlag", "Base"));
    heading(t_.pick("Klasse", "Klasse", "Class"));
    out_ += "</tr></thead>\n<tbody>\n";
    for (const Shown& shown : model_.panels.front().shown) row(shown);
    out_ += "</tbody>\n</table></div>\n</section>\n";
  }

  void row(const Shown& shown) {
    const Area& area = model_.areas[shown.area];
    const LegendEntry& entry = model_.legend[shown.entry];
    std::string note = shown.near_limit ? "*" : "";
    if (shown.estimated) note += "†";
    out_ += "<tr data-region=\"" + escaped(area.region) + "\"><td>" + escaped(area.region) +
            "</td><th scope=\"row\">" + escaped(area.name) + note +
            "</th><td class=\"n\" data-key=\"" + key(shown) + "\">" +
            (entry.absence ? "–" : escaped(shown.text)) + "</td>" + base(shown) + "<td>" +
            swatch(escaped(area.region), entry) + escaped(entry.text) + "</td></tr>\n";
  }

  std::string base(const Shown& shown) const {
    if (model_.options.base.empty()) return {};
    const std::string number =
        shown.base ? draw::shortest_number_text(*shown.base, 2, t_.lang()) : std::string("–");
    return "<td class=\"n\" data-key=\"" + (shown.base ? exact(*shown.base) : std::string()) +
           "\">" + number + "</td>";
  }

  /// In the units of the map's drawing, so that a hatch is as it is there.
  std::string swatch(const std::string& region, const LegendEntry& entry) const {
    const auto fill = fills_.find(region);
    return "<svg viewBox=\"0 0 160 100\" aria-hidden=\"true\"><rect width=\"160\" height=\"100\" "
           "fill=\"" +
           (fill != fills_.end() ? fill->second : draw::hex(entry.paint.colour)) +
           "\" stroke=\"#6b6b6b\" stroke-width=\"8\"/></svg>";
  }

  /// What each area is filled with: a colour, or one of the drawing's hatches.
  void read_fills(std::string_view svg) {
    constexpr std::string_view kRegion = "data-region=\"";
    constexpr std::string_view kFill = " fill=\"";
    for (std::size_t at = svg.find(kRegion); at != std::string_view::npos;
         at = svg.find(kRegion, at + 1)) {
      const std::size_t code = at + kRegion.size();
      const std::size_t code_end = svg.find('"', code);
      const std::size_t fill = svg.find(kFill, code_end);
      if (fill == std::string_view::npos || fill > svg.find('>', code_end)) continue;
      const std::size_t begin = fill + kFill.size();
      fills_[std::string(svg.substr(code, code_end - code))] =
          svg.substr(begin, svg.find('"', begin) - begin);
    }
  }

  const Model& model_;
  const Texts& t_;
  std::map<std::string, std::string> fills_;  ///< by region
  std::string out_;
};

}  // namespace

std::string html_of(const Model& model) {
  if (model.panels.size() > 1) throw MapError("a page with its table is of one map, not of panels");
  return Writer(model).write();
}

}  // namespace kv::mapexport
