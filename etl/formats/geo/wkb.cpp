// SPDX-License-Identifier: MIT
#include "etl/formats/geo/wkb.h"

#include <bit>
#include <cstdint>
#include <cstring>

namespace kv::etl {
namespace {

static_assert(std::endian::native == std::endian::little, "numbers are written as they lie");

constexpr std::uint32_t kPolygon = 3;
constexpr std::uint32_t kMultiPolygon = 6;

template <typename T>
void put(std::string& bytes, T value) {
  char raw[sizeof value];
  std::memcpy(raw, &value, sizeof value);
  bytes.append(raw, sizeof value);
}

void put_head(std::string& bytes, std::uint32_t type, std::size_t count) {
  bytes.push_back('\1');
  put(bytes, type);
  put(bytes, static_cast<std::uint32_t>(count));
}

class Taker {
 public:
  explicit Taker(std::string_view bytes) : bytes_(bytes) {}

  template <typename T>
  T take() {
    T value{};
    if (bytes_.size() < sizeof value) {
      ok_ = false;
      return value;
    }
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
    return value;
  }
  // How many things of at least `size` bytes follow; none when the rest is too short for them.
  std::uint32_t count(std::size_t size) {
    const auto n = take<std::uint32_t>();
    if (n > bytes_.size() / size) ok_ = false;
    return ok_ ? n : 0;
  }
  std::uint32_t head(std::uint32_t type, std::size_t size) {
    if (take<char>() != '\1' || take<std::uint32_t>() != type) ok_ = false;
    return ok_ ? count(size) : 0;
  }
  bool ok() const { return ok_; }
  bool at_end() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
  bool ok_ = true;
};

}  // namespace

std::string to_wkb(const std::vector<GeoPolygon>& polygons) {
  std::string bytes;
  put_head(bytes, kMultiPolygon, polygons.size());
  for (const GeoPolygon& polygon : polygons) {
    put_head(bytes, kPolygon, polygon.rings.size());
    for (const GeoRing& ring : polygon.rings) {
      put(bytes, static_cast<std::uint32_t>(ring.size()));
      for (const GeoPoint& point : ring) {
        put(bytes, point.x);
        put(bytes, point.y);
      }
    }
  }
  return bytes;
}

std::optional<std::vector<GeoPolygon>> from_wkb(std::string_view bytes) {
  Taker taker(bytes);
  std::vector<GeoPolygon> polygons(taker.head(kMultiPolygon, 9));
  for (GeoPolygon& polygon : polygons) {
    polygon.rings.resize(taker.head(kPolygon, 4));
    for (GeoRing& ring : polygon.rings) {
      ring.resize(taker.count(sizeof(GeoPoint)));
      for (GeoPoint& point : ring) {
        point.x = taker.take<double>();
        point.y = taker.take<double>();
      }
    }
  }
  if (!taker.ok() || !taker.at_end()) return std::nullopt;
  return polygons;
}

}  // namespace kv::etl
