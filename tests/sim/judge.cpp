// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/judge.h"

#include "feed/hlc.h"
#include "sim/sentences.h"

#include <algorithm>

namespace ieum::sim {

void judgeMembership(const Ending& ending, Verdict& verdict) {
    Sentences sentences(verdict);
    for (const auto& [room, views] : ending.rooms) {
        const std::pair<const uint32_t, RoomView>* first = nullptr;
        for (const auto& each : views) {
            if (!each.second.isMember) continue;
            if (first == nullptr) first = &each;
            if (each.second.name != first->second.name) {
                sentences.add("membership: " + nameOf(room) + " is \"" + first->second.name + "\" to " +
                              nameOf(first->first) + " and \"" + each.second.name + "\" to " + nameOf(each.first));
            }
            if (each.second.members == first->second.members && each.second.devices == first->second.devices) continue;
            sentences.add("membership: " + nameOf(first->first) + " and " + nameOf(each.first) + " disagree in " +
                          nameOf(room) + " (" + std::to_string(first->second.members.size()) + " and " +
                          std::to_string(each.second.members.size()) + " members)");
        }
    }
}

void judgeDelivery(const History& history, const Ending& ending, Verdict& verdict) {
    Sentences lost(verdict);
    Sentences twice(verdict);
    std::map<RoomId, std::map<uint32_t, std::map<std::string, int>>> shown;
    for (const auto& [room, views] : ending.rooms) {
        for (const auto& [computer, view] : views) {
            auto& texts = shown[room][computer];
            for (const Shown& message : view.timeline) {
                if (++texts[message.text] == 2 && !message.text.empty())
                    twice.add("delivery: " + nameOf(computer) + " has \"" + message.text + "\" twice");
            }
        }
    }
    for (const Sent& sent : history.sent) {
        const RoomView* authors = ending.view(sent.room, sent.author);
        // Where it was deleted before it left, nobody ever hears of it; elsewhere there is a tombstone.
        if (history.wishes.gone.contains(sent.id)) continue;
        if (authors == nullptr || !authors->isMember || history.rewound.contains(sent.author)) continue;
        if (history.revoked.contains(sent.author)) continue;
        const bool authorSettled =
            std::any_of(ending.computersOf.begin(), ending.computersOf.end(), [&](const auto& each) {
                return each.second == sent.author && isSettled(history, sent.room, each.first);
            });
        for (const auto& [person, computer] : ending.computersOf) {
            if (!sent.members->contains(person) || history.revoked.contains(computer)) continue;
            if (mayBeThereByALostOne(history, ending, sent.room, person)) continue;
            const bool settled = isSettled(history, sent.room, person) && authors->members.contains(person);
            // A room that he entered after the backup is not in it, and only people can ask him in again.
            const bool knows = ending.view(sent.room, computer) != nullptr || !history.rewound.contains(computer);
            if (!settled || !(authorSettled || computer == sent.author) || !knows) continue;
            if (!shown[sent.room][computer].contains(sent.text)) {
                lost.add("delivery: " + nameOf(computer) + " lacks \"" + sent.text + "\" in " + nameOf(sent.room));
            }
        }
    }
}

/// Whom his author knew as a member at some time between writing it and sealing it.
bool isMeantFor(const Sent& sent, const PersonId& person) {
    return sent.members->contains(person) || sent.meant.contains(person);
}

void judgeSecrecy(const History& history, const Ending& ending, Verdict& verdict) {
    Sentences sentences(verdict);
    std::map<MessageId, const Sent*> known;
    for (const Sent& sent : history.sent) known[sent.id] = &sent;
    for (const auto& [room, views] : ending.rooms) {
        for (const auto& [person, computer] : ending.computersOf) {
            const RoomView* view = ending.view(room, computer);
            if (view == nullptr || view->isMember || !history.wasRemoved(room, person)) continue;
            const auto invited = history.invitations.find({room, person});
            if (invited != history.invitations.end() && invited->second > 1) continue;
            for (const Shown& message : view->timeline) {
                const auto sent = known.find(message.id);
                if (sent == known.end() || isMeantFor(*sent->second, person)) continue;
                sentences.add("secrecy: " + nameOf(computer) + " was removed and reads \"" + message.text + "\"");
            }
        }
    }
}

void judgeCuts(const History& history, const Ending& ending, Verdict& verdict) {
    Sentences sentences(verdict);
    std::map<uint32_t, PersonId> personOf;
    for (const auto& [person, computer] : ending.computersOf) personOf[computer] = person;
    std::map<MessageId, const Sent*> known;
    for (const Sent& sent : history.sent) known[sent.id] = &sent;
    for (const auto& [room, views] : ending.rooms) {
        for (const auto& [computer, view] : views) {
            if (!view.isMember) continue;
            for (const Shown& message : view.timeline) {
                const auto sent = known.find(message.id);
                if (sent == known.end() || sent->second->author == computer) continue;
                const PersonId& author = personOf.at(sent->second->author);
                const auto removed = history.removals.find({room, author});
                const auto invited = history.invitations.find({room, author});
                const bool stands = removed != history.removals.end() && !view.members.contains(author) &&
                                    (invited == history.invitations.end() || invited->second <= 1);
                // No cut can reach beyond what there was when the last removal was written.
                if (!stands || sent->second->ackedMs <= removed->second) continue;
                sentences.add("cuts: " + nameOf(computer) + " shows \"" + message.text +
                              "\", written after its author was removed");
            }
        }
    }
}

namespace {

/// What was said in a branch that ended, and again, stands where each reader has read it first.
bool isOfDoubtful(const History& history, const Ending& ending, const Shown& message) {
    const auto [from, to] = ending.computersOf.equal_range(message.author);
    return std::any_of(from, to, [&](const auto& each) { return history.isDoubtful(each.second); });
}

} // namespace

void judgeCausality(const History& history, const Ending& ending, Verdict& verdict) {
    Sentences sentences(verdict);
    std::map<RoomId, std::map<MessageId, const Sent*>> after;
    for (const Sent& sent : history.sent) {
        // What a villain saw he may have said in a message that is none.
        if (sent.after && !history.villains.contains(sent.author)) after[sent.room][sent.id] = &sent;
    }
    for (const auto& [room, views] : ending.rooms) {
        const auto& links = after[room];
        for (const auto& [computer, view] : views) {
            std::map<MessageId, size_t> places;
            for (size_t i = 0; i < view.timeline.size(); ++i) places[view.timeline[i].id] = i;
            for (const auto& [later, sent] : links) {
                const auto a = places.find(*sent->after);
                const auto b = places.find(later);
                if (a == places.end() || b == places.end() || a->second < b->second) continue;
                // What comes late is put where it belongs by its time and marked; nothing that was shown moves.
                if (view.timeline[a->second].late) continue;
                // Who put a backup back may have said the earlier one twice: it stands where it was read first.
                if (view.timeline[b->second].late && history.isDoubtful(sent->author)) continue;
                if (isOfDoubtful(history, ending, view.timeline[a->second])) continue;
                sentences.add("causality: " + nameOf(computer) + " shows \"" + view.timeline[b->second].text +
                              "\" before \"" + view.timeline[a->second].text + "\", which its author had seen");
            }
        }
    }
}

namespace {

/// The messages whose order is the same for all, then the others, sorted: they must only be there.
using Order = std::vector<std::string>;

Order orderOf(const std::vector<Shown>& timeline, const std::set<MessageId>& loose) {
    Order order;
    Order rest;
    for (const Shown& message : timeline) {
        const bool isFixed = !loose.contains(message.id);
        (isFixed ? order : rest).push_back(nameOf(message));
    }
    std::sort(rest.begin(), rest.end());
    order.insert(order.end(), rest.begin(), rest.end());
    return order;
}

/// What need not stand at one place for all: each computer places what is too far ahead by when it saw it; what was
/// said again, where it was read first; and whatever follows that, or a change that was said again, right below it.
/// With clocks that are right only a cause puts a message beside a whole millisecond.
std::set<MessageId> looseOf(const History& history, const Ending& ending, const std::vector<Shown>& timeline) {
    std::set<MessageId> loose;
    for (const Shown& message : timeline) {
        if (!ending.clocksWereRight || isOfDoubtful(history, ending, message)) loose.insert(message.id);
    }
    if (loose.empty()) return loose;
    for (const Shown& message : timeline) {
        const feed::Hlc stands{message.word};
        const bool isPushed = stands != feed::Hlc::fromWall({stands.wallMs()});
        if (isPushed) loose.insert(message.id);
    }
    return loose;
}

/// Without what the other lacks of somebody who is not settled: it need not reach all (judgeDelivery). What both have
/// stands at one place.
std::vector<Shown> comparable(const History& history, const RoomId& room, const std::vector<Shown>& timeline,
                              const std::vector<Shown>& other) {
    std::set<MessageId> there;
    for (const Shown& message : other) there.insert(message.id);
    std::vector<Shown> both;
    std::copy_if(timeline.begin(), timeline.end(), std::back_inserter(both), [&](const Shown& message) {
        return there.contains(message.id) || isSettled(history, room, message.author);
    });
    return both;
}

} // namespace

void judgeTimelines(const History& history, const Ending& ending, Verdict& verdict) {
    Sentences sentences(verdict);
    for (const auto& [room, views] : ending.rooms) {
        const std::vector<Shown>* first = nullptr;
        uint32_t firstOf = 0;
        for (const auto& [person, computer] : ending.computersOf) {
            const RoomView* view = ending.view(room, computer);
            if (view == nullptr || !view->isMember || history.isDoubtful(computer)) continue;
            // Who was asked in later reads from then on; those who founded the room with one invitation each saw all.
            if (!isSettled(history, room, person) || history.newcomers.contains({room, person})) continue;
            if (first == nullptr) {
                first = &view->timeline;
                firstOf = computer;
                continue;
            }
            std::set<MessageId> loose = looseOf(history, ending, *first);
            loose.merge(looseOf(history, ending, view->timeline));
            const Order one = orderOf(comparable(history, room, *first, view->timeline), loose);
            const Order other = orderOf(comparable(history, room, view->timeline, *first), loose);
            if (one == other) continue;
            const auto [left, right] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
            sentences.add("timeline: " + nameOf(firstOf) + " and " + nameOf(computer) + " differ in " + nameOf(room) +
                          " at " + std::to_string(left - one.begin()) + ": \"" + (left == one.end() ? "end" : *left) +
                          "\" and \"" + (right == other.end() ? "end" : *right) + "\" of " +
                          std::to_string(one.size()) + " and " + std::to_string(other.size()));
        }
    }
}

void judgeDurability(const History& history, const Ending& ending, Verdict& verdict) {
    Sentences sentences(verdict);
    for (const Sent& sent : history.sent) {
        if (history.rewound.contains(sent.author) || history.wishes.gone.contains(sent.id)) continue;
        const RoomView* view = ending.view(sent.room, sent.author);
        const bool there = view != nullptr && (view->waiting.contains(sent.id) ||
                                               std::any_of(view->timeline.begin(), view->timeline.end(),
                                                           [&](const Shown& each) { return each.id == sent.id; }));
        if (!there) sentences.add("durability: " + nameOf(sent.author) + " has lost his own \"" + sent.text + "\"");
        if (there && view->isMember && view->waiting.contains(sent.id) && view->members.size() > 1) {
            sentences.add("delivery: \"" + sent.text + "\" still waits in the outbox of " + nameOf(sent.author));
        }
    }
}

void judgeNonces(const Ending& ending, Verdict& verdict) {
    Sentences sentences(verdict);
    std::map<FeedId, std::pair<uint32_t, const std::vector<EventId>*>> longest;
    for (const auto& [computer, feeds] : ending.feeds) {
        for (const auto& [feed, events] : feeds) {
            auto& known = longest[feed];
            if (known.second == nullptr || known.second->size() < events.size()) known = {computer, &events};
        }
    }
    for (const auto& [computer, feeds] : ending.feeds) {
        for (const auto& [feed, events] : feeds) {
            const auto& known = longest[feed];
            const auto [mine, theirs] = std::mismatch(events.begin(), events.end(), known.second->begin());
            if (mine == events.end()) continue;
            sentences.add("nonces: event " + std::to_string(mine - events.begin() + 1) + " of feed " +
                          feed.hex().substr(0, 8) + " is another one at " + nameOf(computer) + " than at " +
                          nameOf(known.first));
        }
    }
}

void judgeReceipts(const History& history, const Ending& ending, Verdict& verdict) {
    Sentences sentences(verdict);
    for (const Claim& claim : ending.claims) {
        if (history.isDoubtful(claim.of) || ending.forked.contains(claim.feed)) continue;
        const auto feeds = ending.feeds.find(claim.of);
        uint64_t has = 0;
        if (feeds != ending.feeds.end()) {
            const auto feed = feeds->second.find(claim.feed);
            if (feed != feeds->second.end()) has = feed->second.size();
        }
        if (has >= claim.seq) continue;
        sentences.add("receipts: " + nameOf(claim.heldBy) + " holds a receipt of " + nameOf(claim.of) + " for " +
                      std::to_string(claim.seq) + " events of feed " + claim.feed.hex().substr(0, 8) + ", who has " +
                      std::to_string(has));
    }
}

void judgeLooks(const History& history, const Ending& ending, Verdict& verdict) {
    Sentences sentences(verdict);
    for (const auto& [room, views] : ending.rooms) {
        std::map<MessageId, std::pair<uint32_t, const Shown*>> first;
        for (const auto& [person, computer] : ending.computersOf) {
            const RoomView* view = ending.view(room, computer);
            if (view == nullptr || !view->isMember) continue;
            if (!isSettled(history, room, person) || history.newcomers.contains({room, person})) continue;
            for (const Shown& message : view->timeline) {
                const auto& known = first.try_emplace(message.id, computer, &message).first->second;
                if (known.second->looks == message.looks) continue;
                sentences.add("looks: " + nameOf(known.first) + " and " + nameOf(computer) + " see \"" +
                              known.second->looks + "\" and \"" + message.looks + "\" in " + nameOf(room));
            }
        }
    }
}

/// Who believed to have no right to delete it may turn out to have one.
bool mayForge(const History& history, const RoomView& view, const MessageId& message) {
    const auto forgers = history.wishes.forged.find(message);
    if (forgers == history.wishes.forged.end()) return false;
    return std::any_of(forgers->second.begin(), forgers->second.end(), [&](const PersonId& person) {
        const auto member = view.members.find(person);
        return member != view.members.end() && member->second <= 2; // owner or admin
    });
}

void judgeRights(const History& history, const Ending& ending, Verdict& verdict) {
    Sentences sentences(verdict);
    for (const auto& [room, views] : ending.rooms) {
        for (const auto& [computer, view] : views) {
            for (const Shown& message : view.timeline) {
                if (message.gone && !history.wishes.gone.contains(message.id) && !mayForge(history, view, message.id))
                    sentences.add("rights: at " + nameOf(computer) + " a message is gone that nobody wanted gone");
                const auto wordings = history.wishes.wordings.find(message.id);
                if (message.gone || wordings == history.wishes.wordings.end()) continue;
                if (!wordings->second.contains(message.now))
                    sentences.add("rights: " + nameOf(computer) + " shows \"" + message.now +
                                  "\", which its author never wrote");
            }
        }
    }
}

void judgeFiles(const History& history, const Ending& ending, Verdict& verdict) {
    Sentences sentences(verdict);
    // Who went may have been the only one who had it.
    std::set<MessageId> stayed;
    for (const Sent& sent : history.sent) {
        const RoomView* view = ending.view(sent.room, sent.author);
        if (view != nullptr && view->isMember && !history.rewound.contains(sent.author)) stayed.insert(sent.id);
    }
    for (const auto& [room, views] : ending.rooms) {
        for (const auto& [person, computer] : ending.computersOf) {
            const RoomView* view = ending.view(room, computer);
            if (view == nullptr || !view->isMember || !isSettled(history, room, person)) continue;
            for (const Shown& message : view->timeline) {
                if (message.gone || message.whole >= message.files || !stayed.contains(message.id)) continue;
                sentences.add("files: " + nameOf(computer) + " has \"" + message.text + "\" with " +
                              std::to_string(message.whole) + " of " + std::to_string(message.files) + " files");
            }
        }
    }
}

void judgeManners(const History& history, Verdict& verdict) {
    Sentences sentences(verdict);
    for (const std::string& quarrel : history.quarrels)
        sentences.add("manners: an honest end was blamed by " + quarrel);
}

Verdict judgeAll(const History& history, const Ending& ending) {
    Verdict verdict;
    judgeMembership(ending, verdict);
    judgeDelivery(history, ending, verdict);
    judgeSecrecy(history, ending, verdict);
    judgeCuts(history, ending, verdict);
    judgeRevocations(history, ending, verdict);
    judgeCausality(history, ending, verdict);
    judgeTimelines(history, ending, verdict);
    judgeDurability(history, ending, verdict);
    judgeNonces(ending, verdict);
    judgeReceipts(history, ending, verdict);
    judgeLooks(history, ending, verdict);
    judgeRights(history, ending, verdict);
    judgeFiles(history, ending, verdict);
    judgeManners(history, verdict);
    return verdict;
}

} // namespace ieum::sim
