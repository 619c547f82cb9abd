// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/sentences.h"

namespace ieum::sim {

void judgeRevocations(const History& history, const Ending& ending, Verdict& verdict) {
    Sentences sentences(verdict);
    std::map<uint32_t, PersonId> personOf;
    for (const auto& [person, computer] : ending.computersOf) personOf[computer] = person;
    for (const Sent& sent : history.sent) {
        for (const auto& [lost, revocation] : history.revoked) {
            const bool isSure = revocation.doneMs && !history.isDoubtful(revocation.by) && !history.isDoubtful(lost);
            if (!isSure || sent.ackedMs <= *revocation.doneMs) continue;
            // Nobody throws a computer out of a room of which he does not know, or did not then.
            const RoomView* revokers = ending.view(sent.room, revocation.by);
            if (revokers == nullptr || !revokers->isMember) continue;
            if (mayBeThereByALostOne(history, ending, sent.room, personOf.at(lost))) continue;
            for (const auto& [computer, view] : ending.rooms.at(sent.room)) {
                const bool shows = std::any_of(view.timeline.begin(), view.timeline.end(),
                                               [&](const Shown& message) { return message.id == sent.id; });
                if (shows && computer == lost && sent.author == revocation.by)
                    sentences.add("revocation: " + nameOf(lost) + " was revoked and reads \"" + sent.text + "\"");
                if (shows && computer != lost && view.isMember && sent.author == lost)
                    sentences.add("revocation: " + nameOf(computer) + " shows \"" + sent.text +
                                  "\", written on a computer that was revoked");
            }
        }
    }
}

} // namespace ieum::sim
