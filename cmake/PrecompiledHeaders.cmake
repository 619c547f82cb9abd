# SPDX-FileCopyrightText: 2026 The Ieum contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Most of what a file of this project costs to compile is reading the headers of others: the standard library, Qt and what
# protoc wrote. They are read once for each set of options that GCC tells apart, and shared by all targets that have
# these. No header of our own is among them: a change there would compile everything again, and a file that forgot an
# include would not be noticed. clang-tidy compiles without them, so it is.
set(IEUM_PRECOMPILE_BY_DEFAULT OFF)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    set(IEUM_PRECOMPILE_BY_DEFAULT ON)
endif()
option(IEUM_PRECOMPILE "Read the headers of others once (GCC)" ${IEUM_PRECOMPILE_BY_DEFAULT})
set(IEUM_STANDARD_HEADERS <algorithm> <array> <atomic> <chrono> <condition_variable> <cstdint> <cstring> <deque>
    <filesystem> <fstream> <functional> <map> <memory> <mutex> <optional> <random> <set> <span> <sstream> <string>
    <string_view> <thread> <unordered_map> <unordered_set> <utility> <variant> <vector>)
set(IEUM_WIRE_HEADERS <wire/body.pb.h> <wire/bundle.pb.h> <wire/frame.pb.h>)

# ieum_precompiled(<kind> LINKS <targets> HEADERS <headers> [OPTIONS <compile options>]): made once, before its users.
function(ieum_precompiled kind)
    cmake_parse_arguments(arg "" "" "LINKS;HEADERS;OPTIONS" ${ARGN})
    if(NOT IEUM_PRECOMPILE)
        return()
    endif()
    set(source "${CMAKE_BINARY_DIR}/precompiled/${kind}.cpp")
    if(NOT EXISTS "${source}")
        file(WRITE "${source}" "// Nothing: its precompiled header is what is wanted.\n")
    endif()
    add_library(ieum_precompiled_${kind} OBJECT "${source}")
    # Without ccache there is no second one.
    set(launchers "${CMAKE_SOURCE_DIR}/tools/precompile" ${CMAKE_CXX_COMPILER_LAUNCHER})
    set_target_properties(ieum_precompiled_${kind} PROPERTIES AUTOMOC OFF CXX_COMPILER_LAUNCHER "${launchers}")
    # The warnings too: -Wpedantic takes a macro away, without which GCC refuses headers that were read with it.
    target_link_libraries(ieum_precompiled_${kind} PRIVATE ieum_warnings ${arg_LINKS})
    # ccache asks for it.
    target_compile_options(ieum_precompiled_${kind} PRIVATE ${arg_OPTIONS} -fpch-preprocess)
    target_precompile_headers(ieum_precompiled_${kind} PRIVATE ${arg_HEADERS})
endfunction()

# ieum_precompile(<kind> <targets>): they are compiled with that kind's headers.
function(ieum_precompile kind)
    if(NOT TARGET ieum_precompiled_${kind})
        return()
    endif()
    foreach(target IN LISTS ARGN)
        target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
        target_precompile_headers(${target} REUSE_FROM ieum_precompiled_${kind})
    endforeach()
endfunction()
