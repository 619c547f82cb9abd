// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing a bundle for the people of a room, reading one, and answering it: what somebody carries where no network
// goes.
#pragma once

#include "ui/sheets/deed.h"

#include <QUrl>

namespace ieum::ui {

class BundleMaking : public ieum::ui::Deed {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString report MEMBER m_report NOTIFY reportChanged)
  public:
    using Deed::Deed;
    /// `split`: megabytes of the largest part; "" for one file.
    Q_INVOKABLE void write(const QString& room, bool withFiles, const QString& split, const QUrl& target);
    /// A name that is dropped on a window as a bundle.
    Q_INVOKABLE static QString nameFor(const QString& roomName);
  signals:
    void reportChanged();

  private:
    QString m_report;
};

class BundleTaking : public ieum::ui::Deed {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString report MEMBER m_report NOTIFY reportChanged)
    Q_PROPERTY(QString advice MEMBER m_advice NOTIFY reportChanged)
    Q_PROPERTY(QString writer MEMBER m_writer NOTIFY reportChanged) ///< who may be answered; "" for nobody
    Q_PROPERTY(QString room MEMBER m_room NOTIFY reportChanged)     ///< one that it was for
  public:
    using Deed::Deed;
    Q_INVOKABLE void read(const QList<QUrl>& files);
    /// What the writer lacks, and our receipt.
    Q_INVOKABLE void answer(const QUrl& target);
    Q_INVOKABLE QString answerName() const;
    /// By their names; parts of one count, too.
    Q_INVOKABLE static bool areBundles(const QList<QUrl>& files);
  signals:
    void reportChanged();

  private:
    void show(const node::BundleRead& read);
    node::BundleRead m_read;
    QString m_report, m_advice, m_writer, m_room;
};

} // namespace ieum::ui
