// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// People of one room who meet at one replica only, and a file that goes from one to the others.
#pragma once

#include "node/hamlet.h"

namespace ieum::node {

struct Apart {
    explicit Apart(uint32_t people) : hamlet(people, 1), room(hamlet.makeRoom({"모임"})) {
        for (size_t who = 0; who < people; ++who) {
            (void)hamlet.ask(who, AddReplica{net::toText(hamlet.town.sites[0]->address())});
            hamlet.town.move(hamlet.of(who), static_cast<int>(10 + who));
        }
        hamlet.pass(sim::minuteMs);
    }
    void sendFile(size_t who) {
        SendMessage message;
        message.room = room;
        message.text = "견적서";
        message.filePaths = {"/견적서.xlsx"};
        QVERIFY(hamlet.of(who).disk().writeDurably(message.filePaths.front(), Bytes(700'000, std::byte{7})));
        QVERIFY(hamlet.ask(who, message));
        hamlet.pass(sim::minuteMs);
    }
    bool hasText(size_t who) { return hamlet.reads(who, room).size() == 1; }
    bool hasFile(size_t who) {
        const auto rows = hamlet.ask(who, ListFiles{room});
        return rows && rows->size() == 1 && rows->front().haveBytes == rows->front().sizeBytes;
    }
    /// How long it took; nothing: longer than that.
    std::optional<int64_t> waitForFile(size_t who, int64_t limitMs) {
        const int64_t before = hamlet.town.agenda.nowMs();
        while (hamlet.town.agenda.nowMs() - before < limitMs) {
            if (hasFile(who)) return hamlet.town.agenda.nowMs() - before;
            hamlet.pass(sim::secondMs);
        }
        return std::nullopt;
    }
    uint64_t lines() const { return hamlet.town.network.traffic().lines; }
    void letFilesThrough(bool through) { hamlet.town.network.weather.filesGetThrough = through; }

    Hamlet hamlet;
    RoomId room;
};

} // namespace ieum::node
