// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sheets/handing_over.h"

#include "node/handing_over.h"
#include "ui/sheets/own_zone.h"
#include "ui/words/names.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPointer>
#include <algorithm>

namespace ieum::ui {
namespace {

struct Handovers {
    Q_DECLARE_TR_FUNCTIONS(Handovers)
};
constexpr Role<ArrivalRow> roles[] = {
    {"name", &ArrivalRow::name}, {"contact", &ArrivalRow::contact}, {"arrived", &ArrivalRow::arrived}};

std::string language() { return QLocale().language() == QLocale::Korean ? "ko" : "en"; }

} // namespace

HandingOver::HandingOver(QObject* parent) : Deed(parent), m_rows(roles) {}

void HandingOver::look(const QString& room) {
    if (room != m_room) {
        m_report.clear();
        show({});
    }
    m_room = room;
    live()->ask(this, node::GetHandover{idOf<RoomId>(room)}, [this, room](const Result<node::HandoverRow>& row) {
        // Nothing announced is nothing wrong: then it is to be done.
        if (room == m_room) show(row ? *row : node::HandoverRow{});
    });
}

void HandingOver::show(const node::HandoverRow& row) {
    m_place = isolated(QString::fromStdString(row.place));
    if (row.place.empty()) m_place.clear();
    m_link = QString::fromStdString(row.link);
    QList<ArrivalRow> rows;
    for (const node::HandoverMember& each : row.members) {
        rows.append({QString::fromStdString(each.person.hex()), shownName(each.name),
                     QString::fromStdString(each.contact).simplified(), each.arrived});
    }
    const auto arrived = std::count_if(rows.begin(), rows.end(), [](const ArrivalRow& each) { return each.arrived; });
    m_count = Handovers::tr("%1 of %2 have arrived").arg(arrived).arg(rows.size());
    m_rows.replace(rows);
    emit told();
}

void HandingOver::announce(const QString& place, const QString& link) {
    if (!occupy()) return;
    const QPointer<HandingOver> self(this);
    node::Announcement announcement;
    announcement.room = idOf<RoomId>(m_room);
    announcement.place = {place.simplified().toStdString(), link.trimmed().toStdString()};
    announcement.language = language();
    node::announceHandover(live()->api(), announcement, [self, room = m_room](const Result<MessageId>& sent) {
        if (!self || room != self->m_room) return;
        self->settle(sent ? QString() : textOf(sent.error()));
        if (sent) self->look(self->m_room);
    });
}

void HandingOver::write(const QString& target, const QUrl& folder) {
    if (!occupy()) return;
    const QPointer<HandingOver> self(this);
    node::KitWanted wanted;
    wanted.room = idOf<RoomId>(m_room);
    wanted.outPath = folder.toLocalFile().toStdString();
    wanted.formats = {target.toStdString()};
    wanted.language = language();
    wanted.timeZone = ownZone().toStdString();
    const auto told = [self, room = m_room](const Result<node::KitWritten>& kit) {
        if (!self || room != self->m_room) return;
        self->settle(kit ? QString() : textOf(kit.error()));
        if (!kit) return;
        self->m_report =
            Handovers::tr("The kit is in %1. Hand the folder on as it is.").arg(QString::fromStdString(kit->path));
        self->show(kit->handover);
    };
    node::writeHandoverKit(live()->api(), std::move(wanted), told);
}

} // namespace ieum::ui
