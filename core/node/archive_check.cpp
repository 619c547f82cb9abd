// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/archive_check.h"

#include "node/error.h"
#include "node/export_place.h"
#include "node/limits.h"
#include "store/real_files.h"
#include "transfer/archive_format.h"
#include "transfer/bundle_import.h"
#include "transfer/signed_event.h"
#include "transfer/signed_file.h"

#include <map>
#include <unordered_map>

namespace ieum::node {

namespace {

/// What an archive says, held against what was signed, a message at a time.
class Checking {
  public:
    explicit Checking(const transfer::Bundle& bundle) : m_bundle(bundle) {}

    void add(const transfer::ChatMessage& message) {
        m_check.messages += 1;
        if (!message.verified) return;
        m_check.asSigned += 1;
        m_check.edited += message.looks.edited ? 1 : 0;
        addAuthor(message);
        addFiles(message);
    }
    void addUnsigned(uint32_t line) { m_check.unsignedAt.add(line); }
    ArchiveCheck finish(const transfer::Chat& chat) {
        m_check.room = m_check.asSigned > 0 ? chat.roomId : std::string();
        m_check.skipped = chat.skipped;
        for (const transfer::PassedOver& each : chat.passedOver) {
            if (each.why == transfer::PassedOver::Forged) m_check.forged.add(each.line);
        }
        m_check.forged.count = chat.forged;
        return std::move(m_check);
    }

  private:
    void addAuthor(const transfer::ChatMessage& message) {
        const auto [known, isNew] = m_places.emplace(message.authorId, m_check.authors.size());
        if (isNew) m_check.authors.push_back({message.authorId, message.author, 0});
        m_check.authors[known->second].messages += 1;
    }
    void addFiles(const transfer::ChatMessage& message) {
        const auto event = transfer::unpacked(message.signedEvent);
        const auto body = event ? transfer::contentOf(*event) : std::nullopt;
        for (size_t i = 0; body && i < message.attachments.size(); ++i) {
            const transfer::ChatAttachment& each = message.attachments[i];
            if (!each.entry) {
                m_check.missing.add(each.path.empty() ? each.name : each.path);
            } else if (isSigned(*each.entry, body->message().files(static_cast<int>(i)))) {
                m_check.files += 1;
            } else {
                m_check.others.add(each.path.empty() ? each.name : each.path);
            }
        }
    }
    /// Many lines may name one file: it is read once for each that it is said to be, up to as many as an import takes.
    bool isSigned(size_t entry, const wire::FileLink& link) {
        std::map<std::string, bool>& tried = m_read[entry];
        const std::string said = link.file() + link.key();
        if (const auto known = tried.find(said); known != tried.end()) return known->second;
        if (tried.size() >= signedLinksMax) return false;
        return tried[said] = transfer::isFile(m_bundle, entry, link);
    }

    const transfer::Bundle& m_bundle;
    ArchiveCheck m_check;
    std::unordered_map<std::string, size_t> m_places;               ///< of authors, by person
    std::unordered_map<size_t, std::map<std::string, bool>> m_read; ///< by entry, and what it was said to be
};

} // namespace

Result<ArchiveCheck> checkArchive(const std::string& path) {
    const store::RealFiles files;
    const ExportPlace place = placeOf(files, path);
    const auto bundle = openAt(files, place);
    if (!bundle) return fail(Cause::Input, NodeError::FileUnreadable, bundle.error().number);
    // Of a folder with its own name the text stands for all: only then its files are looked for.
    const bool isOne = place.kind == ExportPlace::Kind::Text && place.name != transfer::archiveFileName;
    Checking checking(**bundle);
    // A folder may hold chats among its files, too.
    transfer::ImportOptions options{"UTC", {}, {}, std::string(transfer::archiveFileName), true};
    options.take = [&](transfer::ChatMessage&& message) -> Done {
        checking.add(message);
        return {};
    };
    options.unsignedAt = [&](uint32_t line) { checking.addUnsigned(line); };
    const auto read = transfer::importBundle({**bundle, path, isOne ? place.name : std::string_view()}, options, files);
    if (!read) return passOn(read);
    return checking.finish(read->chat);
}

} // namespace ieum::node
