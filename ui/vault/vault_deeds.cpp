// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/vault/vault_deeds.h"

#include "ui/words/errors.h"
#include "ui/words/names.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDesktopServices>
#include <QFileInfo>

namespace ieum::ui {
namespace {

struct VaultDoing {
    Q_DECLARE_TR_FUNCTIONS(VaultDoing)
};

/// The mail programs' rule: what decides is the last ending, in whatever letters.
QString endingOf(const QString& name) { return name.section(QLatin1Char('.'), -1).toLower(); }

} // namespace

bool VaultDeeds::useSaved(const QString& file, const QString& then) {
    const auto copy = m_copies.constFind(file);
    if (copy == m_copies.constEnd() || !QFileInfo::exists(copy->path)) return false;
    if (then == QLatin1String("open")) open(*copy);
    if (then == QLatin1String("folder")) showInFolder(copy->path);
    return true;
}

void VaultDeeds::save(const QString& file, const QUrl& target, const QString& then, bool opens) {
    const QString path = target.toLocalFile();
    node::SaveFile request{idOf<FileId>(file), path.toStdString()};
    m_live->ask(this, request, [this, path, then, opens](const Result<node::FileRow>& saved) {
        if (!saved) return say(errorText(saved.error()));
        m_copies.insert(hexOf(saved->id), {QString::fromStdString(saved->name), path, opens});
        say(VaultDoing::tr("%1 is saved.").arg(isolated(shownName(saved->name))));
        useSaved(hexOf(saved->id), then);
    });
}

void VaultDeeds::open(const Copy& copy) {
    if (!copy.opens) return say(VaultDoing::tr("Files of this type are not opened from here."));
    if (endingOf(copy.name) != endingOf(QFileInfo(copy.path).fileName())) {
        return say(VaultDoing::tr("The copy has another ending than the file had, so it is not opened from here."));
    }
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(copy.path))) say(VaultDoing::tr("No program opens such files."));
}

void VaultDeeds::showInFolder(const QString& path) {
    const QUrl folder = QUrl::fromLocalFile(QFileInfo(path).absolutePath());
    if (!QDBusConnection::sessionBus().isConnected()) {
        QDesktopServices::openUrl(folder);
        return;
    }
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("/org/freedesktop/FileManager1"),
        QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("ShowItems"));
    call << QStringList{QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded)} << QString();
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, folder] {
        watcher->deleteLater();
        // No file manager on the bus: the folder without the file marked in it.
        if (watcher->isError()) QDesktopServices::openUrl(folder);
    });
}

void VaultDeeds::fetch(const QString& file, bool wanted) {
    const auto tell = [this](const Result<node::Nothing>& done) {
        if (!done) say(errorText(done.error()));
    };
    const auto id = idOf<FileId>(file);
    if (wanted) return m_live->ask(this, node::FetchFile{id}, tell);
    m_live->ask(this, node::StopFetching{id}, tell);
}

void VaultDeeds::pin(const QString& file, bool pinned) {
    m_live->ask(this, node::PinFile{idOf<FileId>(file), pinned}, [this](const Result<node::Nothing>& done) {
        if (!done) say(errorText(done.error()));
    });
}

void VaultDeeds::share(const QString& file, const QString& room, const QString& roomName) {
    node::SendMessage message;
    message.room = idOf<RoomId>(room);
    message.shared = {idOf<FileId>(file)};
    m_live->ask(this, message, [this, roomName](const Result<MessageId>& sent) {
        say(sent ? VaultDoing::tr("Shared in %1.").arg(isolated(roomName)) : errorText(sent.error()));
    });
}

void VaultDeeds::say(const QString& notice) {
    m_notice = notice;
    emit noticeChanged();
}

} // namespace ieum::ui
