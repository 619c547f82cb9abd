// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The recovery words of this person: showing them, remembering that they are kept, and the file that says the same.
#pragma once

#include "ui/sheets/deed.h"

#include <QStringList>
#include <QUrl>

namespace ieum::ui {

class Recovering : public ieum::ui::Deed {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QList<QString> korean MEMBER m_korean NOTIFY wordsChanged)
    Q_PROPERTY(QList<QString> english MEMBER m_english NOTIFY wordsChanged)
    Q_PROPERTY(bool kept MEMBER m_kept NOTIFY keptChanged)
    /// The words can be had on this computer, and nobody has said that he keeps them.
    Q_PROPERTY(bool owed MEMBER m_owed NOTIFY keptChanged)
    Q_PROPERTY(QString report MEMBER m_report NOTIFY keptChanged)
  public:
    using Deed::Deed;
    /// Without the words: only whether somebody has to be reminded.
    Q_INVOKABLE void look();
    Q_INVOKABLE void load();
    /// They are shown no longer, and leave the window's memory.
    Q_INVOKABLE void hide();
    Q_INVOKABLE void keep();
    Q_INVOKABLE void write(const QUrl& target, const QString& passphrase);

  signals:
    void wordsChanged();
    void keptChanged();

  private:
    void become(bool isKept, bool isOwed);
    QStringList m_korean, m_english;
    bool m_kept = false;
    bool m_owed = false;
    QString m_report;
};

} // namespace ieum::ui
