// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sheets/room_exporting.h"

#include "ui/sheets/own_zone.h"
#include "ui/sheets/target_words.h"
#include "ui/words/names.h"

#include <QCoreApplication>
#include <QLocale>

namespace ieum::ui {
namespace {

struct Exports {
    Q_DECLARE_TR_FUNCTIONS(Exports)
};

node::ExportRoom requestFor(const QString& room, const QString& name) {
    node::ExportRoom request;
    request.room = idOf<RoomId>(room);
    request.format = name.toStdString();
    request.timeZone = ownZone().toStdString();
    request.language = QLocale().language() == QLocale::Korean ? "ko" : "en";
    return request;
}

} // namespace

void RoomExporting::begin() {
    m_losses.clear();
    m_report.clear();
    emit told();
    run(node::ListTargets{}, [this](const std::vector<node::TargetRow>& rows) {
        m_names.clear();
        m_labels.clear();
        m_zips.clear();
        for (const node::TargetRow& row : rows) {
            m_names += QString::fromStdString(row.name);
            m_labels += targetText(row.name);
            if (row.isZip) m_zips += m_names.last();
        }
        emit told();
    });
}

void RoomExporting::lookAt(const QString& room, const QString& name) {
    m_lookedAt = name;
    m_losses.clear();
    emit told();
    node::ExportRoom request = requestFor(room, name);
    request.dry = true;
    // Not as a deed: somebody may go on choosing before this is answered.
    live()->ask(this, std::move(request), [this, name](const Result<node::ExportReport>& report) {
        if (!report || name != m_lookedAt) return;
        QStringList losses;
        for (const node::LossRow& each : report->losses) losses += lossText(each);
        m_losses = losses.isEmpty() ? QString() : Exports::tr("It has no place for: %1.").arg(losses.join(", "));
        emit told();
    });
}

QString RoomExporting::fileNameFor(const QString& roomName, const QString& name) const {
    return m_zips.contains(name) ? QStringLiteral("%1.%2.zip").arg(roomName, name)
                                 : QStringLiteral("%1.%2").arg(roomName, name);
}

void RoomExporting::write(const QString& room, const QString& name, bool withFiles, const QUrl& target) {
    node::ExportRoom request = requestFor(room, name);
    request.outPath = target.toLocalFile().toStdString();
    request.withFiles = withFiles;
    watch(target.toLocalFile());
    run(std::move(request), [this](const node::ExportReport& done) {
        m_report = Exports::tr("%n message(s) written to %1.", nullptr, static_cast<int>(done.messages))
                       .arg(QString::fromStdString(done.path));
        emit told();
    });
}

} // namespace ieum::ui
