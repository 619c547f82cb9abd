// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Owners joined by in-memory channels, in virtual time, with a transcript of what was said.
#pragma once

#include "sync/owner.h"

#include <deque>

namespace ieum::sync::testing {

/// One side of one channel.
struct End {
    Owner* owner = nullptr;
    std::unique_ptr<Session> session;
    End* other = nullptr;
    std::deque<Bytes> inbox;
    std::vector<Bytes> said; ///< every frame that left here
    std::optional<Error> closed;
    bool isCut = false;                          ///< what leaves here gets lost
    std::map<Lane, std::deque<Bytes>> waiting{}; ///< for a line that is slow
    int64_t busyUntil = 0;
    std::optional<Bytes> under{}; ///< the frame that the line is sending

    size_t bytesOf(wire::Frame::KindCase kind) const {
        size_t bytes = 0;
        for (const Bytes& frame : said) {
            if (wire::decode<wire::Frame>(frame)->kind_case() == kind) bytes += frame.size();
        }
        return bytes;
    }
    size_t countOf(wire::Frame::KindCase kind) const {
        return static_cast<size_t>(std::count_if(said.begin(), said.end(), [&](const Bytes& frame) {
            return wire::decode<wire::Frame>(frame)->kind_case() == kind;
        }));
    }
};

class World {
  public:
    /// `a` is the initiator; towards a replica, the client.
    std::pair<End*, End*> join(Owner& a, Owner& b, bool toReplica = false) {
        std::array<std::byte, 64> hash{};
        m_dice.fill(hash);
        End* left = add(a, {toReplica ? Side::Client : Side::Peer, true, hash, a.instance, a.device, a.deviceKey});
        End* right = add(b, {toReplica ? Side::Replica : Side::Peer, false, hash, b.instance, b.device, b.deviceKey});
        left->other = right;
        right->other = left;
        give(*left, a.offer());
        if (toReplica) {
            give(*right, Tick{});
        } else {
            give(*right, b.offer());
        }
        return {left, right};
    }
    /// What an owner gives back while it carries out outputs comes after all of them.
    void give(End& end, Input input) {
        m_given.emplace_back(&end, std::move(input));
        if (std::exchange(m_isGiving, true)) return;
        while (!m_given.empty()) {
            auto [to, next] = std::move(m_given.front());
            m_given.pop_front();
            if (to->closed) continue;
            for (const Output& output : to->session->step(std::move(next), now())) carryOut(*to, output);
        }
        m_isGiving = false;
    }
    /// To every session of the owner, as after a commit.
    void tell(Owner& owner, const Advance& advance) {
        for (const auto& end : m_ends) {
            if (end->owner == &owner) std::visit([&](const auto& given) { give(*end, given); }, advance);
        }
    }
    int64_t bytesPerMs = 0; ///< of each direction of each line; 0: no limit

    /// Carries frames until nobody has anything to say.
    void settle() {
        while (stepOnce()) {}
    }
    /// One frame to everybody for whom there is one. False when there was none.
    bool stepOnce() {
        bool moved = false;
        for (size_t i = 0; i < m_ends.size(); ++i) {
            End& end = *m_ends[i];
            if (end.inbox.empty()) continue;
            Bytes frame = std::move(end.inbox.front());
            end.inbox.pop_front();
            moved = true;
            give(end, FrameArrived{std::move(frame)});
        }
        return moved;
    }
    /// Time passes; whoever has a deadline on the way is woken then.
    void pass(int64_t ms) {
        settle();
        for (int64_t i = 0; bytesPerMs > 0 && i < ms; ++i) passOnSlowLines();
        if (bytesPerMs > 0) return;
        const SteadyMs until = m_now.after(ms);
        while (true) {
            End* next = nullptr;
            for (const auto& end : m_ends) {
                const auto due = end->closed ? std::nullopt : end->session->nextDeadline();
                if (due && *due <= until && (next == nullptr || *due < *next->session->nextDeadline()))
                    next = end.get();
            }
            if (next == nullptr) break;
            m_now = std::max(m_now, *next->session->nextDeadline());
            give(*next, Tick{});
            settle();
        }
        m_now = until;
    }
    /// The channel goes, as when somebody walks out of the house.
    void drop(End& end) {
        const auto goes = [&](const auto& one) { return one.get() == &end || one->other == &end; };
        std::erase_if(m_ends, goes);
    }
    Now now() const { return {{}, m_now}; }

  private:
    /// A millisecond: a line that is free takes the next frame of the first lane that has one, and brings it when it
    /// has been sent.
    void passOnSlowLines() {
        m_now = m_now.after(1);
        for (size_t i = 0; i < m_ends.size(); ++i) {
            End& end = *m_ends[i];
            if (m_now.ms < end.busyUntil) continue;
            for (auto& [lane, frames] : end.waiting) {
                if (frames.empty()) continue;
                end.busyUntil = m_now.ms + static_cast<int64_t>(frames.front().size()) / bytesPerMs + 1;
                end.under = std::move(frames.front());
                frames.pop_front();
                break;
            }
        }
        for (size_t i = 0; i < m_ends.size(); ++i) {
            End& end = *m_ends[i];
            if (end.under && m_now.ms + 1 >= end.busyUntil) end.other->inbox.push_back(*std::exchange(end.under, {}));
            const auto due = end.closed ? std::nullopt : end.session->nextDeadline();
            if (due && *due <= m_now) give(end, Tick{});
        }
        settle();
    }
    End* add(Owner& owner, SessionConfig config) {
        auto end = std::make_unique<End>();
        end->owner = &owner;
        end->session = std::make_unique<Session>(std::move(config), owner.claims, owner.dice);
        m_ends.push_back(std::move(end));
        return m_ends.back().get();
    }
    void carryOut(End& end, const Output& output) {
        if (const auto* send = std::get_if<Send>(&output)) {
            end.said.push_back(send->frame);
            if (end.isCut || end.other == nullptr) return;
            if (bytesPerMs > 0) {
                end.waiting[send->lane].push_back(send->frame);
            } else {
                end.other->inbox.push_back(send->frame);
            }
        } else if (const auto* close = std::get_if<Close>(&output)) {
            end.closed = close->why;
        } else {
            auto reaction = end.owner->react(output);
            for (Input& input : reaction.back) give(end, std::move(input));
            for (const Advance& advance : reaction.all) tell(*end.owner, advance);
        }
    }

    SteadyMs m_now{1000};
    Dice m_dice{42};
    std::vector<std::unique_ptr<End>> m_ends;
    std::deque<std::pair<End*, Input>> m_given;
    bool m_isGiving = false;
};

/// Minji has a feed in a room that she shares with Jun: how most stories begin. A base for test classes.
class TwoNodes {
  protected:
    void begin() {
        m_a = m_b = nullptr;
        m_world = std::make_unique<World>();
        m_minji = std::make_unique<Owner>("minji");
        m_jun = std::make_unique<Owner>("jun");
        m_minji->rooms["home"] = m_jun->rooms["home"] = Access::Full;
        m_feed = m_minji->openFeed("home");
    }
    /// Minji dials, and both say what they have to say.
    void meet() {
        std::tie(m_a, m_b) = m_world->join(*m_minji, *m_jun);
        m_world->settle();
    }
    std::unique_ptr<Owner> m_minji;
    std::unique_ptr<Owner> m_jun;
    std::unique_ptr<World> m_world; ///< goes first, for its sessions know their owners
    FeedId m_feed;
    End* m_a = nullptr; ///< hers
    End* m_b = nullptr; ///< his
};

} // namespace ieum::sync::testing
