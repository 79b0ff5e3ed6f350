# SPDX-License-Identifier: MIT
# A plugin that shows more than its entry point can take over, or be taken over by, symbols of its host;
# one that needs libsqlite3 or a C++ runtime brings a second copy into hosts that have their own.
# cmake -DPLUGIN=FILE -DENTRY=SYMBOL -DNM= -DREADELF= -DSANITIZED=0|1 -P exports.cmake
execute_process(COMMAND ${NM} -D --defined-only --format=posix ${PLUGIN}
  OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
string(REGEX REPLACE " [^\n]*" "" symbols "${symbols}")
string(STRIP "${symbols}" symbols)
if(NOT symbols STREQUAL ENTRY)
  message(FATAL_ERROR "${PLUGIN} exports\n${symbols}\nand must export ${ENTRY} alone.")
endif()

execute_process(COMMAND ${READELF} -d ${PLUGIN} OUTPUT_VARIABLE dynamic COMMAND_ERROR_IS_FATAL ANY)
set(forbidden libsqlite3)
if(NOT SANITIZED)
  list(APPEND forbidden libstdc\\+\\+ libgcc_s)
endif()
foreach(library IN LISTS forbidden)
  if(dynamic MATCHES "NEEDED[^\n]*(${library}[^\n]*)")
    message(FATAL_ERROR "${PLUGIN} needs ${CMAKE_MATCH_1} and must not.")
  endif()
endforeach()
