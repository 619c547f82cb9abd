// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was written in a room for a later time and waits for it, the first to go first.
#pragma once

#include "ui/live/on_live.h"
#include "ui/rowmodel/row_model.h"

#include <QHash>
#include <QTimer>

#include <functional>

namespace ieum::ui {

struct LaterMessage {
    QString key;    ///< message id
    QString when;   ///< "tomorrow 9:00 AM", or why it did not go
    QString text;   ///< cleaned; the name of its first file when it has no text
    QString words;  ///< as it was written
    QString extras; ///< its files, in words; "" when it has none
    double dueMs = 0;
    bool held = false; ///< it was time, and it may not be said there (any more)
    bool operator==(const LaterMessage&) const = default;
};

class LaterList : public ieum::ui::RoomLook {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int count READ count NOTIFY changed)
    /// "1 message waits until 9:00 AM"
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
  public:
    explicit LaterList(QObject* parent = nullptr);
    int count() const { return static_cast<int>(m_rows.rows().size()); }
    QString summary() const;
    QAbstractItemModel* rows() { return &m_rows; }
    Q_INVOKABLE void sendNow(const QString& message);
    Q_INVOKABLE void move(const QString& message, double dueMs);
    Q_INVOKABLE void reword(const QString& message, const QString& text);
    Q_INVOKABLE void drop(const QString& message);
    /// What is being written anew of a message, until endEdit or reworded; "": nothing is.
    Q_INVOKABLE QString edited(const QString& message) const { return m_edits.value(message).text; }
    Q_INVOKABLE void keepEdit(const QString& message, const QString& text);
    Q_INVOKABLE void endEdit(const QString& message) { m_edits.remove(message); }

  signals:
    void changed();
    /// It waits with the words that were written for it.
    void reworded(const QString& message);
    /// The message does not wait any more, and what was being written of it is not in it; `why` says so.
    void lost(const QString& text, const QString& why);

  private:
    void forget() override;
    void roomCame() override;
    struct Edit {
        QString room, before, text;
    };
    template <class Request> void change(Request request, const std::function<void()>& well = {});
    void look() override;
    void settle(const std::vector<node::LaterRow>& rows);
    void giveBackEdits();

    QString m_error;
    RowModel<LaterMessage> m_rows;
    QHash<QString, Edit> m_edits;
    QTimer m_midnight; ///< "tomorrow" is another day then
};

} // namespace ieum::ui
