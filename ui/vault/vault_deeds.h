// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done with a file of the list. Only copies that the user has saved are opened or shown, and only those are
// opened whose type the node has found harmless, and whose name still ends as the file's does.
#pragma once

#include "ui/live/live.h"

#include <QHash>
#include <QUrl>

namespace ieum::ui {

class VaultDeeds : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live MEMBER m_live REQUIRED)
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged)
  public:
    using QObject::QObject;
    QString notice() const { return m_notice; }
    /// `then`: "open", "folder", or "" for nothing more. A copy that lies where one was saved before is used again.
    /// False: it has to be saved first.
    Q_INVOKABLE bool useSaved(const QString& file, const QString& then);
    /// `opens`: what the list says of it. Else a copy is saved and shown, and never opened.
    Q_INVOKABLE void save(const QString& file, const QUrl& target, const QString& then, bool opens);
    /// Or no longer; what is here of it stays.
    Q_INVOKABLE void fetch(const QString& file, bool wanted);
    Q_INVOKABLE void pin(const QString& file, bool pinned);
    /// Into another room; fetches nothing: it has to be here.
    Q_INVOKABLE void share(const QString& file, const QString& room, const QString& roomName);
    Q_INVOKABLE void forgetNotice() { say({}); }

  signals:
    void noticeChanged();

  private:
    struct Copy {
        QString name; ///< the file's own
        QString path;
        bool opens = false;
    };
    void open(const Copy& copy);
    void showInFolder(const QString& path);
    void say(const QString& notice);

    Live* m_live = nullptr;
    QString m_notice;
    QHash<QString, Copy> m_copies; ///< of this run of the program
};

} // namespace ieum::ui
