// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A depot and the clients around it, joined in memory: real sessions on both ends, real storage, virtual time. What
// the clients say between two calls of `settle` reaches the depot as one batch.
#pragma once

#include "crypto/init.h"
#include "replica/depot.h"
#include "sync/owner.h"

#include <deque>

namespace ieum::replica::test {

using sync::testing::Dice;
using sync::testing::Owner;

/// A client's end of a channel.
struct Line {
    ChannelNumber number = 0;
    Owner* owner = nullptr;
    sync::Session session;
    bool isTrusted = false;            ///< the depot said so
    std::optional<Error> closed{};     ///< why, when the depot closed it
    std::optional<Error> closedByUs{}; ///< the client's own session ended it
    std::vector<wire::Frame> heard{};  ///< everything that the depot sent
    std::deque<Bytes> said{};          ///< on the way to the depot

    size_t heardOf(wire::Frame::KindCase kind) const {
        return static_cast<size_t>(
            std::count_if(heard.begin(), heard.end(), [kind](const auto& frame) { return frame.kind_case() == kind; }));
    }
};

class Town {
  public:
    /// Another seed for each start of the same replica: what it draws then is not what it drew before.
    Town(DepotOptions options, DepotBackend& backend, vault::ChunkStore& chunks, uint64_t seed = 7)
        : m_dice(seed), m_depot(std::move(options), backend, chunks, m_dice) {}

    Depot& depot() { return m_depot; }

    /// A new channel of this owner, with all his rooms; nothing has been carried yet.
    Line& connect(Owner& owner, Bytes token = {}) {
        sync::OfferRooms offer = owner.offer();
        offer.token = std::move(token);
        std::array<std::byte, 64> hash{};
        m_dice.fill(hash);
        sync::SessionConfig config;
        config.side = sync::Side::Client;
        config.initiator = true;
        config.channelHash = hash;
        config.ownInstance = owner.instance;
        auto line = std::make_unique<Line>(
            Line{++m_lastNumber, &owner, sync::Session(std::move(config), owner.claims, owner.dice)});
        m_lines.push_back(std::move(line));
        m_inputs.push_back(ChannelOpened{m_lastNumber, hash});
        give(*m_lines.back(), std::move(offer));
        return *m_lines.back();
    }
    /// The client goes, as when a laptop is closed.
    void hangUp(Line& line) {
        m_inputs.push_back(ChannelClosed{line.number});
        std::erase_if(m_lines, [&](const auto& each) { return each.get() == &line; });
    }
    /// An input of the client's own side.
    void give(Line& line, sync::Input input) {
        std::deque<sync::Input> inputs;
        inputs.push_back(std::move(input));
        while (!inputs.empty() && !line.closed && !line.closedByUs) {
            sync::Outputs outputs = line.session.step(std::move(inputs.front()), now());
            inputs.pop_front();
            for (sync::Output& output : outputs) carryOut(line, output, inputs);
        }
    }
    /// To all sessions of the owner, as after a commit of his.
    void tell(Owner& owner, const sync::testing::Advance& advance) {
        for (const auto& line : m_lines) {
            if (line->owner == &owner) std::visit([&](const auto& given) { give(*line, given); }, advance);
        }
    }
    /// Bytes that no session of ours would say.
    void say(const Line& line, Bytes frame) { m_inputs.push_back(ChannelSaid{line.number, std::move(frame)}); }

    /// Everything that was said, to the depot as one batch; what comes of it, to the clients. How much came.
    size_t exchange() {
        for (const auto& line : m_lines) {
            for (Bytes& frame : line->said) m_inputs.push_back(ChannelSaid{line->number, std::move(frame)});
            line->said.clear();
        }
        const ChannelOutputs outputs = m_depot.batch(std::exchange(m_inputs, {}), now());
        for (const ChannelOutput& output : outputs) deliver(output);
        return outputs.size();
    }
    /// Until nobody has anything to say.
    void settle() {
        while (exchange() > 0 || isAnythingSaid()) {}
    }
    void pass(int64_t ms) {
        m_now.steady = m_now.steady.after(ms);
        m_now.wall.ms += ms;
        settle();
    }
    Now now() const { return m_now; }

  private:
    bool isAnythingSaid() const {
        return !m_inputs.empty() ||
               std::any_of(m_lines.begin(), m_lines.end(), [](const auto& line) { return !line->said.empty(); });
    }
    Line* lineOf(ChannelNumber number) {
        for (const auto& line : m_lines) {
            if (line->number == number) return line.get();
        }
        return nullptr;
    }
    void deliver(const ChannelOutput& output) {
        if (const auto* send = std::get_if<SendTo>(&output)) {
            if (Line* line = lineOf(send->channel)) {
                line->heard.push_back(*wire::decode<wire::Frame>(send->frame));
                give(*line, sync::FrameArrived{send->frame});
            }
        } else if (const auto* trust = std::get_if<TrustIn>(&output)) {
            if (Line* line = lineOf(trust->channel)) line->isTrusted = true;
        } else if (const auto* close = std::get_if<CloseThe>(&output)) {
            if (Line* line = lineOf(close->channel)) line->closed = close->why;
        }
    }
    void carryOut(Line& line, sync::Output& output, std::deque<sync::Input>& inputs) {
        if (auto* send = std::get_if<sync::Send>(&output)) {
            line.said.push_back(std::move(send->frame));
        } else if (const auto* close = std::get_if<sync::Close>(&output)) {
            line.closedByUs = close->why;
        } else {
            auto reaction = line.owner->react(output);
            for (sync::Input& input : reaction.back) inputs.push_back(std::move(input));
            for (const auto& advance : reaction.all) {
                std::visit([&](const auto& given) { inputs.push_back(given); }, advance);
            }
        }
    }

    Dice m_dice;
    Now m_now{{1'700'000'000'000}, {1000}};
    Depot m_depot;
    ChannelNumber m_lastNumber = 0;
    std::vector<std::unique_ptr<Line>> m_lines;
    std::vector<ChannelInput> m_inputs;
};

} // namespace ieum::replica::test
