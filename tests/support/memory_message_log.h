// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The MessageLog port over maps.
#pragma once

#include "room/message_log.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace ieum::test {

class MemoryMessageLog : public room::MessageLog {
  public:
    Result<bool> saveMessage(const room::MessageRecord& message) override {
        if (m_messages.contains(message.id)) return false;
        room::MessageRecord kept = withoutFiles(message);
        m_messages.emplace(message.id, std::move(kept));
        return true;
    }
    Result<std::optional<room::MessageRecord>> message(const RoomId&, const MessageId& id) override {
        const auto found = m_messages.find(id);
        if (found == m_messages.end() || !isShown(found->second)) return std::optional<room::MessageRecord>();
        return std::optional(withoutFiles(found->second));
    }
    Done showAs(const room::MessageRecord& message, const room::MessageState& state) override {
        room::MessageRecord& kept = m_messages.at(message.id);
        if (!kept.original && state.editedMs != 0) kept.original = kept.text;
        if (kept.original && state.editedMs == 0) kept.text = *std::exchange(kept.original, std::nullopt);
        if (state.editedMs != 0) kept.text = state.text;
        kept.editedMs = state.editedMs;
        kept.gone = state.gone;
        kept.goneBy = state.goneBy;
        if (state.gone != room::Gone::Deleted && state.gone != room::Gone::Expired) return {};
        kept.text.clear();
        kept.original.reset();
        kept.mentions.clear();
        kept.poll.reset();
        std::erase_if(m_changes, [&](const auto& each) {
            return each.second.target == message.id && each.second.kind == room::ChangeKind::Edit;
        });
        return {};
    }
    Done removeMessage(const RoomId&, const MessageId& id) override {
        m_messages.erase(id);
        return {};
    }
    Done saveChange(const room::ChangeRecord& change) override {
        m_changes.insert_or_assign(placeOf(change), change);
        return {};
    }
    Done removeChange(const room::ChangeRecord& change) override {
        m_changes.erase(placeOf(change));
        return {};
    }
    Result<std::vector<room::ChangeRecord>> changesOf(const RoomId&, const MessageId& target) override {
        return changesThat([&](const room::ChangeRecord& each) { return each.target == target; });
    }
    Result<std::vector<room::ChangeRecord>> changesBy(const RoomId&, const MessageId& target,
                                                      const PersonId& author) override {
        return changesThat(
            [&](const room::ChangeRecord& each) { return each.target == target && each.author == author; });
    }
    Result<std::vector<room::ChangeRecord>> wordingOf(const RoomId&, const MessageId& target) override {
        return changesThat([&](const room::ChangeRecord& each) {
            return each.target == target &&
                   (each.kind == room::ChangeKind::Edit || each.kind == room::ChangeKind::Deletion);
        });
    }
    Result<std::vector<MessageId>> removeChangesBeyond(const RoomId&, const FeedId& feed, uint64_t seq) override {
        std::set<MessageId> targets;
        std::erase_if(m_changes, [&](const auto& each) {
            const bool beyond = each.second.key.feed == feed && each.second.key.seq > seq;
            if (beyond) targets.insert(each.second.target);
            return beyond;
        });
        return std::vector<MessageId>(targets.begin(), targets.end());
    }
    Result<std::vector<MessageId>> hiddenByOthers(const RoomId&) override {
        std::set<MessageId> targets;
        for (const auto& [place, change] : m_changes) {
            const auto found = m_messages.find(change.target);
            if (change.kind != room::ChangeKind::Deletion || found == m_messages.end()) continue;
            if (found->second.author != change.author) targets.insert(change.target);
        }
        return std::vector<MessageId>(targets.begin(), targets.end());
    }
    Done voidBeyond(const FeedId& feed, uint64_t seq) override {
        // As the store does: what is void no longer is gone until it is saved again.
        const auto before = m_cuts.find(feed);
        if (before != m_cuts.end()) {
            std::erase_if(m_messages, [&](const auto& each) {
                const room::TimelineKey& key = each.second.key;
                const bool isLifted = key.feed == feed && key.seq > before->second && key.seq <= seq;
                if (isLifted) m_former[{feed, key.seq}] = {key.word, each.second.late};
                return isLifted;
            });
        }
        m_cuts[feed] = seq;
        return {};
    }
    std::optional<std::pair<uint64_t, bool>> former(const FeedId& feed, uint64_t seq) const {
        const auto found = m_former.find({feed, seq});
        return found == m_former.end() ? std::nullopt : std::optional(found->second);
    }
    /// Void ones, too.
    const std::map<MessageId, room::MessageRecord>& all() const { return m_messages; }
    /// What a person sees, in order.
    std::vector<const room::MessageRecord*> timeline() const {
        std::vector<const room::MessageRecord*> shown;
        for (const auto& [id, message] : m_messages) {
            if (isShown(message)) shown.push_back(&message);
        }
        std::sort(shown.begin(), shown.end(), [](const auto* a, const auto* b) { return a->key < b->key; });
        return shown;
    }

  private:
    using ChangePlace = std::tuple<MessageId, room::ChangeKind, PersonId, std::string>;
    static ChangePlace placeOf(const room::ChangeRecord& change) {
        return {change.target, change.kind, change.author, change.slot};
    }
    template <class Is> std::vector<room::ChangeRecord> changesThat(Is is) const {
        std::vector<room::ChangeRecord> some;
        for (const auto& [place, change] : m_changes) {
            if (is(change)) some.push_back(change);
        }
        return some;
    }
    bool isShown(const room::MessageRecord& message) const {
        const auto cut = m_cuts.find(message.key.feed);
        return cut == m_cuts.end() || message.key.seq <= cut->second;
    }
    static room::MessageRecord withoutFiles(const room::MessageRecord& from) {
        room::MessageRecord made;
        made.id = from.id;
        made.room = from.room;
        made.key = from.key;
        made.author = from.author;
        made.device = from.device;
        made.timeMs = from.timeMs;
        made.text = from.text;
        made.replyTo = from.replyTo;
        made.origin = from.origin;
        made.mentions = from.mentions;
        made.poll = from.poll;
        made.notice = from.notice;
        made.expiresAfterMs = from.expiresAfterMs;
        made.original = from.original;
        made.editedMs = from.editedMs;
        made.gone = from.gone;
        made.goneBy = from.goneBy;
        made.late = from.late;
        made.own = from.own;
        return made;
    }

    std::map<MessageId, room::MessageRecord> m_messages;
    std::map<FeedId, uint64_t> m_cuts;
    std::map<std::pair<FeedId, uint64_t>, std::pair<uint64_t, bool>> m_former; ///< word and late of what was void
    std::map<ChangePlace, room::ChangeRecord> m_changes;
};

} // namespace ieum::test
