// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/json_messages.h"

#include "transfer/error.h"
#include "transfer/json_walk.h"
#include "transfer/limits.h"
#include "transfer/record_ids.h"

#include <unordered_set>

namespace ieum::transfer {

namespace {

class Reading {
  public:
    explicit Reading(const MessageOf& messageOf) : m_messageOf(messageOf) {}

    Result<Chat> run(std::string_view array, uint32_t firstLine) {
        JsonWalk walk(array, firstLine);
        walk.open('[');
        while (walk.item()) {
            const uint32_t line = walk.line();
            if (const Done added = add(walk.value(), line); !added) return passOn(added);
        }
        if (walk.isBroken()) return fail(Cause::Input, TransferError::BadArchive, walk.line());
        return std::move(m_chat);
    }

  private:
    Done add(std::string_view raw, uint32_t line) {
        if (raw.size() > limits::archiveLineBytesMax || m_chat.messages.size() == limits::messagesMax) {
            return fail(Cause::Input, TransferError::TooLarge, line);
        }
        const auto object = parseJson(strictJson(raw));
        if (!object || object->type != JsonValue::Object) return fail(Cause::Input, TransferError::BadArchive, line);
        auto message = m_messageOf(*object);
        if (!message) {
            // Other programs write lists of messages as well, with other names for the time.
            const auto error = m_chat.messages.empty() ? TransferError::NotAnExport : TransferError::BadDate;
            return fail(Cause::Input, error, line);
        }
        if (message->text.size() > limits::messageBytesMax) return fail(Cause::Input, TransferError::TooLarge, line);
        message->line = line;
        if (message->id.empty()) message->id = m_ids.next(*message);
        if (!message->author.empty() && m_known.insert(message->authorId).second) {
            if (m_known.size() > limits::membersMax) return fail(Cause::Input, TransferError::TooLarge, line);
            m_chat.members.push_back({message->authorId, message->author, {}});
        }
        m_chat.messages.push_back(std::move(*message));
        return {};
    }

    const MessageOf& m_messageOf;
    RecordIds m_ids;
    std::unordered_set<std::string> m_known;
    Chat m_chat;
};

} // namespace

Result<Chat> readJsonMessages(std::string_view array, uint32_t line, const MessageOf& messageOf) {
    return Reading(messageOf).run(array, line);
}

std::string_view textIn(const JsonValue& object, std::string_view name) {
    const JsonValue* found = object.find(name);
    return found && found->type == JsonValue::Text ? std::string_view(found->text) : std::string_view{};
}

const std::vector<JsonValue>& listIn(const JsonValue& object, std::string_view name) {
    static const std::vector<JsonValue> none;
    const JsonValue* found = object.find(name);
    return found && found->type == JsonValue::Array ? found->items : none;
}

} // namespace ieum::transfer
