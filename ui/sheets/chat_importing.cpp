// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sheets/chat_importing.h"

#include "node/sentences.h"
#include "ui/sheets/own_zone.h"
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

QString ChatImporting::zone() const { return ownZone(); }

void ChatImporting::startOver() {
    m_report.clear();
    m_room.clear();
    m_preview.clear();
    m_asksDates = false;
    m_asksChat = false;
    emit reportChanged();
    forget();
}

void ChatImporting::failed(const Error& error) {
    m_asksDates = m_asksDates || node::asksForDateOrder(error);
    m_asksChat = m_asksChat || node::asksForChat(error);
    emit reportChanged();
}

QString ChatImporting::wordsOf(const node::ImportReport& report) {
    const auto day = [](int64_t ms) {
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms).date(), QLocale::ShortFormat);
    };
    QStringList words{
        Archives::tr("%n message(s) of %1 people, from %2 to %3.", nullptr, static_cast<int>(report.messages))
            .arg(report.members)
            .arg(day(report.firstMs), day(report.lastMs))};
    if (report.filesFound + report.filesMissing > 0) {
        words.append(
            Archives::tr("%1 files are there, %2 are missing.").arg(report.filesFound).arg(report.filesMissing));
    }
    if (!report.sampleTimes.empty()) {
        const node::SampleTimeRow& first = report.sampleTimes.front();
        words.append(Archives::tr("“%1” is read as %2.")
                         .arg(isolated(QString::fromStdString(first.written)),
                              QLocale().toString(QDateTime::fromMSecsSinceEpoch(first.timeMs), QLocale::ShortFormat)));
    }
    return words.join(u' ');
}

void ChatImporting::look(const QUrl& file) {
    node::ImportChat request;
    request.path = file.toLocalFile().toStdString();
    request.timeZone = zone().toStdString();
    request.preview = true;
    watch(file.toLocalFile());
    run(request, [this](const node::ImportReport& found) {
        m_preview = wordsOf(found);
        emit reportChanged();
    });
}

void ChatImporting::bring(const QUrl& file, const QString& zone, const QString& me, const QString& roomName,
                          const QString& dates, const QString& chat) {
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
    if (m_asksChat) request.chat = chat.trimmed().toStdString();
    watch(file.toLocalFile());
    run(request, [this](const node::ImportReport& done) {
        m_room = hexOf(done.room);
        m_report = Archives::tr("%n message(s) of %1 people brought.", nullptr, static_cast<int>(done.messages))
                       .arg(done.members);
        if (done.signedMessages > 0)
            m_report += u' ' + Archives::tr("%n of them are as their authors signed them.", nullptr,
                                            static_cast<int>(done.signedMessages));
        if (done.skipped > 0)
            m_report += u' ' + Archives::tr("%n line(s) could not be read.", nullptr, static_cast<int>(done.skipped));
        if (done.filesMissing > 0)
            m_report +=
                u' ' + Archives::tr("%n file(s) were not in the export.", nullptr, static_cast<int>(done.filesMissing));
        if (wasToStop()) m_report += u' ' + Archives::tr("It had entered the room before it could be stopped.");
        emit reportChanged();
    });
}

} // namespace ieum::ui
