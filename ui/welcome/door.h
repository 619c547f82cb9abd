// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The way into a profile: makes it on the first start, as somebody new or as a further computer of somebody, asks for
// the passphrase of a protected one, opens it. What it calls is given to it, so that tests open doors without a disk.
#pragma once

#include "ui/live/live.h"
#include "ui/near/near_meeting.h"
#include "ui/welcome/passphrase_change.h"

#include <QTimer>
#include <QUrl>

namespace ieum::ui {

class Door : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(QString owner READ owner NOTIFY changed)    ///< whose further computer this one is about to become
    Q_PROPERTY(bool lockable READ lockable NOTIFY changed) ///< a passphrase opened it
    Q_PROPERTY(ieum::ui::PassphraseChange* passphrases MEMBER m_passphrases CONSTANT)
    Q_PROPERTY(ieum::ui::NearMeeting* near MEMBER m_near CONSTANT)
    Q_PROPERTY(QString computerName READ computerName CONSTANT)
    Q_PROPERTY(ieum::ui::Live* live READ live NOTIFY changed)
  public:
    /// Joining: the profile is there, and waits for the computer whose link it was given.
    enum State { Opening, New, Locked, Joining, Open, Failed };
    Q_ENUM(State)

    explicit Door(ProfileCalls calls, QObject* parent = nullptr);
    /// Looks which profile there is and opens it when nothing has to be asked.
    void knock();
    State state() const { return m_state; }
    bool busy() const { return m_busy; }
    QString error() const { return m_error; }
    QString owner() const { return m_owner; }
    bool lockable() const { return m_isLockable; }
    /// What the desktop calls this computer: a name to begin with.
    QString computerName() const;
    Live* live() const { return m_live.get(); }
    Q_INVOKABLE void create(const QString& name, const QString& passphrase);
    /// Makes a profile that becomes a further computer of whoever made the link; while Joining: by another link.
    Q_INVOKABLE void join(const QString& link, const QString& name, const QString& passphrase);
    /// By the words as they were typed, or by a recovery file and its passphrase.
    Q_INVOKABLE void recover(const QString& words, const QUrl& file, const QString& filePassphrase, const QString& name,
                             const QString& passphrase);
    Q_INVOKABLE static QString nameOf(const QUrl& file) { return file.fileName(); }
    /// The backup's passphrase, and the one that the profile gets here.
    Q_INVOKABLE void restore(const QUrl& file, const QString& backupPassphrase, const QString& passphrase);
    Q_INVOKABLE void unlock(const QString& passphrase);
    /// Closes the profile, so that its key leaves the memory. Nothing happens where no passphrase guards it.
    Q_INVOKABLE void lock();

  signals:
    void changed();
    /// Another process has this profile.
    void inUse(const QString& sentence);

  private:
    void make(node::NewProfile wanted);
    /// Opens what was made, or says why nothing was.
    template <class Made> std::function<void(Result<Made>)> enterWith(const std::string& passphrase);
    void open(std::string passphrase, State onFailure);
    void enter();
    void askToJoin();
    void lookAtGuard();
    void become(State state, const QString& error = {});
    ProfileCalls m_calls;
    State m_state = Opening;
    bool m_busy = false;
    bool m_isLockable = false;
    QString m_error, m_owner;
    std::string m_link; ///< given and not accepted yet
    PassphraseChange* m_passphrases;
    NearMeeting* m_near;
    QTimer m_guardTimer;
    std::unique_ptr<Live> m_live;
};

} // namespace ieum::ui
