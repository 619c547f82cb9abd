// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The replicas that are to be kept: one dialer each, and what is told about them. Network thread only.
#pragma once

#include "net/dialer.h"

#include <map>

namespace ieum::net {

class ReplicaKeeper : public QObject {
    Q_OBJECT

  public:
    ReplicaKeeper(ChannelSet& channels, const Timings& timings, Random& random, ChannelSet::Deliver deliver);
    ~ReplicaKeeper() override;

    /// The whole list. Those missing from it are closed; those whose address or key changed are dialled anew, and so
    /// are those to which there was nothing to say.
    void keep(std::vector<ReplicaToKeep> replicas);
    void goBy(ProxyChoice proxy);
    void pause(bool paused);
    void hurry();

  private:
    struct Kept {
        ReplicaToKeep what;
        crypto::AgreementKey pseudonym;
        std::unique_ptr<Dialer> dialer;
        ReplicaState state;
    };

    std::unique_ptr<Dialer> dialerFor(const Kept& kept);
    void add(ReplicaToKeep replica);
    void onState(const ReplicaKey& key, bool up, std::optional<Error> why);

    ChannelSet& m_channels;
    const Timings m_timings;
    Random& m_random;
    ChannelSet::Deliver m_deliver;
    std::map<ReplicaKey, std::unique_ptr<Kept>> m_kept; ///< pointers, because dialers point at the keys
    ProxyChoice m_proxy;
    bool m_paused = false;
};

} // namespace ieum::net
