// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/change_log.h"

#include "room/content.h"
#include "room/limits.h"
#include "room/reading.h"

#include <algorithm>
#include <limits>

namespace ieum::room {

namespace {

bool isOfWording(ChangeKind kind) { return kind == ChangeKind::Edit || kind == ChangeKind::Deletion; }

} // namespace

/// Of each author's changes that replace each other only the newest is kept, so that a flood of them costs no more than
/// its events.
Result<bool> ChangeLog::supersedes(const ChangeRecord& change) {
    const auto others = m_ports.messages.changesBy(m_room.id, change.target, change.author);
    if (!others) return passOn(others);
    return std::none_of(others->begin(), others->end(), [&](const ChangeRecord& other) {
        return other.kind == change.kind && other.slot == change.slot && !(other.key < change.key);
    });
}

Done ChangeLog::dropOldest(const ChangeRecord& added) {
    auto all = m_ports.messages.changesBy(m_room.id, added.target, added.author);
    if (!all) return passOn(all);
    std::erase_if(*all, [](const ChangeRecord& each) { return each.kind != ChangeKind::Reaction; });
    if (all->size() <= reactionsPerPersonMax) return {};
    return m_ports.messages.removeChange(*std::min_element(
        all->begin(), all->end(), [](const ChangeRecord& a, const ChangeRecord& b) { return a.key < b.key; }));
}

Result<bool> ChangeLog::take(const ChangeRecord& change) {
    const auto isNewer = supersedes(change);
    if (!isNewer) return passOn(isNewer);
    if (!*isNewer) return false;
    if (const auto saved = m_ports.messages.saveChange(change); !saved) return passOn(saved);
    if (change.kind == ChangeKind::Reaction) {
        if (const auto dropped = dropOldest(change); !dropped) return passOn(dropped);
    }
    const auto target = m_ports.messages.message(m_room.id, change.target);
    if (!target) return passOn(target);
    if (!*target) return false;
    if (isOfWording(change.kind)) {
        if (const auto settled = settle(change.target); !settled) return passOn(settled);
    }
    return true;
}

Done ChangeLog::settle(const MessageId& id) {
    auto changes = m_ports.messages.wordingOf(m_room.id, id);
    if (!changes) return passOn(changes);
    auto message = m_ports.messages.message(m_room.id, id);
    if (!message) return passOn(message);
    if (!*message) return {};
    const MessageState state = stateOf(**message, std::move(*changes), m_control.membership());
    if ((*message)->gone == Gone::Deleted && state.gone != Gone::Deleted) {
        // His deletion turned out to be void. What was wiped is still in the event, unless that was pruned.
        const auto back = bringBack(**message);
        if (!back) return passOn(back);
        if (*back) return settle(id);
    }
    return m_ports.messages.showAs(**message, state);
}

Result<bool> ChangeLog::bringBack(const MessageRecord& wiped) {
    const TimelineKey& key = wiped.key;
    const auto range = m_ports.feeds.read(key.feed, key.seq, std::numeric_limits<uint64_t>::max(), loadBytesMax);
    if (!range) return passOn(range);
    if (range->events.empty() || range->firstSeq() != key.seq) return false;
    const feed::Event& event = range->events.front();
    const EpochRecord* epoch = m_epochs.find(event.header.epoch);
    const auto body = epoch == nullptr ? std::nullopt : openContent(event, *epoch);
    if (!body) return false;
    auto message = fromBody(*body, wiped.device);
    if (!message) return false;
    message->room = wiped.room;
    message->author = wiped.author;
    message->key = wiped.key;
    message->timeMs = wiped.timeMs;
    message->late = wiped.late;
    message->own = wiped.own;
    if (const auto removed = m_ports.messages.removeMessage(m_room.id, wiped.id); !removed) return passOn(removed);
    const auto saved = m_ports.messages.saveMessage(*message);
    return saved ? Result<bool>(true) : passOn(saved);
}

Result<std::vector<MessageId>> ChangeLog::judgeAgain() {
    auto hidden = m_ports.messages.hiddenByOthers(m_room.id);
    if (!hidden) return hidden;
    for (const MessageId& message : *hidden) {
        if (const auto settled = settle(message); !settled) return passOn(settled);
    }
    return hidden;
}

} // namespace ieum::room
