// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/members/person_card.h"

#include "ui/words/errors.h"
#include "ui/words/names.h"
#include "ui/words/times.h"

#include <QCoreApplication>
#include <QDateTime>

namespace ieum::ui {
namespace {

struct Persons {
    Q_DECLARE_TR_FUNCTIONS(Persons)
};

constexpr qsizetype digitsOfGroup = 5;

QString seenText(const node::PersonRow& row, qint64 nowMs) {
    if (row.reachable) return Persons::tr("Reachable now");
    if (row.seenMs == 0) return Persons::tr("Not seen yet");
    return Persons::tr("Last seen %1").arg(momentOf(row.seenMs, nowMs));
}

QString detailText(const node::PersonRow& row, qint64 nowMs) {
    QString seen = seenText(row, nowMs);
    if (row.sinceMs == 0) return seen;
    return Persons::tr("%1 · known since %2").arg(seen, momentOf(row.sinceMs, nowMs));
}

QString inFives(const QString& digits) {
    QStringList groups;
    for (qsizetype at = 0; at < digits.size(); at += digitsOfGroup) groups += digits.mid(at, digitsOfGroup);
    return groups.join(QLatin1Char(' '));
}

QString devicesText(const node::PersonRow& row) {
    QStringList lines;
    for (const node::PersonDeviceRow& each : row.devices) {
        const QString state = each.reachable ? Persons::tr("connected") : Persons::tr("not connected");
        lines += QStringLiteral("%1 · %2").arg(isolated(shownName(each.name)), state);
    }
    return lines.join(QLatin1Char('\n'));
}

QString roomsText(const node::PersonRow& row) {
    QStringList lines;
    for (const node::SharedRoomRow& each : row.rooms)
        lines += each.room == row.direct ? Persons::tr("The room of you two") : isolated(shownName(each.name));
    if (row.moreRooms > 0) lines += Persons::tr("and %1 more").arg(row.moreRooms);
    return lines.join(QLatin1Char('\n'));
}

QString refusalText(const Error& why) {
    if (why.is(NodeError::NoSuchPerson)) return Persons::tr("You are in no room together any more.");
    return errorText(why);
}

} // namespace

void PersonCard::setLive(Live* live) {
    if (m_live == live) return;
    m_live = live;
    connect(live, &Live::statusChanged, this, &PersonCard::refresh);
    connect(live, &Live::roomsChanged, this, &PersonCard::refresh);
    connect(live, &Live::membersChanged, this, &PersonCard::refresh);
    emit liveChanged();
    refresh();
}

void PersonCard::show(const QString& person) {
    clear();
    m_person = person;
    emit changed();
    refresh();
}

void PersonCard::refresh() {
    if (m_live == nullptr || m_person.isEmpty()) return;
    m_live->ask(this, node::GetPerson{idOf<PersonId>(m_person)},
                [this, person = m_person](const Result<node::PersonRow>& row) {
                    if (person != m_person) return; // another one is shown by now
                    if (row) {
                        fill(*row);
                    } else {
                        // Whoever has just left is still named, and nothing else is said of him.
                        const QString name = m_name;
                        clear();
                        m_name = name;
                        m_error = refusalText(row.error());
                    }
                    emit changed();
                });
}

void PersonCard::clear() {
    for (QString* each :
         {&m_name, &m_initial, &m_detail, &m_digits, &m_devices, &m_rooms, &m_direct, &m_warning, &m_error})
        each->clear();
}

void PersonCard::fill(const node::PersonRow& row) {
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    m_name = shownName(row.name);
    m_initial = initialOf(m_name);
    m_hue = hueOf(row.person);
    m_detail = detailText(row, nowMs);
    m_digits = inFives(QString::fromStdString(row.number));
    m_devices = devicesText(row);
    m_rooms = roomsText(row);
    m_direct = row.direct ? hexOf(*row.direct) : QString();
    m_warning = row.forked ? Persons::tr("A computer of this person has written two different histories: it was "
                                         "copied, or cheats.")
                           : QString();
    m_error.clear();
}

} // namespace ieum::ui
