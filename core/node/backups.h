// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes backups of a profile that is open: on a thread of its own with a read-only connection of its own, so that the
// engine goes on meanwhile and is not asked for anything. One at a time. Asked and answered on the thread of the
// QCoreApplication.
#pragma once

#include "node/machine.h"
#include "node/requests.h"
#include "store/connection.h"

#include <QObject>

#include <atomic>
#include <thread>

namespace ieum::node {

/// The profile, as whoever opens its database a second time needs it.
struct BackupSource {
    std::string folder;
    crypto::LockedKey key;
    store::Cipher cipher = store::Cipher::Aegis;
};

class Backups {
  public:
    using Tell = std::function<void(const BackupProgress&)>;
    /// `tell` is called every now and then while one is written.
    Backups(BackupSource source, ThisMachine& machine, Tell tell);
    ~Backups();
    Backups(const Backups&) = delete;
    Backups& operator=(const Backups&) = delete;

    /// Errors: BackupUnderWay, Stopped, those of store::writeBackup.
    void write(Asked<WriteBackup> asked);
    /// Breaks off what is under way; nothing is written any more.
    void stop();

  private:
    Result<BackupWritten> make(const WriteBackup& request);
    Done step(const std::string& path, uint64_t done, uint64_t total);

    BackupSource m_source;
    ThisMachine& m_machine;
    Tell m_tell;
    std::atomic<bool> m_stopping{false};
    int64_t m_toldMs = 0; ///< belongs to the thread
    std::thread m_thread;
    bool m_isBusy = false;
    QObject m_home; ///< last, so first to go: nothing comes back after that
};

} // namespace ieum::node
