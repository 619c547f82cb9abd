// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/replica_keeper.h"

#include "base/assert.h"
#include "net/steady.h"

#include <algorithm>

namespace ieum::net {

namespace {

Error closedByUs() { return fail(Cause::Machine, NetError::ClosedByUs).value(); }

bool sameWay(const ReplicaToKeep& a, const ReplicaToKeep& b) {
    return a.address.transport == b.address.transport && a.address.path == b.address.path &&
           a.address.host == b.address.host && a.address.port == b.address.port &&
           a.pseudonymSecret == b.pseudonymSecret;
}

bool sameReason(const std::optional<Error>& a, const std::optional<Error>& b) {
    if (!a || !b) return a.has_value() == b.has_value();
    return a->folder == b->folder && a->code == b->code;
}

} // namespace

ReplicaKeeper::ReplicaKeeper(ChannelSet& channels, const Timings& timings, Random& random, ChannelSet::Deliver deliver)
    : m_channels(channels), m_timings(timings), m_random(random), m_deliver(std::move(deliver)) {}

ReplicaKeeper::~ReplicaKeeper() = default;

void ReplicaKeeper::keep(std::vector<ReplicaToKeep> replicas) {
    std::erase_if(m_kept, [&replicas](const auto& entry) {
        return std::none_of(replicas.begin(), replicas.end(), [&entry](const ReplicaToKeep& wanted) {
            return wanted.address.key == entry.first && sameWay(wanted, entry.second->what);
        });
    });
    for (ReplicaToKeep& replica : replicas) {
        const auto known = m_kept.find(replica.address.key);
        if (known == m_kept.end()) {
            add(std::move(replica));
        } else if (!m_paused) {
            if (known->second->dialer) known->second->dialer->start();
        }
    }
}

std::unique_ptr<Dialer> ReplicaKeeper::dialerFor(const Kept& kept) {
    const ReplicaAddress& address = kept.what.address;
    const ReplicaKey key = address.key;
    const HostPort target{address.host, address.port};
    Channel::Setup setup;
    setup.kind = PathKind::Replica;
    setup.initiator = true;
    setup.localStatic = &kept.pseudonym;
    setup.replica = key;
    auto route = routeTo(address, m_proxy);
    if (!route) {
        const Error why = route.error();
        // Told from the event loop: whoever asks for the dialer knows nothing of this replica yet.
        QMetaObject::invokeMethod(
            this,
            [this, key, why] {
                if (m_kept.contains(key)) onState(key, false, why);
            },
            Qt::QueuedConnection);
        return nullptr;
    }
    auto dialer = std::make_unique<Dialer>(target, setup, m_channels, m_timings, m_random, std::move(*route),
                                           QHostAddress(QString::fromStdString(kept.what.lastGood)));
    connect(dialer.get(), &Dialer::up, this, [this, key] { onState(key, true, std::nullopt); });
    connect(dialer.get(), &Dialer::failed, this, [this, key](const Error& why) { onState(key, false, why); });
    return dialer;
}

void ReplicaKeeper::add(ReplicaToKeep replica) {
    const auto secret = crypto::Key::from(replica.pseudonymSecret);
    IEUM_ASSERT(secret);
    const ReplicaKey key = replica.address.key;
    auto kept = std::make_unique<Kept>(
        Kept{std::move(replica), crypto::AgreementKey::fromSecret(*secret), nullptr, {key, false, wallNow(), {}, {}}});

    kept->dialer = dialerFor(*kept);
    if (m_paused) kept->state.why = closedByUs();
    m_deliver(kept->state);
    if (!m_paused && kept->dialer) kept->dialer->start();
    m_kept.emplace(key, std::move(kept));
}

void ReplicaKeeper::goBy(ProxyChoice proxy) {
    if (proxy == m_proxy) return;
    m_proxy = std::move(proxy);
    for (auto& [key, kept] : m_kept) {
        kept->what.lastGood = kept->state.lastGood;
        kept->dialer = nullptr; // closes what there is, without a word to us
        if (kept->state.up) onState(key, false, closedByUs());
        kept->dialer = dialerFor(*kept);
        if (!m_paused && kept->dialer) kept->dialer->start();
    }
}

void ReplicaKeeper::pause(bool paused) {
    m_paused = paused;
    for (auto& [key, kept] : m_kept) {
        if (!kept->dialer) continue;
        if (!paused) {
            kept->dialer->start();
            continue;
        }
        kept->dialer->stop(closedByUs());
        onState(key, false, closedByUs());
    }
}

void ReplicaKeeper::hurry() {
    for (auto& [key, kept] : m_kept) {
        if (kept->dialer) kept->dialer->hurry();
    }
}

void ReplicaKeeper::onState(const ReplicaKey& key, bool up, std::optional<Error> why) {
    const Kept& kept = *m_kept.at(key);
    ReplicaState& state = m_kept.at(key)->state;
    if (kept.dialer && !kept.dialer->lastGood().isNull()) {
        state.lastGood = kept.dialer->lastGood().toString().toStdString();
    }
    if (state.up == up && sameReason(state.why, why)) return;
    // `since` is when it went up or down; another reason for being down is no new beginning.
    if (state.up != up) state.since = wallNow();
    state.up = up;
    state.why = why;
    m_deliver(state);
}

} // namespace ieum::net
