// SPDX-License-Identifier: MIT
#include "plugins/mapexport/kernels/geometry/wkb.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string>

namespace kv::mapexport {
namespace {

constexpr std::uint32_t kPolygon = 3;
constexpr std::uint32_t kMultiPolygon = 6;
constexpr std::size_t kVertexBytes = 16;

std::string type_name(std::uint32_t type) {
  constexpr const char* kNames[] = {
      "Geometry",   "Point",           "LineString",   "Polygon",
      "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection"};
  const std::uint32_t flat = (type & 0xFFFFU) % 1000;
  std::string name = flat < std::size(kNames) ? kNames[flat] : "an unknown type";
  if (type >= 0x10000000U || (type >= 1000 && type < 4000)) name += " with Z, M or SRID";
  return name + " (" + std::to_string(type) + ")";
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  Shape read() {
    order();
    const std::uint32_t type = count();
    if (type == kPolygon) {
      polygon();
    } else if (type == kMultiPolygon) {
      const std::uint32_t parts = counted("parts", 9);
      for (std::uint32_t i = 0; i < parts; ++i) {
        order();
        const std::uint32_t inner = count();
        if (inner != kPolygon) fail("a part is " + type_name(inner) + ", not a Polygon");
        polygon();
      }
    } else {
      fail("it is " + type_name(type) + ", not a Polygon or MultiPolygon of two coordinates");
    }
    if (at_ != bytes_.size())
      fail(std::to_string(bytes_.size() - at_) + " bytes follow the geometry");
    return std::move(shape_);
  }

 private:
  [[noreturn]] void fail(const std::string& why) const {
    throw GeometryError("the geometry is damaged at byte " + std::to_string(at_) + ": " + why);
  }

  void need(std::size_t n) const {
    if (bytes_.size() - at_ < n) fail("it ends too early");
  }

  void order() {
    need(1);
    const auto byte = static_cast<unsigned char>(bytes_[at_]);
    if (byte > 1) fail("the byte order is " + std::to_string(byte) + ", not 0 or 1");
    swap_ = (byte == 1) != (std::endian::native == std::endian::little);
    ++at_;
  }

  std::uint32_t count() {
    need(4);
    std::uint32_t value = 0;
    std::memcpy(&value, bytes_.data() + at_, 4);
    at_ += 4;
    return swap_ ? __builtin_bswap32(value) : value;
  }

  /// A count of things that take at least `least` bytes each.
  std::uint32_t counted(const char* what, std::size_t least) {
    const std::uint32_t n = count();
    if (n > (bytes_.size() - at_) / least)
      fail("it claims " + std::to_string(n) + " " + what + ", more than the bytes that are left");
    return n;
  }

  double number(std::size_t at) const {
    std::uint64_t bits = 0;
    std::memcpy(&bits, bytes_.data() + at, 8);
    if (swap_) bits = __builtin_bswap64(bits);
    return std::bit_cast<double>(bits);
  }

  void polygon() {
    const std::uint32_t rings = counted("rings", 4);
    for (std::uint32_t i = 0; i < rings; ++i) ring();
    if (rings > 0) shape_.part_ends.push_back(shape_.ring_ends.size());
  }

  void ring() {
    const std::uint32_t n = counted("vertices", kVertexBytes);
    if (n < 4)
      fail("a ring has " + std::to_string(n) + " vertices; it takes four, the last as the first");
    const std::size_t begin = shape_.points.size();
    shape_.points.resize(begin + n);
    Position* out = shape_.points.data() + begin;
    if (swap_) {
      for (std::uint32_t i = 0; i < n; ++i)
        out[i] = {number(at_ + kVertexBytes * i), number(at_ + kVertexBytes * i + 8)};
    } else {
      std::memcpy(static_cast<void*>(out), bytes_.data() + at_, kVertexBytes * n);
    }
    double finite = 0;
    for (std::uint32_t i = 0; i < n; ++i) finite += (out[i].x - out[i].x) + (out[i].y - out[i].y);
    if (!(finite == 0)) fail("a coordinate is not a finite number");
    if (out[0] != out[n - 1]) fail("a ring does not end where it begins");
    at_ += kVertexBytes * n;
    shape_.points.pop_back();
    shape_.ring_ends.push_back(shape_.points.size());
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool swap_ = false;
  Shape shape_;
};

}  // namespace

Shape read_wkb(std::string_view bytes) {
  return Reader(bytes).read();
}

void require_utm33(const Extent& box) {
  if (box.empty()) return;
  // Norway with Svalbard, Jan Mayen and the sea around them.
  constexpr Extent kMetres{-1'500'000, 6'000'000, 1'700'000, 9'500'000};
  const auto within = [](const Extent& e, const Extent& limit) {
    return e.x0 >= limit.x0 && e.y0 >= limit.y0 && e.x1 <= limit.x1 && e.y1 <= limit.y1;
  };
  if (within(box, kMetres)) return;
  if (within(box, {-180, -180, 180, 180}))
    throw GeometryError(
        "the coordinates are degrees, not metres of ETRS89 / UTM zone 33N (EPSG:25833); transform "
        "them first");
  if (within({box.y0, box.x0, box.y1, box.x1}, kMetres))
    throw GeometryError("the axes are swapped: north stands before east");
  throw GeometryError(
      "the coordinates are not those of ETRS89 / UTM zone 33N (EPSG:25833) in or near Norway");
}

void require_degrees(const Extent& box) {
  if (box.empty() || (box.x0 >= -180 && box.x1 <= 180 && box.y0 >= -90 && box.y1 <= 90)) return;
  throw GeometryError("the coordinates are no longitude and latitude in degrees");
}

void require_plane(const Extent& box) {
  constexpr double kMost = 1e12;
  if (box.empty() || (box.x0 >= -kMost && box.x1 <= kMost && box.y0 >= -kMost && box.y1 <= kMost))
    return;
  throw GeometryError("a coordinate is beyond 1e12 and cannot be drawn");
}

}  // namespace kv::mapexport
