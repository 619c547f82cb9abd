// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Epochs that a device should be able to open and cannot: it put a backup back that is older than the prekey to which
// they were sealed, or their commit ended with a forked feed while others went on writing under them, or nobody whom it
// meets has the table of slices. It says so beside a new prekey, and whoever has the secret gives it, as newcomers are
// given the past. All devices that could answer take turns, by their ids, so that one of them does. Who says that he
// gave it and did not is asked past: a question is open until more devices have answered than times it was asked
// before. One thread; knows what was said, whatever the order in which it came, and decides nothing about rights.
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
    void shut(const EpochId& id) { m_news = m_lost.try_emplace(id).second || m_news; }
    /// Content names it, and what opens it is not here. That may be on its way: to be asked for after so long.
    void awaited(const EpochId& id, Now now, int64_t patienceMs);
    /// A device says in the room that it lacks this one. What is open of one device is at most lostEpochsMax.
    void asked(const DeviceId& by, const EpochId& id);
    /// A device says in the room that it gave it to another.
    void given(const DeviceId& to, const EpochId& id, const DeviceId& by);

    /// What this device, which is ours, should ask for now, of those that it `wants`.
    template <class Wants> std::vector<EpochId> toAsk(const DeviceId& own, const Wants& wants, Now now) {
        std::erase_if(m_lost, [&](const auto& each) { return !wants(each.first); });
        return due(own, now);
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
    struct Lost {
        SteadyMs due;     ///< from when on it is asked for
        size_t asked = 0; ///< how often that was when `due` was set
    };
    struct Question {
        size_t asked = 0;
        std::set<DeviceId> answered;
        std::optional<SteadyMs> turn;

        bool isOpen() const { return asked > answered.size(); }
    };
    std::vector<EpochId> due(const DeviceId& own, Now now);
    const Question* find(const DeviceId& by, const EpochId& id) const;
    size_t roomFor(const DeviceId& by) const;

    std::map<EpochId, Lost> m_lost; ///< ours
    std::map<DeviceId, std::map<EpochId, Question>> m_questions;
    bool m_news = false;
};

} // namespace ieum::room
