// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Puts disks in memory below SQLite: a VFS of its own, under the one of the cipher, with the write-ahead log's shared
// index as plain memory. So the shipping store runs with the settings that it ships with.
#pragma once

#include "sim/disk.h"

#include <optional>

struct sqlite3_file;
struct sqlite3_vfs;

namespace ieum::sim {

struct DiskVfs {
    /// Becomes SQLite's default; once a process, before any database is opened.
    static bool install();
    static uint64_t attach(Disk& disk);
    static void detach(uint64_t number);

    struct Handle;
    static Disk* diskOf(std::string_view path);
    static std::string nameOf(std::string_view path);
    static int open(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* outFlags);
    static int erase(sqlite3_vfs*, const char* path, int);
    static int access(sqlite3_vfs*, const char* path, int, int* result);
    static int read(sqlite3_file* file, void* to, int size, long long offset);
    static int write(sqlite3_file* file, const void* from, int size, long long offset);
    static int truncate(sqlite3_file* file, long long size);
    static int sync(sqlite3_file* file, int);
    static int fileSize(sqlite3_file* file, long long* size);
    static int mapShared(sqlite3_file* file, int region, int size, int, void volatile** out);
    static int close(sqlite3_file* file);
};

} // namespace ieum::sim
