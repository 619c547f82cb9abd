// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is known of somebody with whom a room is shared, in words: the same as `ieumctl person` says. Kept up to date
// while it is shown.
#pragma once

#include "ui/live/live.h"

namespace ieum::ui {

class PersonCard : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live READ live WRITE setLive NOTIFY liveChanged REQUIRED)
    Q_PROPERTY(QString person MEMBER m_person NOTIFY changed) ///< his key; "": nobody is shown
    Q_PROPERTY(QString name MEMBER m_name NOTIFY changed)     ///< "" until it is known
    Q_PROPERTY(QString initial MEMBER m_initial NOTIFY changed)
    Q_PROPERTY(int hue MEMBER m_hue NOTIFY changed)
    Q_PROPERTY(QString detail MEMBER m_detail NOTIFY changed)   ///< seen when, known since when
    Q_PROPERTY(QString digits MEMBER m_digits NOTIFY changed)   ///< in fives
    Q_PROPERTY(QString devices MEMBER m_devices NOTIFY changed) ///< a line each
    Q_PROPERTY(QString rooms MEMBER m_rooms NOTIFY changed)     ///< likewise
    Q_PROPERTY(QString direct MEMBER m_direct NOTIFY changed)   ///< the room of the two; "": there is none
    Q_PROPERTY(QString warning MEMBER m_warning NOTIFY changed)
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)
  public:
    using QObject::QObject;
    Live* live() const { return m_live; }
    void setLive(Live* live);
    /// By his key; "": nobody any more.
    Q_INVOKABLE void show(const QString& person);

  signals:
    void liveChanged();
    void changed();

  private:
    void refresh();
    void clear();
    void fill(const node::PersonRow& row);
    Live* m_live = nullptr;
    QString m_person, m_name, m_initial, m_detail, m_digits, m_devices, m_rooms, m_direct, m_warning, m_error;
    int m_hue = 0;
};

} // namespace ieum::ui
