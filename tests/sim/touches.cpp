// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/touches.h"

namespace ieum::sim {

namespace {

/// Among so many of the newest.
constexpr uint32_t touchedMax = 12;

std::optional<room::MessageRecord> someMessage(Computer& computer, const RoomId& room) {
    auto page = computer.parts().world.stores.messages.page(room, touchedMax);
    if (!page || page->empty()) return std::nullopt;
    room::MessageRecord& message = (*page)[computer.dice().below(page->size())];
    if (message.gone != room::Gone::Here) return std::nullopt;
    return std::move(message);
}

void edit(Town& town, Computer& computer, const room::MessageRecord& message) {
    node::EditMessage edit{message.room, message.id, message.original.value_or(message.text) + ", or rather"};
    edit.text += std::to_string(computer.dice().below(1000));
    auto& wordings = town.history.wishes.wordings[message.id];
    wordings.insert(message.original.value_or(message.text)); // a villain's is not among those sent
    wordings.insert(edit.text);
    computer.ask(edit, [](const auto&) {});
}

} // namespace

void touchSomeMessage(Town& town, Computer& computer, const RoomId& id) {
    const auto message = someMessage(computer, id);
    if (!message) return;
    const room::Membership& members = computer.parts().rooms.find(id)->members();
    const bool own = message->author == computer.person;
    const size_t drawn = computer.dice().below(10);
    if (drawn < 2 && own) return edit(town, computer, *message);
    if (drawn < 3 && (own || room::mayHide(members, computer.person, message->author))) {
        town.history.wishes.gone.insert(message->id);
        return computer.ask(node::DeleteMessage{id, message->id}, [](const auto&) {});
    }
    if (drawn < 4 && room::mayPin(members, computer.person)) {
        return computer.ask(node::PinMessage{id, message->id, computer.dice().chance(0.3)}, [](const auto&) {});
    }
    static const std::vector<std::string> emoji{"👍", "❤️", "😂", "😮", "😢", "🙏"};
    computer.ask(node::React{id, message->id, computer.dice().oneOf(emoji), computer.dice().chance(0.2)},
                 [](const auto&) {});
}

void changeSomeRole(Town&, Computer& computer, const RoomId& id) {
    const room::Room& room = *computer.parts().rooms.find(id);
    if (room.record().kind != room::RoomKind::Group) return;
    std::vector<PersonId> others;
    for (const auto& [person, member] : room.members().members()) {
        if (person != computer.person) others.push_back(person);
    }
    if (others.empty()) return;
    static const std::vector<node::Role> roles{node::Role::Owner, node::Role::Admin, node::Role::Admin,
                                               node::Role::Member};
    computer.ask(node::SetRole{id, computer.dice().oneOf(others), computer.dice().oneOf(roles)}, [](const auto&) {});
}

std::string writeSomeFile(Computer& computer) {
    const size_t size =
        computer.dice().chance(0.2) ? 100'000 + computer.dice().below(500'000) : 1 + computer.dice().below(20'000);
    Bytes bytes(size);
    computer.dice().fill(bytes);
    const std::string path = "home/" + toHex(computer.dice().make<MessageId>().view().first(8)) + ".bin";
    return computer.disk().writeDurably(path, bytes) ? path : std::string();
}

} // namespace ieum::sim
