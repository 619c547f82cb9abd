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
        crypto::Key key;
        vault::Manifest manifest;
    };
    std::unordered_map<std::string, File> files; ///< by path inside the archive
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
                attachment.sizeBytes = manifest->sizeBytes;
                attachment.path = transfer::attachmentPath(attachment, archive.files.size() + 1);
                archive.files.emplace(attachment.path, Archive::File{link.key.clone(), std::move(*manifest)});
            }
        }
        message.attachments.push_back(std::move(attachment));
    }
    return {};
}

Result<std::shared_ptr<Archive>> gather(Parts& parts, const room::Room& room, const ExportRoom& request) {
    auto archive = std::make_shared<Archive>();
    archive->chat.room = parts.rooms.titleOf(room);
    archive->chat.timeZone = request.timeZone;
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
    transfer::select(archive->chat, {request.fromMs, request.toMs, request.people, request.withFiles});
    return archive;
}

/// The bytes of a file, chunk by chunk, as the pool reads them.
Done readFile(const World& world, const Archive& archive, const transfer::ChatAttachment& attachment,
              const transfer::ChatSource::TakeBytes& take) {
    const auto found = archive.files.find(attachment.path);
    if (found == archive.files.end()) return fail(Cause::Machine, NodeError::FileNotHere);
    const Archive::File& file = found->second;
    for (size_t i = 0; i < file.manifest.chunks.size(); ++i) {
        const auto bytes = vault::readChunk(world.chunks, file.key, file.manifest, i);
        if (!bytes) return passOn(bytes);
        if (Done taken = take(textOf(*bytes)); !taken) return taken;
    }
    return {};
}

Result<ExportReport> write(World& world, const ExportRoom& request, const Archive& archive) {
    const transfer::WholeChat chat(archive.chat, [&](const auto& attachment, const auto& take) {
        return readFile(world, archive, attachment, take);
    });
    ExportReport report{static_cast<uint32_t>(archive.chat.messages.size()), 0, request.outPath, {}};
    for (const transfer::ChatMessage& message : archive.chat.messages) {
        report.files += static_cast<uint32_t>(std::count_if(message.attachments.begin(), message.attachments.end(),
                                                            [](const auto& each) { return !each.path.empty(); }));
    }
    const auto losses = transfer::lossesOf(chat, *transfer::targetNamed(request.format));
    if (!losses) return passOn(losses);
    for (const transfer::Loss& loss : *losses) {
        report.losses.push_back({std::string(loss.feature), loss.messages, loss.asText});
    }
    if (request.dry) {
        report.path.clear();
        return report;
    }
    const std::string me = world.identity->person().hex();
    const Done written = transfer::exportChat(request.format, chat, request.outPath, world.files,
                                              {request.language, me, request.server});
    if (!written) return passOn(written);
    return report;
}

TargetRow rowOf(const transfer::Target& target) {
    TargetRow row{std::string(target.name), target.isZip, std::string(target.readBy), {}};
    for (const transfer::Feature& feature : transfer::features) {
        const transfer::Carried carried = target.carries.*feature.place;
        row.features.push_back({std::string(feature.name), static_cast<TargetRow::Feature::Carried>(carried)});
    }
    return row;
}

} // namespace

void handle(Parts& parts, Asked<ExportRoom> asked, Now) {
    const auto refuse = [&](const Error& why) {
        replyLater<ExportReport>(parts.world, asked.reply, tl::unexpected<Error>(why));
    };
    if (transfer::targetNamed(asked.request.format) == nullptr) {
        return refuse(fail(Cause::Input, NodeError::UnknownFormat).value());
    }
    if (parts.world.files.exists(asked.request.outPath))
        return refuse(fail(Cause::Input, NodeError::OutExists).value());
    const auto room = roomOf(parts, asked.request.room);
    if (!room) return refuse(room.error());
    const auto archive = gather(parts, **room, asked.request);
    if (!archive) return refuse(archive.error());
    parts.pool.run([&parts, asked = std::move(asked), archive = *archive]() -> Finished {
        auto report = write(parts.world, asked.request, *archive);
        return
            [&parts, asked, report = std::move(report)] { replyLater<ExportReport>(parts.world, asked.reply, report); };
    });
}

Result<std::vector<TargetRow>> answer(Parts&, const ListTargets&, Now) {
    std::vector<TargetRow> rows;
    for (const transfer::Target* target : transfer::allTargets()) rows.push_back(rowOf(*target));
    return rows;
}

} // namespace ieum::node
