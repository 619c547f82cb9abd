// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A few people with the shipping engine each, on one LAN, in virtual time: for what an engine does that needs others or
// hours. The parts are those of the simulator, with nothing going wrong in it.
#pragma once

#include "crypto/init.h"
#include "sim/disk_vfs.h"
#include "sim/town.h"

#include <QTest>

namespace ieum::node {

class Hamlet {
  public:
    /// Once, before the first one.
    static bool prepare() { return crypto::initialise() && sim::DiskVfs::install(); }

    explicit Hamlet(uint32_t people, uint32_t replicas = 0) : town(settingsOf(people)) {
        town.build(replicas);
        pass(sim::secondMs);
    }

    sim::Town town;

    sim::Computer& of(size_t who) { return *town.computers.at(who); }
    Parts& parts(size_t who) { return of(who).parts(); }
    void pass(int64_t ms) { town.runUntil(town.agenda.nowMs() + ms); }
    /// The answer, as after the commit.
    template <class Request> Result<typename Request::Answer> ask(size_t who, Request request) {
        using Answer = Result<typename Request::Answer>;
        auto got = std::make_shared<std::optional<Answer>>();
        of(who).ask(std::move(request), [got](Answer answer) { *got = std::move(answer); });
        town.agenda.runUntil(town.agenda.nowMs() + sim::minuteMs, [&] { return got->has_value(); });
        if (!*got) return fail(Cause::Machine, NodeError::Stopped);
        return std::move(**got);
    }
    /// A room of the first, with everybody in it.
    RoomId makeRoom(CreateRoom wanted) {
        const auto room = ask(0, std::move(wanted));
        if (!room) return {};
        for (size_t who = 1; who < town.computers.size(); ++who) letIn(*room, who);
        pass(10 * sim::secondMs);
        return *room;
    }
    /// By a link of the first; he may be refused.
    void letIn(const RoomId& room, size_t who) {
        const auto link = ask(0, MakeInvite{room});
        if (link) accept(0, who, link->link);
    }
    void accept(size_t inviter, size_t who, const std::string& link) {
        (void)ask(who, AcceptInvite{link});
        for (const size_t each : {inviter, who}) town.network.look(of(each));
        pass(20 * sim::secondMs);
    }
    Result<MessageId> say(size_t who, const RoomId& room, std::string text) {
        SendMessage message;
        message.room = room;
        message.text = std::move(text);
        auto id = ask(who, std::move(message));
        pass(5 * sim::secondMs);
        return id;
    }
    /// What he is shown, oldest first; tombstones as "†".
    std::vector<std::string> reads(size_t who, const RoomId& room) {
        std::vector<std::string> texts;
        const auto rows = ask(who, ListMessages{room, 1000, {}});
        if (!rows) return {"no rows"};
        texts.reserve(rows->size());
        for (const MessageRow& row : *rows) texts.push_back(row.gone == Gone::Here ? row.text : "†");
        return texts;
    }

  private:
    static sim::Settings settingsOf(uint32_t people) {
        sim::Settings settings;
        settings.nodes = people;
        return settings;
    }
};

} // namespace ieum::node
