// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "node/archive_form.h"
#include "node/handlers.h"
#include "node/limits.h"
#include "node/whole_file.h"
#include "room/limits.h"
#include "transfer/exporter.h"
#include "transfer/importer.h"
#include "transfer/limits.h"

#include <unordered_map>

namespace ieum::node {

namespace {

constexpr std::string_view archiveName = "/archive.jsonl";

/// What the pool has read: the chat, and the attachments whose bytes lie beside it, sealed.
struct Read {
    Result<transfer::Chat> chat = transfer::Chat{};
    std::unordered_map<std::string, vault::StoredFile> files; ///< by path inside the archive
};

std::string folderOf(const std::string& path) { return path.substr(0, path.find_last_of('/') + 1); }

/// A folder that one of our exports made is meant as the archive in it.
std::string exportFileOf(const World& world, const std::string& path) {
    const std::string inside = path + std::string(archiveName);
    return world.files.exists(inside) ? inside : path;
}

std::shared_ptr<Read> read(World& world, const ImportChat& request) {
    auto made = std::make_shared<Read>();
    const std::string path = exportFileOf(world, request.path);
    const auto bytes = world.files.read(path, transfer::limits::fileBytesMax);
    if (!bytes) {
        made->chat = fail(Cause::Input, NodeError::FileUnreadable, bytes.error().number);
        return made;
    }
    const std::string name = path.substr(path.find_last_of('/') + 1);
    const transfer::ImportOptions options{request.timeZone, request.me, transfer::dateOrderNamed(request.dateOrder),
                                          request.roomName};
    made->chat = transfer::importChat(*bytes, name, options, world.files);
    if (!made->chat) return made;
    for (transfer::ChatMessage& message : made->chat->messages) {
        for (transfer::ChatAttachment& attachment : message.attachments) {
            if (!transfer::isAttachmentPath(attachment.path) || made->files.contains(attachment.path)) continue;
            auto stored = vault::storeFile(world.files, folderOf(path) + attachment.path, world.chunks, world.random);
            if (stored) {
                made->files.emplace(attachment.path, std::move(*stored));
            } else {
                attachment.path.clear(); // named, but not there: kept as a name
            }
        }
    }
    return made;
}

Result<RoomId> targetRoom(Parts& parts, const ImportChat& request, const transfer::Chat& chat, Now now) {
    std::string name = cleanLabel(request.roomName.empty() ? chat.room : request.roomName, nameCodePointsMax);
    if (name.empty()) name = cleanLabel(request.path.substr(request.path.find_last_of('/') + 1), nameCodePointsMax);
    for (const auto& [id, room] : parts.rooms.all()) {
        const bool ours = room->members().roleOf(parts.world.identity->person()) == room::Role::Owner;
        if (ours && !request.roomName.empty() && room->record().name == name) return id;
    }
    return parts.rooms.create(room::RoomKind::Group, std::move(name), now);
}

/// Messages that are not there yet, as bodies, a batch at a time.
class Writing {
  public:
    Writing(Parts& parts, const RoomId& room, const Read& from, Now now)
        : m_parts(parts), m_room(room), m_from(from), m_now(now) {}

    Done add(const transfer::ChatMessage& message) {
        const room::MessageNonce nonce = nonceOf(m_room, message);
        const MessageId id = room::messageIdOf(m_parts.world.identity->deviceId(), nonce);
        m_ids.emplace(message.id, id);
        const auto known = m_parts.world.stores.messages.find(m_room, id);
        if (!known) return passOn(known);
        if (*known) return {};
        room::Outgoing outgoing = toOutgoing(message, nonce);
        if (const auto target = m_ids.find(message.replyTo); target != m_ids.end()) outgoing.replyTo = target->second;
        for (const transfer::ChatAttachment& attachment : message.attachments) {
            const auto stored = m_from.files.find(attachment.path);
            if (stored == m_from.files.end()) continue;
            const vault::StoredFile& file = stored->second;
            outgoing.files.push_back(
                {file.file, file.key.clone(), safeFileName(attachment.name), file.manifest.sizeBytes});
            const auto position = static_cast<uint32_t>(outgoing.files.size() - 1);
            const auto entered =
                enterWholeFile(m_parts.world, {m_room, id, position, outgoing.files.back().name, message.timeMs}, file);
            if (!entered) return entered;
        }
        auto body = room::toBody(outgoing);
        if (!body) {
            m_tooLong += 1;
            return {};
        }
        m_bodies.push_back(std::move(*body));
        return m_bodies.size() < importBatch ? Done() : flush();
    }
    Done flush() {
        if (m_bodies.empty()) return {};
        return m_parts.rooms.find(m_room)->send(std::exchange(m_bodies, {}), m_now);
    }
    uint32_t tooLong() const { return m_tooLong; }

  private:
    Parts& m_parts;
    RoomId m_room;
    const Read& m_from;
    Now m_now;
    std::unordered_map<std::string, MessageId> m_ids;
    std::vector<wire::ContentBody> m_bodies;
    uint32_t m_tooLong = 0;
};

Result<ImportReport> enter(Parts& parts, const ImportChat& request, const Read& read, Now now) {
    if (!read.chat) return passOn(read.chat);
    const auto room = targetRoom(parts, request, *read.chat, now);
    if (!room) return passOn(room);
    const auto unread = parts.world.stores.messages.unread(*room);
    if (!unread) return passOn(unread);
    Writing writing(parts, *room, read, now);
    for (const transfer::ChatMessage& message : read.chat->messages) {
        if (const auto added = writing.add(message); !added) return passOn(added);
    }
    if (const auto flushed = writing.flush(); !flushed) return passOn(flushed);
    // What is brought from elsewhere was read there.
    const auto last = parts.world.stores.messages.last(*room);
    if (!last) return passOn(last);
    if (*unread == 0 && *last) {
        const auto marked = parts.world.stores.messages.markRead(*room, (*last)->key);
        if (!marked) return passOn(marked);
    }
    parts.world.effects.timelines.insert(*room);
    parts.world.effects.rooms = true;
    parts.receipts.due(*room, now);
    if (!read.files.empty()) parts.fetcher.offerToReplicas(*room);
    const transfer::ChatCounts counts = transfer::countOf(*read.chat);
    return ImportReport{*room,
                        static_cast<uint32_t>(counts.messages),
                        static_cast<uint32_t>(counts.members),
                        static_cast<uint32_t>(counts.attachments),
                        static_cast<uint32_t>(counts.system),
                        static_cast<uint32_t>(counts.skipped) + writing.tooLong(),
                        counts.firstMs,
                        counts.lastMs};
}

} // namespace

void handle(Parts& parts, Asked<ImportChat> asked, Now) {
    parts.pool.run([&parts, asked = std::move(asked)]() -> Finished {
        const std::shared_ptr<Read> done = read(parts.world, asked.request);
        return [&parts, asked, done] {
            auto report = enter(parts, asked.request, *done, parts.world.clock.now());
            const bool broken =
                !report && report.error().cause == Cause::Machine && report.error().folder == Folder::Store;
            if (broken) parts.world.noteFailure(passOn(report));
            replyLater(parts.world, asked.reply, report);
        };
    });
}

} // namespace ieum::node
