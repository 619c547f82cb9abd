// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drill/ledger.h"

#include <algorithm>

namespace ieum::cli {

namespace {

constexpr qsizetype examplesMax = 5;

void note(Verdict& verdict, int& counter, const QString& what, int member, const QString& id) {
    ++counter;
    if (verdict.examples.size() >= examplesMax) return;
    verdict.examples.append(QStringLiteral("%1 at member %2: %3").arg(what).arg(member + 1).arg(id));
}

/// Neighbours that stand the other way round than at the member that they are compared with.
void compareOrder(const MemberTimeline& timeline, const QHash<QString, int>& reference, Verdict& verdict) {
    int last = -1;
    for (const Seen& row : timeline.rows) {
        const auto place = reference.constFind(row.id);
        if (place == reference.constEnd()) continue;
        if (*place < last) note(verdict, verdict.reordered, QStringLiteral("other order"), timeline.member, row.id);
        last = *place;
    }
}

} // namespace

void Ledger::acknowledge(const Seen& message, Readers readers) { m_entries.insert(message.id, {message, readers}); }

void Ledger::follows(const QString& earlier, const QString& later) { m_follows.emplace_back(earlier, later); }

int Ledger::dueTo(int member) const {
    return static_cast<int>(std::count_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) {
        return (entry.readers & readerBit(member)) != 0;
    }));
}

Verdict Ledger::check(const std::vector<MemberTimeline>& timelines) const {
    Verdict verdict;
    verdict.events = count();
    QHash<QString, int> reference;
    for (const MemberTimeline& timeline : timelines) {
        const Places places = checkOne(timeline, verdict);
        checkCauses(places, verdict);
        if (reference.isEmpty()) {
            reference = places;
        } else {
            compareOrder(timeline, reference, verdict);
        }
    }
    return verdict;
}

Ledger::Places Ledger::checkOne(const MemberTimeline& timeline, Verdict& verdict) const {
    Places places;
    const int member = timeline.member;
    int place = 0;
    for (const Seen& row : timeline.rows) {
        if (places.contains(row.id)) {
            note(verdict, verdict.duplicated, QStringLiteral("twice"), member, row.id);
            continue;
        }
        places.insert(row.id, place++);
        const auto entry = m_entries.constFind(row.id);
        if (entry == m_entries.constEnd()) {
            note(verdict, verdict.differing, QStringLiteral("nobody wrote this"), member, row.id);
        } else if ((entry->readers & readerBit(member)) == 0) {
            note(verdict, verdict.leaked, QStringLiteral("not meant for this member"), member, row.id);
        } else if (entry->message.author != row.author || entry->message.text != row.text) {
            note(verdict, verdict.differing, QStringLiteral("other author or text"), member, row.id);
        }
    }
    for (const Entry& entry : m_entries) {
        const bool due = (entry.readers & readerBit(member)) != 0;
        if (due && !places.contains(entry.message.id))
            note(verdict, verdict.lost, QStringLiteral("missing"), member, entry.message.id);
    }
    return places;
}

void Ledger::checkCauses(const Places& places, Verdict& verdict) const {
    for (const auto& [earlier, later] : m_follows) {
        const auto first = places.constFind(earlier);
        const auto second = places.constFind(later);
        if (first == places.constEnd() || second == places.constEnd() || *first < *second) continue;
        ++verdict.outOfOrder;
        if (verdict.examples.size() < examplesMax)
            verdict.examples.append(QStringLiteral("%1 stands before %2, which it answers").arg(later, earlier));
    }
}

} // namespace ieum::cli
