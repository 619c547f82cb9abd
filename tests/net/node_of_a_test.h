// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real Network on loopback and what it told, collected on the test's thread. `trusting` nodes trust every channel at
// once, as the layer above does after its proof.
#pragma once

#include "net/network.h"

#include "base/inbox.h"

#include <QObject>
#include <QTest>

#include <map>

namespace ieum::net {

class NodeOfATest : public QObject {
  public:
    bool trusting = true;
    std::vector<ChannelUp> ups;
    std::map<ChannelId, std::vector<Bytes>> frames;
    std::map<ChannelId, Error> downs;
    std::vector<ReplicaState> replicaStates;
    std::vector<LanState> lanStates;

    bool start(NetworkOptions options) {
        auto started = Network::start(std::move(options), [this](Event event) { m_events.put(std::move(event)); });
        if (!started) {
            startError = started.error();
            return false;
        }
        m_network = std::move(*started);
        return true;
    }
    void kill() { m_network.reset(); }
    void post(Command command) { m_network->post(std::move(command)); }
    uint16_t replicaPort() const { return m_network->clientPorts().tcp; }
    uint16_t webPort() const { return m_network->clientPorts().web; }
    std::optional<Error> startError;

    size_t channelsUp() const {
        size_t count = 0;
        for (const ChannelUp& up : ups) count += downs.contains(up.channel) ? 0 : 1;
        return count;
    }
    uint16_t lanPort() const { return lanStates.empty() ? uint16_t{0} : lanStates.back().port; }
    std::optional<Error> onlyDown() const {
        return downs.size() == 1 ? std::optional(downs.begin()->second) : std::nullopt;
    }

  private:
    void take() {
        for (Event& event : m_events.takeAll()) {
            if (auto* up = std::get_if<ChannelUp>(&event)) {
                if (trusting) post(TrustChannel{up->channel});
                ups.push_back(*up);
            } else if (auto* frame = std::get_if<ChannelFrame>(&event)) {
                frames[frame->channel].push_back(std::move(frame->frame));
            } else if (auto* down = std::get_if<ChannelDown>(&event)) {
                downs.emplace(down->channel, down->why);
            } else if (auto* replica = std::get_if<ReplicaState>(&event)) {
                replicaStates.push_back(*replica);
            } else if (auto* lan = std::get_if<LanState>(&event)) {
                lanStates.push_back(*lan);
            }
        }
    }

    Inbox<Event> m_events{[this] {
        QMetaObject::invokeMethod(
            this, [this] { take(); }, Qt::QueuedConnection);
    }};
    std::unique_ptr<Network> m_network; ///< last: it goes first, and nothing is delivered after it
};

/// Loopback only, a beacon port of this test's own, and times that a test can wait for.
inline NetworkOptions loopbackOptions(uint16_t beaconPort) {
    NetworkOptions options;
    options.interfaces = {"lo"};
    options.beaconPort = beaconPort;
    options.timings.advertMs = 500;
    options.timings.quickAdvertsMs = {0, 50, 100};
    options.timings.replyAdvertMs = 50;
    options.timings.higherDialsAfterMs = 2'000;
    options.timings.retryFirstMs = 50;
    options.timings.retryMaxMs = 200;
    options.timings.handshakeMs = 1'000;
    return options;
}

} // namespace ieum::net
