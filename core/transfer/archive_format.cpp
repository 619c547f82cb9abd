// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/archive_format.h"

#include "transfer/exporter.h"
#include "transfer/json_reader.h"
#include "transfer/json_writer.h"
#include "transfer/limits.h"

#include <algorithm>
#include <span>

namespace ieum::transfer {

namespace {

/// Reads the members of one object. A member that is missing keeps its default; one of the wrong type is remembered as
/// a failure; one that we do not know is a newer version's business.
class Members {
  public:
    explicit Members(const JsonValue& value) : m_value(value), m_ok(value.type == JsonValue::Object) {}

    bool ok() const { return m_ok; }
    void fail() { m_ok = false; }
    void text(std::string_view name, std::string& to) {
        const JsonValue* found = m_value.find(name);
        if (found && expect(found->type == JsonValue::Text)) to = found->text;
    }
    void number(std::string_view name, uint64_t& to, uint64_t max) {
        const JsonValue* found = m_value.find(name);
        const auto number = found ? found->unsignedInteger() : std::nullopt;
        if (found && expect(number && *number <= max)) to = *number;
    }
    void flag(std::string_view name, bool& to) {
        const JsonValue* found = m_value.find(name);
        if (found && expect(found->type == JsonValue::Bool)) to = found->boolean;
    }
    void texts(std::string_view name, size_t max, std::vector<std::string>& to) {
        const JsonValue* found = m_value.find(name);
        if (!found || !expect(found->type == JsonValue::Array && found->items.size() <= max)) return;
        for (const JsonValue& item : found->items) {
            if (expect(item.type == JsonValue::Text)) to.push_back(item.text);
        }
    }
    void line(std::string_view name, uint32_t& to) {
        uint64_t value = to;
        number(name, value, UINT32_MAX);
        to = static_cast<uint32_t>(value);
    }
    /// Must be there, and between the years 1 and 9999.
    void time(std::string_view name, int64_t& to) {
        const JsonValue* found = m_value.find(name);
        const auto number = found ? found->signedInteger() : std::nullopt;
        if (expect(number && *number >= -62'135'596'800'000 && *number <= 253'402'300'799'999)) to = *number;
    }
    template <class Read> void object(std::string_view name, Read read) {
        const JsonValue* found = m_value.find(name);
        if (!found) return;
        Members inner(*found);
        if (inner.ok()) read(inner);
        expect(inner.ok());
    }
    template <class Read> void list(std::string_view name, size_t max, Read read) {
        const JsonValue* found = m_value.find(name);
        if (!found || !expect(found->type == JsonValue::Array && found->items.size() <= max)) return;
        for (const JsonValue& item : found->items) {
            Members inner(item);
            if (inner.ok()) read(inner);
            expect(inner.ok());
        }
    }

