# bookverse_library(NAME [LINKS targets...]): a static library of all *.cpp beside the CMakeLists.txt.
# Tests sit beside what they test; their suffix says what they need:
#   *_test.cpp      no server        label unit
#   *_contract.cpp  a port against its adapters with the real servers   label contract
#
# A target that does not link another cannot include it: the include path of a library is a folder in the build tree
# with one link to the library's own source folder, and nothing else. So base <- platform <- services <- app is
# checked by the compiler; tools/check_layers.py checks what a link line alone cannot say.

# Of another service a library names only what it may know, APIS market accounts: their api.hpp, without linking them
# (docs/decisions/0120).

function(bookverse_publish_folder name)
  string(REGEX REPLACE ".*/src/" "" folder ${CMAKE_CURRENT_SOURCE_DIR})
  set(root ${CMAKE_BINARY_DIR}/include/${name})
  get_filename_component(parent ${root}/${folder} DIRECTORY)
  file(MAKE_DIRECTORY ${parent})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${root}/${folder} SYMBOLIC)
  target_include_directories(${name} PUBLIC ${root})
endfunction()

function(bookverse_library name)
  cmake_parse_arguments(arg "NO_PCH" "" "LINKS;TEST_LINKS;APIS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp)
  set(unit ${sources})
  list(FILTER unit INCLUDE REGEX "_test\\.cpp$")
  set(contract ${sources})
  list(FILTER contract INCLUDE REGEX "_contract\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "(_(test|contract)|/main)\\.cpp$")

  if(NOT sources)
    message(FATAL_ERROR "${name}: there is no source file in ${CMAKE_CURRENT_SOURCE_DIR}")
  endif()
  add_library(${name} STATIC ${sources})
  bookverse_publish_folder(${name})
  foreach(service ${arg_APIS})
    set(api services/${service}/api.hpp)
    file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/include/${name}/services/${service})
    file(CREATE_LINK ${CMAKE_SOURCE_DIR}/src/${api} ${CMAKE_BINARY_DIR}/include/${name}/${api} SYMBOLIC)
  endforeach()
  target_link_libraries(${name} PUBLIC ${arg_LINKS})
  if(NOT arg_NO_PCH AND TARGET bookverse_pch)
    target_precompile_headers(${name} REUSE_FROM bookverse_pch)
    target_link_libraries(${name} PRIVATE bookverse_pch)
  endif()
  if(unit)
    bookverse_test(${name}_test unit SOURCES ${unit} LINKS ${name} ${arg_TEST_LINKS})
  endif()
  if(contract)
    bookverse_test(${name}_contract contract SOURCES ${contract} LINKS ${name} ${arg_TEST_LINKS})
  endif()
endfunction()

# One ctest entry a program: the order inside is GoogleTest's, the servers of a contract start once.
function(bookverse_test name label)
  cmake_parse_arguments(arg "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LINKS} bookverse_broken_pipe GTest::gmock_main)
  if(TARGET bookverse_pch)
    target_precompile_headers(${name} REUSE_FROM bookverse_pch)
    target_link_libraries(${name} PRIVATE bookverse_pch)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  # `ninja unit_tests` builds those of one label.
  if(NOT TARGET ${label}_tests)
    add_custom_target(${label}_tests)
  endif()
  add_dependencies(${label}_tests ${name})
  set_tests_properties(${name} PROPERTIES LABELS ${label} TIMEOUT 300
    ENVIRONMENT "BOOKVERSE_SOURCE_DIR=${CMAKE_SOURCE_DIR}")
endfunction()

# bookverse_api(SERVICE): the target bookverse_SERVICE_api, with which another service sees api.hpp and nothing else.
function(bookverse_api service)
  set(name bookverse_${service}_api)
  if(TARGET ${name})
    return()
  endif()
  set(root ${CMAKE_BINARY_DIR}/include/${name})
  file(MAKE_DIRECTORY ${root}/services/${service})
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/src/services/${service}/api.hpp ${root}/services/${service}/api.hpp SYMBOLIC)
  add_library(${name} INTERFACE)
  target_include_directories(${name} INTERFACE ${root})
endfunction()
