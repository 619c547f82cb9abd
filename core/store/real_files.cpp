// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/real_files.h"

#include "base/error.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace ieum::store {
namespace {

class Descriptor {
  public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor() {
        if (m_number >= 0) ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }
    /// A file system may tell of a full disk only now.
    bool close() { return ::close(std::exchange(m_number, -1)) == 0; }

  private:
    int m_number;
};

tl::unexpected<Error> unreadable(int why) {
    return fail(Cause::Machine, why == ENOENT ? BaseError::FileMissing : BaseError::FileUnreadable, why);
}

tl::unexpected<Error> unwritable(int why) {
    const bool isFull = why == ENOSPC || why == EDQUOT || why == EFBIG;
    return fail(Cause::Machine, isFull ? BaseError::DiskFull : BaseError::FileUnwritable, why);
}

/// No sync was tried, so that none has failed.
tl::unexpected<Error> notBegun(int why) { return fail(Cause::Machine, BaseError::FileUnreadable, why); }

std::string folderOfPath(const std::string& path) {
    const size_t slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

/// Makes new names in the folder durable.
Done syncFolder(const std::string& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.isOpen() || ::fsync(opened.number()) != 0) return unwritable(errno);
    return {};
}

/// Before Linux 5.8 it says nothing of what it could not write.
bool doesSyncfsTell() {
    const Descriptor opened(::open("/proc/sys/kernel/osrelease", O_RDONLY | O_CLOEXEC));
    std::array<char, 64> release{};
    if (!opened.isOpen() || ::read(opened.number(), release.data(), release.size() - 1) <= 0) return false;
    char* end = nullptr;
    const long version = std::strtol(release.data(), &end, 10);
    const long step = *end == '.' ? std::strtol(end + 1, nullptr, 10) : 0;
    return version > 5 || (version == 5 && step >= 8);
}

/// FUSE, eCryptfs, vfat and others write something else by it than by an fsync of each file.
bool isSyncfsFsync(int number) {
    static const bool tells = doesSyncfsTell();
    constexpr std::array<uint32_t, 5> known{0xEF53, 0x58465342, 0x9123683E, 0xF2F52010, 0x01021994};
    struct statfs about {}; // ext2 to ext4, xfs, btrfs, f2fs, tmpfs
    if (!tells || ::fstatfs(number, &about) != 0) return false;
    return std::find(known.begin(), known.end(), static_cast<uint32_t>(about.f_type)) != known.end();
}

/// On one file system.
bool areTogether(int one, int other) {
    struct stat a {
    }, b{};
    return ::fstat(one, &a) == 0 && ::fstat(other, &b) == 0 && a.st_dev == b.st_dev;
}

Done writeAll(int number, ByteView bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(number, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) continue;
            return unwritable(errno);
        }
        bytes = bytes.subspan(static_cast<size_t>(written));
    }
    return {};
}

Result<Bytes> readUpTo(int number, uint64_t offset, uint64_t size) {
    Bytes bytes(static_cast<size_t>(size));
    size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got =
            ::pread(number, bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return unreadable(errno);
        if (got == 0) break;
        done += static_cast<size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};
using OpenFolder = std::unique_ptr<DIR, CloseFolder>;

/// A link is no folder either: what it leads to belongs to something else.
Result<OpenFolder> openFolder(const std::string& path) {
    const int number = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    OpenFolder folder(number < 0 ? nullptr : ::fdopendir(number));
    if (folder) return folder;
    const int why = errno;
    if (number >= 0) ::close(number);
    const bool isMissing = why == ENOENT || why == ENOTDIR || why == ELOOP;
    return fail(Cause::Machine, isMissing ? BaseError::FileMissing : BaseError::FileUnreadable, why);
}

/// Of what lies in it; 0: gone meanwhile.
mode_t kindOf(DIR* folder, const char* name) {
    struct stat about {};
    return ::fstatat(::dirfd(folder), name, &about, AT_SYMLINK_NOFOLLOW) == 0 ? about.st_mode : 0;
}

/// Of this process alone; several threads may write the same chunk.
std::string temporaryName(const std::string& path) {
    static std::atomic<uint64_t> counter{0};
    return path + ".new-" + std::to_string(::getpid()) + "-" + std::to_string(counter.fetch_add(1));
}

Done writeNew(const std::string& path, ByteView bytes) {
    Descriptor opened(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!opened.isOpen()) return unwritable(errno);
    if (const auto written = writeAll(opened.number(), bytes); !written) return written;
    if (::fsync(opened.number()) != 0 || !opened.close()) return unwritable(errno);
    return {};
}

} // namespace

Result<Bytes> RealFiles::read(const std::string& path, uint64_t limit) const {
    const auto size = sizeOf(path);
    if (!size) return passOn(size);
    if (*size > limit) return fail(Cause::Input, BaseError::FileUnreadable, EFBIG);
    return readAt(path, 0, *size);
}

Result<Bytes> RealFiles::readAt(const std::string& path, uint64_t offset, uint64_t size) const {
    const Descriptor opened(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    if (!opened.isOpen()) return unreadable(errno);
    struct stat about {};
    if (::fstat(opened.number(), &about) != 0) return unreadable(errno);
    if (!S_ISREG(about.st_mode)) return unreadable(EISDIR);
    const auto total = static_cast<uint64_t>(about.st_size);
    // Never more memory than there is file, whatever the caller asks for.
    return readUpTo(opened.number(), offset, offset >= total ? 0 : std::min(size, total - offset));
}

Result<uint64_t> RealFiles::sizeOf(const std::string& path) const {
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0) return unreadable(errno);
    if (!S_ISREG(about.st_mode)) return unreadable(EISDIR);
    return static_cast<uint64_t>(about.st_size);
}