  private:
    bool expect(bool holds) {
        m_ok = m_ok && holds;
        return holds;
    }
    const JsonValue& m_value;
    bool m_ok;
};

bool isSha256(std::string_view hex) {
    return hex.size() == 64 &&
           std::all_of(hex.begin(), hex.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

void readAttachment(Members& in, std::vector<ChatAttachment>& to) {
    ChatAttachment attachment;
    in.text("name", attachment.name);
    in.number("size", attachment.sizeBytes, UINT64_MAX);
    in.text("sha256", attachment.sha256Hex);
    in.text("path", attachment.path);
    if (!attachment.sha256Hex.empty() && !isSha256(attachment.sha256Hex)) in.fail();
    if (!attachment.path.empty() && !isAttachmentPath(attachment.path)) in.fail();
    to.push_back(std::move(attachment));
}

void writeAttachments(JsonWriter& json, const std::vector<ChatAttachment>& attachments) {
    json.key("attachments").beginArray();
    for (const ChatAttachment& attachment : attachments) {
        json.beginObject().key("name").text(attachment.name).key("size").number(attachment.sizeBytes);
        json.key("sha256").text(attachment.sha256Hex).key("path").text(attachment.path).endObject();
    }
    json.endArray();
}

void writeNames(JsonWriter& json, const std::vector<std::string>& names) {
    json.key("by").beginArray();
    for (const std::string& name : names) json.text(name);
    json.endArray().endObject();
}

/// Only what is there, so that archives of messengers without any of it stay as they were.
void writeLooks(JsonWriter& json, const ChatLooks& looks) {
    if (looks.edited) json.key("edited").boolean(true);
    if (looks.notice) json.key("notice").boolean(true);
    if (looks.pinned) json.key("pinned").boolean(true);
    if (!looks.reactions.empty()) {
        json.key("reactions").beginArray();
        for (const ChatReaction& each : looks.reactions) {
            json.beginObject().key("emoji").text(each.emoji);
            writeNames(json, each.names);
        }
        json.endArray();
    }
    if (!looks.poll) return;
    json.key("poll").beginObject().key("multiple").boolean(looks.poll->multiple).key("options").beginArray();
    for (const ChatPollOption& each : looks.poll->options) {
        json.beginObject().key("text").text(each.text);
        writeNames(json, each.names);
    }
    json.endArray().endObject();
}

void readLooks(Members& in, ChatLooks& looks) {
    in.flag("edited", looks.edited);
    in.flag("notice", looks.notice);
    in.flag("pinned", looks.pinned);
    in.list("reactions", limits::reactionsMax, [&](Members& reaction) {
        ChatReaction& added = looks.reactions.emplace_back();
        reaction.text("emoji", added.emoji);
        reaction.texts("by", limits::membersMax, added.names);
    });
    in.object("poll", [&](Members& poll) {
        looks.poll.emplace();
        poll.flag("multiple", looks.poll->multiple);
        poll.list("options", limits::pollOptionsMax, [&](Members& option) {
            ChatPollOption& added = looks.poll->options.emplace_back();
            option.text("text", added.text);
            option.texts("by", limits::membersMax, added.names);
        });
    });
}

void writeSigned(JsonWriter& json, const ChatMessage& message) {
    if (!message.signedEvent.empty()) json.key("signed").text(toBase64Url(bytesOf(message.signedEvent)));
}

/// How many of them make a line that is long enough.
size_t openingsInLine(std::span<const std::string> openings) {
    size_t count = 0;
    for (size_t bytes = 0; count < openings.size(); ++count) {
        bytes += (openings[count].size() + 2) / 3 * 4 + 3; // quoted, with a comma
        if (count > 0 && bytes > limits::feedsLineBytesMax) break;
    }
    return count;
}

void writeFeeds(JsonWriter& json, std::span<const std::string> openings) {
    json.key("feeds").beginArray();
    for (const std::string& opening : openings) json.text(toBase64Url(bytesOf(opening)));
    json.endArray();
}

void readBytes(Members& in, std::string_view base64Url, std::string& to) {
    const auto bytes = fromBase64Url(base64Url);
    if (!bytes) return in.fail();
    to = textOf(*bytes);
}

void readFeeds(Members& in, std::vector<std::string>& openings) {
    std::vector<std::string> feeds;
    in.texts("feeds", limits::feedsMax, feeds);
    for (const std::string& each : feeds) readBytes(in, each, openings.emplace_back());
}

} // namespace

std::string archiveHeaderLine(const Chat& header) {
    JsonWriter json;
    json.beginObject().key("format").text(archiveFormat).key("version").number(archiveVersion);
    json.key("room").text(header.room).key("tz").text(header.timeZone).key("encoding").text(header.encoding);
    json.key("skipped").number(uint64_t{header.skipped}).key("members").beginArray();
    for (const ChatMember& member : header.members) {
        json.beginObject().key("id").text(member.id).key("name").text(member.name);
        json.key("role").text(member.role).endObject();
    }
    json.endArray();
    if (!header.openings.empty()) {
        json.key("room_id").text(header.roomId);
        writeFeeds(json, std::span(header.openings).first(openingsInLine(header.openings)));
    }
    json.endObject();
    return json.take();
}

std::string archiveFeedLines(const Chat& header) {
    std::string lines;
    std::span<const std::string> left(header.openings);
    for (left = left.subspan(openingsInLine(left)); !left.empty(); left = left.subspan(openingsInLine(left))) {
        JsonWriter json;
        json.beginObject();
        writeFeeds(json, left.first(openingsInLine(left)));
        json.endObject();
        lines += json.take() + '\n';
    }
    return lines;
}

std::string archiveMessageLine(const ChatMessage& message) {
    JsonWriter json;
    json.beginObject().key("id").text(message.id);
    json.key("author").beginObject().key("id").text(message.authorId).key("name").text(message.author).endObject();
    json.key("time").number(message.timeMs).key("original_time").text(message.originalTime);
    json.key("kind").text(nameOf(message.kind)).key("text").text(message.text);
    json.key("reply_to").text(message.replyTo);
    writeAttachments(json, message.attachments);
    json.key("provenance").beginObject().key("source").text(message.source);
    json.key("line").number(uint64_t{message.line}).endObject();
    writeLooks(json, message.looks);
    writeSigned(json, message);
    json.endObject();
    return json.take();
}

std::optional<Chat> parseArchiveHeader(std::string_view line) {
    const auto value = parseJson(line);
    if (!value) return std::nullopt;
    Members in(*value);
    Chat chat;
    std::string format;
    uint64_t version = 0;
    in.text("format", format);
    in.number("version", version, archiveVersion);
    in.text("room", chat.room);
    in.text("tz", chat.timeZone);
    in.text("encoding", chat.encoding);
    in.line("skipped", chat.skipped);
    in.list("members", limits::membersMax, [&](Members& member) {
        ChatMember& added = chat.members.emplace_back();
        member.text("id", added.id);
        member.text("name", added.name);
        member.text("role", added.role);
    });
    in.text("room_id", chat.roomId);
    readFeeds(in, chat.openings);
    if (!in.ok() || format != archiveFormat || version != archiveVersion) return std::nullopt;
    return chat;
}

std::optional<std::vector<std::string>> parseArchiveFeeds(std::string_view line) {
    const auto value = parseJson(line);
    if (!value || value->find("feeds") == nullptr || value->find("id") != nullptr) return std::nullopt;
    Members in(*value);
    std::vector<std::string> openings;
    readFeeds(in, openings);
    return in.ok() ? std::optional(std::move(openings)) : std::nullopt;
}

std::optional<ChatMessage> parseArchiveMessage(std::string_view line) {
    const auto value = parseJson(line);
    if (!value) return std::nullopt;
    Members in(*value);
    ChatMessage message;
    std::string kind;
    in.text("id", message.id);
    in.object("author", [&](Members& author) {
        author.text("id", message.authorId);
        author.text("name", message.author);
    });
    in.time("time", message.timeMs);
    in.text("original_time", message.originalTime);
    in.text("kind", kind);
    in.text("text", message.text);
    in.text("reply_to", message.replyTo);
    in.list("attachments", limits::attachmentsMax,
            [&](Members& attachment) { readAttachment(attachment, message.attachments); });
    in.object("provenance", [&](Members& provenance) {
        provenance.text("source", message.source);
        provenance.line("line", message.line);
    });
    readLooks(in, message.looks);
    std::string event;
    in.text("signed", event);
    readBytes(in, event, message.signedEvent);
    message.kind = kindOf(kind);
    for (const std::string* kept : {&message.id, &message.replyTo, &message.source}) { // of each one until all is read
        if (kept->size() > limits::nameBytesMax) return std::nullopt;
    }
    if (!in.ok() || message.id.empty() || message.text.size() > limits::messageBytesMax) return std::nullopt;
    return message;
}

} // namespace ieum::transfer
