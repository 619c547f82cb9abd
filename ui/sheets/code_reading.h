// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A link of ours out of a QR code in a picture that was chosen, dropped or pasted. The picture is never decoded in this
// process (node/picture_code.h), and read beside the thread of the window.
#pragma once

#include "node/picture_code.h"

#include <QObject>
#include <QUrl>
#include <QtQmlIntegration>
#include <functional>

namespace ieum::ui {

class CodeReading : public QObject {
    Q_OBJECT
    QML_ELEMENT
    /// Absolute path of ieum-preview.
    Q_PROPERTY(QString program MEMBER m_program)
    Q_PROPERTY(bool busy MEMBER m_busy NOTIFY changed)
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)
  public:
    explicit CodeReading(QObject* parent = nullptr);
    Q_INVOKABLE void readFile(const QUrl& file);
    /// What lies on the clipboard: the bytes of a picture, or one file. False: neither, and nothing is done.
    Q_INVOKABLE bool readClipboard();
    Q_INVOKABLE void forget();

  signals:
    void changed();
    void found(const QString& link);

  private:
    void read(std::function<node::PictureCode()> work);
    void settle(bool busy, const QString& error);

    QString m_program;
    bool m_busy = false;
    QString m_error;
    quint64 m_turn = 0; ///< what an earlier one found is not heard
};

} // namespace ieum::ui
