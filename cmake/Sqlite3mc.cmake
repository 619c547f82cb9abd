# SPDX-FileCopyrightText: 2026 The Ieum contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# SQLite3 Multiple Ciphers as one C file. tools/fetch-pinned puts it into build/third_party; it is never committed.
set(IEUM_SQLITE3MC "${CMAKE_SOURCE_DIR}/build/third_party/sqlite3mc" CACHE PATH "Folder with sqlite3.c and sqlite3.h")
if(NOT EXISTS "${IEUM_SQLITE3MC}/sqlite3.c")
    message(FATAL_ERROR "No SQLite3 Multiple Ciphers in ${IEUM_SQLITE3MC}: run tools/fetch-pinned first")
endif()
add_library(sqlite3mc STATIC "${IEUM_SQLITE3MC}/sqlite3.c")
target_include_directories(sqlite3mc SYSTEM PUBLIC "${IEUM_SQLITE3MC}")
target_compile_definitions(sqlite3mc PRIVATE SQLITE_TEMP_STORE=3 SQLITE_THREADSAFE=2 SQLITE_ENABLE_FTS5
    SQLITE_DQS=0 SQLITE_DEFAULT_MEMSTATUS=0 SQLITE_OMIT_LOAD_EXTENSION SQLITE_OMIT_DEPRECATED
    SQLITE_OMIT_SHARED_CACHE SQLITE_OMIT_PROGRESS_CALLBACK SQLITE_USE_ALLOCA SQLITE_DEFAULT_LOOKASIDE=1200,200
    SQLITE_SECURE_DELETE SQLITE_ENABLE_DBSTAT_VTAB SQLITE_ENABLE_DBPAGE_VTAB CODEC_TYPE=CODEC_TYPE_CHACHA20
    # Freed memory is overwritten (PRAGMA memory_security), and ciphers that no profile uses are left out.
    SQLITE3MC_SECURE_MEMORY=1 HAVE_CIPHER_AES_128_CBC=0 HAVE_CIPHER_AES_256_CBC=0 HAVE_CIPHER_SQLCIPHER=0
    HAVE_CIPHER_RC4=0 HAVE_CIPHER_ASCON128=0)
# AEGIS and the AES cipher want the instructions; the amalgamation checks the CPU at run time.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    target_compile_options(sqlite3mc PRIVATE -msse4.2 -maes)
endif()
target_compile_options(sqlite3mc PRIVATE -O2 -w)
find_package(Threads REQUIRED)
target_link_libraries(sqlite3mc PUBLIC Threads::Threads ${CMAKE_DL_LIBS} m)
