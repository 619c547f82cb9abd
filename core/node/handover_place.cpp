// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/handover_place.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <unistd.h>

namespace ieum::node {

namespace {

constexpr qsizetype placeBytesMax = 100;

/// The user's own run-time folder, or one of ours in the folder for temporary files. Others can write there too, so
/// ours counts only when it is a real folder, belongs to us and is closed to everybody else.
QString safeFolder() {
    QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!runtime.isEmpty() && QFileInfo(runtime).isWritable()) return runtime;
    const QString own = QDir::tempPath() + QStringLiteral("/ieum-") + QString::number(::getuid());
    constexpr auto onlyUs = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    QDir().mkdir(own, onlyUs);
    const QFileInfo info(own);
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                            QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    const bool ours = info.isDir() && !info.isSymLink() && info.ownerId() == ::getuid();
    return ours && !(info.permissions() & others) ? own : QString();
}

} // namespace

QString handoverPlace(const std::string& profileFolder) {
    const QFileInfo folder(QString::fromStdString(profileFolder));
    const QString canonical = folder.canonicalFilePath();
    const QString path = canonical.isEmpty() ? QDir::cleanPath(folder.absoluteFilePath()) : canonical;
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Blake2b_256).toHex().left(24);
    const QString where = safeFolder();
    if (where.isEmpty()) return {};
    const QString place = where + QStringLiteral("/ieum-") + QString::fromLatin1(hash);
    return QFile::encodeName(place).size() <= placeBytesMax ? place : QString();
}

} // namespace ieum::node
