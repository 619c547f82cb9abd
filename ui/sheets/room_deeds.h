// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Making a room, inviting into it, accepting an invitation, connecting a replica.
#pragma once

#include "ui/sheets/deed.h"

namespace ieum::ui {

class NewRoom : public ieum::ui::Deed {
    Q_OBJECT
    QML_ELEMENT
  public:
    using Deed::Deed;
    Q_INVOKABLE void create(const QString& name);
  signals:
    void created(const QString& room);
};

class Inviting : public ieum::ui::Deed {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString link MEMBER m_link NOTIFY linkChanged)
  public:
    using Deed::Deed;
    /// "": to talk 1:1.
    Q_INVOKABLE void make(const QString& room);
  signals:
    void linkChanged();

  private:
    QString m_link;
};

class Accepting : public ieum::ui::Deed {
    Q_OBJECT
    QML_ELEMENT
  public:
    using Deed::Deed;
    Q_INVOKABLE void accept(const QString& link);
    /// The room that is still to come is nobody's concern any more.
    Q_INVOKABLE void waitNoMore() { disconnect(m_waiting); }
  signals:
    /// `room` is "" while the inviter has not been reached; came() tells later which one it is.
    void accepted(const QString& room, const QString& inviter);
    void came(const QString& room);

  private:
    void waitFor(const std::vector<node::RoomRow>& known);

    QMetaObject::Connection m_waiting;
};

class ReplicaAdding : public ieum::ui::Deed {
    Q_OBJECT
    QML_ELEMENT
  public:
    using Deed::Deed;
    Q_INVOKABLE void add(const QString& address);
  signals:
    void added();
};

} // namespace ieum::ui
