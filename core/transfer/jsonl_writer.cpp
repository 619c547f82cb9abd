// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The archive that loses nothing: one JSON object a line, the header first.
#include "base/assert.h"
#include "transfer/archive_format.h"
#include "transfer/limits.h"
#include "transfer/writers.h"

namespace ieum::transfer {

namespace {

class JsonlWriter : public ChatWriter {
  public:
    JsonlWriter(std::string folder, Files& files) : m_folder(std::move(folder)), m_files(files) {}

    Done begin(const Chat& header) override {
        IEUM_ASSERT(!m_begun);
        m_begun = true;
        if (const Done made = m_files.makeFolders(m_folder); !made) return made;
        // Replaces what an earlier export left under this name.
        const std::string line = archiveHeaderLine(header) + '\n';
        return m_files.writeDurably(path(), bytesOf(line));
    }

    Done add(const ChatMessage& message) override {
        IEUM_ASSERT(m_begun);
        m_buffer += archiveMessageLine(message);
        m_buffer += '\n';
        return m_buffer.size() < limits::writeBufferBytes ? Done{} : flush();
    }

    Done end() override {
        IEUM_ASSERT(m_begun);
        if (const Done flushed = flush(); !flushed) return flushed;
        return m_files.sync(path());
    }

  private:
    std::string path() const { return m_folder + '/' + std::string(archiveFileName); }
    Done flush() {
        if (m_buffer.empty()) return {};
        const Done done = m_files.appendTo(path(), bytesOf(m_buffer));
        m_buffer.clear();
        return done;
    }

    std::string m_folder;
    Files& m_files;
    std::string m_buffer;
    bool m_begun = false;
};

} // namespace

std::unique_ptr<ChatWriter> makeJsonlWriter(std::string folder, Files& files, const WriterOptions&) {
    return std::make_unique<JsonlWriter>(std::move(folder), files);
}

} // namespace ieum::transfer