Done RealFiles::writeDurably(const std::string& path, ByteView bytes) {
    const std::string temporary = temporaryName(path);
    if (auto written = writeNew(temporary, bytes); !written) {
        ::unlink(temporary.c_str());
        return written;
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0) {
        const int why = errno;
        ::unlink(temporary.c_str());
        return unwritable(why);
    }
    return syncFolder(folderOfPath(path));
}

Done RealFiles::appendTo(const std::string& path, ByteView bytes) {
    Descriptor opened(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    if (!opened.isOpen()) return unwritable(errno);
    if (const auto written = writeAll(opened.number(), bytes); !written) return written;
    if (!opened.close()) return unwritable(errno);
    return {};
}

Done RealFiles::sync(const std::string& path) {
    const Descriptor opened(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!opened.isOpen()) return unreadable(errno);
    if (::fsync(opened.number()) != 0) return unwritable(errno);
    (void)::posix_fadvise(opened.number(), 0, 0, POSIX_FADV_DONTNEED); // a wish: not every file system grants it
    return syncFolder(folderOfPath(path));
}

Done RealFiles::settle(const std::string& from, const std::string& to) {
    // Both first: what cannot be opened is told apart from what was lost.
    Descriptor opened(::open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!opened.isOpen()) return unreadable(errno);
    const Descriptor folder(::open(folderOfPath(to).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isOpen()) return notBegun(errno);
    if (::fsync(opened.number()) != 0 || !opened.close()) return unwritable(errno);
    if (::rename(from.c_str(), to.c_str()) != 0 || ::fsync(folder.number()) != 0) return unwritable(errno);
    return {};
}

Done RealFiles::cutTo(const std::string& path, uint64_t size) {
    const Descriptor opened(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!opened.isOpen()) return errno == ENOENT ? unreadable(errno) : unwritable(errno);
    if (::ftruncate(opened.number(), static_cast<off_t>(size)) != 0) return unwritable(errno);
    if (::fsync(opened.number()) != 0) return unwritable(errno);
    return {};
}

Done RealFiles::makeFolders(const std::string& path) {
    struct stat about {};
    if (::stat(path.c_str(), &about) == 0) {
        if (S_ISDIR(about.st_mode)) return {};
        return unwritable(ENOTDIR);
    }
    const std::string parent = folderOfPath(path);
    if (parent != path && parent != ".") {
        if (const auto made = makeFolders(parent); !made) return made;
    }
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) return unwritable(errno);
    return syncFolder(parent);
}

Done RealFiles::remove(const std::string& path) {
    if (::unlink(path.c_str()) != 0 && !(errno == EISDIR && ::rmdir(path.c_str()) == 0)) {
        if (errno == ENOENT) return unreadable(errno);
        return unwritable(errno);
    }
    return syncFolder(folderOfPath(path));
}

bool RealFiles::exists(const std::string& path) const { return ::access(path.c_str(), F_OK) == 0; }

Result<std::vector<std::string>> RealFiles::namesIn(const std::string& folder, size_t limit) const {
    const auto opened = openFolder(folder);
    if (!opened) return passOn(opened);
    std::vector<std::string> names;
    while (const dirent* entry = names.size() < limit ? ::readdir(opened->get()) : nullptr) {
        if (S_ISREG(kindOf(opened->get(), entry->d_name))) names.emplace_back(entry->d_name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

Result<FolderLook> RealFiles::lookInto(const std::string& folder, size_t limit) const {
    const auto opened = openFolder(folder);
    if (!opened) return passOn(opened);
    struct stat about {};
    if (::fstat(::dirfd(opened->get()), &about) != 0) return unreadable(errno);
    FolderLook look;
    look.ours = about.st_uid == ::geteuid();
    const auto hasPlace = [&] { return look.folders.size() + look.others.size() < limit; };
    while (const dirent* entry = hasPlace() ? ::readdir(opened->get()) : nullptr) {
        const std::string name = entry->d_name;
        const mode_t kind = name == "." || name == ".." ? 0 : kindOf(opened->get(), entry->d_name);
        if (kind == 0 || S_ISREG(kind)) continue;
        (S_ISDIR(kind) ? look.folders : look.others).push_back(name);
    }
    std::sort(look.folders.begin(), look.folders.end());
    std::sort(look.others.begin(), look.others.end());
    return look;
}

RealFolderSync::~RealFolderSync() {
    if (const int watched = m_watched; watched >= 0) ::close(watched);
}

Done RealFolderSync::watch(const std::string& folder) {
    if (m_watched >= 0) return {};
    const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0) return unwritable(errno);
    int none = -1;
    if (!m_watched.compare_exchange_strong(none, opened)) ::close(opened); // another thread was faster
    return {};
}

/// What others have written to the same file system is waited for as well.
Done RealFolderSync::syncAll(const std::string& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.isOpen()) return notBegun(errno);
    if (!isSyncfsFsync(opened.number())) return fail(Cause::Machine, BaseError::FileUnwritable, EOPNOTSUPP);
    const int watched = m_watched;
    const bool isWatched = watched >= 0 && areTogether(watched, opened.number());
    if (::syncfs(isWatched ? watched : opened.number()) != 0) return unwritable(errno);
    return {};
}

} // namespace ieum::store
