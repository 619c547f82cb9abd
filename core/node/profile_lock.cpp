// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/profile_lock.h"

#include "node/error.h"

#include <QDir>

namespace ieum::node {

Result<std::unique_ptr<ProfileLock>> ProfileLock::take(const std::string& folder) {
    const QDir dir(QString::fromStdString(folder));
    if (!dir.exists()) return fail(Cause::Input, NodeError::ProfileMissing);
    std::unique_ptr<ProfileLock> lock(new ProfileLock(dir.absoluteFilePath(QStringLiteral("lock"))));
    // Held for days: age says nothing. Whether its process lives does.
    lock->m_file.setStaleLockTime(0);
    if (!lock->m_file.tryLock(0)) return fail(Cause::Input, NodeError::ProfileInUse);
    return lock;
}

} // namespace ieum::node
