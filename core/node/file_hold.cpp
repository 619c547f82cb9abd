// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/file_hold.h"

#include "node/error.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ieum::node {

Result<std::unique_ptr<FileHold>> FileHold::take(const std::string& path) {
    const int opened = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0600);
    std::unique_ptr<FileHold> hold(new FileHold(path, opened));
    if (opened >= 0 && ::flock(opened, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        ::close(std::exchange(hold->m_descriptor, -1));
        return fail(Cause::Input, NodeError::BackupUnderWay);
    }
    return hold;
}

FileHold::~FileHold() {
    if (m_descriptor < 0) return;
    struct stat about {};
    const bool isEmpty = ::fstat(m_descriptor, &about) == 0 && S_ISREG(about.st_mode) && about.st_size == 0;
    if (isEmpty && about.st_nlink > 0) ::unlink(m_path.c_str());
    ::close(m_descriptor);
}

} // namespace ieum::node
