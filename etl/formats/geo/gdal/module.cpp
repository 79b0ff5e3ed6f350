// SPDX-License-Identifier: MIT
// The only part of the program that is linked to GDAL.
#include <algorithm>
#include <array>
#include <cmath>
#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_vsi.h>
#include <filesystem>
#include <fstream>
#include <gdal.h>
#include <iconv.h>
#include <memory>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <optional>
#include <stdlib.h>

#include "etl/formats/geo/crs.h"
#include "etl/formats/geo/gdal/apart.h"
#include "etl/formats/geo/gdal/packing.h"
#include "etl/formats/geo/gdal_reader.h"

namespace kv::etl {
namespace {

constexpr const char* kFolder = "/vsimem/kommunevarehus/";
constexpr const char* kTakeAgain = "Take the file again from the agency, or convert it to GeoJSON.";
// Formats of areas that hold all they say themselves. Others may name further files or servers.
constexpr std::array<const char*, 7> kDrivers = {"ESRI Shapefile", "GPKG",         "GML",  "SOSI",
                                                 "FlatGeobuf",     "MapInfo File", nullptr};

struct CloseDataset {
  void operator()(void* dataset) const { GDALClose(dataset); }
};
struct FreeFeature {
  void operator()(void* feature) const { OGR_F_Destroy(static_cast<OGRFeatureH>(feature)); }
};

// Files in memory for as long as it lives; GDAL reads what was hashed, and nothing beside it.
class MemoryFolder {
 public:
  explicit MemoryFolder(std::span<const GeoBytes> files) {
    for (const GeoBytes& file : files) {
      const std::string name = kFolder + file.name;
      if (main_.empty()) main_ = name;
      auto* bytes = reinterpret_cast<GByte*>(const_cast<char*>(file.bytes.data()));
      if (VSILFILE* opened = VSIFileFromMemBuffer(name.c_str(), bytes, file.bytes.size(), 0))
        VSIFCloseL(opened);
    }
  }
  ~MemoryFolder() { VSIRmdirRecursive(kFolder); }  // with what GDAL has put beside them
  MemoryFolder(const MemoryFolder&) = delete;
  MemoryFolder& operator=(const MemoryFolder&) = delete;
  const std::string& main() const { return main_; }

 private:
  std::string main_;
};

// That library finds no heading in UTF-8 ("ORIGO-NØ"). ISO 8859-10 is SOSI's own set and has the
// Sami letters too. Empty when the text has a letter that is not in it, or is no UTF-8.
std::string in_sosi_letters(std::string_view bytes) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  constexpr std::string_view kUtf8 = "TEGNSETT UTF-8";
  if (bytes.starts_with(kMark)) bytes.remove_prefix(kMark.size());
  std::string text(bytes);
  const auto at = text.substr(0, 4096).find(kUtf8);
  if (at == std::string::npos) return text;
  text.replace(at, kUtf8.size(), "TEGNSETT ISO8859-10");
  const iconv_t converter = iconv_open("ISO-8859-10", "UTF-8");
  std::string result(text.size(), '\0');
  char* from = text.data();
  char* to = result.data();
  std::size_t left = text.size();
  std::size_t room = result.size();
  const bool ok = iconv(converter, &from, &left, &to, &room) == 0;
  iconv_close(converter);
  result.resize(ok ? result.size() - room : 0);
  return result;
}

// The library behind the SOSI driver opens files itself: it gets a copy on disk.
class DiskCopy {
 public:
  explicit DiskCopy(std::string_view bytes) {
    std::string pattern = (std::filesystem::temp_directory_path() / "kv-sosi-XXXXXX").string();
    if (!mkdtemp(pattern.data())) return;
    folder_ = pattern;
    std::ofstream copy(main(), std::ios::binary);
    copy.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  ~DiskCopy() {
    std::error_code error;
    if (!folder_.empty()) std::filesystem::remove_all(folder_, error);
  }
  DiskCopy(const DiskCopy&) = delete;
  DiskCopy& operator=(const DiskCopy&) = delete;
  std::string main() const { return folder_ / "areas.sos"; }

 private:
  std::filesystem::path folder_;
};

void remember_error(CPLErr kind, CPLErrorNum, const char* message) {
  auto* text = static_cast<std::string*>(CPLGetErrorHandlerUserData());
  if (kind >= CE_Failure && text->empty()) *text = message;
}

class ErrorScope {
 public:
  ErrorScope() { CPLPushErrorHandlerEx(&remember_error, &text_); }
  ~ErrorScope() { CPLPopErrorHandler(); }
  ErrorScope(const ErrorScope&) = delete;
  ErrorScope& operator=(const ErrorScope&) = delete;
  // What GDAL said first, without the name that the file has only in memory.
  std::string text() const {
    std::string clean = text_;
    for (std::size_t at = 0; (at = clean.find(kFolder, at)) != std::string::npos;)
      clean.erase(at, std::char_traits<char>::length(kFolder));
    return clean;
  }

