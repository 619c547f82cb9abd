// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whom an "@" in the text may mean: members by their names, or by the initial consonants of them (ㄱㅅㅎ for 김성호),
// while they are typed. What the input method has not committed yet counts.
#pragma once

#include "ui/live/on_live.h"
#include "ui/rowmodel/row_model.h"

namespace ieum::ui {

struct MentionedRow {
    QString key; ///< person
    QString name, initial;
    int hue = 0;
    bool operator==(const MentionedRow&) const = default;
};

class Mentioning : public ieum::ui::OnRoom {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
    Q_PROPERTY(bool open READ open NOTIFY changed)
    /// Which of the rows Enter takes.
    Q_PROPERTY(int at READ at NOTIFY changed)
    Q_PROPERTY(QString atName READ atName NOTIFY changed)
  public:
    explicit Mentioning(QObject* parent = nullptr);
    QAbstractItemModel* rows() { return &m_rows; }
    bool open() const { return !m_rows.rows().isEmpty(); }
    int at() const { return m_at; }
    QString atName() const { return open() ? m_rows.rows()[m_at].name : QString(); }

    /// The text as it is now; `composing` belongs at `cursor`.
    Q_INVOKABLE void look(const QString& text, int cursor, const QString& composing);
    Q_INVOKABLE void step(int by);
    /// Until another "@" is begun.
    Q_INVOKABLE void dismiss();
    /// Writes the name of that row; -1: of the one that Enter takes. What was not committed is dropped.
    Q_INVOKABLE void take(int row);
    /// The persons whose "@NAME" stands in the text.
    Q_INVOKABLE QStringList meant(const QString& text) const;

  signals:
    void changed();
    void taken(const QString& text, int cursor);

  private:
    void follow(Live& live) override;
    void forget() override;
    void roomCame() override;
    void refresh();
    void show(const QList<MentionedRow>& rows);

    QString m_text;
    int m_begin = -1, m_cursor = 0, m_at = 0; ///< m_begin: where "@" stands
    int m_dismissed = -1;                     ///< the "@" that is left alone
    QList<MentionedRow> m_members;            ///< but us
    QStringList m_taken;                      ///< persons, newest first: of namesakes the one who was chosen is meant
    RowModel<MentionedRow> m_rows;
};

} // namespace ieum::ui
