// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/json_messages.h"

#include "transfer/error.h"
#include "transfer/limits.h"
#include "transfer/record_ids.h"

#include <unordered_set>

namespace ieum::transfer {

namespace {

class Reading {
  public:
    Reading(bool isLenient, const MessageOf& messageOf, const TakeMessage& take)
        : m_isLenient(isLenient), m_messageOf(messageOf), m_take(take) {}

    Result<Chat> run(JsonWalk& walk) {
        walk.open('[');
        while (walk.item()) {
            const uint32_t line = walk.line();
            const std::string_view raw = walk.value();
            if (walk.isBroken()) break;
            if (const Done added = add(raw, line, walk.isTooLarge()); !added) return passOn(added);
        }
        if (!walk.failure()) return passOn(walk.failure());
        if (walk.isBroken()) {
            const Done passed = passOver(walk.line(), TransferError::BadArchive, PassedOver::Broken);
            if (!passed) return passOn(passed);
        }
        return std::move(m_chat);
    }

  private:
    Done passOver(uint32_t line, TransferError error, PassedOver::Why why) {
        if (!m_isLenient) return fail(Cause::Input, error, line);
        m_chat.passOver(line, why);
        return {};
    }

    Done add(std::string_view raw, uint32_t line, bool isTooLarge) {
        if (m_chat.count() == limits::messagesMax) return fail(Cause::Input, TransferError::TooLarge, line);
        if (isTooLarge) return passOver(line, TransferError::TooLarge, PassedOver::TooLarge);
        const auto object = parseJson(strictJson(raw));
        if (!object || object->type != JsonValue::Object) {
            return passOver(line, TransferError::BadArchive, PassedOver::Broken);
        }
        auto message = m_messageOf(*object);
        if (!message) {
            // Other programs write lists of messages as well, with other names for the time.
            if (m_chat.count() == 0) return fail(Cause::Input, TransferError::NotAnExport, line);
            return passOver(line, TransferError::BadDate, PassedOver::BadDate);
        }
        const bool isNamedTooLong = message->id.size() > limits::nameBytesMax ||
                                    message->replyTo.size() > limits::nameBytesMax ||
                                    message->authorId.size() > limits::nameBytesMax; // they are held until all is read
        if (isNamedTooLong || message->text.size() > limits::messageBytesMax) {
            return passOver(line, TransferError::TooLarge, PassedOver::TooLarge);
        }
        message->line = line;
        if (message->id.empty()) message->id = m_ids.next(*message);
        if (!message->author.empty() && m_known.insert(message->authorId).second) {
            if (m_known.size() > limits::membersMax) return fail(Cause::Input, TransferError::TooLarge, line);
            m_chat.members.push_back({message->authorId, message->author, {}});
        }
        return give(m_chat, m_take, std::move(*message));
    }

    bool m_isLenient;
    const MessageOf& m_messageOf;
    const TakeMessage& m_take;
    RecordIds m_ids;
    std::unordered_set<std::string> m_known;
    Chat m_chat;
};

} // namespace

Result<Chat> readJsonMessages(std::string_view array, uint32_t line, bool isLenient, const MessageOf& messageOf,
                              const TakeMessage& take) {
    JsonWalk walk(array, line);
    return readJsonMessages(walk, isLenient, messageOf, take);
}

Result<Chat> readJsonMessages(JsonWalk& walk, bool isLenient, const MessageOf& messageOf, const TakeMessage& take) {
    return Reading(isLenient, messageOf, take).run(walk);
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
