// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drill/failed.h"
#include "cli/drill/steps.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace ieum::cli {

namespace {

constexpr int renewMs = 60'000;

/// The lock is the running process's and comes along to nobody.
void copyProfile(const QString& from, const QString& to) {
    QDirIterator each(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const QString path = each.next();
        if (path.endsWith(QLatin1String("lock"))) continue;
        const QString target = to + path.mid(from.size());
        if (!QDir().mkpath(QFileInfo(target).path()) || !QFile::copy(path, target))
            throw Failed(QStringLiteral("A file of the backup could not be copied: %1").arg(path));
    }
}

Task<QJsonObject> restoredOf(Actor& actor) {
    const QJsonValue status = co_await actor.ask(QStringLiteral("status"), {});
    co_return status["restored"].toObject();
}

} // namespace

Task<QString> restoreBackup(Drill& drill) {
    Actor& actor = drill.actor(1);
    const QString backup = actor.folder() + QStringLiteral("-backup");
    co_await actor.stop();
    copyProfile(actor.folder(), backup);
    co_await actor.start();
    // What is said now is not in the backup.
    co_await talk(drill, drill.members(), drill.share(0.05), drill.readers());
    co_await converge(drill, drill.members());
    co_await actor.stop();
    QDir(actor.folder()).removeRecursively();
    copyProfile(backup, actor.folder());
    co_await actor.start();
    co_await talk(drill, only(actor), drill.share(0.05), drill.readers());
    co_await until(
        actor.name() + QStringLiteral(" went on after its backup was put back"), renewMs, [&actor]() -> Task<bool> {
            const QJsonObject restored = co_await restoredOf(actor);
            co_return restored["why"].toString() == QLatin1String("copied") && !restored["read_only"].toBool();
        });
    co_await converge(drill, drill.members());
    co_return QStringLiteral("%1 came back from an older backup, noticed it, and went on").arg(actor.name());
}

} // namespace ieum::cli
