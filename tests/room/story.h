// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// People who operate on one room, each knowing what he has heard; and what comes of it, as text to compare.
#pragma once

#include "crypto/init.h"
#include "room/membership.h"
#include "support/seeded_random.h"

#include <QTest>
#include <map>

namespace ieum::room::test {

using ieum::test::SeededRandom;

inline std::string printed(const Cuts& cuts) {
    std::string text;
    for (const auto& [feed, seq] : cuts) text += " " + feed.hex().substr(0, 6) + "<=" + std::to_string(seq);
    return text;
}
inline std::string printed(const std::map<DeviceId, Cuts>& revoked) {
    std::string text;
    for (const auto& [device, cuts] : revoked) text += " -" + device.hex().substr(0, 6) + printed(cuts);
    return text;
}
/// Everything that a membership says.
inline std::string printed(const Membership& membership) {
    const Policy& policy = membership.policy();
    std::string text = membership.roomName() + " " + std::to_string(static_cast<int>(membership.kind())) + " policy " +
                       std::to_string(static_cast<int>(policy.inviters)) + std::to_string(policy.retentionDays) + " " +
                       membership.digest({}).hex().substr(0, 8) + "\n";
    for (const auto& [person, member] : membership.members()) {
        text += person.hex().substr(0, 6) + " is " + member.name + " " + std::to_string(static_cast<int>(member.role));
        for (const auto& device : member.devices) text += " +" + device.device.hex().substr(0, 6);
        text += printed(member.revoked) + printed(member.cuts) + "\n";
    }
    for (const auto& [person, removed] : membership.removed()) {
        text += person.hex().substr(0, 6) + " was " + removed.name + " " +
                std::to_string(static_cast<int>(removed.role)) + printed(removed.cuts) + printed(removed.revoked) +
                "\n";
    }
    for (const auto& [event, undone] : membership.undone()) {
        text += "undone " + event.feed.hex().substr(0, 6) + "/" + std::to_string(event.seq) + " " +
                std::to_string(static_cast<int>(undone.reason)) + "\n";
    }
    return text;
}

/// The root key of the actors with this seed.
inline crypto::SigningKey rootOf(uint64_t seed) {
    SeededRandom random(seed);
    return crypto::SigningKey::generate(random);
}

/// A device with its control feed, and what its person has heard of.
class Actor {
  public:
    Actor(std::string name, uint64_t seed) : Actor(std::move(name), seed, seed) {}
    /// A device of the person with `rootSeed`.
    Actor(std::string name, uint64_t seed, uint64_t rootSeed) {
        const auto root = rootOf(rootSeed);
        SeededRandom random(seed + 1'000'000);
        const auto device = crypto::SigningKey::generate(random);
        const auto agreement = crypto::AgreementKey::generate(random);
        certificate = feed::certifyDevice(root, device.publicAs<DeviceId>(), agreement.publicKey(), std::move(name));
        feed = random.make<FeedId>();
    }

    const PersonId& person() const { return certificate.person; }
    const DeviceId& device() const { return certificate.device; }

    void enter(const RoomId& room) { m_view = std::make_unique<Resolution>(room); }
    Membership sees() const { return {m_view->now(), m_view->graph()}; }
    Role roleOf(const Actor& other) const { return sees().roleOf(other.person()); }
    const Resolution& view() const { return *m_view; }

    /// With all that he knows behind it, and cuts as far as he has seen.
    ControlOp does(OpBody body) {
        fill(body);
        return says(m_view->graph().frontier(feed), std::move(body));
    }
    /// Whatever a hostile program likes.
    ControlOp says(std::vector<FeedSeq> references, OpBody body) {
        ControlOp op{feed, m_seq++, person(), device(), std::move(references), std::move(body)};
        hear(op);
        return op;
    }
    void hear(const ControlOp& op) {
        m_view->take(op);
        m_known[{op.feed, op.seq}] = op;
    }
    void hear(const Actor& other) {
        for (const auto& [event, op] : other.m_known) {
            if (!m_known.contains(event)) hear(op);
        }
    }
    const std::map<FeedSeq, ControlOp>& known() const { return m_known; }
    FeedSeq last() const { return {feed, m_seq - 1}; }

    feed::DeviceCertificate certificate;
    FeedId feed;

  private:
    void fill(OpBody& body) const {
        const auto target = personOf(body);
        Cuts cuts;
        for (const auto& [event, op] : m_known) {
            if (target && op.author == *target) cuts[event.feed] = m_view->arrivals().doneUpTo(event.feed);
        }
        if (auto* removal = std::get_if<RemoveOp>(&body)) removal->cuts = cuts;
        if (auto* change = std::get_if<SetRoleOp>(&body)) change->cuts = cuts;
        if (auto* gone = std::get_if<RevokeDeviceOp>(&body)) gone->cuts = cuts;
    }

    uint64_t m_seq = 2; // the opening is 1
    std::unique_ptr<Resolution> m_view;
    std::map<FeedSeq, ControlOp> m_known;
};

inline OpBody adding(const Actor& who, Role role = Role::Member) { return AddOp{who.certificate, role}; }
inline OpBody removing(const Actor& who) { return RemoveOp{who.person(), {}}; }
inline OpBody setting(const Actor& who, Role role) { return SetRoleOp{who.person(), role, {}}; }

/// The same operations to somebody new, feeds in their order and otherwise as the seed says, asking in between.
inline Membership inSomeOrder(const RoomId& room, const std::map<FeedSeq, ControlOp>& ops, SeededRandom& random) {
    std::map<FeedId, std::vector<const ControlOp*>> feeds;
    for (const auto& [event, op] : ops) feeds[event.feed].push_back(&op);
    std::vector<std::vector<const ControlOp*>> left;
    left.reserve(feeds.size());
    for (auto& [feed, list] : feeds) left.push_back(std::move(list));
    std::vector<size_t> next(left.size());
    Resolution resolution(room);
    while (!left.empty()) {
        const size_t from = random.below(left.size());
        const size_t count = 1 + random.below(4);
        for (size_t i = 0; i < count && next[from] < left[from].size(); ++i) {
            resolution.take(*left[from][next[from]++]);
        }
        if (random.below(3) == 0) (void)resolution.now();
        if (next[from] < left[from].size()) continue;
        left.erase(left.begin() + static_cast<ptrdiff_t>(from));
        next.erase(next.begin() + static_cast<ptrdiff_t>(from));
    }
    return {resolution.now(), resolution.graph()};
}

} // namespace ieum::room::test
