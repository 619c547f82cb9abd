// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pictures of a room, one of which is looked at: what comes before and after it. Pages of them are fetched as far
// as they are gone to.
#pragma once

#include "ui/live/live.h"

namespace ieum::ui {

class RoomPictures : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live MEMBER m_live REQUIRED)
    Q_PROPERTY(QString file READ file NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    /// Who sent it, and when; "" as long as that is not known.
    Q_PROPERTY(QString origin READ origin NOTIFY changed)
    Q_PROPERTY(bool here READ here NOTIFY changed)
    Q_PROPERTY(bool hasOlder READ hasOlder NOTIFY changed)
    Q_PROPERTY(bool hasNewer READ hasNewer NOTIFY changed)
  public:
    static constexpr uint32_t pagePictures = 100;
    static constexpr int pagesMost = 20; ///< that are looked through for the one that was opened

    using QObject::QObject;
    QString file() const { return m_shown.file; }
    QString name() const { return m_shown.name; }
    QString origin() const { return m_shown.origin; }
    bool here() const { return m_shown.here; }
    bool hasOlder() const { return m_at >= 0 && (m_at + 1 < m_all.size() || m_next); }
    bool hasNewer() const { return m_at > 0; }
    Q_INVOKABLE void show(const QString& room, const QString& file, const QString& name);
    Q_INVOKABLE void older();
    Q_INVOKABLE void newer();

  signals:
    void changed();

  private:
    struct Picture {
        QString file, name, origin;
        bool here = true;
    };
    void follow(const QString& file, quint64 haveBytes, bool done);
    void load();
    void take(const node::FileList& page);
    void go(qsizetype at);

    Live* m_live = nullptr;
    QString m_room;
    Picture m_shown;
    QList<Picture> m_all; ///< newest first
    qsizetype m_at = -1;  ///< -1: it is not known where it stands
    std::optional<int64_t> m_next;
    int m_pages = 0;
    bool m_goesOn = false; ///< to the first one of the page that is under way
    OneAtATime m_asking;
};

} // namespace ieum::ui
