# SPDX-License-Identifier: MIT
# Used in this tree and, installed, by find_package(kommunevarehus): it knows only the target
# kommunevarehus::sdk, and what only the tree has is asked for first.
#
# kv_plugin(NAME SOURCES... [LIBS ...] [DEFINES ...] [TEST_ONLY])
#
# A SQLite loadable extension `NAME.so` that exports exactly sqlite3_<NAME>_init and is not linked to
# libsqlite3: a direct call into SQLite, past sqlite3ext.h, fails at link time. NAME has letters only,
# because SQLite derives the entry point from the letters of the file name.
# KV_VERSION is defined as the version of the project. It is installed beside the product's plugins.
# The global property KV_PLUGINS lists the plugins of the product, for the tests that every one gets.
# TEST_ONLY: neither listed nor installed, and left in the current binary directory.
#
# Outside this tree KV_SANITIZE builds it with a sanitizer, and its tests load the sanitizer's runtime into every host:
# ON or address (AddressSanitizer and UndefinedBehaviorSanitizer), or thread (ThreadSanitizer; only for plugin doctor's
# cycles, since what it says of a host that is not built with it means nothing).
if(NOT TARGET kv_options)
  set(KV_SANITIZE "" CACHE STRING "Build plugins with a sanitizer: empty, address or thread")
endif()

function(kv_plugin name)
  cmake_parse_arguments(arg "TEST_ONLY" "" "LIBS;DEFINES" ${ARGN})
  if(NOT name MATCHES "^[a-z]+$")
    message(FATAL_ERROR "kv_plugin: '${name}' must have lower-case letters only, so that SQLite finds its entry point.")
  endif()
  set(exports ${CMAKE_CURRENT_BINARY_DIR}/${name}.exports)
  file(CONFIGURE OUTPUT ${exports} CONTENT "{ global: sqlite3_@name@_init; local: *; };\n" @ONLY)

  add_library(${name} MODULE ${arg_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE kommunevarehus::sdk ${arg_LIBS})
  if(TARGET kv_options)
    target_link_libraries(${name} PRIVATE kv_options)
  endif()
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_compile_definitions(${name} PRIVATE KV_VERSION="${PROJECT_VERSION}" ${arg_DEFINES})
  set_target_properties(${name} PROPERTIES
    PREFIX "" SUFFIX ".so" POSITION_INDEPENDENT_CODE ON
    CXX_VISIBILITY_PRESET hidden C_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    LINK_DEPENDS ${exports})
  target_link_options(${name} PRIVATE -Wl,-z,defs -Wl,--version-script=${exports})
  if(KV_SANITIZE AND NOT TARGET kv_options)
    kv_sanitizer_flags(flags)
    target_compile_options(${name} PRIVATE ${flags} -fno-omit-frame-pointer -g)
    target_link_options(${name} PRIVATE ${flags})
  endif()
  if(KV_SANITIZE)
    # libasan wraps __cxa_throw and needs the shared C++ runtime to find the real one; nodelete keeps
    # the library mapped, so that a leak report can name its functions.
    target_link_options(${name} PRIVATE -Wl,-z,nodelete)
  else()
    # The host may have another C++ runtime, or none.
    target_link_options(${name} PRIVATE -static-libstdc++ -static-libgcc)
  endif()

  if(arg_TEST_ONLY)
    return()
  endif()
  if(TARGET kv_options)
    set_target_properties(${name} PROPERTIES
      LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib/kommunevarehus/plugins)
  endif()
  install(TARGETS ${name} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/kommunevarehus/plugins)
  set_property(GLOBAL APPEND PROPERTY KV_PLUGINS ${name})
endfunction()

function(kv_sanitizer_flags out)
  if(KV_SANITIZE STREQUAL "thread")
    set(${out} -fsanitize=thread PARENT_SCOPE)
  else()
    set(${out} -fsanitize=address,undefined -fno-sanitize-recover=undefined PARENT_SCOPE)
  endif()
endfunction()

# The environment in which a host that knows nothing of sanitizers can load a library that is built with one.
function(kv_sanitizer_environment out)
  set(runtimes "")
  if(KV_SANITIZE STREQUAL "thread")
    set(names tsan)
  else()
    set(names asan ubsan)
  endif()
  foreach(name IN LISTS names)
    execute_process(COMMAND ${CMAKE_CXX_COMPILER} -print-file-name=lib${name}.so
      OUTPUT_VARIABLE file OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    list(APPEND runtimes ${file})
  endforeach()
  list(JOIN runtimes ":" runtimes)
  # The hosts' own leaks are not the plugin's.
  set(${out} "LD_PRELOAD=${runtimes}" "ASAN_OPTIONS=detect_leaks=0" "TSAN_OPTIONS=ignore_noninstrumented_modules=1 halt_on_error=1" PARENT_SCOPE)
endfunction()

# kv_plugin_tests(NAME [SQL...])
#
# Outside this tree, after kv_plugin(NAME): NAME.doctor runs every example of the plugin's record in every
# SQLite host that is installed, and checks its surface; NAME.<file> runs each SQL file and compares with the
# .expected file beside it (`queryctl plugin test`).
function(kv_plugin_tests name)
  add_test(NAME ${name}.doctor COMMAND ${kommunevarehus_QUERYCTL} plugin doctor $<TARGET_FILE:${name}>)
  foreach(file IN LISTS ARGN)
    cmake_path(GET file STEM stem)
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
    add_test(NAME ${name}.sql.${stem}
      COMMAND ${kommunevarehus_QUERYCTL} plugin test $<TARGET_FILE:${name}> ${file})
    list(APPEND tests ${name}.sql.${stem})
  endforeach()
  if(KV_SANITIZE)
    kv_sanitizer_environment(environment)
    set_tests_properties(${name}.doctor ${tests} PROPERTIES ENVIRONMENT "${environment}")
  endif()
endfunction()
