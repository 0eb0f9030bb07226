# Everything from Debian 12. docs/dependencies.md says why each is here.
# One interface target a library, so that nobody spells flags twice.
find_package(Threads REQUIRED)
find_package(Boost 1.81 CONFIG REQUIRED COMPONENTS json url)
find_package(OpenSSL REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(mongoc-1.0 CONFIG REQUIRED)
find_package(rabbitmq-c CONFIG REQUIRED)
find_package(spdlog CONFIG REQUIRED)
find_package(fmt CONFIG REQUIRED)
find_package(prometheus-cpp CONFIG REQUIRED)
find_package(CURL REQUIRED)
find_package(ZLIB REQUIRED)
find_package(CLI11 CONFIG REQUIRED)
find_package(GTest CONFIG REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(hiredis REQUIRED IMPORTED_TARGET hiredis)
pkg_check_modules(vips REQUIRED IMPORTED_TARGET vips)
pkg_check_modules(pangocairo REQUIRED IMPORTED_TARGET pangocairo)
pkg_check_modules(icu REQUIRED IMPORTED_TARGET icu-uc)
pkg_check_modules(xapian REQUIRED IMPORTED_TARGET xapian-core)

# Statically: platform/auth leads its calls of mmap elsewhere (hash_memory.cpp).
find_library(sodium_archive NAMES libsodium.a REQUIRED)
find_path(sodium_headers NAMES sodium.h REQUIRED)
add_library(sodium::sodium STATIC IMPORTED)
set_target_properties(sodium::sodium PROPERTIES IMPORTED_LOCATION ${sodium_archive}
                                                INTERFACE_INCLUDE_DIRECTORIES ${sodium_headers})

# Asio and Beast are compiled once (src/platform/async/asio.cpp) instead of into every file.
add_library(bookverse_boost INTERFACE)
target_link_libraries(bookverse_boost INTERFACE Boost::headers Boost::json Boost::url OpenSSL::SSL OpenSSL::Crypto
                                                Threads::Threads)
target_compile_definitions(bookverse_boost INTERFACE
  BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED
  BOOST_ASIO_DISABLE_BOOST_ARRAY BOOST_ALLOW_DEPRECATED_HEADERS)