 private:
  std::string text_;
};

class Reader {
 public:
  explicit Reader(GeoFile& result) : result_(result) {}

  void read(GDALDatasetH dataset) {
    const std::string driver = GDALGetDriverShortName(GDALGetDatasetDriver(dataset));
    result_.format = driver == "ESRI Shapefile" ? "shapefile"
                     : driver == "GPKG"         ? "geopackage"
                     : driver == "GML"          ? "gml"
                     : driver == "SOSI"         ? "sosi"
                     : driver == "FlatGeobuf"   ? "flatgeobuf"
                                                : "mapinfo";
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset); ++i)
      if (OGRLayerH layer = GDALDatasetGetLayer(dataset, i)) read_layer(layer);
  }

 private:
  void read_layer(OGRLayerH handle) {
    GeoLayer& layer = result_.layers.emplace_back();
    layer.name = OGR_L_GetName(handle);
    OGRCoordinateTransformationH transform = nullptr;
    if (OGRSpatialReferenceH srs = OGR_L_GetSpatialRef(handle)) {
      layer.crs = name_of(srs);
      OSRSetAxisMappingStrategy(srs, OAMS_TRADITIONAL_GIS_ORDER);
      if (!parse_crs(layer.crs)) transform = to_known(srs, layer);
    }
    OGR_L_ResetReading(handle);
    while (const std::unique_ptr<void, FreeFeature> feature{OGR_L_GetNextFeature(handle)}) {
      GeoFeature& taken = layer.features.emplace_back();
      taken.number = layer.features.size();
      read_fields(static_cast<OGRFeatureH>(feature.get()), taken);
      if (OGRGeometryH geometry = OGR_F_GetGeometryRef(static_cast<OGRFeatureH>(feature.get())))
        read_geometry(geometry, transform, taken);
      if (points_ > kMaxGeoPoints) {
        result_.problems.push_back(
            {"too-large",
             0,
             0,
             {},
             "The file has more than " + std::to_string(kMaxGeoPoints) + " positions.",
             "Take a file with simpler lines."});
        break;
      }
    }
    if (transform) OCTDestroyCoordinateTransformation(transform);
  }

  // "EPSG:25833", found by GDAL's table also where a .prj of ESRI names none.
  static std::string name_of(OGRSpatialReferenceH srs) {
    if (!OSRGetAuthorityCode(srs, nullptr)) OSRAutoIdentifyEPSG(srs);
    if (!OSRGetAuthorityCode(srs, nullptr)) {
      int count = 0;
      int* confidence = nullptr;
      OGRSpatialReferenceH* matches = OSRFindMatches(srs, nullptr, &count, &confidence);
      std::string name;
      if (count > 0 && confidence[0] >= 90 && OSRGetAuthorityCode(matches[0], nullptr))
        name = std::string(OSRGetAuthorityName(matches[0], nullptr)) + ":" +
               OSRGetAuthorityCode(matches[0], nullptr);
      OSRFreeSRSArray(matches);
      CPLFree(confidence);
      if (!name.empty()) return name;
      const char* title = OSRGetName(srs);
      return title ? title : "unnamed";
    }
    return std::string(OSRGetAuthorityName(srs, nullptr)) + ":" + OSRGetAuthorityCode(srs, nullptr);
  }

  // Systems that the program does not compute with itself are transformed by PROJ.
  static OGRCoordinateTransformationH to_known(OGRSpatialReferenceH srs, GeoLayer& layer) {
    OGRSpatialReferenceH target = OSRNewSpatialReference(nullptr);
    OSRImportFromEPSG(target, 25833);
    OSRSetAxisMappingStrategy(target, OAMS_TRADITIONAL_GIS_ORDER);
    OGRCoordinateTransformationH transform = OCTNewCoordinateTransformation(srs, target);
    OSRRelease(target);
    if (transform) {
      layer.transformed_from = layer.crs;
      layer.crs = "EPSG:25833";
    }
    return transform;
  }

  static void read_fields(OGRFeatureH feature, GeoFeature& taken) {
    for (int i = 0; i < OGR_F_GetFieldCount(feature); ++i) {
      if (!OGR_F_IsFieldSetAndNotNull(feature, i)) continue;
      taken.properties.push_back({OGR_Fld_GetNameRef(OGR_F_GetFieldDefnRef(feature, i)),
                                  OGR_F_GetFieldAsString(feature, i)});
    }
  }

