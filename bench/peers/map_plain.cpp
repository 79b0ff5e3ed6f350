// SPDX-License-Identifier: MIT
// What a straightforward program makes of the same polygons: every vertex through printf, or
// through cairo. Usage: map_plain DB svg|png FILE. The table is area (region, name, value,
// geometry).
#include <algorithm>
#include <cairo/cairo.h>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <sqlite3.h>
#include <string>
#include <vector>

namespace {

struct Ring {
  std::vector<double> xy;
};
struct Area {
  std::string name;
  double value = 0;
  std::vector<Ring> rings;
};

std::vector<Area> read(const char* path) {
  sqlite3* db = nullptr;
  sqlite3_stmt* rows = nullptr;
  std::vector<Area> areas;
  if (sqlite3_open(path, &db) != SQLITE_OK ||
      sqlite3_prepare_v2(db, "SELECT name, value, geometry FROM area", -1, &rows, nullptr) !=
          SQLITE_OK)
    return areas;
  while (sqlite3_step(rows) == SQLITE_ROW) {
    Area area;
    area.name = reinterpret_cast<const char*>(sqlite3_column_text(rows, 0));
    area.value = sqlite3_column_double(rows, 1);
    const auto* at = static_cast<const unsigned char*>(sqlite3_column_blob(rows, 2));
    std::uint32_t parts = 0;
    std::memcpy(&parts, at + 5, 4);
    at += 9;
    for (; parts > 0; --parts) {
      std::uint32_t rings = 0;
      std::memcpy(&rings, at + 5, 4);
      at += 9;
      for (; rings > 0; --rings) {
        std::uint32_t n = 0;
        std::memcpy(&n, at, 4);
        Ring ring;
        ring.xy.resize(2 * static_cast<std::size_t>(n));
        std::memcpy(ring.xy.data(), at + 4, 16 * static_cast<std::size_t>(n));
        at += 4 + 16 * static_cast<std::size_t>(n);
        area.rings.push_back(std::move(ring));
      }
    }
    areas.push_back(std::move(area));
  }
  sqlite3_finalize(rows);
  sqlite3_close(db);
  return areas;
}

constexpr double kColours[5][3] = {
    {1, 1, 0.8}, {0.63, 0.85, 0.71}, {0.25, 0.71, 0.77}, {0.17, 0.5, 0.72}, {0.15, 0.2, 0.58}};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const std::vector<Area> areas = read(argv[1]);
  double x0 = 1e300, y0 = 1e300, x1 = -1e300, y1 = -1e300;
  for (const Area& area : areas)
    for (const Ring& ring : area.rings)
      for (std::size_t i = 0; i < ring.xy.size(); i += 2) {
        x0 = ring.xy[i] < x0 ? ring.xy[i] : x0;
        x1 = ring.xy[i] > x1 ? ring.xy[i] : x1;
        y0 = ring.xy[i + 1] < y0 ? ring.xy[i + 1] : y0;
        y1 = ring.xy[i + 1] > y1 ? ring.xy[i + 1] : y1;
      }
  const double scale = std::min(1600 / (x1 - x0), 1200 / (y1 - y0));
  const auto colour = [](double value) { return kColours[static_cast<int>(value / 20) % 5]; };
  if (std::string(argv[2]) == "svg") {
    std::FILE* out = std::fopen(argv[3], "w");
    std::fprintf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1600 1200\">\n");
    for (const Area& area : areas) {
      const double* c = colour(area.value);
      std::fprintf(out, "<path fill=\"#%02x%02x%02x\" stroke=\"#666\" d=\"", int(255 * c[0]),
                   int(255 * c[1]), int(255 * c[2]));
      for (const Ring& ring : area.rings) {
        for (std::size_t i = 0; i < ring.xy.size(); i += 2)
          std::fprintf(out, "%c%.2f %.2f", i == 0 ? 'M' : 'L', (ring.xy[i] - x0) * scale,
                       (y1 - ring.xy[i + 1]) * scale);
        std::fputc('Z', out);
      }
      std::fprintf(out, "\"><title>%s: %.1f</title></path>\n", area.name.c_str(), area.value);
    }
    std::fprintf(out, "</svg>\n");
    return std::fclose(out);
  }
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1600, 1200);
  cairo_t* cr = cairo_create(surface);
  cairo_set_source_rgb(cr, 1, 1, 1);
  cairo_paint(cr);
  cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_width(cr, 1);
  for (const Area& area : areas) {
    for (const Ring& ring : area.rings) {
      for (std::size_t i = 0; i < ring.xy.size(); i += 2) {
        const double x = (ring.xy[i] - x0) * scale;
        const double y = (y1 - ring.xy[i + 1]) * scale;
        i == 0 ? cairo_move_to(cr, x, y) : cairo_line_to(cr, x, y);
      }
      cairo_close_path(cr);
    }
    const double* c = colour(area.value);
    cairo_set_source_rgb(cr, c[0], c[1], c[2]);
    cairo_fill_preserve(cr);
    cairo_set_source_rgb(cr, 0.4, 0.4, 0.4);
    cairo_stroke(cr);
  }
  return cairo_surface_write_to_png(surface, argv[3]) == CAIRO_STATUS_SUCCESS ? 0 : 1;
}
