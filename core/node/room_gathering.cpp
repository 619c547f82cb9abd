// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/room_gathering.h"

#include "node/archive_form.h"
#include "node/error.h"
#include "transfer/exporter.h"
#include "transfer/signed_file.h"
#include "vault/vault.h"

#include <array>

namespace ieum::node {

namespace {

/// Of the biggest messages 55 MB; of usual ones read in some 10 ms, which is how long others wait.
constexpr uint32_t pageSize = 500;

} // namespace

RoomGathering::RoomGathering(World& world, std::shared_ptr<Transfer> transfer, std::unique_ptr<transfer::Shelf> shelf,
                             const ExportRoom& request)
    : m_world(world), m_transfer(std::move(transfer)), m_shelf(std::move(shelf)),
      m_request(request), m_selection{request.fromMs, request.toMs, request.people, request.withFiles} {}

void RoomGathering::addMember(transfer::ChatMember member) {
    if (member.id.empty() || !m_members.insert(member.id).second) return;
    if (transfer::isSelected(m_selection, member)) m_header.members.push_back(std::move(member));
}

Done RoomGathering::begin(Parts& parts) {
    const room::Room* room = parts.rooms.find(m_request.room);
    if (room == nullptr) return fail(Cause::Input, NodeError::NoSuchRoom);
    m_header.room = parts.rooms.titleOf(*room);
    m_header.timeZone = m_request.timeZone;
    const auto members = parts.rows.members(*room);
    if (!members) return passOn(members);
    constexpr std::array roles{"", "owner", "admin", "member", "reader"};
    for (const MemberRow& member : *members) {
        addMember({member.person.hex(), member.name, roles.at(static_cast<size_t>(member.role))});
    }
    const auto count = parts.world.stores.messages.count(m_request.room);
    if (!count) return passOn(count);
    m_transfer->begin(TransferRow::Phase::Reading, *count);
    return {};
}

/// An imported message is known by the id that it came with.
Result<std::string> RoomGathering::nameOfAnswered(Parts& parts, const MessageId& id) {
    const auto record = parts.world.stores.messages.find(m_request.room, id);
    if (!record) return passOn(record);
    return *record && (*record)->origin ? (*record)->origin->originalId : id.hex();
}

Done RoomGathering::addFiles(Parts& parts, const room::MessageRecord& record, size_t place, GatheredPage& page) {
    auto& attachments = page.messages[place].attachments;
    for (const room::FileLink& link : record.files) {
        const auto entries = parts.world.stores.files.entries(link.file);
        if (!entries) return passOn(entries);
        if (!entries->empty() && entries->front().state == store::FileState::Whole) {
            page.files.push_back({place, attachments.size(), {link.file, link.key.clone(), link.name, link.sizeBytes}});
        }
        attachments.push_back({link.name, link.sizeBytes, "", ""});
    }
    return {};
}

/// Somebody here said who that is, so he is one person in the new place, not two. An archive keeps what was imported.
static void nameAuthor(const MessageRow& row, transfer::ChatMessage& message) {
    if (!row.tiedTo) return;
    message.author = row.authorName;
    message.authorId = row.tiedTo->hex();
}

Result<GatheredPage> RoomGathering::next(Parts& parts) {
    if (const Done going = m_transfer->goOn(); !going) return passOn(going);
    room::Room* room = parts.rooms.find(m_request.room);
    if (room == nullptr) return fail(Cause::Input, NodeError::NoSuchRoom); // left meanwhile
    const auto records = parts.world.stores.messages.pageAfter(m_request.room, pageSize, m_after);
    if (!records) return passOn(records);
    GatheredPage page;
    if (records->empty()) return page;
    m_after = records->back().key;
    m_transfer->done += records->size();
    const auto rows = parts.rows.messages(m_request.room, *records, false);
    if (!rows) return passOn(rows);
    const bool isArchive = m_request.format == "jsonl";
    for (size_t i = 0; i < records->size(); ++i) {
        const room::MessageRecord& record = (*records)[i];
        page.messages.push_back(toChat(record, record.origin ? record.origin->author : (*rows)[i].authorName));
        if (!isArchive) nameAuthor((*rows)[i], page.messages.back());
        if (record.gone == room::Gone::Here) {
            if (const Done added = addFiles(parts, record, i, page); !added) return passOn(added);
        }
        transfer::ChatMessage& message = page.messages.back();
        addMember({message.authorId, message.author, ""});
        message.looks = looksOf((*rows)[i], record);
        if (wantsSigned()) {
            auto event = m_signed.of(parts, *room, record);
            if (!event) return passOn(event);
            message.signedEvent = std::move(*event);
            if (const Done named = SignedEvents::nameApart(parts, record, message); !named) return passOn(named);
        }
        if (!record.replyTo) continue;
        auto answered = nameOfAnswered(parts, *record.replyTo);
        if (!answered) return passOn(answered);
        message.replyTo = std::move(*answered);
    }
    return page;
}

Done RoomGathering::layAside(GatheredPage page) {
    for (const auto& [place, which, link] : page.files) {
        const auto sealed = m_world.chunks.get(ChunkId{link.file.value});
        const auto manifest =
            sealed ? vault::openManifest(link.key, *sealed, link.sizeBytes) : Result<vault::Manifest>(passOn(sealed));
        if (!manifest) continue; // damaged: named, as if it were not here
        transfer::ChatAttachment& attachment = page.messages[place].attachments[which];
        attachment.sizeBytes = manifest->sizeBytes;
        attachment.path = transfer::attachmentPath(attachment, m_files.size() + 1);
        m_files.emplace(attachment.path, room::FileLink{link.file, link.key.clone(), link.name, manifest->sizeBytes});
    }
    for (transfer::ChatMessage& message : page.messages) {
        if (!transfer::isSelected(m_selection, message)) continue;
        for (transfer::ChatAttachment& attachment : message.attachments) {
            if (!m_selection.withFiles) attachment.path.clear();
            if (attachment.path.empty()) continue;
            m_counts.wantedFiles += 1;
            m_transfer->bytesTotal += attachment.sizeBytes;
        }
        if (m_signed.check(message)) {
            m_counts.signedMessages += 1;
            const std::string& opening = m_signed.openingOf(message);
            if (m_openings.insert(opening).second) m_header.openings.push_back(opening);
            m_header.roomId = m_request.room.hex();
        }
        if (const Done added = m_shelf->add(message); !added) return added;
    }
    return {};
}

Done RoomGathering::each(const Take& take) const {
    m_transfer->begin(TransferRow::Phase::Writing, m_shelf->count());
    return m_shelf->each([&](const transfer::ChatMessage& message) -> Done {
        if (const Done going = m_transfer->goOn(); !going) return going;
        m_transfer->done += 1;
        return take(message);
    });
}

bool RoomGathering::isWhole(const transfer::ChatAttachment& attachment, const std::string& path) const {
    const auto found = m_files.find(attachment.path);
    const auto goesOn = [&] { return m_transfer->goOn().has_value(); };
    const bool isIt =
        found != m_files.end() && transfer::isFile(m_world.files, path, found->second.key, found->second.file, goesOn);
    if (!isIt) return false;
    m_counts.takenOver += 1;
    m_transfer->bytes += attachment.sizeBytes;
    return true;
}

/// Chunk by chunk, as the pool reads them.
Done RoomGathering::bytesOf(const transfer::ChatAttachment& attachment, const TakeBytes& take) const {
    const auto found = m_files.find(attachment.path);
    if (found == m_files.end()) return fail(Cause::Machine, NodeError::FileNotHere);
    const room::FileLink& link = found->second;
    const auto sealed = m_world.chunks.get(ChunkId{link.file.value});
    if (!sealed) return passOn(sealed);
    const auto manifest = vault::openManifest(link.key, *sealed, link.sizeBytes);
    if (!manifest) return passOn(manifest);
    for (size_t i = 0; i < manifest->chunks.size(); ++i) {
        const auto bytes = vault::readChunk(m_world.chunks, link.key, *manifest, i);
        if (!bytes) return passOn(bytes);
        if (const Done going = m_transfer->goOn(); !going) return going;
        if (Done taken = take(textOf(*bytes)); !taken) return taken;
    }
    return {};
}

} // namespace ieum::node
