// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A link that makes another computer one of ours: made, counted down, used or run out.
#pragma once

#include "ui/sheets/deed.h"

#include <QTimer>

namespace ieum::ui {

/// "9:41"; "" when it has run out.
QString leftText(qint64 leftMs);

class DeviceLinking : public ieum::ui::Deed {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString link MEMBER m_link NOTIFY linkChanged)     ///< "" once it has run out or was used
    Q_PROPERTY(QString code MEMBER m_code NOTIFY linkChanged)     ///< the same, to be typed on the same network
    Q_PROPERTY(QString left MEMBER m_left NOTIFY linkChanged)     ///< how long it is good for
    Q_PROPERTY(bool ranOut MEMBER m_ranOut NOTIFY linkChanged)    ///< nobody came in time
    Q_PROPERTY(QString linked MEMBER m_linked NOTIFY linkChanged) ///< name of the computer that came
    Q_PROPERTY(qint64 lifeMs MEMBER m_lifeMs NOTIFY linkChanged)  ///< as long as the node's, but for tests
  public:
    explicit DeviceLinking(QObject* parent = nullptr);
    Q_INVOKABLE void make();

  signals:
    void linkChanged();

  private:
    void tick();
    void come(const QString& name);
    QString m_link, m_code, m_left, m_linked;
    bool m_ranOut = false;
    qint64 m_lifeMs;
    qint64 m_madeMs = 0;
    QTimer m_timer;
    QMetaObject::Connection m_listening;
};

} // namespace ieum::ui
