// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which words of a text are not in the dictionary. The one that is being written is left alone until nothing has
// changed for a while, and so is every one while a syllable is composed in it.
#pragma once

#include "ui/spelling/spelling.h"

#include <QPointer>
#include <QTimer>

namespace ieum::ui {

class SpellCheck : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Spelling* spelling MEMBER m_spelling WRITE setSpelling NOTIFY spellingChanged)
    Q_PROPERTY(QString text MEMBER m_text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(int cursor MEMBER m_cursor WRITE setCursor NOTIFY textChanged)
    Q_PROPERTY(bool composing MEMBER m_isComposing WRITE setComposing NOTIFY textChanged)
    /// Where each marked word begins and where it ends.
    Q_PROPERTY(QList<int> starts READ starts NOTIFY marked)
    Q_PROPERTY(QList<int> ends READ ends NOTIFY marked)
    /// What was pressed last, and what it may have been meant to be.
    Q_PROPERTY(QString word READ word NOTIFY suggestionsChanged)
    Q_PROPERTY(QStringList suggestions MEMBER m_suggestions NOTIFY suggestionsChanged)
  public:
    /// Of a longer text nothing is marked: what somebody pasted is not what he writes.
    static constexpr qsizetype lettersMost = 10'000;
    static constexpr qsizetype marksMost = 100;
    static constexpr int restMs = 700;

    explicit SpellCheck(QObject* parent = nullptr);
    void setSpelling(Spelling* spelling);
    void setText(const QString& text);
    void setCursor(int cursor);
    void setComposing(bool composing);
    QList<int> starts() const;
    QList<int> ends() const;
    QString word() const { return m_word.text; }
    /// True: a marked word is there, and its suggestions come.
    Q_INVOKABLE bool ask(int position);
    Q_INVOKABLE int wordStart() const { return m_word.start; }

  signals:
    void spellingChanged();
    void textChanged();
    void marked();
    void suggestionsChanged();

  private:
    void touched();
    void mark();
    QPointer<Spelling> m_spelling;
    QString m_text;
    int m_cursor = 0;
    bool m_isComposing = false;
    QList<WrittenWord> m_marks;
    WrittenWord m_word;
    QStringList m_suggestions;
    QTimer m_rest; ///< runs while somebody writes
};

} // namespace ieum::ui
