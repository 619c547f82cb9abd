// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fetches files and writes copies of them where the user says.
#pragma once

#include "ui/live/live.h"

#include <QUrl>

namespace ieum::ui {

class FileKeeper : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live MEMBER m_live REQUIRED)
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged)
  public:
    using QObject::QObject;
    QString notice() const { return m_notice; }
    Q_INVOKABLE void fetch(const QString& file);
    Q_INVOKABLE void save(const QString& file, const QUrl& target);
    Q_INVOKABLE void forgetNotice() { say({}); }

  signals:
    void noticeChanged();

  private:
    void say(const QString& notice);
    Live* m_live = nullptr;
    QString m_notice;
};

} // namespace ieum::ui
