// SPDX-License-Identifier: MIT
#include "etl/formats/geo/gdal_reader.h"

#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <filesystem>
#include <vector>

#include "schema/error.h"

namespace kv::etl {
namespace {

namespace fs = std::filesystem;

// The module of this build or installation: beside the program, wherever the tree was moved to.
std::vector<fs::path> places() {
  std::vector<fs::path> list;
  if (const char* folder = std::getenv("KV_ETL_MODULES"); folder && *folder)
    return {fs::path(folder) / kGdalModule};
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    const fs::path up = program.parent_path().parent_path();
    list.push_back(up / KV_MODULE_DIR / kGdalModule);
  }
  return list;
}

[[noreturn]] void fail(const std::string& why) {
  throw Error("This format is read with GDAL, which is not available: " + why + ".",
              "Install the packages libgdal-dev (to build) or libgdal32 (to run), or convert the "
              "file: ogr2ogr -f GeoJSON -lco COORDINATE_PRECISION=15 OUT.geojson IN.");
}

GdalRead load_module() {
  std::string why = "the module " + std::string(kGdalModule) + " was not built";
  for (const fs::path& path : places()) {
    std::error_code error;
    if (!fs::exists(path, error)) continue;
    void* module = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);  // stays until the program ends
    if (!module) {
      why = dlerror();
      continue;
    }
    const auto version = reinterpret_cast<const char* (*)()>(dlsym(module, kGdalVersionEntry));
    const auto read = reinterpret_cast<GdalRead>(dlsym(module, kGdalEntry));
    if (version && read && std::strcmp(version(), KV_VERSION) == 0) return read;
    why = path.string() + " is of another version than this program";
  }
  fail(why);
}

}  // namespace

GeoFile read_with_gdal(std::span<const GeoBytes> files) {
  static const GdalRead read = load_module();
  GeoFile result;
  read(files, result);
  return result;
}

}  // namespace kv::etl
