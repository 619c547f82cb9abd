// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where recordings lie until the node has sealed them: in a folder of this process alone. The README says why in the
// clear, and for how long. It is locked while its process lives, so that what a crash left can be told apart.
#pragma once

#include <QString>

namespace ieum::ui {

class RecordingPlace {
  public:
    /// `root` is made when it is needed.
    explicit RecordingPlace(QString root) : m_root(std::move(root)) {}
    /// Removes what is left in it.
    ~RecordingPlace();
    RecordingPlace(const RecordingPlace&) = delete;
    RecordingPlace& operator=(const RecordingPlace&) = delete;

    /// A path for a new file of that name, in a folder of its own; "": none could be made.
    QString fresh(const QString& name);
    /// It lies here.
    bool has(const QString& path) const;
    /// A file that lies here, with its folder; any other is left alone.
    void remove(const QString& path);
    /// What processes that are gone have left in `root`.
    static void sweep(const QString& root);

  private:
    bool begin();
    QString m_root;
    QString m_folder; ///< "": nothing was recorded yet
    int m_lock = -1;
    int m_count = 0;
};

/// The one of this process.
RecordingPlace& recordingPlace();
/// Once, at the start of the program.
void removeLeftRecordings();

} // namespace ieum::ui
