// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outage/restored_words.h"

#include "ui/words/times.h"

#include <QCoreApplication>
#include <algorithm>

namespace ieum::ui {
namespace {

struct Restoration {
    Q_DECLARE_TR_FUNCTIONS(Restoration)
};

using Why = node::RestoredRow::Why;

bool isAnybodyThere(const node::StatusRow& status) {
    return !status.peers.empty() ||
           std::any_of(status.replicas.begin(), status.replicas.end(), [](const auto& replica) { return replica.up; });
}

bool isConnecting(const node::StatusRow& status) {
    return std::any_of(status.replicas.begin(), status.replicas.end(),
                       [](const auto& replica) { return replica.connecting; });
}

} // namespace

QString restoredWhat(Why why) {
    switch (why) {
    case Why::Not:
        return {};
    case Why::Copied:
        return Restoration::tr("This profile was put back from a copy, or its folder was copied or moved");
    case Why::Behind:
        return Restoration::tr("Others have more of what this computer wrote than this profile does");
    case Why::Forked:
        return Restoration::tr("Two copies of this profile have both written messages");
    }
    return {};
}

QString restoredHead(const node::RestoredRow& restored, qint64 nowMs) {
    if (!restored.readOnly) return {};
    return Restoration::tr("%1 · noticed %2").arg(restoredWhat(restored.why), momentOf(restored.sinceMs, nowMs));
}

QString restoredAdvice(const node::StatusRow& status) {
    const QString asks = Restoration::tr("Ieum first asks others what this computer had sent. Until one of them has "
                                         "answered, what you write waits here.");
    const QString who = status.paused            ? Restoration::tr("All connections are paused")
                        : isAnybodyThere(status) ? Restoration::tr("Somebody is connected and is being asked")
                        : isConnecting(status)   ? Restoration::tr("Connecting…")
                                                 : Restoration::tr("Nobody is reachable now");
    const int waiting = static_cast<int>(status.outbox);
    const QString waits =
        waiting > 0 ? Restoration::tr("%n message(s) wait", nullptr, waiting) : Restoration::tr("nothing waits yet");
    return QStringLiteral("%1\n%2 · %3").arg(asks, who, waits);
}

QString restoredLine(const node::RestoredRow& restored, qint64 nowMs) {
    if (restored.why == Why::Not || restored.readOnly) return {};
    return Restoration::tr("%1. Noticed %2; since %3 it goes on under new keys. What only others have of it comes back "
                           "as they are reached.")
        .arg(restoredWhat(restored.why), momentOf(restored.sinceMs, nowMs), momentOf(restored.doneMs, nowMs));
}

QString restoredDetail(const node::RestoredRow& restored, qint64 nowMs) {
    const QString noticed = momentOf(restored.sinceMs, nowMs);
    if (restored.readOnly)
        return Restoration::tr("Noticed %1 · nothing is sent before others have answered").arg(noticed);
    return Restoration::tr("Noticed %1 · under new keys since %2").arg(noticed, momentOf(restored.doneMs, nowMs));
}

} // namespace ieum::ui
