# SPDX-FileCopyrightText: 2026 The Ieum contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# One core folder = one static library = one include root that holds nothing but a link to that folder.
# Including a header of a folder that was not named under USES is therefore a compile error, and naming a
# folder that does not exist yet (an upward edge) is a configure error.

set(IEUM_LAYERS "${CMAKE_BINARY_DIR}/layers")

# Warnings for our own code. -Werror comes from the presets, so that packagers do not suffer from it.
# -Wmaybe-uninitialized is off because GCC 12 reports it for every moved std::variant that holds a string,
# -Wrestrict because it reports `"text" + aString` (GCC bug 105651).
add_library(ieum_warnings INTERFACE)
target_compile_options(ieum_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual -Wno-maybe-uninitialized -Wno-restrict)

# ieum_folder(<name> [QT <modules>] [USES <folders>] [LINKS <external targets>] [SOURCES <generated sources>])
function(ieum_folder name)
    cmake_parse_arguments(arg "" "" "USES;QT;LINKS;SOURCES" ${ARGN})
    file(GLOB headers CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
    list(APPEND sources ${arg_SOURCES})
    set(root "${IEUM_LAYERS}/${name}")
    file(MAKE_DIRECTORY "${root}")
    file(CREATE_LINK "${CMAKE_CURRENT_SOURCE_DIR}" "${root}/${name}" SYMBOLIC)

    if(NOT sources)
        add_library(ieum_${name} INTERFACE)
        set(visible INTERFACE)
    else()
        add_library(ieum_${name} STATIC ${sources})
        set(visible PUBLIC)
        target_link_libraries(ieum_${name} PRIVATE ieum_warnings)
    endif()
    target_include_directories(ieum_${name} ${visible} "${root}")
    if(headers)
        list(TRANSFORM headers REPLACE "^${CMAKE_CURRENT_SOURCE_DIR}" "${root}/${name}")
        target_sources(ieum_${name} ${visible} FILE_SET HEADERS BASE_DIRS "${root}" FILES ${headers})
    endif()

    foreach(used IN LISTS arg_USES)
        if(NOT TARGET ieum_${used})
            message(FATAL_ERROR "core/${name} uses core/${used}, which stands above it or does not exist")
        endif()
        target_link_libraries(ieum_${name} ${visible} ieum_${used})
    endforeach()
    if(arg_QT)
        target_link_libraries(ieum_${name} ${visible} ${arg_QT})
        if(sources)
            set_target_properties(ieum_${name} PROPERTIES AUTOMOC ON)
            # AUTOMOC finds each header beside its .cpp; by its path in the include root it would be moc'ed again.
            set_source_files_properties(${headers} PROPERTIES SKIP_AUTOMOC ON)
        endif()
    elseif(sources)
        target_compile_options(ieum_${name} PRIVATE -fno-exceptions)
    endif()
    if(arg_LINKS)
        target_link_libraries(ieum_${name} ${visible} ${arg_LINKS})
    endif()
endfunction()
