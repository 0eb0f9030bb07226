# Flags that hold for every target, and the few switches a builder has.
set(BOOKVERSE_SANITIZE "" CACHE STRING "address,undefined | thread | empty")
option(BOOKVERSE_BENCH "build bench/" OFF)

# Dev: not optimised, because templates of coroutines cost twice the time to build with -O1; line tables only.
set(CMAKE_CXX_FLAGS_DEV "-O0 -g1" CACHE STRING "" FORCE)
set(CMAKE_C_FLAGS_DEV "-O0 -g1" CACHE STRING "" FORCE)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1 -DNDEBUG" CACHE STRING "" FORCE)

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Werror
                    -fno-omit-frame-pointer "SHELL:-Xclang -fno-pch-timestamp")

# The same source in two build folders is one entry; a precompiled header is hashed by content, not by time.
find_program(BOOKVERSE_CCACHE ccache)
if(BOOKVERSE_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
    CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 CCACHE_DEPEND=1
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${BOOKVERSE_CCACHE})
endif()

find_program(BOOKVERSE_MOLD mold)
if(BOOKVERSE_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
if(BOOKVERSE_SANITIZE)
  add_compile_options(-fsanitize=${BOOKVERSE_SANITIZE})
  add_link_options(-fsanitize=${BOOKVERSE_SANITIZE})
  if(BOOKVERSE_SANITIZE MATCHES "undefined")
    add_compile_options(-fno-sanitize-recover=undefined)
  endif()
endif()
