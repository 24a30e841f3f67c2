# cmake -DTREE=... -DBUILD=... -P qmllint.cmake: every screen is free of qmllint warnings. Needs a finished build, whose
# modules and types it reads.
find_program(QMLLINT NAMES qmllint PATHS /usr/lib/qt6/bin NO_DEFAULT_PATH)
if(NOT QMLLINT)
  message("skipped: qmllint is not installed (apt-get install qt6-declarative-dev-tools)")
  return()
endif()

file(GLOB_RECURSE screens ${TREE}/ui/*.qml)
if(NOT screens)
  message(FATAL_ERROR "There is no QML file below ${TREE}/ui")
endif()
list(LENGTH screens count)
execute_process(COMMAND ${QMLLINT} -I ${BUILD}/qml ${screens} RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(NOT result EQUAL 0 OR said MATCHES "Warning:")
  message(FATAL_ERROR "${said}")
endif()
message("${count} QML files without a warning")
