// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/message_rows.h"

#include "store/keys.h"
#include "store/packed.h"

namespace ieum::store {

crypto::Key secretOf(Statement& row, int column) {
    auto key = crypto::Key::from(row.blob(column));
    if (!key) row.refuse(column);
    return key ? std::move(*key) : crypto::Key();
}

room::MessageRecord recordOf(Statement& row) {
    room::MessageRecord message;
    message.room = row.id<RoomId>(1);
    message.id = row.id<MessageId>(2);
    message.key.feed = row.id<FeedId>(3);
    message.key.seq = row.unsignedNumber(4);
    message.key.word = fromSortable(row.number(5));
    message.author = row.id<PersonId>(6);
    message.device = row.id<DeviceId>(7);
    message.timeMs = row.number(8);
    message.text = row.text(9);
    message.replyTo = row.idOrNull<MessageId>(10);
    if (!row.isNull(11)) {
        auto origin = unpackOrigin(row.blob(11));
        if (origin) {
            message.origin = std::move(*origin);
        } else {
            row.refuse(11);
        }
    }
    message.late = row.number(12) != 0;
    message.own = row.number(13) != 0;
    if (!row.isNull(14)) {
        auto extras = unpackExtras(row.blob(14));
        if (extras) {
            message.mentions = std::move(extras->mentions);
            message.poll = std::move(extras->poll);
        } else {
            row.refuse(14);
        }
    }
    message.notice = row.number(15) != 0;
    message.expiresAfterMs = row.number(16);
    if (!row.isNull(17)) message.original = row.text(17);
    message.editedMs = row.number(18);
    message.gone = static_cast<room::Gone>(row.number(19));
    message.goneBy = row.idOrNull<PersonId>(20).value_or(PersonId{});
    return message;
}

Done addFiles(Connection& connection, room::MessageRecord& message) {
    auto statement =
        connection.prepare("SELECT f.id, a.key, a.name, a.size_bytes FROM attachment a JOIN file f ON f.key=a.file"
                           " WHERE a.room=(SELECT key FROM room WHERE id=?1) AND a.message=?2 ORDER BY a.position");
    if (!statement) return passOn(statement);
    auto files = statement->bind(message.room, message.id).all([](Statement& row) {
        return room::FileLink{row.id<FileId>(0), secretOf(row, 1), row.text(2), row.unsignedNumber(3)};
    });
    if (!files) return passOn(files);
    message.files = std::move(*files);
    return {};
}

Done addFiles(Connection& connection, std::vector<room::MessageRecord>& messages) {
    for (auto& message : messages) {
        if (const auto added = addFiles(connection, message); !added) return added;
    }
    return {};
}

} // namespace ieum::store
