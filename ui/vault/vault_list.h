// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files of all rooms, newest first, narrowed by name, type, sender and room; asks a moment after the last key, and
// only while somebody looks.
#pragma once

#include "ui/live/on_live.h"
#include "ui/rowmodel/row_model.h"

#include <QTimer>

namespace ieum::ui {

struct VaultRowData {
    QString key; ///< its place: the same file in two messages is two rows
    QString file, room, message, name, mark, where, holders, heldBy, origin;
    QString trap; ///< why it is not opened from here
    bool here = false, fetching = false, opens = false, pinned = false, picture = false;
    double share = 0;
    bool operator==(const VaultRowData&) const = default;
};

class VaultList : public ieum::ui::OnLive {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool awake MEMBER m_awake WRITE setAwake NOTIFY asked)
    Q_PROPERTY(QString words MEMBER m_words WRITE setWords NOTIFY asked)
    Q_PROPERTY(QString sender MEMBER m_sender WRITE setSender NOTIFY asked)
    /// "", "document", "image", "video", "sound", "archive", "other", or "risk": what no computer is known to hold
    Q_PROPERTY(QString type MEMBER m_type WRITE setType NOTIFY asked)
    Q_PROPERTY(QString room MEMBER m_room WRITE setRoom NOTIFY asked)
    /// "loading", "error", "empty" (there are no files), "none" (of this kind), or "" when there are rows
    Q_PROPERTY(QString state READ state NOTIFY answered)
    Q_PROPERTY(QString error MEMBER m_error NOTIFY answered)
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
  public:
    explicit VaultList(QObject* parent = nullptr);
    void setAwake(bool awake);
    void setWords(const QString& words) { change(m_words, words); }
    void setSender(const QString& sender) { change(m_sender, sender); }
    void setType(const QString& type) { change(m_type, type); }
    void setRoom(const QString& room) { change(m_room, room); }
    QString state() const;
    QAbstractItemModel* rows() { return &m_rows; }
    /// The end of the list is in sight.
    Q_INVOKABLE void more();

  signals:
    void asked();
    void answered();

  private:
    void follow(Live& live) override;
    void change(QString& filter, const QString& to);
    void ask();
    void askForRisks();
    void show(const Result<node::FileList>& list);
    bool m_awake = false;
    QString m_words, m_sender, m_type, m_room, m_error;
    bool m_known = false; ///< an answer came
    int m_wanted = 0;     ///< rows
    quint64 m_question = 0;
    RowModel<VaultRowData> m_rows;
    QTimer m_soon;
};

} // namespace ieum::ui
