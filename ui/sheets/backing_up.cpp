// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sheets/backing_up.h"

#include "ui/words/names.h"
#include "ui/words/sizes.h"

#include <QCoreApplication>

namespace ieum::ui {
namespace {

struct Backup {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

QString reportOf(const node::BackupWritten& written) {
    const QString where = isolated(QString::fromStdString(written.path));
    QString text = written.run == 1 ? Backup::tr("Written to %1 and read back: %2.").arg(where, sizeText(written.bytes))
                                    : Backup::tr("Added to %1 and read back: %2 new, %3 in all.")
                                          .arg(where, sizeText(written.addedBytes), sizeText(written.bytes));
    if (written.leftOut > 0)
        text += u' ' + Backup::tr("%n piece(s) of files are not on this computer and were left out.", nullptr,
                                  static_cast<int>(written.leftOut));
    return text;
}

} // namespace

void BackingUp::write(const QUrl& target, const QString& passphrase) {
    if (!m_listening)
        m_listening = connect(live(), &Live::backupProgress, this, [this](quint64 done, quint64 total) {
            m_percent = total == 0 ? 0 : static_cast<int>(done * 100 / total);
            emit reportChanged();
        });
    m_percent = 0;
    m_report.clear();
    emit reportChanged();
    const node::WriteBackup request{target.toLocalFile().toStdString(), passphrase.toStdString()};
    run(request, [this](const node::BackupWritten& written) {
        m_report = reportOf(written);
        emit reportChanged();
    });
}

} // namespace ieum::ui
