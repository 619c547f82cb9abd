// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/content.h"

#include "base/assert.h"
#include "base/utf8.h"
#include "crypto/hash.h"
#include "room/change_kinds.h"
#include "room/emoji.h"
#include "room/limits.h"
#include "room/mentions.h"

#include <algorithm>

namespace ieum::room {

namespace {

constexpr size_t labelBytesMax = 512;
/// An archive's poll may have been answered by more than a room of ours holds; the rest are no news to anybody.
constexpr size_t originVotesMax = 500;

Result<FileLink> readLink(const wire::FileLink& from) {
    const auto file = wire::idOf<FileId>(from.file());
    auto key = crypto::Key::from(bytesOf(from.key()));
    if (!file || !key || from.name().size() > labelBytesMax || !checkUtf8(from.name())) {
        return fail(Cause::Peer, RoomError::BadBody);
    }
    return FileLink{*file, std::move(*key), safeFileName(from.name()), from.size()};
}

std::vector<std::string> cleanNames(const google::protobuf::RepeatedPtrField<std::string>& from) {
    std::vector<std::string> names;
    for (const std::string& name : from) names.push_back(cleanLabel(name));
    return names;
}

std::optional<Poll> readPoll(const wire::Poll& from) {
    Poll poll{{}, from.multiple(), from.closes_ms()};
    if (from.options_size() < 2 || from.options_size() > static_cast<int>(pollOptionsMax)) return std::nullopt;
    for (const std::string& option : from.options()) {
        std::string label = checkUtf8(option) ? cleanLabel(option, pollOptionCodePointsMax) : std::string();
        if (label.empty()) return std::nullopt;
        poll.options.push_back(std::move(label));
    }
    return poll;
}

void writePoll(const Poll& poll, wire::Poll& to) {
    for (const std::string& option : poll.options) to.add_options(option);
    to.set_multiple(poll.multiple);
    to.set_closes_ms(poll.closesMs);
}

Origin readOrigin(const wire::Origin& from) {
    Origin origin;
    origin.source = cleanLabel(from.source());
    origin.author = cleanLabel(from.author());
    origin.authorId = cleanLabel(from.author_id(), 128);
    origin.timeMs = soundTime(from.time_ms());
    origin.originalTime = cleanLabel(from.original_time());
    origin.line = from.line();
    origin.system = from.system();
    origin.kind = cleanLabel(from.kind());
    origin.originalId = cleanLabel(from.original_id(), 128);
    if (checkUtf8(from.attachments())) origin.attachments = from.attachments();
    origin.edited = from.edited();
    origin.deleted = from.deleted();
    for (const auto& each : from.reactions()) {
        if (!isOneEmoji(each.emoji()) || origin.reactions.size() == reactionKindsMax) continue;
        origin.reactions.push_back({each.emoji(), cleanNames(each.names())});
    }
    for (const auto& each : from.votes()) {
        if (origin.votes.size() == originVotesMax) break;
        origin.votes.push_back({cleanLabel(each.name()), {each.options().begin(), each.options().end()}});
    }
    return origin;
}

void writeOrigin(const Origin& origin, wire::Origin& to) {
    to.set_source(origin.source);
    to.set_author(origin.author);
    to.set_author_id(origin.authorId);
    to.set_time_ms(origin.timeMs);
    to.set_original_time(origin.originalTime);
    to.set_line(origin.line);
    to.set_system(origin.system);
    to.set_kind(origin.kind);
    to.set_original_id(origin.originalId);
    to.set_attachments(origin.attachments);
    to.set_edited(origin.edited);
    to.set_deleted(origin.deleted);
    for (const OriginReaction& each : origin.reactions) {
        auto& reaction = *to.add_reactions();
        reaction.set_emoji(each.emoji);
        for (const std::string& name : each.names) reaction.add_names(name);
    }
    for (const OriginVote& each : origin.votes) {
        auto& vote = *to.add_votes();
        vote.set_name(each.name);
        for (const uint32_t option : each.options) vote.add_options(option);
    }
}

} // namespace

MessageId messageIdOf(const DeviceId& author, const MessageNonce& nonce) {
    const auto digest = crypto::blake2b256({bytesOf("ieum message id v1"), author.view(), nonce});
    return *MessageId::from(digest.view().first(MessageId::byteCount));
}

Result<wire::ContentBody> toBody(const Outgoing& message) {
    if (message.text.size() > textBytesMax) {
        return fail(Cause::Input, RoomError::TextTooLong, static_cast<int64_t>(textBytesMax));
    }
    if (message.files.size() > filesPerMessageMax || !checkUtf8(message.text)) {
        return fail(Cause::Input, RoomError::BadBody);
    }
    wire::ContentBody body;
    body.set_nonce(std::string(textOf(message.nonce)));
    body.set_written_ms(message.writtenMs);
    auto* content = body.mutable_message();
    content->set_text(message.text);
    if (message.replyTo) content->set_reply_to(wire::fieldOf(*message.replyTo));
    for (const FileLink& file : message.files) {
        auto* link = content->add_files();
        link->set_file(wire::fieldOf(file.file));
        link->set_key(std::string(textOf(file.key.view())));
        link->set_name(file.name);
        link->set_size(file.sizeBytes);
    }
    if (message.origin) writeOrigin(*message.origin, *content->mutable_origin());
    writeMentions(message.mentions, *content->mutable_mentions());
    if (message.poll) writePoll(*message.poll, *content->mutable_poll());
    content->set_notice(message.notice);
    content->set_expires_after_ms(static_cast<uint64_t>(std::max<int64_t>(message.expiresAfterMs, 0)));
    if (message.poll && !readPoll(content->poll())) return fail(Cause::Input, RoomError::BadBody);
    // An import may bring more than a text: lists of what did not come along, long names.
    if (body.ByteSizeLong() > contentBytesMax) {
        return fail(Cause::Input, RoomError::TextTooLong, static_cast<int64_t>(textBytesMax));
    }
    return body;
}

Result<MessageRecord> fromBody(const wire::ContentBody& body, const DeviceId& author) {
    const auto& content = body.message();
    const bool sound = body.has_message() && body.nonce().size() == sizeof(MessageNonce) &&
                       content.text().size() <= textBytesMax && checkUtf8(content.text()).has_value() &&
                       content.files_size() <= static_cast<int>(filesPerMessageMax);
    if (!sound) return fail(Cause::Peer, RoomError::BadBody);
    MessageNonce nonce{};
    const ByteView given = bytesOf(body.nonce());
    std::copy(given.begin(), given.end(), nonce.begin());
    MessageRecord record;
    record.id = messageIdOf(author, nonce);
    record.device = author;
    record.timeMs = soundTime(body.written_ms());
    record.text = content.text();
    if (!content.reply_to().empty()) record.replyTo = MessageId::from(bytesOf(content.reply_to()));
    for (const auto& each : content.files()) {
        auto link = readLink(each);
        if (!link) return passOn(link);
        record.files.push_back(std::move(*link));
    }
    if (content.has_origin()) record.origin = readOrigin(content.origin());
    record.mentions = readMentions(content.mentions(), record.text);
    if (content.has_poll()) {
        record.poll = readPoll(content.poll());
        if (!record.poll) return fail(Cause::Peer, RoomError::BadBody);
    }
    record.notice = content.notice();
    record.expiresAfterMs =
        static_cast<int64_t>(std::min<uint64_t>(content.expires_after_ms(), uint64_t{expiresAfterMsMax}));
    return record;
}

Result<wire::ContentBody> toBody(const ChangeRecord& change, const MessageNonce& nonce, int64_t writtenMs) {
    if (change.text.size() > textBytesMax) {
        return fail(Cause::Input, RoomError::TextTooLong, static_cast<int64_t>(textBytesMax));
    }
    wire::ContentBody body;
    body.set_nonce(std::string(textOf(nonce)));
    body.set_written_ms(writtenMs);
    const ChangeRules* rules = rulesOf(change.kind);
    IEUM_ASSERT(rules != nullptr);
    rules->write(change, body);
    ChangeRecord readBack;
    if (!rules->read(body, readBack)) return fail(Cause::Input, RoomError::BadBody);
    return body;
}

} // namespace ieum::room
