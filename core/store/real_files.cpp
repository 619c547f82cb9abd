// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/real_files.h"

#include "base/error.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
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
    Descriptor opened(::open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!opened.isOpen()) return unreadable(errno);
    if (::fsync(opened.number()) != 0 || !opened.close()) return unwritable(errno);
    if (::rename(from.c_str(), to.c_str()) != 0) return unwritable(errno);
    return syncFolder(folderOfPath(to));
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
    // A link is no folder either: what it leads to belongs to something else.
    const int number = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR* open = number < 0 ? nullptr : ::fdopendir(number);
    if (!open) {
        const int why = errno;
        if (number >= 0) ::close(number);
        const bool isMissing = why == ENOENT || why == ENOTDIR || why == ELOOP;
        return fail(Cause::Machine, isMissing ? BaseError::FileMissing : BaseError::FileUnreadable, why);
    }
    std::vector<std::string> names;
    while (const dirent* entry = names.size() < limit ? ::readdir(open) : nullptr) {
        struct stat about {};
        if (::fstatat(::dirfd(open), entry->d_name, &about, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(about.st_mode)) {
            names.emplace_back(entry->d_name);
        }
    }
    ::closedir(open);
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace ieum::store
