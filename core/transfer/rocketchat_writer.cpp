// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rocket.Chat's CSV import: a zip of tables without heads. Only text has a place in it.
#include "transfer/csv_cells.h"
#include "transfer/gathered.h"
#include "transfer/local_stamp.h"
#include "transfer/said.h"
#include "transfer/target_list.h"

#include <algorithm>

namespace ieum::transfer {

namespace {

constexpr Carries carries = {.replies = Carried::AsText,
                             .reactions = Carried::AsText,
                             .edits = Carried::AsText,
                             .deletions = Carried::AsText,
                             .notices = Carried::AsText,
                             .polls = Carried::AsText,
                             .files = Carried::AsText,
                             .system = Carried::AsText,
                             .milliseconds = Carried::Yes};

Done writeLists(const Export& to, const People& people, const std::string& channel) {
    std::string users = csvRow({std::string(appHandle), std::string(appHandle) + "@ieum.invalid", "이음"});
    std::string members(appHandle);
    std::string creator(appHandle);
    for (const Person& person : people.all()) {
        users += csvRow({person.handle, person.handle + "@ieum.invalid", person.label});
        members += ';' + person.handle;
        if (person.role == "owner" && creator == appHandle) creator = person.handle;
    }
    if (const Done done = writeFile(to.out, "users.csv", users); !done) return done;
    return writeFile(to.out, "channels.csv", csvRow({channel, creator, "private", members}));
}

Done writeRocketChat(const Export& to) {
    const auto gathered = Gathered::of(to);
    if (!gathered) return passOn(gathered);
    const std::string& room = to.chat.header().room;
    const std::string channel = roomHandle(room, 40);
    if (const Done done = writeLists(to, gathered->people, channel); !done) return done;
    if (const Done opened = to.out.open(channel + "/messages.csv", {}); !opened) return opened;
    FreeMoments moments;
    const Done written = to.chat.each([&](const ChatMessage& message) -> Done {
        const Person* author = gathered->people.author(message);
        return to.out.write(csvRow({author == nullptr ? std::string(appHandle) : author->handle,
                                    std::to_string(moments.next(message.timeMs)),
                                    saidText(message, carries, to.korean(), gathered->replies.quoteFor(message))}));
    });
    if (!written) return written;
    return to.out.close();
}

} // namespace

constexpr Target rocketChatTarget = {
    "rocketchat", true, "Rocket.Chat (CSV import)", "Python's zipfile and csv", carries, writeRocketChat};

} // namespace ieum::transfer