  void read_geometry(OGRGeometryH geometry, OGRCoordinateTransformationH transform,
                     GeoFeature& taken) {
    const OGRwkbGeometryType type = wkbFlatten(OGR_G_GetGeometryType(geometry));
    taken.type = type == wkbCurvePolygon   ? "Polygon"
                 : type == wkbMultiSurface ? "MultiPolygon"
                                           : OGRGeometryTypeToName(type);
    std::ranges::replace(taken.type, ' ', '-');
    if (taken.type == "Multi-Polygon") taken.type = "MultiPolygon";
    OGRGeometryH line = nullptr;
    if (OGR_G_HasCurveGeometry(geometry, TRUE))  // arcs of circles become short straight lines
      geometry = line = OGR_G_GetLinearGeometry(geometry, 0, nullptr);
    if (!geometry) return;
    taken.with_height = OGR_G_Is3D(geometry);
    if (transform && OGR_G_Transform(geometry, transform) != OGRERR_NONE)
      result_.problems.push_back(
          {"not-transformed",
           0,
           0,
           {},
           "The coordinates of " + feature_label(taken) + " cannot be transformed to EPSG:25833.",
           kTakeAgain});
    collect(geometry, taken, 0);
    if (line) OGR_G_DestroyGeometry(line);
  }

  void collect(OGRGeometryH geometry, GeoFeature& taken, int depth) {
    const OGRwkbGeometryType type = wkbFlatten(OGR_G_GetGeometryType(geometry));
    const int count = OGR_G_GetGeometryCount(geometry);
    if (type == wkbPolygon) {
      if (count == 0) return;
      GeoPolygon& polygon = taken.polygons.emplace_back();
      for (int i = 0; i < count; ++i)
        polygon.rings.push_back(ring(OGR_G_GetGeometryRef(geometry, i)));
    } else if ((type == wkbMultiPolygon || type == wkbGeometryCollection) && depth < 8) {
      for (int i = 0; i < count; ++i) collect(OGR_G_GetGeometryRef(geometry, i), taken, depth + 1);
    }
  }

  GeoRing ring(OGRGeometryH line) {
    const int count = OGR_G_GetPointCount(line);
    GeoRing ring;
    ring.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) ring.push_back({OGR_G_GetX(line, i), OGR_G_GetY(line, i)});
    points_ += ring.size();
    return ring;
  }

  GeoFile& result_;
  std::size_t points_ = 0;
};

void configure() {
  GDALAllRegister();
  // Nothing is fetched from elsewhere, and a Shapefile needs no index file.
  CPLSetConfigOption("GML_DOWNLOAD_SCHEMA", "NO");
  CPLSetConfigOption("GML_SKIP_RESOLVE_ELEMS", "ALL");
  CPLSetConfigOption("GML_SKIP_CORRUPTED_FEATURES", "NO");
  CPLSetConfigOption("SHAPE_RESTORE_SHX", "YES");
  CPLSetConfigOption("OGR_GEOMETRY_ACCEPT_UNCLOSED_RING", "YES");
}

Problem not_readable(const std::string& what) {
  return {"not-readable", 0, 0, {}, "GDAL cannot read the file: " + what + ".", kTakeAgain};
}

GeoFile read_by_name(const std::string& name) {
  const ErrorScope errors;
  GeoFile result;
  const std::unique_ptr<void, CloseDataset> dataset{GDALOpenEx(
      name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, kDrivers.data(), nullptr, nullptr)};
  if (dataset) Reader(result).read(dataset.get());
  const std::string said = errors.text();
  if (!dataset || !said.empty())
    result.problems.push_back(not_readable(said.empty() ? "no driver takes it for its own" : said));
  return result;
}

// Some seconds, and one for each half megabyte: the slowest driver needs a tenth of that.
unsigned time_for(std::span<const GeoBytes> files) {
  std::size_t bytes = 0;
  for (const GeoBytes& file : files) bytes += file.bytes.size();
  return static_cast<unsigned>(std::min<std::size_t>(15 + bytes / 500'000, 3600));
}

bool is_sosi(std::string_view bytes) {
  return bytes.substr(0, 8).find(".HODE") != std::string_view::npos;
}

void read(std::span<const GeoBytes> files, GeoFile& result) {
  std::optional<DiskCopy> copy;
  if (is_sosi(files.front().bytes)) {
    const std::string text = in_sosi_letters(files.front().bytes);
    if (text.empty()) {
      result.problems.push_back(
          not_readable("it calls itself UTF-8, and has letters that ISO 8859-10 lacks"));
      return;
    }
    copy.emplace(text);
  }
  const Apart apart = run_apart(
      [&] {
        configure();
        const MemoryFolder folder(files);
        return pack(read_by_name(copy ? copy->main() : folder.main()));
      },
      time_for(files));
  if (apart.ok && unpack(apart.bytes, result)) return;
  result = {};
  result.problems.push_back(not_readable(apart.ok ? "its reader gave up" : apart.why));
}

}  // namespace
}  // namespace kv::etl

extern "C" __attribute__((visibility("default"))) const char* kv_geo_gdal_version() {
  return KV_VERSION;
}

extern "C" __attribute__((visibility("default"))) void kv_geo_gdal_read(
    std::span<const kv::etl::GeoBytes> files, kv::etl::GeoFile& result) {
  kv::etl::read(files, result);
}
