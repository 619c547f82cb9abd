// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/disk_vfs.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <sqlite3.h>

namespace ieum::sim {

struct DiskVfs::Handle : sqlite3_file {
    Disk* disk = nullptr;
    std::shared_ptr<DiskFile> file;
    std::vector<std::unique_ptr<std::byte[]>> shared; ///< one connection a file: nobody else sees it
};

namespace {

struct Register {
    uint64_t last = 0;
    std::map<uint64_t, Disk*> disks;
};
/// SQLite knows files by path only, so there is one list of disks for the process; a simulation has one thread.
Register& allDisks() {
    static Register made;
    return made;
}

DiskVfs::Handle& handleOf(sqlite3_file* file) { return *static_cast<DiskVfs::Handle*>(file); }

int lockNothing(sqlite3_file*, int) { return SQLITE_OK; }
int reserveNothing(sqlite3_file*, int* reserved) {
    *reserved = 0;
    return SQLITE_OK;
}
int controlNothing(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sectorSize(sqlite3_file*) { return 4096; }
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }
int lockShared(sqlite3_file*, int, int, int) { return SQLITE_OK; }
void barrier(sqlite3_file*) {}
int unmapShared(sqlite3_file* file, int isDeleted) {
    if (isDeleted != 0) handleOf(file).shared.clear();
    return SQLITE_OK;
}

constexpr sqlite3_io_methods methods{2,
                                     DiskVfs::close,
                                     DiskVfs::read,
                                     DiskVfs::write,
                                     DiskVfs::truncate,
                                     DiskVfs::sync,
                                     DiskVfs::fileSize,
                                     lockNothing,
                                     lockNothing,
                                     reserveNothing,
                                     controlNothing,
                                     sectorSize,
                                     characteristics,
                                     DiskVfs::mapShared,
                                     lockShared,
                                     barrier,
                                     unmapShared,
                                     nullptr,
                                     nullptr};

int fullPath(sqlite3_vfs*, const char* path, int size, char* out) {
    return sqlite3_snprintf(size, out, "%s", path) != nullptr ? SQLITE_OK : SQLITE_CANTOPEN;
}
int noRandomness(sqlite3_vfs*, int size, char* out) {
    std::memset(out, 7, static_cast<size_t>(size)); // SQLite's own dice: salts of the log, the same in every run
    return size;
}
int noSleep(sqlite3_vfs*, int) { return 0; }
int sameTime(sqlite3_vfs*, double* day) {
    *day = 2460000.5;
    return SQLITE_OK;
}
int noError(sqlite3_vfs*, int, char*) { return 0; }

} // namespace

uint64_t DiskVfs::attach(Disk& disk) {
    allDisks().disks[++allDisks().last] = &disk;
    return allDisks().last;
}
void DiskVfs::detach(uint64_t number) { allDisks().disks.erase(number); }

Disk* DiskVfs::diskOf(std::string_view path) {
    const size_t end = path.find('/', 1);
    if (path.empty() || path[0] != '/' || end == std::string_view::npos) return nullptr;
    uint64_t number = 0;
    for (const char digit : path.substr(1, end - 1)) number = number * 10 + static_cast<uint64_t>(digit - '0');
    const auto found = allDisks().disks.find(number);
    return found == allDisks().disks.end() ? nullptr : found->second;
}
std::string DiskVfs::nameOf(std::string_view path) { return std::string(path.substr(path.find('/', 1) + 1)); }

int DiskVfs::open(sqlite3_vfs*, const char* path, sqlite3_file* opened, int flags, int* outFlags) {
    opened->pMethods = nullptr;
    if (path == nullptr) return SQLITE_CANTOPEN; // temporary files: temp_store is memory
    Disk* disk = diskOf(path);
    if (disk == nullptr || disk->faults.isDead()) return SQLITE_CANTOPEN;
    auto& file = disk->m_files[nameOf(path)];
    if (!file) {
        if ((flags & SQLITE_OPEN_CREATE) == 0) {
            disk->m_files.erase(nameOf(path));
            return SQLITE_CANTOPEN;
        }
        file = std::make_shared<DiskFile>();
    }
    auto* handle = new (opened) Handle;
    handle->pMethods = &methods;
    handle->disk = disk;
    handle->file = file;
    if (outFlags != nullptr) *outFlags = flags;
    return SQLITE_OK;
}

int DiskVfs::close(sqlite3_file* file) {
    handleOf(file).~Handle();
    return SQLITE_OK;
}

int DiskVfs::erase(sqlite3_vfs*, const char* path, int) {
    Disk* disk = diskOf(path);
    if (disk == nullptr || disk->faults.operate(false) == DiskFaults::Verdict::Dead) return SQLITE_IOERR_DELETE;
    return disk->m_files.erase(nameOf(path)) > 0 ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
}

int DiskVfs::access(sqlite3_vfs*, const char* path, int, int* result) {
    const Disk* disk = diskOf(path);
    *result = disk != nullptr && disk->m_files.contains(nameOf(path)) ? 1 : 0;
    return SQLITE_OK;
}

int DiskVfs::read(sqlite3_file* file, void* to, int size, long long offset) {
    const Handle& handle = handleOf(file);
    if (handle.disk->faults.isDead()) return SQLITE_IOERR_READ;
    const Bytes& bytes = handle.file->bytes;
    const auto wanted = static_cast<size_t>(size);
    const size_t first = std::min(static_cast<size_t>(offset), bytes.size());
    const size_t there = std::min(wanted, bytes.size() - first);
    if (there > 0) std::memcpy(to, bytes.data() + first, there);
    if (there == wanted) return SQLITE_OK;
    std::memset(static_cast<char*>(to) + there, 0, wanted - there);
    return SQLITE_IOERR_SHORT_READ;
}

int DiskVfs::write(sqlite3_file* file, const void* from, int size, long long offset) {
    const Handle& handle = handleOf(file);
    switch (handle.disk->faults.operate(true)) {
    case DiskFaults::Verdict::Dead:
        return SQLITE_IOERR_WRITE;
    case DiskFaults::Verdict::Full:
        return SQLITE_FULL;
    case DiskFaults::Verdict::Fine:
        break;
    }
    Bytes& bytes = handle.file->bytes;
    const auto first = static_cast<size_t>(offset);
    const size_t end = first + static_cast<size_t>(size);
    DiskFile::Undo undo{std::min(first, bytes.size()), bytes.size(), {}};
    if (first < bytes.size()) {
        undo.before = copyOf(ByteView(bytes).subspan(first, std::min(end, bytes.size()) - first));
    }
    handle.file->unsynced.push_back(std::move(undo));
    if (end > bytes.size()) bytes.resize(end);
    std::memcpy(bytes.data() + first, from, static_cast<size_t>(size));
    return SQLITE_OK;
}

int DiskVfs::truncate(sqlite3_file* file, long long size) {
    const Handle& handle = handleOf(file);
    if (handle.disk->faults.operate(false) == DiskFaults::Verdict::Dead) return SQLITE_IOERR_TRUNCATE;
    Bytes& bytes = handle.file->bytes;
    const auto wanted = static_cast<size_t>(size);
    if (wanted >= bytes.size()) return SQLITE_OK;
    // Undone as a write of what was cut off: grow first, then copy.
    bytes.resize(wanted);
    handle.file->unsynced.clear(); // a truncation reaches the disk at once here
    return SQLITE_OK;
}

int DiskVfs::sync(sqlite3_file* file, int) {
    const Handle& handle = handleOf(file);
    if (handle.disk->faults.operate(false) == DiskFaults::Verdict::Dead) return SQLITE_IOERR_FSYNC;
    ++handle.disk->syncs.database;
    handle.file->unsynced.clear();
    return SQLITE_OK;
}

int DiskVfs::fileSize(sqlite3_file* file, long long* size) {
    *size = static_cast<long long>(handleOf(file).file->bytes.size());
    return SQLITE_OK;
}

int DiskVfs::mapShared(sqlite3_file* file, int region, int size, int, void volatile** out) {
    auto& shared = handleOf(file).shared;
    while (shared.size() <= static_cast<size_t>(region)) {
        shared.push_back(std::make_unique<std::byte[]>(static_cast<size_t>(size)));
    }
    *out = shared[static_cast<size_t>(region)].get();
    return SQLITE_OK;
}

bool DiskVfs::install() {
    static sqlite3_vfs vfs{};
    vfs.iVersion = 1;
    vfs.szOsFile = sizeof(Handle);
    vfs.mxPathname = 512;
    vfs.zName = "ieum-memory";
    vfs.xOpen = open;
    vfs.xDelete = erase;
    vfs.xAccess = access;
    vfs.xFullPathname = fullPath;
    vfs.xRandomness = noRandomness;
    vfs.xSleep = noSleep;
    vfs.xCurrentTime = sameTime;
    vfs.xGetLastError = noError;
    if (sqlite3_initialize() != SQLITE_OK) return false;
    if (sqlite3_vfs_register(&vfs, 0) != SQLITE_OK) return false;
    return sqlite3mc_vfs_create("ieum-memory", 1) == SQLITE_OK;
}

} // namespace ieum::sim
