// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which pieces of files lie in a profile, and whether each is still the same file on the disk later: a piece that was
// fetched again was written again.
#pragma once

#include <QHash>
#include <QString>

#include <utility>

namespace ieum::cli {

class ChunkSnapshot {
  public:
    explicit ChunkSnapshot(const QString& profileFolder);
    int count() const { return static_cast<int>(m_files.size()); }
    int countRewritten() const;

  private:
    using Written = std::pair<quint64, qint64>; ///< inode and time of the last change
    static QHash<QString, Written> look(const QString& folder);

    QString m_folder;
    QHash<QString, Written> m_files;
};

} // namespace ieum::cli
