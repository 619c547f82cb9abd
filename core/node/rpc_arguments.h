// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the arguments of a verb and remembers the first that is missing or of the wrong kind; and finds what people
// name: a room, a member, a file.
#pragma once

#include "node/rpc_verbs.h"

namespace ieum::node {

class Arguments {
  public:
    explicit Arguments(const QJsonObject& object) : m_object(object) {}

    std::string text(const char* name); ///< required
    std::string textOr(const char* name, std::string otherwise);
    std::optional<std::string> optionalText(const char* name);
    std::vector<std::string> texts(const char* name);
    uint32_t numberOr(const char* name, uint32_t otherwise);
    std::optional<uint64_t> optionalBytes(const char* name); ///< a whole number below 2^53
    bool flag(const char* name);                             ///< false when it is not there
    std::vector<uint32_t> numbers(const char* name);
    MessageId message(const char* name); ///< required
    std::optional<MessageId> optionalMessage(const char* name);
    bool isGood() const { return m_good; }

  private:
    const QJsonObject& m_object;
    bool m_good = true;
};

/// Each answers the error itself, or goes on with what was found.
void withRoom(Api& api, const std::string& text, const JsonReply& reply, std::function<void(const RoomRow&)> then);
/// "" goes on with nothing.
void withOptionalRoom(Api& api, const std::string& text, const JsonReply& reply,
                      std::function<void(std::optional<RoomId>)> then);
/// A member by name or id. Error: NoSuchPerson, also when several are meant.
void withMember(Api& api, const RoomId& room, const std::string& text, const JsonReply& reply,
                std::function<void(const MemberRow&)> then);
/// A device of ours by id or name. Error: NoSuchDevice, also when several are meant.
void withDevice(Api& api, const std::string& text, const JsonReply& reply, std::function<void(const DeviceRow&)> then);
/// A file by id or name. Error: NoSuchFile, also when several are meant.
void withFile(Api& api, const std::string& text, const JsonReply& reply, std::function<void(const FileRow&)> then);

/// People by name or id, of whatever rooms. Errors: NoSuchPerson, AmbiguousPerson.
void withPeople(Api& api, std::vector<std::string> texts, const JsonReply& reply,
                std::function<void(std::vector<PersonId>)> then);
void withRooms(Api& api, std::vector<std::string> texts, const JsonReply& reply,
               std::function<void(std::vector<RoomId>)> then);

enum class OfDay : uint8_t { Begin, End };
/// "2026-03-01T09:00", or a day: its first moment, or the first one behind it. In that zone, as an export names it, or
/// in this computer's (""), unless the text says one itself. Nothing: there is no such moment or zone.
std::optional<int64_t> momentOf(const std::string& text, OfDay of, const std::string& zone = {});

void refuse(const JsonReply& reply, NodeError why);
/// An answer turned into JSON, or its error passed on.
template <class Answer, class Form> Reply<Answer> answerTo(JsonReply reply, Form form) {
    return [reply = std::move(reply), form = std::move(form)](Result<Answer> answer) {
        if (!answer) return reply(passOn(answer));
        reply(QJsonValue(form(*answer)));
    };
}

} // namespace ieum::node
