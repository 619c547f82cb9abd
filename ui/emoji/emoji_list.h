// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The emoji that can be chosen now: those used lately and then all of them, or those that the words mean.
#pragma once

#include "ui/rowmodel/row_model.h"

#include <QtQmlIntegration>

namespace ieum::ui {

struct EmojiRow {
    QString key, text, name;
    bool operator==(const EmojiRow&) const = default;
};

class EmojiList : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString words MEMBER m_words NOTIFY wordsChanged)
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
    Q_PROPERTY(QStringList groups READ groups CONSTANT)
    Q_PROPERTY(QStringList groupNames READ groupNames CONSTANT)
  public:
    static constexpr qsizetype recentMost = 27; ///< three lines

    explicit EmojiList(QObject* parent = nullptr);
    QAbstractItemModel* rows() { return &m_rows; }
    /// One emoji for each group, and what the group is called.
    static QStringList groups();
    static QStringList groupNames();
    /// The row where a group begins; -1 while words are looked for.
    Q_INVOKABLE int beginOf(int group) const;
    Q_INVOKABLE QString at(int row) const;
    /// It has been chosen, and comes first the next time. Kept in the file that the program names (recentEmojiFile of
    /// the application), else until it ends.
    Q_INVOKABLE void use(const QString& emoji);
    Q_INVOKABLE void look();

  signals:
    void wordsChanged();

  private:
    RowModel<EmojiRow> m_rows;
    QString m_words;
};

} // namespace ieum::ui
