// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/welcome/door.h"

#include "node/error.h"
#include "ui/words/errors.h"
#include "ui/words/names.h"

#include <QSysInfo>

namespace ieum::ui {
namespace {

/// Who changed it in a terminal finds the window right when he comes back to it; asking costs the header of one file.
constexpr int guardLookMs = 5000;

} // namespace

Door::Door(ProfileCalls calls, QObject* parent)
    : QObject(parent), m_calls(std::move(calls)), m_passphrases(new PassphraseChange(m_calls, this)),
      m_near(new NearMeeting(m_calls.near, this)) {
    m_guardTimer.setInterval(guardLookMs);
    connect(&m_guardTimer, &QTimer::timeout, this, &Door::lookAtGuard);
    m_guardTimer.start();
    connect(m_passphrases, &PassphraseChange::done, this, [this](bool isGuarded) {
        m_isLockable = isGuarded;
        emit changed();
        // It was locked while its passphrase was being taken away: nothing guards it any more.
        if (m_state == Locked && !isGuarded && !m_busy) open({}, Failed);
    });
}

/// It may be set or taken away by another process (ieumctl passphrase) while the profile is open here. That writes the
/// profile file alone and speaks with no engine, so no engine has an event to tell of it; watching the file instead
/// would mean a watch on its folder, since it is replaced, and none on a file system that does not report what others
/// write.
void Door::lookAtGuard() {
    if (m_state != Open || m_busy) return;
    m_live->ask(this, node::WhoAmI{}, [this](const Result<node::Self>& self) {
        if (!self || m_state != Open || m_isLockable == self->isProtected) return;
        m_isLockable = self->isProtected;
        emit changed();
    });
}

void Door::knock() {
    switch (m_calls.kind()) {
    case node::ProfileKind::Missing:
        return become(New);
    case node::ProfileKind::Protected:
        return become(Locked);
    case node::ProfileKind::Open:
    case node::ProfileKind::Foreign:
        return open({}, Failed);
    }
}

void Door::create(const QString& name, const QString& passphrase) {
    make({{}, name.trimmed().toStdString(), passphrase.toStdString(), std::nullopt});
}

void Door::recover(const QString& words, const QUrl& file, const QString& filePassphrase, const QString& name,
                   const QString& passphrase) {
    node::RecoverFrom from{words.toStdString(), file.toLocalFile().toStdString(), filePassphrase.toStdString()};
    make({{}, name.trimmed().toStdString(), passphrase.toStdString(), std::move(from)});
}

template <class Made> std::function<void(Result<Made>)> Door::enterWith(const std::string& passphrase) {
    m_busy = true;
    emit changed();
    return [guard = QPointer<Door>(this), passphrase](const Result<Made>& made) {
        if (!guard) return;
        guard->m_busy = false;
        if (!made) return guard->become(New, errorText(made.error()));
        guard->open(passphrase, Failed);
    };
}

void Door::make(node::NewProfile wanted) {
    if (m_busy) return;
    const auto entering = enterWith<node::Self>(wanted.passphrase);
    m_calls.create(std::move(wanted), entering);
}

void Door::restore(const QUrl& file, const QString& backupPassphrase, const QString& passphrase) {
    if (m_busy) return;
    const std::string secret = passphrase.toStdString();
    const auto entering = enterWith<node::BackupRow>(secret);
    m_calls.restore({file.toLocalFile().toStdString(), backupPassphrase.toStdString(), {}, secret}, entering);
}

QString Door::computerName() const { return QSysInfo::machineHostName(); }

void Door::join(const QString& link, const QString& name, const QString& passphrase) {
    if (m_busy) return;
    const std::string given = link.simplified().remove(QLatin1Char(' ')).toStdString();
    // Looked at before anything is made of it.
    if (const auto owner = m_calls.ownerOfLink(given); !owner) return become(m_state, errorText(owner.error()));
    m_link = given;
    if (m_live) return askToJoin();
    create(name, passphrase);
}

void Door::unlock(const QString& passphrase) {
    if (!m_busy) open(passphrase.toStdString(), Locked);
}

void Door::lock() {
    if (m_state != Open || m_busy || !m_isLockable) return;
    m_near->hide();
    // This ends what shows the profile, at the end of the turn; the profile is closed after it.
    become(Locked);
    m_live.release()->deleteLater();
}

void Door::open(std::string passphrase, State onFailure) {
    m_busy = true;
    m_error.clear();
    emit changed();
    m_calls.open(std::move(passphrase), [guard = QPointer<Door>(this), onFailure](auto opened) {
        if (!guard) return;
        guard->m_busy = false;
        if (opened) {
            guard->m_isLockable = guard->m_calls.kind() == node::ProfileKind::Protected;
            guard->m_live = std::make_unique<Live>(std::move(*opened));
            return guard->enter();
        }
        const QString sentence = errorText(opened.error());
        // At the start only: whoever unlocks reads it in the window.
        if (opened.error().is(NodeError::ProfileInUse) && onFailure == Failed) emit guard->inUse(sentence);
        guard->become(onFailure, sentence);
    });
}

void Door::enter() {
    connect(m_live.get(), &Live::deviceLinked, this, [this] {
        if (m_state == Joining) become(Open);
    });
    if (!m_link.empty()) return askToJoin();
    // It may have been closed while it waited.
    m_live->ask(this, node::GetStatus{}, [this](const Result<node::StatusRow>& status) {
        m_owner = status ? shownName(status->joining) : QString();
        become(m_owner.isEmpty() ? Open : Joining);
    });
}

void Door::askToJoin() {
    m_busy = true;
    emit changed();
    m_live->ask(this, node::JoinAsDevice{std::exchange(m_link, {})}, [this](const Result<node::Accepted>& accepted) {
        m_busy = false;
        if (!accepted) return become(Joining, errorText(accepted.error()));
        m_owner = shownName(accepted->inviter);
        become(Joining);
    });
}

void Door::become(State state, const QString& error) {
    m_state = state;
    m_error = error;
    emit changed();
}

} // namespace ieum::ui
