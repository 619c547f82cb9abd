// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sound/recording_place.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ieum::ui {
namespace {

constexpr int triesMost = 8; ///< a sweep of another process may take what is not locked yet

/// Of a user's session this folder is memory, and goes when he logs out; elsewhere it is a folder among other
/// temporary ones.
QString usualRoot() {
    const QString session = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const bool isThere = !session.isEmpty() && QFileInfo(session).isWritable();
    const QString base = isThere ? session : QStandardPaths::writableLocation(QStandardPaths::TempLocation);
    return QDir::cleanPath(base) + QStringLiteral("/ieum-voice-%1").arg(::geteuid());
}

/// Ours and nobody else's, and no link to elsewhere.
bool isPrivate(const QString& folder) {
    struct stat about {};
    return ::lstat(QFile::encodeName(folder).constData(), &about) == 0 && S_ISDIR(about.st_mode) &&
           about.st_uid == ::geteuid() && (about.st_mode & 0077) == 0;
}

bool isMade(const QString& folder) { return ::mkdir(QFile::encodeName(folder).constData(), 0700) == 0; }

/// -1: somebody else has it, or it is not there.
int locked(const QString& folder) {
    const int opened = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (opened < 0) return -1;
    struct stat about {};
    if (::flock(opened, LOCK_EX | LOCK_NB) == 0 && ::fstat(opened, &about) == 0 && about.st_nlink > 0) return opened;
    ::close(opened);
    return -1;
}

} // namespace

bool RecordingPlace::begin() {
    if (m_lock >= 0) return true;
    (void)isMade(m_root);
    for (int i = 0; i < triesMost && m_lock < 0 && isPrivate(m_root); ++i) {
        m_folder = QStringLiteral("%1/%2-%3").arg(m_root).arg(::getpid()).arg(i);
        if (isMade(m_folder)) m_lock = locked(m_folder);
    }
    return m_lock >= 0;
}

QString RecordingPlace::fresh(const QString& name) {
    if (!begin()) return {};
    const QString folder = QStringLiteral("%1/%2").arg(m_folder).arg(m_count++);
    return isMade(folder) ? folder + QLatin1Char('/') + name : QString();
}

bool RecordingPlace::has(const QString& path) const {
    return !m_folder.isEmpty() && path.startsWith(m_folder + QLatin1Char('/'));
}

void RecordingPlace::remove(const QString& path) {
    if (!has(path)) return;
    (void)QFile::remove(path);
    (void)QDir().rmdir(QFileInfo(path).path());
}

RecordingPlace::~RecordingPlace() {
    if (m_lock < 0) return;
    (void)QDir(m_folder).removeRecursively();
    ::close(m_lock);
}

void RecordingPlace::sweep(const QString& root) {
    if (!isPrivate(root)) return;
    for (const QString& name : QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden)) {
        const QString folder = root + QLatin1Char('/') + name;
        const int lock = locked(folder);
        if (lock < 0) continue;
        (void)QDir(folder).removeRecursively();
        ::close(lock);
    }
}

RecordingPlace& recordingPlace() {
    static RecordingPlace place(usualRoot());
    return place;
}

void removeLeftRecordings() { RecordingPlace::sweep(usualRoot()); }

} // namespace ieum::ui
