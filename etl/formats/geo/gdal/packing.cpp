// SPDX-License-Identifier: MIT
#include "etl/formats/geo/gdal/packing.h"

#include <cstdint>
#include <cstring>
#include <type_traits>

namespace kv::etl {
namespace {

// Both directions run through the same list of members, so that they cannot differ.
class Packer {
 public:
  void number(std::uint64_t value) { raw(&value, sizeof value); }
  void item(std::string& text) {
    number(text.size());
    raw(text.data(), text.size());
  }
  void item(std::size_t& value) { number(value); }
  void item(bool& value) { number(value ? 1 : 0); }
  void item(GeoRing& ring) {
    number(ring.size());
    raw(ring.data(), ring.size() * sizeof(GeoPoint));
  }
  std::size_t size_of(std::size_t have, std::size_t) {
    number(have);
    return have;
  }
  std::string take() { return std::move(bytes_); }

 private:
  void raw(const void* from, std::size_t size) {
    bytes_.append(static_cast<const char*>(from), size);
  }
  std::string bytes_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    raw(&value, sizeof value);
    return value;
  }
  void item(std::string& text) {
    text.resize(size_of(0, 1));
    raw(text.data(), text.size());
  }
  void item(std::size_t& value) { value = number(); }
  void item(bool& value) { value = number() != 0; }
  void item(GeoRing& ring) {
    ring.resize(size_of(0, sizeof(GeoPoint)));
    raw(ring.data(), ring.size() * sizeof(GeoPoint));
  }
  // How many things of at least `each` bytes follow.
  std::size_t size_of(std::size_t, std::size_t each) {
    const std::uint64_t count = number();
    if (count > bytes_.size() / each) ok_ = false;
    return ok_ ? count : 0;
  }
  bool ok() const { return ok_ && bytes_.empty(); }

 private:
  void raw(void* to, std::size_t size) {
    if (size > bytes_.size()) ok_ = false;
    if (!ok_ || size == 0) return;
    std::memcpy(to, bytes_.data(), size);
    bytes_.remove_prefix(size);
  }
  std::string_view bytes_;
  bool ok_ = true;
};

template <typename Way, typename Item, typename Each>
void list(Way& way, std::vector<Item>& items, Each each) {
  constexpr std::size_t kLeast = 8;  // every item begins with a number
  items.resize(way.size_of(items.size(), kLeast));
  for (Item& item : items) each(item);
}

template <typename Way>
void walk(Way& way, GeoFile& file) {
  way.item(file.format);
  way.item(file.shares_arcs);
  way.item(file.degrees_by_format);
  list(way, file.layers, [&](GeoLayer& layer) {
    way.item(layer.name);
    way.item(layer.crs);
    way.item(layer.transformed_from);
    list(way, layer.features, [&](GeoFeature& feature) {
      way.item(feature.number);
      way.item(feature.type);
      way.item(feature.with_height);
      list(way, feature.properties, [&](GeoProperty& property) {
        way.item(property.name);
        way.item(property.text);
      });
      list(way, feature.polygons, [&](GeoPolygon& polygon) {
        list(way, polygon.rings, [&](GeoRing& ring) { way.item(ring); });
      });
    });
  });
  list(way, file.problems, [&](Problem& problem) {
    way.item(problem.rule);
    way.item(problem.row);
    way.item(problem.column);
    way.item(problem.value);
    way.item(problem.message);
    way.item(problem.remedy);
  });
}

}  // namespace

std::string pack(const GeoFile& file) {
  Packer packer;
  walk(packer, const_cast<GeoFile&>(file));  // the packer only reads
  return packer.take();
}

bool unpack(std::string_view bytes, GeoFile& file) {
  Unpacker unpacker(bytes);
  walk(unpacker, file);
  return unpacker.ok();
}

}  // namespace kv::etl
