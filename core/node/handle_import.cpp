// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "node/archive_form.h"
#include "node/handlers.h"
#include "node/import_reading.h"
#include "node/limits.h"
#include "node/signed_events.h"
#include "node/spare_memory.h"
#include "node/whole_file.h"
#include "room/limits.h"

#include <algorithm>
#include <unordered_map>

namespace ieum::node {

namespace {

std::string roomNameOf(const ImportChat& request, const transfer::Chat& chat) {
    std::string name = cleanLabel(request.roomName.empty() ? chat.room : request.roomName, nameCodePointsMax);
    if (name.empty()) name = cleanLabel(request.path.substr(request.path.find_last_of('/') + 1), nameCodePointsMax);
    return name;
}

/// One that we own and that has the wanted name.
std::optional<RoomId> roomThatIsThere(const Parts& parts, const ImportChat& request, const std::string& name) {
    if (request.roomName.empty()) return std::nullopt;
    for (const auto& [id, room] : parts.rooms.all()) {
        const bool ours = room->members().roleOf(parts.world.identity->person()) == room::Role::Owner;
        if (ours && room->record().name == name) return id;
    }
    return std::nullopt;
}

/// What it is known by here; nothing when it is here with all that the import has of it. A message that came without
/// its files comes once more when they come.
Result<std::optional<room::MessageNonce>> newNonceOf(Parts& parts, const RoomId& room,
                                                     const transfer::ChatMessage& message) {
    const bool withFiles = std::any_of(message.attachments.begin(), message.attachments.end(),
                                       [](const transfer::ChatAttachment& each) { return each.entry.has_value(); });
    for (const bool again : {false, true}) {
        const room::MessageNonce nonce = nonceOf(room, message, again);
        const MessageId id = room::messageIdOf(parts.world.identity->deviceId(), nonce);
        const auto known = parts.world.stores.messages.find(room, id);
        if (!known) return passOn(known);
        if (!*known) return std::optional(nonce);
        if ((*known)->gone != room::Gone::Here) break; // what was deleted here has no files and wants none
        if (!withFiles || !(*known)->files.empty()) break;
    }
    return std::optional<room::MessageNonce>();
}

/// As far as its nonce depends on it.
transfer::ChatMessage bareOf(const MessageWithFiles& of) {
    transfer::ChatMessage message;
    message.id = of.id;
    message.source = of.source;
    message.timeMs = of.timeMs;
    message.attachments.emplace_back().entry = of.entries.front();
    return message;
}

/// The entries of messages that are not here yet.
Done findWanted(Parts& parts, const ImportChat& request, ImportRead& read) {
    const auto room = roomThatIsThere(parts, request, roomNameOf(request, *read.chat));
    for (const MessageWithFiles& each : read.withFiles) {
        if (room) {
            transfer::ChatMessage bare = bareOf(each);
            auto id = SignedEvents::idBefore(parts.world, *room, std::move(bare.id));
            if (!id) return passOn(id);
            bare.id = std::move(*id);
            const auto nonce = newNonceOf(parts, *room, bare);
            if (!nonce) return passOn(nonce);
            if (!*nonce) continue;
        }
        read.wanted.insert(each.entries.begin(), each.entries.end());
    }
    return {};
}

/// Messages that are not there yet, as bodies, a batch at a time.
class Writing {
  public:
    Writing(Parts& parts, const RoomId& room, const ImportRead& from, Now now)
        : m_parts(parts), m_room(room), m_from(from), m_now(now) {
        for (const crypto::Digest32& mark : from.answered) m_ids.emplace(mark, std::nullopt);
    }

    Done add(const transfer::ChatMessage& message) {
        if (m_batch.contains(message.id)) return {}; // twice in one file, and not in the store yet
        const auto nonce = newNonceOf(m_parts, m_room, message);
        if (!nonce) return passOn(nonce);
        const MessageId id =
            room::messageIdOf(m_parts.world.identity->deviceId(), *nonce ? **nonce : nonceOf(m_room, message));
        if (const auto target = m_ids.find(markOf(message.id)); target != m_ids.end()) target->second = id;
        if (!*nonce) return {};
        room::Outgoing outgoing = toOutgoing(message, **nonce);
        if (const auto target = m_ids.find(markOf(message.replyTo)); target != m_ids.end())
            outgoing.replyTo = target->second;
        addFiles(message, outgoing);
        auto body = room::toBody(outgoing);
        if (!body) {
            m_tooLong.push_back(message.line);
            return {};
        }
        if (const Done entered = enterFiles(message, id, outgoing); !entered) return entered;
        m_batch.insert(message.id);
        m_bodies.push_back(std::move(*body));
        m_signed += message.verified ? 1 : 0;
        return m_bodies.size() < importBatch ? Done() : flush();
    }
    Done flush() {
        m_batch.clear();
        if (m_bodies.empty()) return {};
        return m_parts.rooms.find(m_room)->send(std::exchange(m_bodies, {}), m_now);
    }
    /// Lines of messages that are more than one of ours can hold.
    const std::vector<uint32_t>& tooLong() const { return m_tooLong; }
    /// Of the messages that came in.
    uint32_t signedMessages() const { return m_signed; }
    const std::unordered_set<size_t>& used() const { return m_used; }

