// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/part_folder.h"

#include "base/error.h"
#include "transfer/limits.h"

#include <algorithm>

namespace ieum::transfer {

namespace {

constexpr std::string_view noteName = ".ieum-part";
constexpr std::string_view noteHead = "ieum-part 1 ";
constexpr uint64_t noteBytesMax = 64U << 10U;

/// A folder in the folder, as targets have them: no step of it is empty, "." or "..".
bool isFolderName(std::string_view name) {
    for (size_t from = 0;;) {
        const size_t slash = name.find('/', from);
        const std::string_view step = name.substr(from, slash == std::string_view::npos ? slash : slash - from);
        if (step.empty() || step == "." || step == "..") return false;
        if (slash == std::string_view::npos) return true;
        from = slash + 1;
    }
}

/// `name` and every folder on the way to it is a real folder of ours: a link in between would lead elsewhere.
bool isBelow(const Files& files, const std::string& root, const std::string& name) {
    const auto isOurs = [&](const std::string& path) {
        const auto look = files.lookInto(path, 0);
        return look && look->ours;
    };
    if (!isOurs(root)) return false;
    if (name.empty()) return true;
    if (!isFolderName(name)) return false;
    for (size_t slash = name.find('/'); slash != std::string::npos; slash = name.find('/', slash + 1)) {
        if (!isOurs(root + '/' + name.substr(0, slash))) return false;
    }
    return isOurs(root + '/' + name);
}

std::string within(const std::string& folder, const std::string& name) {
    return folder.empty() ? name : folder + '/' + name;
}

std::string folderOf(const std::string& name) {
    const size_t slash = name.rfind('/');
    return slash == std::string::npos ? std::string() : name.substr(0, slash);
}

} // namespace

std::optional<PartFolder> PartFolder::at(Files& files, const std::string& path, const std::string& key) {
    PartFolder part(files, path, key);
    if (!files.exists(path)) return part;
    const auto names = files.namesIn(path, limits::bundleEntriesMax);
    if (!names || !isBelow(files, path, "")) return std::nullopt; // a link, no folder, or not ours
    if (std::find(names->begin(), names->end(), noteName) == names->end()) return std::nullopt;
    const auto note = files.read(path + '/' + std::string(noteName), noteBytesMax);
    if (!note) return std::nullopt;
    std::string_view left = textOf(*note);
    const std::string head = std::string(noteHead) + key + '\n';
    if (!left.starts_with(head)) return std::nullopt;
    for (left.remove_prefix(head.size()); left.find('\n') != std::string_view::npos;) {
        const std::string_view name = left.substr(0, left.find('\n'));
        left.remove_prefix(name.size() + 1);
        if (isFolderName(name)) part.m_folders.emplace(name);
    }
    return part;
}

std::string PartFolder::noteOf() const {
    std::string note = std::string(noteHead) + m_key + '\n';
    for (const std::string& each : m_folders) note += each + '\n';
    return note;
}

bool PartFolder::has(const std::string& name) {
    const std::string folder = folderOf(name);
    const auto [known, isNew] = m_there.try_emplace(folder);
    if (isNew) {
        const std::string path = folder.empty() ? m_path : m_path + '/' + folder;
        const auto names = m_files->namesIn(path, limits::bundleEntriesMax);
        if (names && isBelow(*m_files, m_path, folder)) known->second.insert(names->begin(), names->end());
    }
    return known->second.contains(name.substr(name.rfind('/') + 1));
}

Done PartFolder::makeFolder(const std::string& name) {
    const std::string path = name.empty() ? m_path : m_path + '/' + name;
    if (const Done made = m_files->makeFolders(path); !made) return made;
    if (const auto names = m_files->namesIn(path, 1); !names) return fail(Cause::Machine, BaseError::FileUnwritable);
    if (!name.empty()) m_folders.insert(name);
    return m_files->writeDurably(m_path + '/' + std::string(noteName), bytesOf(noteOf()));
}

Done PartFolder::clear(const std::string& name) {
    const Done removed = m_files->remove(m_path + '/' + name);
    return removed || removed.error().is(BaseError::FileMissing) ? Done() : removed;
}

/// A link goes, not what it leads to. A folder that is not noted goes when nothing is in it (an export may have ended
/// before it was noted); somebody put it there otherwise, and it would become a part of the export.
Done PartFolder::sweep(const std::string& folder, const std::set<std::string>& names) {
    const std::string path = folder.empty() ? m_path : m_path + '/' + folder;
    // More than may stay: a list that ends too early has something in it that goes, and is read once more.
    const size_t listed = names.size() + m_folders.size() + limits::bundleEntriesMax;
    for (bool isAll = false; !isAll;) {
        const auto there = m_files->namesIn(path, listed);
        if (!there) return passOn(there);
        const auto look = m_files->lookInto(path, listed);
        if (!look) return passOn(look);
        isAll = there->size() < listed && look->others.size() + look->folders.size() < listed;
        for (const std::string& each : *there) {
            const std::string name = within(folder, each);
            if (name == noteName || names.contains(name)) continue;
            if (const Done gone = clear(name); !gone) return gone;
        }
        if (const Done gone = sweepOthers(folder, *look); !gone) return gone;
    }
    return {};
}

Done PartFolder::sweepOthers(const std::string& folder, const FolderLook& look) {
    for (const std::string& each : look.others) {
        if (const Done gone = clear(within(folder, each)); !gone) return gone;
    }
    for (const std::string& each : look.folders) {
        const std::string name = within(folder, each);
        if (m_folders.contains(name)) continue;
        if (const Done gone = clear(name); !gone) return gone;
        if (m_files->lookInto(m_path + '/' + name, 0)) return fail(Cause::Machine, BaseError::FileUnwritable);
    }
    return {};
}

Done PartFolder::keepOnly(const std::set<std::string>& names) {
    std::set<std::string> folders = m_folders;
    folders.insert("");
    for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder) { // what lies in one comes before it
        if (!isBelow(*m_files, m_path, *folder)) continue; // an earlier export's, gone already, or no folder of ours
        if (const Done swept = sweep(*folder, names); !swept) return swept;
        const std::string inside = *folder + '/';
        const bool isUsed = folder->empty() || std::any_of(names.begin(), names.end(), [&](const std::string& name) {
                                return name.starts_with(inside);
                            });
        if (isUsed) continue;
        if (const Done gone = clear(*folder); !gone) return gone;
    }
    return clear(std::string(noteName)); // last: without it nobody could go on
}

} // namespace ieum::transfer
