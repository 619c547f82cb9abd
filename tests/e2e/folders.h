// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Backups as people make them: a folder is copied, and later put back as it was.
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace ieum::e2e {

/// Without the lock of the process that had it.
inline bool copyFolder(const QString& from, const QString& to) {
    if (!QDir().mkpath(to)) return false;
    QDirIterator each(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const QString path = each.next();
        if (path.endsWith(QLatin1String("lock"))) continue;
        const QString target = to + path.mid(from.size());
        if (!QDir().mkpath(QFileInfo(target).path()) || !QFile::copy(path, target)) return false;
    }
    return true;
}
inline bool putBack(const QString& copy, const QString& folder) {
    return QDir(folder).removeRecursively() && copyFolder(copy, folder);
}

} // namespace ieum::e2e
