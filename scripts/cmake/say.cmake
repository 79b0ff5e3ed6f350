# SPDX-License-Identifier: MIT
# Writes OUT: what PROGRAM says to ARGUMENTS. Plugins that lie elsewhere on this machine have no part in it.
unset(ENV{QUERYCTL_PLUGIN_PATH})
execute_process(COMMAND ${PROGRAM} ${ARGUMENTS} OUTPUT_VARIABLE text ERROR_VARIABLE told COMMAND_ERROR_IS_FATAL ANY)
if(told)
  message(FATAL_ERROR "${PROGRAM} ${ARGUMENTS} complains:\n${told}")
endif()
file(WRITE ${OUT} "${text}")
