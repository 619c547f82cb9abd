// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sheets/chat_importing.h"

#include "node/sentences.h"
#include "ui/words/names.h"
#include "ui/words/times.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace ieum::ui {
namespace {

struct Archives {
    Q_DECLARE_TR_FUNCTIONS(Archives)
};

} // namespace

QString ChatImporting::zone() const {
    const QByteArray own = QTimeZone::systemTimeZoneId();
    return own.contains('/') && !own.startsWith("Etc/") ? QString::fromLatin1(own) : QStringLiteral("Asia/Seoul");
}

void ChatImporting::startOver() {
    m_report.clear();
    m_room.clear();
    m_asksDates = false;
    emit reportChanged();
    forget();
}

void ChatImporting::failed(const Error& error) {
    if (!node::asksForDateOrder(error)) return;
    m_asksDates = true;
    emit reportChanged();
}

void ChatImporting::bring(const QUrl& file, const QString& zone, const QString& me, const QString& roomName,
                          const QString& dates) {
    m_report.clear();
    m_room.clear();
    emit reportChanged();
    if (!QTimeZone(zone.trimmed().toLatin1()).isValid())
        return settle(Archives::tr("There is no time zone %1. Write it like Asia/Seoul.").arg(isolated(zone)));
    node::ImportChat request;
    request.path = file.toLocalFile().toStdString();
    request.timeZone = zone.trimmed().toStdString();
    request.me = me.trimmed().toStdString();
    request.roomName = roomName.trimmed().toStdString();
    if (m_asksDates) request.dateOrder = dates.toStdString();
    run(request, [this](const node::ImportReport& done) {
        m_room = hexOf(done.room);
        m_report = Archives::tr("%n message(s) of %1 people brought.", nullptr, static_cast<int>(done.messages))
                       .arg(done.members);
        if (done.skipped > 0)
            m_report += u' ' + Archives::tr("%n line(s) could not be read.", nullptr, static_cast<int>(done.skipped));
        emit reportChanged();
    });
}

} // namespace ieum::ui
