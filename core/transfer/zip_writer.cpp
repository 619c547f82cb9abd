// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A zip as phones and importers take it: deflated, names in UTF-8 and marked so, no Zip64 where nothing needs it (the
// streaming readers of Java misread it), no times and no owners, so that the same chat gives the same bytes.
#include "base/assert.h"
#include "base/error.h"
#include "transfer/error.h"
#include "transfer/limits.h"
#include "transfer/output.h"

#include <archive.h>
#include <archive_entry.h>
#include <cerrno>
#include <clocale>
#include <locale.h>

namespace ieum::transfer {

namespace {

constexpr uint64_t shortZipBytesMax = 0xFFFF'FFFFULL; ///< what a 32-bit size holds

/// libarchive takes names for text of the thread's locale; ours are UTF-8 whatever the user has set.
class Utf8Names {
  public:
    Utf8Names() : m_locale(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
        if (m_locale != nullptr) m_before = uselocale(m_locale);
    }
    ~Utf8Names() {
        if (m_locale == nullptr) return;
        uselocale(m_before);
        freelocale(m_locale);
    }
    Utf8Names(const Utf8Names&) = delete;
    Utf8Names& operator=(const Utf8Names&) = delete;

  private:
    locale_t m_locale;
    locale_t m_before = nullptr;
};

class ZipOutput : public Output {
  public:
    ZipOutput(Files& files, std::string path)
        : m_files(files), m_path(std::move(path)), m_unfinished(m_path + ".unfinished") {
        for (int again = 2; m_files.exists(m_unfinished); ++again) {
            m_unfinished = m_path + ".unfinished-" + std::to_string(again);
        }
    }

    ~ZipOutput() override {
        m_broken = true; // what libarchive says in the end goes nowhere
        if (m_entry != nullptr) archive_entry_free(m_entry);
        if (m_archive != nullptr) archive_write_free(m_archive);
        if (!m_finished && m_begun) (void)m_files.remove(m_unfinished);
    }

    Done open(const std::string& name, std::optional<uint64_t> sizeBytes) override {
        IEUM_ASSERT(m_entry == nullptr && !m_finished);
        const Utf8Names names;
        if (const Done begun = begin(); !begun) return begun;
        m_entry = archive_entry_new();
        IEUM_ASSERT(m_entry != nullptr);
        archive_entry_set_pathname(m_entry, name.c_str());
        archive_entry_set_filetype(m_entry, AE_IFREG);
        archive_entry_set_perm(m_entry, 0644);
        if (sizeBytes) archive_entry_set_size(m_entry, static_cast<la_int64_t>(*sizeBytes));
        m_sizeBytes = sizeBytes;
        m_entryBytes = 0;
        return check(archive_write_header(m_archive, m_entry));
    }

    Done write(std::string_view bytes) override {
        IEUM_ASSERT(m_entry != nullptr);
        m_entryBytes += bytes.size();
        // libarchive would cut what is longer than it was told to be.
        if (m_entryBytes > m_sizeBytes.value_or(shortZipBytesMax))
            return fail(Cause::Machine, TransferError::Unwritable);
        while (!bytes.empty()) {
            const la_ssize_t written = archive_write_data(m_archive, bytes.data(), bytes.size());
            if (written <= 0) return failure();
            bytes.remove_prefix(static_cast<size_t>(written));
        }
        return {};
    }

    Done close() override {
        IEUM_ASSERT(m_entry != nullptr);
        archive_entry_free(std::exchange(m_entry, nullptr));
        if (m_sizeBytes && *m_sizeBytes != m_entryBytes) {
            return fail(Cause::Machine, TransferError::Unwritable, static_cast<int64_t>(m_entryBytes));
        }
        return check(archive_write_finish_entry(m_archive));
    }

    Done finish() override {
        IEUM_ASSERT(m_entry == nullptr && !m_finished);
        const Utf8Names names;
        if (const Done begun = begin(); !begun) return begun;
        if (const Done closed = check(archive_write_close(m_archive)); !closed) return closed;
        if (const Done flushed = flush(); !flushed) return flushed;
        const Done settled = m_files.settle(m_unfinished, m_path);
        m_finished = settled.has_value();
        return settled;
    }

    std::unique_ptr<Output> zipInside(const std::string&) override { return nullptr; }

  private:
    Done begin() {
        if (m_archive != nullptr) return {};
        const size_t slash = m_path.rfind('/');
        if (slash != std::string::npos && slash != 0) {
            if (const Done made = m_files.makeFolders(m_path.substr(0, slash)); !made) return made;
        }
        m_archive = archive_write_new();
        IEUM_ASSERT(m_archive != nullptr);
        const bool isReady =
            archive_write_set_format_zip(m_archive) == ARCHIVE_OK &&
            archive_write_set_format_option(m_archive, "zip", "compression", "deflate") == ARCHIVE_OK &&
            archive_write_set_format_option(m_archive, "zip", "zip64", nullptr) == ARCHIVE_OK &&
            archive_write_set_format_option(m_archive, "zip", "hdrcharset", "UTF-8") == ARCHIVE_OK &&
            archive_write_set_bytes_per_block(m_archive, 0) == ARCHIVE_OK &&
            archive_write_open2(m_archive, this, nullptr, take, nullptr, nullptr) == ARCHIVE_OK;
        return isReady ? Done{} : failure();
    }

    static la_ssize_t take(archive*, void* self, const void* bytes, size_t size) {
        auto& zip = *static_cast<ZipOutput*>(self);
        if (zip.m_broken) return -1;
        zip.m_buffer.append(static_cast<const char*>(bytes), size);
        if (zip.m_buffer.size() < limits::writeBufferBytes || zip.flush()) return static_cast<la_ssize_t>(size);
        return -1;
    }

    Done flush() {
        m_begun = true;
        Done done = m_files.appendTo(m_unfinished, bytesOf(m_buffer));
        m_buffer.clear();
        if (!done) m_why = done.error();
        return done;
    }

    Done check(int result) { return result == ARCHIVE_OK ? Done{} : failure(); }
    /// What the disk said, or that libarchive would not.
    Done failure() {
        m_broken = true;
        if (m_why) return tl::unexpected<Error>(*m_why);
        return fail(Cause::Machine, BaseError::FileUnwritable, archive_errno(m_archive));
    }

    Files& m_files;
    std::string m_path;
    std::string m_unfinished;
    std::string m_buffer;
    archive* m_archive = nullptr;
    archive_entry* m_entry = nullptr; ///< while a file is open
    std::optional<uint64_t> m_sizeBytes;
    uint64_t m_entryBytes = 0;
    std::optional<Error> m_why;
    bool m_begun = false; ///< there is something on the disk
    bool m_broken = false;
    bool m_finished = false;
};

} // namespace

std::unique_ptr<Output> makeZipOutput(Files& files, std::string path) {
    return std::make_unique<ZipOutput>(files, std::move(path));
}

} // namespace ieum::transfer
