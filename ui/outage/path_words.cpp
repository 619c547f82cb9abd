// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outage/path_words.h"

#include "ui/words/errors.h"
#include "ui/words/sizes.h"
#include "ui/words/times.h"

#include <QCoreApplication>
#include <algorithm>

namespace ieum::ui {
namespace {

struct Outage {
    Q_DECLARE_TR_FUNCTIONS(Outage)
};

struct Facts {
    int replicas = 0, up = 0, peers = 0, waiting = 0;
    bool homeUp = false, homeDown = false; ///< neither: it is still connecting, or there is none
    bool connecting = false;               ///< to one of the servers at least
    bool ours = false;                     ///< this computer has no network
    QString since;
};

Facts factsOf(const node::StatusRow& status, qint64 nowMs) {
    Facts facts;
    facts.replicas = static_cast<int>(status.replicas.size());
    facts.up = static_cast<int>(
        std::count_if(status.replicas.begin(), status.replicas.end(), [](const auto& replica) { return replica.up; }));
    facts.peers = static_cast<int>(status.peers.size());
    facts.waiting = static_cast<int>(std::max(status.outbox, status.undelivered));
    facts.homeUp = facts.replicas > 0 && status.replicas.front().up;
    facts.homeDown = facts.replicas > 0 && !facts.homeUp && !status.replicas.front().connecting;
    facts.connecting = std::any_of(status.replicas.begin(), status.replicas.end(),
                                   [](const auto& replica) { return replica.connecting; });
    facts.ours = status.outageWhose == node::OutageRow::Whose::Ours;
    const qint64 sinceMs = status.outageSinceMs != 0 ? status.outageSinceMs
                           : facts.homeDown          ? status.replicas.front().sinceMs
                                                     : 0;
    if (sinceMs != 0) facts.since = momentOf(sinceMs, nowMs);
    return facts;
}

QString what(const Facts& facts) {
    const bool onlyHome = facts.up > 0 || facts.connecting || facts.replicas == 1;
    if (facts.since.isEmpty()) {
        if (onlyHome) return Outage::tr("The home server does not answer");
        return Outage::tr("None of the %n servers answers", nullptr, facts.replicas);
    }
    if (onlyHome) return Outage::tr("The home server has not answered since %1").arg(facts.since);
    return Outage::tr("None of the %n servers has answered since %1", nullptr, facts.replicas).arg(facts.since);
}

/// Said only as far as it is known: another server that answers clears the user's own connection.
QString fault(const Facts& facts) {
    if (facts.up > 0) return Outage::tr("your connection is fine");
    if (facts.ours) return Outage::tr("this computer has no network");
    return Outage::tr("it may be the server or your connection to the Internet");
}

QString whatWorks(const Facts& facts) {
    if (facts.up > 0 && facts.peers > 0) return Outage::tr("You can go on over the spare server and the LAN");
    if (facts.up > 0) return Outage::tr("You can go on over the spare server");
    if (facts.peers > 0) return Outage::tr("You can go on talking over the LAN");
    return Outage::tr("You can read, search and write");
}

QString whatWaits(const Facts& facts) {
    if (facts.waiting > 0 && facts.up == 0 && facts.peers == 0)
        return Outage::tr("%n message(s) wait on this computer and are sent when a path is found", nullptr,
                          facts.waiting);
    if (facts.waiting > 0) return Outage::tr("%n message(s) are waiting", nullptr, facts.waiting);
    if (facts.up == 0 && facts.peers == 0) return Outage::tr("what you send waits on this computer");
    return Outage::tr("nothing is waiting");
}

QString barText(const node::StatusRow& status, const Facts& facts) {
    if (status.paused) return Outage::tr("Paused: nothing is sent or received. %1.").arg(whatWaits(facts));
    if (status.restored.readOnly) return {}; // has a bar of its own, and nobody can go on over anything yet
    if (facts.homeDown)
        return Outage::tr("%1 — %2. %3, %4.").arg(what(facts), fault(facts), whatWorks(facts), whatWaits(facts));
    if (facts.replicas == 0 && !status.lan.on && status.startedMs != 0)
        return Outage::tr("There is no path to anybody: the LAN is off and no server is known. %1, %2.")
            .arg(whatWorks(facts), whatWaits(facts));
    return {};
}

QString footText(const node::StatusRow& status, const Facts& facts) {
    if (status.paused) return Outage::tr("Paused");
    const QString peers = Outage::tr("%n peer(s)", "computers of other members, connected directly", facts.peers);
    if (facts.up > 0 && facts.peers > 0) return Outage::tr("Server and LAN · %1").arg(peers);
    if (facts.up > 0)
        return facts.homeUp ? Outage::tr("Connected to the server") : Outage::tr("Connected to the spare server");
    if (facts.peers > 0) return Outage::tr("On the LAN · %1").arg(peers);
    if (facts.connecting) return Outage::tr("Connecting…");
    return status.lan.on ? Outage::tr("Looking for others on the LAN") : Outage::tr("Not connected");
}

} // namespace

PathSummary summarise(const node::StatusRow& status, qint64 nowMs) {
    const Facts facts = factsOf(status, nowMs);
    PathSummary summary;
    summary.paused = status.paused;
    summary.bar = barText(status, facts);
    summary.foot = footText(status, facts);
    const bool connected = facts.up > 0 || facts.peers > 0;
    summary.tone = status.paused                         ? QStringLiteral("paused")
                   : !connected                          ? QStringLiteral("none")
                   : facts.replicas > 0 && !facts.homeUp ? QStringLiteral("partial")
                                                         : QStringLiteral("good");
    return summary;
}

QString replicaText(const node::ReplicaRow& replica, qint64 nowMs) {
    const QString since = replica.sinceMs == 0 ? QString() : momentOf(replica.sinceMs, nowMs);
    if (replica.up) {
        QString up = since.isEmpty() ? Outage::tr("Connected") : Outage::tr("Connected since %1").arg(since);
        if (replica.quotaBytes == 0) return up;
        return Outage::tr("%1 · %2 of %3 used").arg(up, sizeText(replica.usedBytes), sizeText(replica.quotaBytes));
    }
    if (replica.connecting) return Outage::tr("Connecting…");
    const QString down =
        since.isEmpty() ? Outage::tr("Not reached yet") : Outage::tr("Unreachable since %1").arg(since);
    return replica.why ? QStringLiteral("%1 · %2").arg(down, errorText(*replica.why)) : down;
}

QString outageText(const node::OutageRow& outage, qint64 nowMs) {
    const QString began = momentOf(outage.beganMs, nowMs);
    const QString span = outage.endedMs == 0 ? Outage::tr("Since %1").arg(began)
                                             : Outage::tr("%1 – %2").arg(began, momentOf(outage.endedMs, nowMs));
    const QString whose = outage.whose == node::OutageRow::Whose::Theirs ? Outage::tr("the server's side")
                          : outage.whose == node::OutageRow::Whose::Ours ? Outage::tr("this computer had no network")
                                                                         : Outage::tr("whose fault is not known");
    if (outage.times < 2) return QStringLiteral("%1 · %2").arg(span, whose);
    return QStringLiteral("%1 · %2 · %3")
        .arg(span, Outage::tr("came and went %n time(s)", nullptr, static_cast<int>(outage.times)), whose);
}

QString lanText(const node::LanRow& lan, qint64 nowMs) {
    if (!lan.on) return lan.why ? errorText(*lan.why) : Outage::tr("Off");
    QStringList names;
    for (const auto& name : lan.interfaces) names += QString::fromStdString(name);
    for (const auto& address : lan.addresses) names += QString::fromStdString(address);
    const QString where = namesText(names);
    const QString since =
        lan.sinceMs == 0 ? Outage::tr("On") : Outage::tr("On since %1").arg(momentOf(lan.sinceMs, nowMs));
    return where.isEmpty() ? since : QStringLiteral("%1 · %2").arg(since, where);
}

} // namespace ieum::ui
