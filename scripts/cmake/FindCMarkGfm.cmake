# SPDX-License-Identifier: MIT
# cmark-gfm (libcmark-gfm-dev, libcmark-gfm-extensions-dev) comes without a CMake package, and its extensions without a
# pkg-config file. Defines CMarkGfm::CMarkGfm.
find_path(CMarkGfm_INCLUDE_DIR cmark-gfm-core-extensions.h)
find_library(CMarkGfm_LIBRARY NAMES libcmark-gfm.a cmark-gfm)
find_library(CMarkGfm_EXTENSIONS_LIBRARY NAMES libcmark-gfm-extensions.a cmark-gfm-extensions)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(CMarkGfm REQUIRED_VARS CMarkGfm_LIBRARY CMarkGfm_EXTENSIONS_LIBRARY CMarkGfm_INCLUDE_DIR)
if(CMarkGfm_FOUND AND NOT TARGET CMarkGfm::CMarkGfm)
  add_library(CMarkGfm::CMarkGfm INTERFACE IMPORTED)
  set_target_properties(CMarkGfm::CMarkGfm PROPERTIES
    INTERFACE_LINK_LIBRARIES "${CMarkGfm_EXTENSIONS_LIBRARY};${CMarkGfm_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${CMarkGfm_INCLUDE_DIR}")
endif()
mark_as_advanced(CMarkGfm_INCLUDE_DIR CMarkGfm_LIBRARY CMarkGfm_EXTENSIONS_LIBRARY)
