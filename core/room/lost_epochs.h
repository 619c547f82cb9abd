// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Epochs that a device should be able to open and cannot: it put a backup back that is older than the prekey to which
// they were sealed, or their commit ended with a forked feed while others went on writing under them. It says so beside
// a new prekey, and whoever has the secret gives it, as newcomers are given the past. All devices that could answer
// take turns, by their ids, so that one of them does. One thread; knows what was said, decides nothing about rights.
#pragma once

#include "base/ids.h"
#include "base/time.h"

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace ieum::room {

using EpochsOfDevices = std::map<DeviceId, std::set<EpochId>>;

class LostEpochs {
  public:
    /// A slice of ours does not open.
    void shut(const EpochId& id) { m_news = m_lost.try_emplace(id, SteadyMs{}).second || m_news; }
    /// Content names it, and no commit does. That may be on its way: to be asked for after lostEpochPatienceMs.
    void unnamed(const EpochId& id, Now now);
    /// A device says in the room that it lacks this one. What is open of one device is at most lostEpochsMax.
    void asked(const DeviceId& by, const EpochId& id);
    /// Somebody gave it to a device.
    void given(const DeviceId& to, const EpochId& id);

    /// What this device, which is ours, should ask for now, of those that it `wants`.
    template <class Wants> std::vector<EpochId> toAsk(const DeviceId& own, const Wants& wants, Now now) {
        std::erase_if(m_lost, [&](const auto& each) { return !wants(each.first); });
        std::vector<EpochId> ids;
        for (const auto& [id, due] : m_lost) {
            if (due <= now.steady && !isKnown(own, id) && ids.size() < roomFor(own)) ids.push_back(id);
        }
        return ids;
    }
    /// Questions of others that nobody has answered.
    EpochsOfDevices open(const DeviceId& own) const;
    /// Is it our turn? `place`: among those who could answer, from 0. Counts from when this was asked first.
    bool isOurTurn(const DeviceId& device, const EpochId& id, size_t place, Now now);
    /// Was anything lost or asked since this was asked last?
    bool takeNews() { return std::exchange(m_news, false); }
    /// When there may be something to ask or to answer again.
    std::optional<SteadyMs> nextDeadline(const DeviceId& own, Now now) const;

  private:
    struct Question {
        bool answered = false;
        std::optional<SteadyMs> turn;
    };
    bool isKnown(const DeviceId& by, const EpochId& id) const;
    size_t roomFor(const DeviceId& by) const;

    std::map<EpochId, SteadyMs> m_lost; ///< ours, and from when on they are asked for
    std::map<DeviceId, std::map<EpochId, Question>> m_questions;
    bool m_news = false;
};

} // namespace ieum::room
