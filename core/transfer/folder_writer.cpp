// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/assert.h"
#include "transfer/limits.h"
#include "transfer/output.h"
#include "transfer/part_folder.h"

#include <set>
#include <vector>

namespace ieum::transfer {

namespace {

/// The file that is being written.
class OpenFile {
  public:
    explicit OpenFile(Files& files) : m_files(files) {}

    bool isOpen() const { return !m_path.empty(); }
    void begin(std::string path) { m_path = std::move(path); }
    Done write(std::string_view bytes) {
        IEUM_ASSERT(isOpen());
        m_buffer += bytes;
        return m_buffer.size() < limits::writeBufferBytes ? Done{} : flush();
    }
    Done close() {
        IEUM_ASSERT(isOpen());
        if (const Done flushed = flush(); !flushed) return flushed;
        return m_files.sync(std::exchange(m_path, {}));
    }

  private:
    Done flush() {
        const Done done = m_files.appendTo(m_path, bytesOf(m_buffer));
        m_buffer.clear();
        return done;
    }

    Files& m_files;
    std::string m_path; ///< "" between files
    std::string m_buffer;
};

class FolderOutput : public Output {
  public:
    FolderOutput(Files& files, std::string path)
        : m_files(files), m_path(std::move(path)), m_unfinished(unfinishedName(files, m_path)), m_open(files) {}

    ~FolderOutput() override {
        if (m_finished) return;
        // Nothing more can be done when one of these stays: its name tells what it is.
        for (const std::string& file : m_written) (void)m_files.remove(file);
        for (auto folder = m_folders.rbegin(); folder != m_folders.rend(); ++folder) (void)m_files.remove(*folder);
    }

    Done open(const std::string& name, std::optional<uint64_t>) override {
        IEUM_ASSERT(!m_open.isOpen() && !m_finished);
        for (size_t slash = name.find('/'); slash != std::string::npos; slash = name.find('/', slash + 1)) {
            if (const Done made = makeFolder(m_unfinished + '/' + name.substr(0, slash)); !made) return made;
        }
        if (const Done made = makeFolder(m_unfinished); !made) return made;
        const std::string path = m_unfinished + '/' + name;
        const bool isNew = m_written.insert(path).second;
        IEUM_ASSERT(isNew);
        m_open.begin(path);
        return {};
    }

    Done write(std::string_view bytes) override { return m_open.write(bytes); }
    Done close() override { return m_open.close(); }

    Done finish() override {
        IEUM_ASSERT(!m_open.isOpen() && !m_finished);
        const Done settled = m_files.settle(m_unfinished, m_path);
        m_finished = settled.has_value();
        return settled;
    }

    std::unique_ptr<Output> zipInside(const std::string& name) override {
        const std::string path = m_unfinished + '/' + name;
        m_folders.insert(m_unfinished);
        m_written.insert(path);
        return makeZipOutput(m_files, path);
    }

  private:
    /// A crash may have left one behind; it is not ours to go on with.
    static std::string unfinishedName(const Files& files, const std::string& path) {
        std::string name = path + ".unfinished";
        for (int again = 2; files.exists(name); ++again) name = path + ".unfinished-" + std::to_string(again);
        return name;
    }

    Done makeFolder(const std::string& path) {
        if (m_folders.contains(path)) return {};
        const Done made = m_files.makeFolders(path);
        if (made) m_folders.insert(path);
        return made;
    }

    Files& m_files;
    std::string m_path;
    std::string m_unfinished;
    OpenFile m_open;
    std::set<std::string> m_written;
    std::set<std::string> m_folders; ///< sorted, so that what lies in one comes behind it
    bool m_finished = false;
};

/// Under the name that an earlier one had, with what is still good of it.
class ResumableOutput : public Output {
  public:
    ResumableOutput(Files& files, std::string path, PartFolder part)
        : m_files(files), m_path(std::move(path)), m_part(std::move(part)), m_open(files) {}

    Done open(const std::string& name, std::optional<uint64_t>) override {
        IEUM_ASSERT(!m_open.isOpen());
        if (const Done made = makeFolders(name); !made) return made;
        if (const Done cleared = m_part.clear(name); !cleared) return cleared;
        const bool isNew = m_names.insert(name).second;
        IEUM_ASSERT(isNew);
        m_open.begin(m_part.path() + '/' + name);
        return {};
    }

    Done write(std::string_view bytes) override { return m_open.write(bytes); }
    Done close() override { return m_open.close(); }

    Result<bool> takesOver(const std::string& name, const IsWhole& isWhole) override {
        if (!m_part.has(name) || !isWhole(m_part.path() + '/' + name)) return false;
        if (const Done made = makeFolders(name); !made) return passOn(made);
        // Whoever wrote it may not have come so far.
        if (const Done synced = m_files.sync(m_part.path() + '/' + name); !synced) return passOn(synced);
        m_names.insert(name);
        return true;
    }

    Done finish() override {
        if (const Done swept = m_part.keepOnly(m_names); !swept) return swept;
        return m_files.settle(m_part.path(), m_path);
    }

    std::unique_ptr<Output> zipInside(const std::string& name) override {
        if (!makeFolders(name) || !m_part.clear(name)) return nullptr;
        m_names.insert(name);
        return makeZipOutput(m_files, m_part.path() + '/' + name);
    }

  private:
    Done makeFolders(const std::string& name) {
        std::vector<std::string> wanted{""};
        for (size_t slash = name.find('/'); slash != std::string::npos; slash = name.find('/', slash + 1)) {
            wanted.push_back(name.substr(0, slash));
        }
        for (const std::string& folder : wanted) {
            if (m_made.contains(folder)) continue;
            if (const Done made = m_part.makeFolder(folder); !made) return made;
            m_made.insert(folder);
        }
        return {};
    }

    Files& m_files;
    std::string m_path;
    PartFolder m_part;
    OpenFile m_open;
    std::set<std::string> m_names; ///< of all that belongs to it
    std::set<std::string> m_made;  ///< folders
};

} // namespace

std::unique_ptr<Output> makeResumableOutput(Files& files, std::string path, const std::string& key) {
    auto part = PartFolder::at(files, path + ".ieum-part", key);
    if (!part) return makeFolderOutput(files, std::move(path)); // somebody else's: it stays as it is
    return std::make_unique<ResumableOutput>(files, std::move(path), std::move(*part));
}

std::unique_ptr<Output> makeFolderOutput(Files& files, std::string path) {
    return std::make_unique<FolderOutput>(files, std::move(path));
}

Done writeFile(Output& out, const std::string& name, std::string_view content) {
    if (const Done opened = out.open(name, content.size()); !opened) return opened;
    if (const Done written = out.write(content); !written) return written;
    return out.close();
}

} // namespace ieum::transfer
