// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/disk.h"

#include "base/error.h"
#include "sim/disk_vfs.h"

#include <cerrno>

namespace ieum::sim {
namespace {

/// As a kernel does when it cannot write: it says so once, and shows what it has all the same.
Done syncOf(DiskFile& file, bool fails) {
    file.isForgotten = file.isForgotten || (fails && !file.unsynced.empty());
    if (!file.isForgotten) file.unsynced.clear();
    if (fails) return fail(Cause::Machine, BaseError::FileUnwritable, EIO);
    return {};
}

} // namespace

Disk::Disk() : m_number(DiskVfs::attach(*this)) {}
Disk::~Disk() { DiskVfs::detach(m_number); }

void Disk::copyFrom(const Disk& other, const std::string& except) {
    const auto stays = [&](const auto& each) { return !except.empty() && each.first.starts_with(except + "/"); };
    std::erase_if(m_files, [&](const auto& each) { return !stays(each); });
    for (const auto& each : other.m_files) {
        if (!stays(each)) m_files[each.first] = std::make_shared<DiskFile>(DiskFile{each.second->bytes, {}});
    }
}

std::string databasePathOn(const Disk& disk, const std::string& name) {
    return "/" + std::to_string(disk.m_number) + "/" + name;
}

void Disk::restorePower(Dice& dice) {
    faults.revive();
    for (auto& [name, file] : m_files) {
        size_t lost = file->unsynced.empty() ? 0 : 1 + dice.below(file->unsynced.size());
        if (std::exchange(file->isForgotten, false)) lost = file->unsynced.size();
        for (; lost > 0; --lost) {
            DiskFile::Undo& undo = file->unsynced.back();
            std::copy(undo.before.begin(), undo.before.end(),
                      file->bytes.begin() + static_cast<std::ptrdiff_t>(undo.offset));
            file->bytes.resize(undo.sizeBefore);
            file->unsynced.pop_back();
        }
        file->unsynced.clear();
    }
}

Result<Bytes> Disk::read(const std::string& path, uint64_t limit) const {
    const auto found = m_files.find(path);
    if (faults.isDead() || found == m_files.end()) return fail(Cause::Machine, BaseError::FileMissing, ENOENT);
    if (found->second->bytes.size() > limit) return fail(Cause::Machine, BaseError::FileUnreadable, EFBIG);
    return found->second->bytes;
}

Result<Bytes> Disk::readAt(const std::string& path, uint64_t offset, uint64_t size) const {
    const auto found = m_files.find(path);
    if (faults.isDead() || found == m_files.end()) return fail(Cause::Machine, BaseError::FileMissing, ENOENT);
    const ByteView bytes(found->second->bytes);
    const uint64_t first = std::min<uint64_t>(offset, bytes.size());
    return copyOf(bytes.subspan(first, std::min<uint64_t>(size, bytes.size() - first)));
}

Result<uint64_t> Disk::sizeOf(const std::string& path) const {
    const auto found = m_files.find(path);
    if (faults.isDead() || found == m_files.end()) return fail(Cause::Machine, BaseError::FileMissing, ENOENT);
    return found->second->bytes.size();
}

Done Disk::writeDurably(const std::string& path, ByteView bytes) {
    if (const DiskFaults::Verdict verdict = faults.operate(true); verdict != DiskFaults::Verdict::Fine) {
        return fail(Cause::Machine,
                    verdict == DiskFaults::Verdict::Full ? BaseError::DiskFull : BaseError::FileUnwritable, EIO);
    }
    m_files[path] = std::make_shared<DiskFile>(DiskFile{copyOf(bytes), {}});
    return {};
}

Done Disk::appendTo(const std::string& path, ByteView bytes) {
    if (const DiskFaults::Verdict verdict = faults.operate(true); verdict != DiskFaults::Verdict::Fine) {
        return fail(Cause::Machine,
                    verdict == DiskFaults::Verdict::Full ? BaseError::DiskFull : BaseError::FileUnwritable, EIO);
    }
    auto& file = m_files[path];
    if (!file) file = std::make_shared<DiskFile>();
    file->unsynced.push_back({file->bytes.size(), file->bytes.size(), {}});
    append(file->bytes, bytes);
    return {};
}

Done Disk::sync(const std::string& path) {
    const auto found = m_files.find(path);
    if (faults.operate(false) == DiskFaults::Verdict::Dead || found == m_files.end()) {
        return fail(Cause::Machine, BaseError::FileMissing, ENOENT);
    }
    if (faults.isHinderedNow()) return fail(Cause::Machine, BaseError::FileUnreadable, EMFILE);
    ++syncs.each;
    return syncOf(*found->second, faults.failsNow());
}

Done DiskFolderSync::syncAll(const std::string& folder) {
    if (m_disk.faults.operate(false) == DiskFaults::Verdict::Dead) {
        return fail(Cause::Machine, BaseError::FileMissing, ENOENT);
    }
    if (m_disk.faults.isHinderedNow()) return fail(Cause::Machine, BaseError::FileUnreadable, EMFILE);
    ++m_disk.syncs.together;
    const bool fails = m_disk.faults.failsNow();
    Done all;
    if (fails) all = fail(Cause::Machine, BaseError::FileUnwritable, EIO);
    const std::string inside = folder + '/';
    const auto& files = m_disk.m_files;
    for (auto each = files.lower_bound(inside); each != files.end() && each->first.starts_with(inside); ++each) {
        if (const Done synced = syncOf(*each->second, fails); !synced) all = synced;
    }
    return all;
}

Done Disk::settle(const std::string& from, const std::string& to) {
    const std::string inside = from + '/';
    const auto first = m_files.lower_bound(inside);
    if (!m_files.contains(from) && first != m_files.end() && first->first.starts_with(inside)) {
        return settleFolder(inside, to + '/');
    }
    if (const Done synced = sync(from); !synced) return synced;
    m_files[to] = m_files.extract(from).mapped();
    return {};
}

/// Folders are only the beginnings of names here.
Done Disk::settleFolder(const std::string& from, const std::string& to) {
    if (faults.operate(false) == DiskFaults::Verdict::Dead) {
        return fail(Cause::Machine, BaseError::FileMissing, ENOENT);
    }
    for (auto each = m_files.lower_bound(from); each != m_files.end() && each->first.starts_with(from);) {
        const auto next = std::next(each);
        m_files[to + each->first.substr(from.size())] = m_files.extract(each).mapped();
        each = next;
    }
    return {};
}

Done Disk::cutTo(const std::string& path, uint64_t size) {
    const auto found = m_files.find(path);
    if (faults.operate(false) == DiskFaults::Verdict::Dead || found == m_files.end()) {
        return fail(Cause::Machine, BaseError::FileMissing, ENOENT);
    }
    found->second->bytes.resize(size);
    found->second->unsynced.clear();
    return {};
}

Done Disk::remove(const std::string& path) {
    if (faults.operate(false) == DiskFaults::Verdict::Dead || m_files.erase(path) == 0) {
        return fail(Cause::Machine, BaseError::FileMissing, ENOENT);
    }
    return {};
}

bool Disk::exists(const std::string& path) const { return !faults.isDead() && m_files.contains(path); }

Result<std::vector<std::string>> Disk::namesIn(const std::string& folder, size_t limit) const {
    std::vector<std::string> names;
    std::string inside = folder.ends_with("/.") ? folder.substr(0, folder.size() - 1) : folder;
    if (!inside.ends_with('/')) inside += '/';
    for (auto file = m_files.lower_bound(inside); file != m_files.end() && file->first.starts_with(inside); ++file) {
        std::string name = file->first.substr(inside.size());
        if (names.size() < limit && name.find('/') == std::string::npos) names.push_back(std::move(name));
    }
    if (names.empty()) return fail(Cause::Machine, BaseError::FileMissing);
    return names;
}

Result<FolderLook> Disk::lookInto(const std::string& folder, size_t limit) const {
    FolderLook look;
    const std::string inside = folder + '/';
    auto file = m_files.lower_bound(inside);
    const bool isThere = file != m_files.end() && file->first.starts_with(inside);
    if (!isThere) return fail(Cause::Machine, BaseError::FileMissing);
    look.ours = true;
    for (; file != m_files.end() && file->first.starts_with(inside) && look.folders.size() < limit; ++file) {
        const std::string name = file->first.substr(inside.size());
        const size_t slash = name.find('/');
        if (slash == std::string::npos) continue;
        if (look.folders.empty() || look.folders.back() != name.substr(0, slash)) {
            look.folders.push_back(name.substr(0, slash));
        }
    }
    return look;
}

} // namespace ieum::sim
