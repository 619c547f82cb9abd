// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/welcome/passphrase_change.h"

#include "ui/words/errors.h"

#include <QCoreApplication>
#include <QPointer>

namespace ieum::ui {
namespace {

struct Passphrases {
    Q_DECLARE_TR_FUNCTIONS(Passphrases)
};

} // namespace

PassphraseChange::PassphraseChange(const ProfileCalls& calls, QObject* parent)
    : QObject(parent), m_call(calls.changePassphrase) {}

void PassphraseChange::change(const QString& old, const QString& wanted) {
    if (m_isBusy || !m_call) return;
    m_isBusy = true;
    m_error.clear();
    m_report.clear();
    emit changed();
    const bool isGuarded = !wanted.isEmpty();
    m_call(old.toStdString(), wanted.toStdString(), [guard = QPointer<PassphraseChange>(this), isGuarded](Done made) {
        if (!guard) return;
        guard->m_isBusy = false;
        if (!made) {
            guard->m_error = errorText(made.error());
        } else {
            guard->m_report = isGuarded ? Passphrases::tr("Done. From now on this passphrase opens the profile.")
                                        : Passphrases::tr("Done. The profile opens without a passphrase.");
            emit guard->done(isGuarded);
        }
        emit guard->changed();
    });
}

void PassphraseChange::forget() {
    m_error.clear();
    m_report.clear();
    emit changed();
}

} // namespace ieum::ui
