// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outage/paths.h"

#include "ui/outage/restored_words.h"
#include "ui/words/errors.h"
#include "ui/words/names.h"
#include "ui/words/times.h"

#include <QCoreApplication>
#include <QDateTime>
#include <algorithm>

namespace ieum::ui {
namespace {

struct PathRows {
    Q_DECLARE_TR_FUNCTIONS(PathRows)
};

using R = PathRow;
constexpr Role<R> roles[] = {{"key", &R::key}, {"kind", &R::kind},   {"name", &R::name}, {"detail", &R::detail},
                             {"up", &R::up},   {"place", &R::place}, {"last", &R::last}};

/// Older outages are for the command line.
constexpr qsizetype rowsMax = 60;

/// Host and port: nobody compares a key by eye, and it would push them out of sight.
QString placeOf(const std::string& address) { return shownName(address.substr(address.rfind('@') + 1)); }

} // namespace

Paths::Paths(QObject* parent) : OnLive(parent), m_rows(roles) {}

void Paths::follow(Live& live) {
    connect(&live, &Live::statusChanged, this, &Paths::refresh);
    live.ask(this, node::HostReplica{}, [this](const Result<node::HostedRow>& hosted) {
        if (hosted) show(*hosted);
        emit changed();
    });
    refresh();
}

void Paths::setPaused(bool paused) {
    live()->ask(this, node::SetPaused{paused}, [this](const Result<node::Nothing>& done) { note(done); });
}

void Paths::removeReplica(const QString& key) {
    live()->ask(this, node::RemoveReplica{idOf<ReplicaKey>(key)},
                [this](const Result<node::Nothing>& done) { note(done); });
}

void Paths::moveReplica(const QString& key, int place) {
    live()->ask(this, node::MoveReplica{idOf<ReplicaKey>(key), static_cast<uint32_t>(std::max(place, 0))},
                [this](const Result<node::Nothing>& done) { note(done); });
}

void Paths::serve(bool on) {
    live()->ask(this, node::HostReplica{on, {}}, [this](const Result<node::HostedRow>& hosted) {
        m_error = hosted ? QString() : errorText(hosted.error());
        if (hosted) show(*hosted);
        emit changed();
    });
}

void Paths::show(const node::HostedRow& hosted) {
    m_serving = hosted.on;
    m_ownAddress = QString::fromStdString(hosted.address);
    if (hosted.why) m_error = errorText(*hosted.why);
}

void Paths::note(const Result<node::Nothing>& done) {
    m_error = done ? QString() : errorText(done.error());
    emit changed();
    refresh();
}

void Paths::refresh() {
    if (!m_asking.begin()) return;
    live()->ask(this, node::GetStatus{}, [this](const Result<node::StatusRow>& status) {
        live()->ask(this, node::ListOutages{}, [this, status](const Result<std::vector<node::OutageRow>>& outages) {
            if (m_asking.end()) refresh();
            if (status && outages) show(*status, *outages);
        });
    });
}

void Paths::show(const node::StatusRow& status, const std::vector<node::OutageRow>& outages) {
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    m_summary = summarise(status, nowMs);
    QList<R> rows;
    if (status.restored.why != node::RestoredRow::Why::Not)
        rows += R{QStringLiteral("restored"), QStringLiteral("restored"), restoredWhat(status.restored.why),
                  restoredDetail(status.restored, nowMs), !status.restored.readOnly};
    rows += R{QStringLiteral("lan"), QStringLiteral("lan"), PathRows::tr("Local network"), lanText(status.lan, nowMs),
              status.lan.on};
    QSet<QString> seen;
    for (const auto& peer : status.peers) {
        R row{hexOf(peer.person) + QString::fromStdString(peer.address), QStringLiteral("peer"), shownName(peer.name),
              PathRows::tr("Connected since %1 · %2")
                  .arg(momentOf(peer.sinceMs, nowMs), QString::fromStdString(peer.address)),
              true};
        if (!seen.contains(row.key)) rows += row;
        seen.insert(row.key);
    }
    int place = 0;
    for (const auto& replica : status.replicas) {
        rows += R{hexOf(replica.key),
                  QStringLiteral("replica"),
                  placeOf(replica.address),
                  replicaText(replica, nowMs),
                  replica.up,
                  place,
                  place + 1 == static_cast<int>(status.replicas.size())};
        ++place;
    }
    for (const auto& outage : outages) {
        if (rows.size() >= rowsMax) break;
        rows += R{QStringLiteral("%1 %2").arg(hexOf(outage.key)).arg(outage.beganMs), QStringLiteral("outage"),
                  placeOf(outage.address), outageText(outage, nowMs), outage.endedMs != 0};
    }
    m_rows.replace(rows);
    emit changed();
}

} // namespace ieum::ui
