// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether Ieum starts, without a window, when this user logs in: a file in the desktop's folder for that (Desktop
// Application Autostart Specification). The file is the state; nothing else is kept.
#pragma once

#include <QObject>
#include <QtQmlIntegration>

namespace ieum::ui {

class Autostart : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool on READ on WRITE setOn NOTIFY changed)
    /// Why it could not be changed; "": it could.
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)
  public:
    explicit Autostart(QObject* parent = nullptr);
    bool on() const;
    void setOn(bool on);

  signals:
    void changed();

  private:
    QString m_error;
};

/// The line of a desktop file that starts this with these arguments, quoted as such files want it; of the arguments the
/// profile's folder is taken over.
QString startLine(const QString& program, const QStringList& arguments);

} // namespace ieum::ui
