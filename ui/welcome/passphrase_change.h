// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sets, changes and takes away the passphrase of the profile that is open.
#pragma once

#include "ui/welcome/profile_calls.h"

#include <QObject>
#include <QtQmlIntegration>

namespace ieum::ui {

class PassphraseChange : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the door")
    Q_PROPERTY(bool busy MEMBER m_isBusy NOTIFY changed)
    /// "": nothing went wrong
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)
    /// What was done last; "" before and after forget()
    Q_PROPERTY(QString report MEMBER m_report NOTIFY changed)
  public:
    explicit PassphraseChange(const ProfileCalls& calls, QObject* parent = nullptr);
    /// About two seconds of CPU, on a thread of their own. `wanted`: "" takes it away.
    Q_INVOKABLE void change(const QString& old, const QString& wanted);
    Q_INVOKABLE void forget();

  signals:
    void changed();
    /// It was done: a passphrase guards the profile from now on, or none.
    void done(bool isGuarded);

  private:
    decltype(ProfileCalls::changePassphrase) m_call;
    bool m_isBusy = false;
    QString m_error, m_report;
};

} // namespace ieum::ui
