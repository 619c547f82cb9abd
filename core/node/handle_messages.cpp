// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "node/handlers.h"
#include "node/limits.h"
#include "node/whole_file.h"
#include "room/limits.h"
#include "vault/reseal.h"

#include <algorithm>

namespace ieum::node {

namespace {

/// Files that the pool has sealed for one message.
struct Sealed {
    std::vector<std::pair<std::string, vault::StoredFile>> files;
    std::optional<Error> why;
};

std::string baseNameOf(const std::string& path) { return safeFileName(path.substr(path.find_last_of('/') + 1)); }

/// A whole file of another message, to be sealed anew.
struct Again {
    std::string name;
    crypto::Key key;
    vault::Manifest manifest;
};

/// Errors: NoSuchFile, FileNotHere.
Result<Again> openAgain(World& world, const FileId& file) {
    const auto entries = world.stores.files.entries(file);
    if (!entries) return passOn(entries);
    if (entries->empty()) return fail(Cause::Input, NodeError::NoSuchFile);
    const store::FileEntry& entry = entries->front();
    const auto sealed = world.chunks.get(ChunkId{file.value});
    if (entry.state != store::FileState::Whole || !sealed) return fail(Cause::Machine, NodeError::FileNotHere);
    if (const auto used = world.stores.keep.noteUsed(file, world.ageMs); !used) return passOn(used);
    auto manifest = vault::openManifest(entry.key, *sealed, entry.sizeBytes);
    if (!manifest) return passOn(manifest);
    return Again{entry.name, entry.key.clone(), std::move(*manifest)};
}

Sealed sealAll(World& world, const std::vector<std::string>& paths, const std::vector<Again>& shared) {
    Sealed sealed;
    for (const Again& each : shared) {
        auto stored = vault::resealFile(world.chunks, each.key, each.manifest, world.random);
        if (!stored) {
            sealed.why = stored.error();
            return sealed;
        }
        sealed.files.emplace_back(each.name, std::move(*stored));
    }
    for (const std::string& path : paths) {
        auto stored = vault::storeFile(world.files, path, world.chunks, world.random);
        if (!stored) {
            sealed.why = stored.error();
            return sealed;
        }
        sealed.files.emplace_back(baseNameOf(path), std::move(*stored));
    }
    return sealed;
}

/// Where the text says "@" and the name of somebody who is meant.
std::vector<room::Mention> mentionsOf(const room::Room& room, const SendMessage& request) {
    std::vector<room::Mention> mentions;
    if (request.mentions.empty()) return mentions;
    const std::u32string text = codePointsOf(request.text);
    for (const PersonId& person : request.mentions) {
        const std::u32string wanted = U"@" + codePointsOf(room.members().nameOf(person));
        const size_t at = wanted.size() > 1 ? text.find(wanted) : std::u32string::npos;
        if (at == std::u32string::npos) continue;
        mentions.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(wanted.size()), person});
    }
    std::sort(mentions.begin(), mentions.end(),
              [](const room::Mention& a, const room::Mention& b) { return a.offset < b.offset; });
    return mentions;
}

/// Cleaned before they are signed, as everybody shows them: what is signed is what an archive says then.
room::Poll pollOf(const SendMessage& request) {
    room::Poll poll{{}, request.pollMultiple, 0};
    for (const std::string& option : request.pollOptions) {
        poll.options.push_back(cleanLabel(option, room::pollOptionCodePointsMax));
    }
    return poll;
}

Result<MessageId> compose(Parts& parts, const SendMessage& request, const Sealed& sealed, Now now) {
    room::Outgoing message;
    parts.world.random.fill(message.nonce);
    message.writtenMs = now.wall.ms;
    message.text = request.text;
    message.replyTo = request.replyTo;
    message.notice = request.notice;
    message.mentions = mentionsOf(*parts.rooms.find(request.room), request);
    if (!request.pollOptions.empty()) message.poll = pollOf(request);
    for (const auto& [name, stored] : sealed.files) {
        message.files.push_back({stored.file, stored.key.clone(), name, stored.manifest.sizeBytes});
    }
    const MessageId id = room::messageIdOf(parts.world.identity->deviceId(), message.nonce);
    for (size_t i = 0; i < sealed.files.size(); ++i) {
        const auto& [name, stored] = sealed.files[i];
        const auto entered =
            enterWholeFile(parts.world, {request.room, id, static_cast<uint32_t>(i), name, now.wall.ms}, stored);
        if (!entered) return passOn(entered);
    }
    const bool isLater = request.dueMs != 0;
    auto put = isLater ? parts.later.put(request.room, std::move(message), request.dueMs)
                       : parts.outbox.put(request.room, std::move(message));
    if (put && !isLater && !sealed.files.empty()) parts.fetcher.offerToReplicas(request.room);
    return put;
}

