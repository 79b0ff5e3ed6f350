// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/png_bytes.h"

#include <array>
#include <cmath>
#include <cstring>
#include <dlfcn.h>
#include <stdexcept>
#include <vector>

namespace kv::draw {

namespace {

constexpr int kLevel = 4;  // beyond it a map gets a few per cent smaller at twice the time

struct Zlib {
  int (*compress2)(unsigned char*, unsigned long*, const unsigned char*, unsigned long, int);
  unsigned long (*compressBound)(unsigned long);
  unsigned long (*crc32)(unsigned long, const unsigned char*, unsigned);
};

const Zlib& zlib() {
  static const Zlib opened = [] {
    void* handle = dlopen("libz.so.1", RTLD_NOW | RTLD_LOCAL);
    Zlib z{};
    if (handle != nullptr) {
      z.compress2 = reinterpret_cast<decltype(z.compress2)>(dlsym(handle, "compress2"));
      z.compressBound = reinterpret_cast<decltype(z.compressBound)>(dlsym(handle, "compressBound"));
      z.crc32 = reinterpret_cast<decltype(z.crc32)>(dlsym(handle, "crc32"));
    }
    if (z.compress2 == nullptr || z.compressBound == nullptr || z.crc32 == nullptr)
      throw std::runtime_error(
          "PNG needs zlib, which cannot be loaded. Install the package zlib1g, or ask for SVG");
    return z;
  }();
  return opened;
}

void put32(std::string& to, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) to += static_cast<char>((value >> shift) & 0xFFU);
}

void chunk(std::string& to, const char (&type)[5], const std::string& data) {
  put32(to, static_cast<std::uint32_t>(data.size()));
  const std::size_t from = to.size();
  to.append(type, 4).append(data);
  put32(to, static_cast<std::uint32_t>(
                zlib().crc32(0, reinterpret_cast<const unsigned char*>(to.data()) + from,
                             static_cast<unsigned>(to.size() - from))));
}

std::string compressed(const std::vector<unsigned char>& raw) {
  unsigned long length = zlib().compressBound(raw.size());
  std::string out(length, '\0');
  if (zlib().compress2(reinterpret_cast<unsigned char*>(out.data()), &length, raw.data(),
                       raw.size(), kLevel) != 0)
    throw std::runtime_error("zlib could not compress the picture");
  out.resize(length);
  return out;
}

/// The colours in the order in which they are met, found by an open hash.
class ColourTable {
 public:
  static constexpr int kMost = 256;
  /// -1 when there are too many.
  int index(std::uint32_t colour) {
    if (colour == last_colour_ && last_ >= 0) return last_;
    std::size_t slot = (colour * 2654435761U) >> 22U;
    while (slots_[slot] != 0) {
      const int known = slots_[slot] - 1;
      if (colours_[static_cast<std::size_t>(known)] == colour) return remember(colour, known);
      slot = (slot + 1) % slots_.size();
    }
    if (colours_.size() == kMost) return -1;
    colours_.push_back(colour);
    slots_[slot] = static_cast<int>(colours_.size());
    return remember(colour, static_cast<int>(colours_.size()) - 1);
  }
  const std::vector<std::uint32_t>& colours() const { return colours_; }

 private:
  int remember(std::uint32_t colour, int index) {
    last_colour_ = colour;
    last_ = index;
    return index;
  }
  std::array<int, 1024> slots_{};
  std::vector<std::uint32_t> colours_;
  std::uint32_t last_colour_ = 0;
  int last_ = -1;
};

std::uint32_t pixel(const unsigned char* row, int x) {
  std::uint32_t value = 0;
  std::memcpy(&value, row + std::size_t{4} * static_cast<std::size_t>(x), 4);
  return value & 0xFFFFFFU;
}

/// One byte a pixel; empty when there are more than 256 colours.
std::vector<unsigned char> indexed(const unsigned char* pixels, int width, int height, int stride,
                                   ColourTable& table) {
  std::vector<unsigned char> raw;
  raw.reserve((static_cast<std::size_t>(width) + 1) * static_cast<std::size_t>(height));
  for (int y = 0; y < height; ++y) {
    const unsigned char* row = pixels + static_cast<std::ptrdiff_t>(stride) * y;
    raw.push_back(0);
    for (int x = 0; x < width; ++x) {
      const int index = table.index(pixel(row, x));
      if (index < 0) return {};
      raw.push_back(static_cast<unsigned char>(index));
    }
  }
  return raw;
}

/// Three bytes a pixel, as differences from the row above (filter 2).
std::vector<unsigned char> rgb(const unsigned char* pixels, int width, int height, int stride) {
  const std::size_t line = 3 * static_cast<std::size_t>(width);
  std::vector<unsigned char> raw((line + 1) * static_cast<std::size_t>(height));
  unsigned char* to = raw.data();
  const std::vector<unsigned char> nothing(4 * static_cast<std::size_t>(width), 0);
  const unsigned char* above = nothing.data();
  for (int y = 0; y < height; ++y) {
    const unsigned char* row = pixels + static_cast<std::ptrdiff_t>(stride) * y;
    *to++ = 2;
    for (int x = 0; x < width; ++x) {
      const std::uint32_t p = pixel(row, x);
      const std::uint32_t q = pixel(above, x);
      *to++ = static_cast<unsigned char>((p >> 16U) - (q >> 16U));
      *to++ = static_cast<unsigned char>((p >> 8U) - (q >> 8U));
      *to++ = static_cast<unsigned char>(p - q);
    }
    above = row;
  }
  return raw;
}

}  // namespace

std::string png_bytes(const unsigned char* pixels, int width, int height, int stride,
                      double pixels_per_metre) {
  ColourTable table;
  std::vector<unsigned char> raw = indexed(pixels, width, height, stride, table);
  const bool with_palette = !raw.empty();
  if (!with_palette) raw = rgb(pixels, width, height, stride);

  std::string out = "\x89PNG\r\n\x1a\n";
  std::string header;
  put32(header, static_cast<std::uint32_t>(width));
  put32(header, static_cast<std::uint32_t>(height));
  header += {8, static_cast<char>(with_palette ? 3 : 2), 0, 0, 0};
  chunk(out, "IHDR", header);
  std::string density;
  put32(density, static_cast<std::uint32_t>(std::lround(pixels_per_metre)));
  put32(density, static_cast<std::uint32_t>(std::lround(pixels_per_metre)));
  density += '\1';
  chunk(out, "pHYs", density);
  if (with_palette) {
    std::string colours;
    for (const std::uint32_t c : table.colours())
      colours += {static_cast<char>(c >> 16U), static_cast<char>(c >> 8U), static_cast<char>(c)};
    chunk(out, "PLTE", colours);
  }
  chunk(out, "IDAT", compressed(raw));
  chunk(out, "IEND", "");
  return out;
}

}  // namespace kv::draw
