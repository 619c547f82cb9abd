// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/pair.h"

#include "bench/bench.h"

namespace ieum::bench {

using namespace sync;

Pair::Pair(Node& left, Node& right, bool toReplica, Random& random) {
    std::array<std::byte, 64> hash{};
    random.fill(hash);
    const Side sides[] = {toReplica ? Side::Client : Side::Peer, toReplica ? Side::Replica : Side::Peer};
    Node* nodes[] = {&left, &right};
    for (size_t i = 0; i < 2; ++i) {
        SessionConfig config;
        config.side = sides[i];
        config.initiator = i == 0;
        config.channelHash = hash;
        config.ownInstance = nodes[i]->instance;
        config.ownDevice = nodes[i]->device;
        config.deviceKey = nodes[i]->deviceKey;
        m_ends[i].node = nodes[i];
        m_ends[i].session = std::make_unique<Session>(std::move(config), nodes[i]->claims, random);
    }
    for (size_t i = 0; i < 2; ++i) {
        if (sides[i] == Side::Replica) {
            give(i, Tick{});
            continue;
        }
        OfferRooms offer;
        for (const RoomOffer& each : nodes[i]->offers) {
            offer.rooms.push_back({each.room, each.sessionSecret.clone(), each.replicaTag, each.depotKey});
        }
        give(i, std::move(offer));
    }
}

void Pair::give(size_t side, Input input) {
    End& end = m_ends[side];
    std::deque<Input> inputs;
    inputs.push_back(std::move(input));
    while (!inputs.empty()) {
        Outputs outputs = end.session->step(std::move(inputs.front()), Now{{1'800'000'000'000}, {1000}});
        inputs.pop_front();
        for (const Output& output : outputs) carryOut(end, output, inputs);
    }
}

size_t Pair::settle() {
    const size_t before = m_round;
    while (!m_ends[0].said.empty() || !m_ends[1].said.empty()) {
        ++m_round;
        std::array<std::vector<Bytes>, 2> onTheWay{std::exchange(m_ends[0].said, {}),
                                                   std::exchange(m_ends[1].said, {})};
        for (size_t from = 0; from < 2; ++from) {
            for (Bytes& frame : onTheWay[from]) {
                note(from, frame);
                give(1 - from, FrameArrived{std::move(frame)});
            }
        }
    }
    return m_round - before;
}

void Pair::note(size_t side, const Bytes& frame) {
    const auto read = wire::decode<wire::Frame>(frame);
    if (!read) stop("a frame does not parse");
    const int kind = read->kind_case();
    m_told[kind] += {1, frame.size()};
    m_rounds.try_emplace({side, kind}, m_round);
}

Told Pair::toldOf(std::initializer_list<wire::Frame::KindCase> kinds) const {
    Told all;
    for (const auto kind : kinds) {
        if (const auto found = m_told.find(kind); found != m_told.end()) all += found->second;
    }
    return all;
}

ShareRooms Pair::shareOf(Node& node, const std::vector<RoomId>& rooms) {
    ShareRooms share;
    for (const RoomId& room : rooms) share.rooms.push_back(node.rooms.at(room));
    share.cursor = node.cursor;
    return share;
}

void Pair::carryOut(End& end, const Output& output, std::deque<Input>& back) {
    if (const auto* send = std::get_if<Send>(&output)) {
        end.said.push_back(send->frame);
    } else if (const auto* proved = std::get_if<Proved>(&output)) {
        back.push_back(shareOf(*end.node, proved->rooms));
    } else if (const auto* opened = std::get_if<Opened>(&output)) {
        std::vector<RoomId> rooms;
        rooms.reserve(opened->rooms.size());
        for (const OpenedRoom& room : opened->rooms) rooms.push_back(room.room);
        back.push_back(shareOf(*end.node, rooms));
    } else if (const auto* asked = std::get_if<RoomRequested>(&output)) {
        back.push_back(AnswerRoom{asked->tag, 0, 1, 0});
        back.push_back(shareOf(*end.node, {RoomId{asked->tag.value}}));
    } else if (const auto* reached = std::get_if<CursorReached>(&output)) {
        end.node->cursor = reached->cursor;
    } else if (std::holds_alternative<Close>(output)) {
        stop("a session closed");
    }
}

} // namespace ieum::bench