Done check(Parts& parts, const SendMessage& request, Now now) {
    const auto room = roomOf(parts, request.room);
    if (!room) return passOn(room);
    if (!(*room)->isMember()) return fail(Cause::Input, NodeError::NotAMember);
    if (!room::mayWrite((*room)->members(), parts.world.identity->person())) {
        return fail(Cause::Input, RoomError::ReadersOnlyRead);
    }
    if ((*room)->isReadOnly()) return fail(Cause::Input, RoomError::UnknownCritical);
    if (request.notice && !room::mayPin((*room)->members(), parts.world.identity->person())) {
        return fail(Cause::Input, NodeError::NotAllowed);
    }
    if (request.text.size() > room::textBytesMax) {
        return fail(Cause::Input, NodeError::TextTooLong, static_cast<int64_t>(room::textBytesMax));
    }
    const size_t files = request.filePaths.size() + request.shared.size();
    const bool empty = request.text.empty() && files == 0;
    if (empty || !checkUtf8(request.text) || files > room::filesPerMessageMax) {
        return fail(Cause::Input, NodeError::BadRequest);
    }
    if (request.dueMs != 0) return parts.later.mayPut(request.dueMs, now);
    return {};
}

} // namespace

void handle(Parts& parts, Asked<SendMessage> asked, Now now) {
    if (const auto checked = check(parts, asked.request, now); !checked) {
        return replyLater<MessageId>(parts.world, asked.reply, passOn(checked));
    }
    if (asked.request.filePaths.empty() && asked.request.shared.empty()) {
        return replyLater(parts.world, asked.reply, compose(parts, asked.request, {}, now));
    }
    auto shared = std::make_shared<std::vector<Again>>();
    for (const FileId& file : asked.request.shared) {
        auto again = openAgain(parts.world, file);
        if (!again) return replyLater<MessageId>(parts.world, asked.reply, passOn(again));
        shared->push_back(std::move(*again));
    }
    parts.pool.run([&parts, shared, asked = std::move(asked)]() -> Finished {
        auto sealed = std::make_shared<Sealed>(sealAll(parts.world, asked.request.filePaths, *shared));
        return [&parts, asked, sealed] {
            if (sealed->why)
                return replyLater<MessageId>(parts.world, asked.reply, tl::unexpected<Error>(*sealed->why));
            replyLater(parts.world, asked.reply, compose(parts, asked.request, *sealed, parts.world.clock.now()));
        };
    });
}

Result<std::vector<MessageRow>> answer(Parts& parts, const ListMessages& request, Now) {
    std::optional<room::TimelineKey> before;
    if (request.before) {
        const auto message = parts.world.stores.messages.find(request.room, *request.before);
        if (!message) return passOn(message);
        if (!*message) return fail(Cause::Input, NodeError::NoSuchMessage);
        before = (*message)->key;
    }
    const auto page = parts.world.stores.messages.page(request.room, std::min(request.last, rowsMax), before);
    if (!page) return passOn(page);
    return parts.rows.messages(request.room, *page, !before);
}

Result<std::vector<MessageRow>> answer(Parts& parts, const ListPinned& request, Now) {
    const auto room = roomOf(parts, request.room);
    if (!room) return passOn(room);
    auto ids =
        store::pinnedIn(*parts.world.connection, request.room, [&members = (*room)->members()](const PersonId& person) {
            return room::mayPin(members, person);
        });
    const auto waiting = parts.outbox.changes(request.room);
    if (!ids) return passOn(ids);
    if (!waiting) return passOn(waiting);
    for (const room::ChangeRecord& each : *waiting) {
        const bool isNew = std::find(ids->begin(), ids->end(), each.target) == ids->end();
        if (each.kind == room::ChangeKind::Pin && isNew) ids->push_back(each.target);
    }
    std::vector<room::MessageRecord> records;
    for (const MessageId& id : *ids) {
        auto record = parts.world.stores.messages.find(request.room, id);
        if (!record) return passOn(record);
        if (*record) records.push_back(std::move(**record)); // else it was pinned before it came
    }
    std::sort(records.begin(), records.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    auto rows = parts.rows.messages(request.room, records, false);
    if (rows) std::erase_if(*rows, [](const MessageRow& row) { return !row.pinned; });
    return rows;
}

Result<std::vector<MessageRow>> answer(Parts& parts, const ListAround& request, Now) {
    const auto page =
        parts.world.stores.messages.around(request.room, request.message, std::min(request.count, rowsMax));
    if (!page) return passOn(page);
    if (page->empty()) return fail(Cause::Input, NodeError::NoSuchMessage);
    return parts.rows.messages(request.room, *page, false);
}

Result<Nothing> answer(Parts& parts, const MarkRead& request, Now now) {
    const auto last = parts.world.stores.messages.last(request.room);
    if (!last) return passOn(last);
    if (!*last) return Nothing{};
    const auto unread = parts.world.stores.messages.unread(request.room);
    if (!unread) return passOn(unread);
    if (const auto marked = parts.world.stores.messages.markRead(request.room, (*last)->key); !marked) {
        return passOn(marked);
    }
    if (*unread > 0) {
        parts.receipts.due(request.room, now);
        parts.world.effects.rooms = true;
    }
    return Nothing{};
}

} // namespace ieum::node
