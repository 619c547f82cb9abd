// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What guards single rooms on this computer against messages that were meant for another one: a text that opens with a
// click only, and a background of its own. Kept by the desktop, under names that do not tell which room it is.
#pragma once

#include <QHash>
#include <QObject>
#include <QSettings>
#include <QtQmlIntegration>

namespace ieum::ui {

class RoomWays : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("kept with the preferences")
    /// Grows with every change, so that a binding on locks() or colour() is looked at again.
    Q_PROPERTY(int changes MEMBER m_changes NOTIFY changed)
  public:
    static constexpr int colourMost = 6; ///< 0: the usual background; as many as Theme.roomGrounds
    /// `settings` may be null (kept while this lives) and outlives this.
    explicit RoomWays(QSettings* settings, QObject* parent = nullptr);
    Q_INVOKABLE bool locks(const QString& room) const;
    Q_INVOKABLE void setLocks(const QString& room, bool locks);
    Q_INVOKABLE int colour(const QString& room) const;
    Q_INVOKABLE void setColour(const QString& room, int colour);

  signals:
    void changed();

  private:
    struct Way {
        bool locks = false;
        int colour = 0;
    };
    void put(const QString& room, const Way& way);
    QSettings* m_settings;
    QHash<QString, Way> m_ways; ///< of rooms that differ from the usual
    int m_changes = 1;
};

} // namespace ieum::ui