  private:
    void addFiles(const transfer::ChatMessage& message, room::Outgoing& outgoing) {
        m_added.clear();
        for (const transfer::ChatAttachment& attachment : message.attachments) {
            const auto stored = attachment.entry ? m_from.files.find(*attachment.entry) : m_from.files.end();
            if (stored == m_from.files.end()) continue;
            const vault::StoredFile& file = stored->second;
            outgoing.files.push_back(
                {file.file, file.key.clone(), safeFileName(attachment.name), file.manifest.sizeBytes});
            m_added.push_back(*attachment.entry);
        }
    }
    /// Only of a message that comes in: rows of files outlive what named them.
    Done enterFiles(const transfer::ChatMessage& message, const MessageId& id, const room::Outgoing& outgoing) {
        for (uint32_t position = 0; position < m_added.size(); ++position) {
            const size_t entry = m_added[position];
            const Attachment attachment{m_room, id, position, outgoing.files[position].name, message.timeMs};
            const Done entered = enterWholeFile(m_parts.world, attachment, m_from.files.at(entry));
            if (!entered) return entered;
            m_used.insert(entry);
        }
        return {};
    }

    Parts& m_parts;
    RoomId m_room;
    const ImportRead& m_from;
    Now m_now;
    std::unordered_map<crypto::Digest32, std::optional<MessageId>> m_ids; ///< of those that are answered
    std::unordered_set<std::string> m_batch;                              ///< ids of messages that wait in m_bodies
    std::vector<wire::ContentBody> m_bodies;
    std::vector<uint32_t> m_tooLong;
    uint32_t m_signed = 0;
    std::vector<size_t> m_added; ///< to the message at hand
    std::unordered_set<size_t> m_used;
};

Result<ImportReport> enter(Parts& parts, const ImportChat& request, ImportRead& read, Now now) {
    std::string name = roomNameOf(request, *read.chat);
    const auto there = roomThatIsThere(parts, request, name);
    const auto room = there ? Result<RoomId>(*there) : parts.rooms.create(room::RoomKind::Group, std::move(name), now);
    if (!room) return passOn(room);
    const auto unread = parts.world.stores.messages.unread(*room);
    if (!unread) return passOn(unread);
    auto report = reportOf(read);
    if (!report) return passOn(report);
    Writing writing(parts, *room, read, now);
    read.transfer->begin(TransferRow::Phase::Entering, read.messages->count());
    const Done added = read.messages->each([&](const transfer::ChatMessage& message) -> Done {
        const auto isDamaged = [&](const transfer::ChatAttachment& each) {
            return each.entry && read.damaged.contains(*each.entry);
        };
        auto id = SignedEvents::idBefore(parts.world, *room, message.id);
        if (!id) return passOn(id);
        const bool isWhole = std::none_of(message.attachments.begin(), message.attachments.end(), isDamaged);
        if (isWhole && *id == message.id) return writing.add(message);
        transfer::ChatMessage named = message;
        named.id = std::move(*id);
        named.verified = named.verified && isWhole;                // another file is as good as another word
        for (transfer::ChatAttachment& each : named.attachments) { // kept as a name
            if (isDamaged(each)) each.entry.reset();
        }
        return writing.add(named);
    });
    if (!added) return passOn(added);
    if (const auto flushed = writing.flush(); !flushed) return passOn(flushed);
    report->signedMessages = writing.signedMessages();
    takeBack(parts.world, read, writing.used());
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
    report->room = *room;
    for (const uint32_t line : writing.tooLong()) {
        report->skipped += 1;
        if (report->passedOver.size() < importRowsMax) report->passedOver.push_back({line, "too large"});
    }
    return report;
}

/// The last part, on the engine's thread.
void finish(Parts& parts, const Asked<ImportChat>& asked, const std::shared_ptr<ImportRead>& read, const Done& sealed) {
    // Until here somebody may have stopped it, or the node has begun to close.
    const Done going = sealed ? read->transfer->goOn() : sealed;
    Result<ImportReport> report =
        going ? enter(parts, asked.request, *read, parts.world.clock.now()) : Result<ImportReport>(passOn(going));
    // Whatever went wrong in between, the database or what lies aside: half a chat must not be committed.
    const bool broken = going && !report && report.error().cause != Cause::Input;
    if (broken) parts.world.noteFailure(passOn(report));
    if (!report) return replyLater(parts.world, asked.reply, report);
    afterCommit(parts.world, asked.reply, [read, reply = asked.reply, report] {
        read->keepFiles();
        reply(report);
    });
}

/// Behind the reading: what is to be sealed for it, which is the pool's again.
void goOn(Parts& parts, Asked<ImportChat> asked, const std::shared_ptr<ImportRead>& read) {
    if (!read->chat) return replyLater(parts.world, asked.reply, Result<ImportReport>(passOn(read->chat)));
    if (asked.request.preview) return replyLater(parts.world, asked.reply, reportOf(*read));
    if (const Done found = findWanted(parts, asked.request, *read); !found) {
        parts.world.noteFailure(passOn(found));
        return replyLater(parts.world, asked.reply, Result<ImportReport>(passOn(found)));
    }
    parts.pool.run([&parts, asked = std::move(asked), read]() -> Finished {
        const Done sealed = read->wanted.empty() ? Done() : sealWanted(parts.world, *read);
        return [&parts, asked, read, sealed] { finish(parts, asked, read, sealed); };
    });
}

} // namespace

void handle(Parts& parts, Asked<ImportChat> asked, Now) {
    const auto read = std::make_shared<ImportRead>(parts.world);
    read->transfer = parts.transfers.begin(asked.request.path, Transfers::Way::Import);
    read->messages = parts.transfers.makeShelf();
    parts.pool.run([&parts, asked = std::move(asked), read]() -> Finished {
        readImport(parts.world, asked.request, *read);
        giveBackSpareMemory(); // the text and its tables; entering the room needs a good deal itself
        return [&parts, asked, read] { goOn(parts, asked, read); };
    });
}

} // namespace ieum::node
