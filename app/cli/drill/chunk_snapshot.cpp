// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drill/chunk_snapshot.h"

#include <QDirIterator>
#include <QFile>

#include <sys/stat.h>

namespace ieum::cli {

ChunkSnapshot::ChunkSnapshot(const QString& profileFolder)
    : m_folder(profileFolder + QStringLiteral("/chunks")), m_files(look(m_folder)) {}

QHash<QString, ChunkSnapshot::Written> ChunkSnapshot::look(const QString& folder) {
    QHash<QString, Written> files;
    QDirIterator each(folder, QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const QString path = each.next();
        struct stat about {};
        if (::stat(QFile::encodeName(path).constData(), &about) != 0) continue;
        constexpr qint64 nsPerSecond = 1'000'000'000;
        files.insert(path, {about.st_ino, about.st_mtim.tv_sec * nsPerSecond + about.st_mtim.tv_nsec});
    }
    return files;
}

int ChunkSnapshot::countRewritten() const {
    const auto now = look(m_folder);
    int rewritten = 0;
    for (auto each = m_files.constBegin(); each != m_files.constEnd(); ++each) {
        const auto found = now.constFind(each.key());
        if (found == now.constEnd() || *found != *each) ++rewritten;
    }
    return rewritten;
}

} // namespace ieum::cli
