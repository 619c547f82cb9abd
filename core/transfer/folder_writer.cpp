// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/assert.h"
#include "transfer/limits.h"
#include "transfer/output.h"

#include <set>
#include <vector>

namespace ieum::transfer {

namespace {

class FolderOutput : public Output {
  public:
    FolderOutput(Files& files, std::string path)
        : m_files(files), m_path(std::move(path)), m_unfinished(unfinishedName(files, m_path)) {}

    ~FolderOutput() override {
        if (m_finished) return;
        // Nothing more can be done when one of these stays: its name tells what it is.
        for (const std::string& file : m_written) (void)m_files.remove(file);
        for (auto folder = m_folders.rbegin(); folder != m_folders.rend(); ++folder) (void)m_files.remove(*folder);
    }

    Done open(const std::string& name, std::optional<uint64_t>) override {
        IEUM_ASSERT(m_open.empty() && !m_finished);
        for (size_t slash = name.find('/'); slash != std::string::npos; slash = name.find('/', slash + 1)) {
            if (const Done made = makeFolder(m_unfinished + '/' + name.substr(0, slash)); !made) return made;
        }
        if (const Done made = makeFolder(m_unfinished); !made) return made;
        m_open = m_unfinished + '/' + name;
        const bool isNew = m_written.insert(m_open).second;
        IEUM_ASSERT(isNew);
        return {};
    }

    Done write(std::string_view bytes) override {
        IEUM_ASSERT(!m_open.empty());
        m_buffer += bytes;
        return m_buffer.size() < limits::writeBufferBytes ? Done{} : flush();
    }

    Done close() override {
        IEUM_ASSERT(!m_open.empty());
        if (const Done flushed = flush(); !flushed) return flushed;
        return m_files.sync(std::exchange(m_open, {}));
    }

    Done finish() override {
        IEUM_ASSERT(m_open.empty() && !m_finished);
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

    Done flush() {
        const Done done = m_files.appendTo(m_open, bytesOf(m_buffer));
        m_buffer.clear();
        return done;
    }

    Files& m_files;
    std::string m_path;
    std::string m_unfinished;
    std::string m_open; ///< "" between files
    std::string m_buffer;
    std::set<std::string> m_written;
    std::set<std::string> m_folders; ///< sorted, so that what lies in one comes behind it
    bool m_finished = false;
};

} // namespace

std::unique_ptr<Output> makeFolderOutput(Files& files, std::string path) {
    return std::make_unique<FolderOutput>(files, std::move(path));
}

Done writeFile(Output& out, const std::string& name, std::string_view content) {
    if (const Done opened = out.open(name, content.size()); !opened) return opened;
    if (const Done written = out.write(content); !written) return written;
    return out.close();
}

} // namespace ieum::transfer
