// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One ieum-replica of the drill.
#pragma once

#include "cli/drill/child_process.h"
#include "cli/drill/places.h"

namespace ieum::cli {

class DrillReplica {
  public:
    DrillReplica(const Places& places, int place, QString program, QString folder);

    /// Returns when it listens. Throws Failed.
    Task<> start();
    Task<> kill() { return m_process.kill(); }
    bool isRunning() const { return m_process.isRunning(); }
    /// Forgets everything but who it is: its key and token stay.
    void wipe() const;
    QString address() const { return m_address; } ///< with its token

  private:
    const Places& m_places;
    int m_place;
    QString m_program;
    QString m_folder;
    QString m_listen;
    QString m_address;
    ChildProcess m_process;
};

} // namespace ieum::cli
