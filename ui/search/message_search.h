// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds messages and files by words, sender, kind and age, in one room or in all; asks a moment after the last key.
// Without words: everything of a sender or of a kind.
#pragma once

#include "ui/live/live.h"
#include "ui/rowmodel/row_model.h"

#include <QTimer>

namespace ieum::ui {

struct HitRow {
    QString key, room, place, author, initial, time, text;
    int hue = 0;
    bool inFileName = false;
    bool operator==(const HitRow&) const = default;
};

class MessageSearch : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live MEMBER m_live REQUIRED)
    Q_PROPERTY(QString words MEMBER m_words WRITE setWords NOTIFY wordsChanged)
    Q_PROPERTY(QString room MEMBER m_room WRITE setRoom NOTIFY roomChanged)
    Q_PROPERTY(QString sender MEMBER m_sender WRITE setSender NOTIFY senderChanged)
    /// "any", "texts", "files", "pictures", "links"
    Q_PROPERTY(QString kind MEMBER m_kind NOTIFY narrowed)
    /// Written within so many days; 0: whenever
    Q_PROPERTY(int days MEMBER m_days NOTIFY narrowed)
    Q_PROPERTY(QString error MEMBER m_error NOTIFY answered)
    Q_PROPERTY(bool nothingFound MEMBER m_nothingFound NOTIFY answered)
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
  public:
    explicit MessageSearch(QObject* parent = nullptr);
    void setWords(const QString& words);
    void setRoom(const QString& room);
    void setSender(const QString& sender);
    QAbstractItemModel* rows() { return &m_rows; }

  signals:
    void wordsChanged();
    void roomChanged();
    void senderChanged();
    void narrowed();
    void answered();

  private:
    void ask();
    void show(const Result<std::vector<node::SearchHit>>& hits);
    Live* m_live = nullptr;
    bool isNarrowed() const;
    QString m_words, m_room, m_sender, m_error, m_kind;
    int m_days = 0;
    bool m_nothingFound = false;
    quint64 m_question = 0; ///< answers to older questions are dropped
    RowModel<HitRow> m_rows;
    QTimer m_soon;
};

} // namespace ieum::ui
