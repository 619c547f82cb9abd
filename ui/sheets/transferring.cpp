// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sheets/transferring.h"

#include "ui/words/sizes.h"

#include <QCoreApplication>
#include <QLocale>

namespace ieum::ui {
namespace {

struct Transfers {
    Q_DECLARE_TR_FUNCTIONS(Transfers)
};

QString phaseText(const node::TransferRow& row) {
    using Phase = node::TransferRow::Phase;
    if (row.phase == Phase::Sealing) return Transfers::tr("Taking in files…");
    if (row.phase == Phase::Entering) return Transfers::tr("Entering the room…");
    if (row.phase == Phase::Writing) return Transfers::tr("Writing…");
    return Transfers::tr("Reading…");
}

QString progressText(const node::TransferRow& row) {
    const auto number = [](uint64_t value) { return QLocale().toString(static_cast<qulonglong>(value)); };
    QString text = phaseText(row);
    if (row.total > 0) {
        text += u' ' + Transfers::tr("%1 of %2").arg(number(row.done), number(row.total));
    } else if (row.done > 0) {
        text += u' ' + number(row.done);
    }
    if (row.bytes > 0) text += QStringLiteral(" · ") + sizeText(row.bytes);
    return text;
}

} // namespace

void Transferring::watch(const QString& path) {
    m_path = path;
    m_progress.clear();
    m_isStopping = m_wasToStop = false;
    emit progressed();
    if (!m_listening) m_listening = connect(live(), &Live::transferTold, this, &Transferring::note);
}

void Transferring::note(const node::TransferProgress& told) {
    if (m_path.isEmpty() || QString::fromStdString(told.row.path) != m_path) return;
    if (m_isStopping && !told.ended) return;
    m_progress = told.ended ? QString() : progressText(told.row);
    emit progressed();
}

void Transferring::stop() {
    if (m_path.isEmpty()) return;
    m_isStopping = m_wasToStop = true;
    m_progress = Transfers::tr("Stopping…");
    emit progressed();
    live()->ask(this, node::StopTransfer{m_path.toStdString()}, [this](const Result<node::Nothing>& stopping) {
        if (stopping || !m_isStopping) return;
        // It has ended already, and its answer comes; or it has not begun yet, and goes on.
        m_isStopping = false;
        m_progress.clear();
        emit progressed();
    });
}

} // namespace ieum::ui
