// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/archive_form.h"
#include "node/handlers.h"
#include "transfer/exporter.h"
#include "vault/vault.h"

#include <algorithm>
#include <unordered_map>

namespace ieum::node {

namespace {

constexpr uint32_t pageSize = 1000;

/// What the pool needs to write an archive without the database.
struct Archive {
    transfer::Chat chat;
    struct File {
        std::string path; ///< inside the archive
        crypto::Key key;
        vault::Manifest manifest;
    };
    std::vector<File> files;
};

void addMember(transfer::Chat& chat, transfer::ChatMember member) {
    const auto known = std::any_of(chat.members.begin(), chat.members.end(),
                                   [&](const transfer::ChatMember& each) { return each.id == member.id; });
    if (!known && !member.id.empty()) chat.members.push_back(std::move(member));
}

Result<std::vector<room::MessageRecord>> allMessages(World& world, const RoomId& room) {
    std::vector<room::MessageRecord> all;
    for (std::optional<room::TimelineKey> after;;) {
        auto page = world.stores.messages.pageAfter(room, pageSize, after);
        if (!page) return passOn(page);
        if (page->empty()) return all;
        after = page->back().key;
        all.insert(all.end(), std::make_move_iterator(page->begin()), std::make_move_iterator(page->end()));
    }
}

Done addFiles(World& world, const room::MessageRecord& record, Archive& archive, transfer::ChatMessage& message) {
    for (const room::FileLink& link : record.files) {
        transfer::ChatAttachment attachment{link.name, link.sizeBytes, "", ""};
        const auto entries = world.stores.files.entries(link.file);
        if (!entries) return passOn(entries);
        const bool whole = !entries->empty() && entries->front().state == store::FileState::Whole;
        const auto sealed = world.chunks.get(ChunkId{link.file.value});
        if (whole && sealed) {
            auto manifest = vault::openManifest(link.key, *sealed, link.sizeBytes);
            if (manifest) {
                attachment.path = transfer::attachmentPath(attachment, archive.files.size() + 1);
                archive.files.push_back({attachment.path, link.key.clone(), std::move(*manifest)});
            }
        }
        message.attachments.push_back(std::move(attachment));
    }
    return {};
}

Result<std::shared_ptr<Archive>> gather(Parts& parts, const room::Room& room) {
    auto archive = std::make_shared<Archive>();
    archive->chat.room = parts.rooms.titleOf(room);
    archive->chat.timeZone = "UTC";
    const auto members = parts.rows.members(room);
    if (!members) return passOn(members);
    constexpr std::array roles{"", "owner", "admin", "member", "reader"};
    for (const MemberRow& member : *members) {
        addMember(archive->chat, {member.person.hex(), member.name, roles.at(static_cast<size_t>(member.role))});
    }
    const auto records = allMessages(parts.world, room.record().id);
    if (!records) return passOn(records);
    std::unordered_map<MessageId, std::string> ids;
    for (const room::MessageRecord& record : *records) {
        transfer::ChatMessage message = toChat(record, parts.rows.authorOf(record));
        ids.emplace(record.id, message.id);
        const bool here = record.gone == room::Gone::Here;
        const auto added = here ? addFiles(parts.world, record, *archive, message) : Done();
        if (!added) return passOn(added);
        addMember(archive->chat, {message.authorId, message.author, ""});
        archive->chat.messages.push_back(std::move(message));
    }
    const auto rows = parts.rows.messages(room.record().id, *records, false);
    if (!rows) return passOn(rows);
    for (size_t i = 0; i < records->size(); ++i) {
        archive->chat.messages[i].looks = looksOf((*rows)[i], (*records)[i]);
        const auto& replyTo = (*records)[i].replyTo;
        if (!replyTo) continue;
        const auto target = ids.find(*replyTo);
        archive->chat.messages[i].replyTo = target == ids.end() ? replyTo->hex() : target->second;
    }
    return archive;
}

Done write(World& world, const ExportRoom& request, const std::string& me, const Archive& archive) {
    if (const auto made = world.files.makeFolders(request.outPath); !made) return made;
    if (!archive.files.empty()) {
        if (const auto made = world.files.makeFolders(request.outPath + "/files"); !made) return made;
    }
    auto writer = transfer::makeWriter(request.format, request.outPath, world.files, {request.language, me});
    if (!writer) return passOn(writer);
    for (const Archive::File& file : archive.files) {
        const auto written =
            vault::writeOut(world.chunks, file.key, file.manifest, world.files, request.outPath + '/' + file.path);
        if (!written) return written;
    }
    if (const auto begun = (*writer)->begin(archive.chat); !begun) return begun;
    for (const transfer::ChatMessage& message : archive.chat.messages) {
        if (const auto added = (*writer)->add(message); !added) return added;
    }
    return (*writer)->end();
}

} // namespace

void handle(Parts& parts, Asked<ExportRoom> asked, Now) {
    const auto refuse = [&](const Error& why) {
        replyLater<ExportReport>(parts.world, asked.reply, tl::unexpected<Error>(why));
    };
    const auto formats = transfer::writerFormats();
    if (std::find(formats.begin(), formats.end(), asked.request.format) == formats.end()) {
        return refuse(fail(Cause::Input, NodeError::UnknownFormat).value());
    }
    if (parts.world.files.exists(asked.request.outPath))
        return refuse(fail(Cause::Input, NodeError::OutExists).value());
    const auto room = roomOf(parts, asked.request.room);
    if (!room) return refuse(room.error());
    const auto archive = gather(parts, **room);
    if (!archive) return refuse(archive.error());
    parts.pool.run([&parts, asked = std::move(asked), archive = *archive]() -> Finished {
        const Done written = write(parts.world, asked.request, parts.world.identity->person().hex(), *archive);
        return [&parts, asked, archive, written] {
            if (!written) return replyLater<ExportReport>(parts.world, asked.reply, passOn(written));
            replyLater<ExportReport>(parts.world, asked.reply,
                                     ExportReport{static_cast<uint32_t>(archive->chat.messages.size()),
                                                  static_cast<uint32_t>(archive->files.size()), asked.request.outPath});
        };
    });
}

} // namespace ieum::node
