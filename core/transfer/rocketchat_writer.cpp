// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rocket.Chat's CSV import: a zip of tables without heads. Only text has a place in it.
#include "transfer/csv_cells.h"
#include "transfer/local_stamp.h"
#include "transfer/people.h"
#include "transfer/replies.h"
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
constexpr std::string_view appUser = "ieum-notice";

Done writeLists(const Export& to, const People& people, const std::string& channel) {
    std::string users = csvRow({std::string(appUser), std::string(appUser) + "@ieum.invalid", "이음"});
    std::string members(appUser);
    std::string creator(appUser);
    for (const Person& person : people.all()) {
        users += csvRow({person.handle, person.handle + "@ieum.invalid", person.label});
        members += ';' + person.handle;
        if (person.role == "owner" && creator == appUser) creator = person.handle;
    }
    if (const Done done = writeFile(to.out, "users.csv", users); !done) return done;
    return writeFile(to.out, "channels.csv", csvRow({channel, creator, "private", members}));
}

Done writeRocketChat(const Export& to) {
    const auto people = People::of(to.chat);
    if (!people) return passOn(people);
    const auto replies = Replies::of(to.chat, to.korean());
    if (!replies) return passOn(replies);
    const std::string& room = to.chat.header().room;
    const std::string slug = slugOf(room, 40);
    const std::string channel = (slug.empty() ? "room" : slug) + '-' + shortHash(room);
    if (const Done done = writeLists(to, *people, channel); !done) return done;
    if (const Done opened = to.out.open(channel + "/messages.csv", {}); !opened) return opened;
    FreeMoments moments;
    const Done written = to.chat.each([&](const ChatMessage& message) -> Done {
        const Person* author = people->author(message);
        return to.out.write(csvRow({author == nullptr ? std::string(appUser) : author->handle,
                                    std::to_string(moments.next(message.timeMs)),
                                    saidText(message, carries, to.korean(), replies->quoteFor(message))}));
    });
    if (!written) return written;
    return to.out.close();
}

} // namespace

constexpr Target rocketChatTarget = {
    "rocketchat", true, "Rocket.Chat (CSV import)", "Python's zipfile and csv", carries, writeRocketChat};

} // namespace ieum::transfer
