# SPDX-License-Identifier: MIT
# How every target of this project is built: language level, warnings, sanitizers, embedded SQL, plugins.

option(KV_WERROR "Treat warnings as errors" OFF)
option(KV_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

find_program(KV_CCACHE ccache)
if(KV_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${KV_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${KV_CCACHE})
endif()

add_library(kv_options INTERFACE)
target_compile_options(kv_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
  $<$<COMPILE_LANGUAGE:CXX>:-Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual>
  # g++ 12 sees an overlap in "text" + std::string at -O3 that is not there (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<BOOL:${KV_WERROR}>:-Werror>)
if(KV_SANITIZE)
  set(kv_sanitize_flags -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_compile_options(kv_options INTERFACE ${kv_sanitize_flags})
  target_link_options(kv_options INTERFACE ${kv_sanitize_flags})
endif()

# kv_library(NAME SOURCES...): a static library of the product; includes are written from the top level ("schema/error.h").
function(kv_library name)
  add_library(${name} STATIC ${ARGN})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC kv_options)
  target_compile_definitions(${name} PRIVATE KV_VERSION="${PROJECT_VERSION}")
endfunction()

# kv_embed(TARGET FUNCTION GLOB...): compiles the matching text files into TARGET. FUNCTION (a qualified name such as
# kv::embedded_schema) returns them as a span of kv::EmbeddedFile, sorted by path. A new file needs no CMake line.
function(kv_embed target function)
  file(GLOB files CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} ${ARGN})
  list(SORT files)
  string(REPLACE "::" "_" stem ${function})
  set(out ${CMAKE_CURRENT_BINARY_DIR}/${stem}.cpp)
  list(TRANSFORM files PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/ OUTPUT_VARIABLE absolute)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DFUNCTION=${function} -DROOT=${CMAKE_CURRENT_SOURCE_DIR} "-DFILES=${files}"
            -P ${PROJECT_SOURCE_DIR}/scripts/cmake/embed.cmake
    DEPENDS ${absolute} ${PROJECT_SOURCE_DIR}/scripts/cmake/embed.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()

# kv_test(NAME SOURCES... [LIBS ...]): a GoogleTest program. CTest sees each test case.
function(kv_test name)
  cmake_parse_arguments(arg "" "" "LIBS;LABELS" ${ARGN})
  add_executable(${name} ${arg_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE ${arg_LIBS} GTest::gmock GTest::gtest GTest::gtest_main kv_options)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_compile_definitions(${name} PRIVATE
    KV_SOURCE_DIR="${PROJECT_SOURCE_DIR}" KV_BINARY_DIR="${PROJECT_BINARY_DIR}" KV_VERSION="${PROJECT_VERSION}")
  include(GoogleTest)
  gtest_discover_tests(${name} DISCOVERY_TIMEOUT 60 PROPERTIES LABELS "${arg_LABELS}")
endfunction()
