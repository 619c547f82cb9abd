// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sheets/recovering.h"

#include "ui/words/names.h"

#include <QCoreApplication>

namespace ieum::ui {
namespace {

struct Recovery {
    Q_DECLARE_TR_FUNCTIONS(Recovery)
};

QStringList listOf(const std::vector<std::string>& words) {
    QStringList all;
    for (const std::string& word : words) all.append(QString::fromStdString(word));
    return all;
}

} // namespace

void Recovering::become(bool isKept, bool isOwed) {
    m_kept = isKept;
    m_owed = isOwed;
    emit keptChanged();
}

void Recovering::look() {
    run(node::WhoAmI{},
        [this](const node::Self& self) { become(self.isRecoveryKept, self.hasRoot && !self.isRecoveryKept); });
}

void Recovering::load() {
    m_report.clear();
    run(node::GetRecovery{}, [this](const node::RecoveryRow& row) {
        m_korean = listOf(row.korean);
        m_english = listOf(row.english);
        emit wordsChanged();
        become(row.isKept, !row.isKept);
    });
}

void Recovering::hide() {
    m_korean.clear();
    m_english.clear();
    emit wordsChanged();
}

void Recovering::keep() {
    run(node::KeepRecovery{}, [this](const node::Nothing&) { become(true, false); });
}

void Recovering::write(const QUrl& target, const QString& passphrase) {
    m_report.clear();
    const QString path = target.toLocalFile();
    run(node::WriteRecovery{path.toStdString(), passphrase.toStdString()}, [this, path](const node::Nothing&) {
        m_report = Recovery::tr("Written to %1. Keep the file away from this computer.").arg(isolated(path));
        become(true, false);
    });
}

} // namespace ieum::ui
