// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is being written in the open room: text, files, the message it answers; or another text for a message of ours,
// and then the draft comes back. Drafts of other rooms lie on a shelf, which outlives this when one is given.
#pragma once

#include "ui/composer/draft_shelf.h"
#include "ui/live/live.h"
#include "ui/rowmodel/row_model.h"

#include <QUrl>

namespace ieum::ui {

class Draft : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live MEMBER m_live REQUIRED)
    Q_PROPERTY(ieum::ui::DraftShelf* shelf READ shelf WRITE setShelf NOTIFY shelfChanged)
    Q_PROPERTY(QString room MEMBER m_room WRITE setRoom NOTIFY roomChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(QString replyAuthor READ replyAuthor NOTIFY changed)
    Q_PROPERTY(QString replyText READ replyText NOTIFY changed)
    Q_PROPERTY(bool editing READ editing NOTIFY changed)
    /// What is sent next goes out as a notice.
    Q_PROPERTY(bool notice MEMBER m_notice NOTIFY changed)
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)
    Q_PROPERTY(bool ready READ ready NOTIFY changed)
    Q_PROPERTY(QAbstractItemModel* attached READ attached CONSTANT)
  public:
    explicit Draft(QObject* parent = nullptr);
    ~Draft() override;
    DraftShelf* shelf() const { return m_shelf; }
    void setShelf(DraftShelf* shelf);
    void setRoom(const QString& room);
    QString text() const { return m_open.text; }
    void setText(const QString& text);
    QString replyAuthor() const { return m_open.replyAuthor; }
    /// Of the message that is answered, or edited.
    QString replyText() const { return m_open.replyText; }
    bool editing() const { return !m_open.editing.isEmpty(); }
    bool ready() const { return !m_open.text.trimmed().isEmpty() || !m_open.files.isEmpty(); }
    QAbstractItemModel* attached() { return &m_attached; }

    /// Sends `text` once. `composing` is what the input method has not committed yet; it belongs at `cursor`. `meant`:
    /// the persons whose names stand in it. `dueMs`: it waits until then; 0: it does not.
    Q_INVOKABLE void send(const QString& text, const QString& composing, int cursor, const QStringList& meant = {},
                          double dueMs = 0);
    Q_INVOKABLE void attach(const QList<QUrl>& files);
    Q_INVOKABLE void detach(const QString& path);
    Q_INVOKABLE void answer(const QString& message, const QString& author, const QString& text);
    /// `text` is what the message says now.
    Q_INVOKABLE void edit(const QString& message, const QString& text);
    /// Answers nothing; or goes back from editing to the draft.
    Q_INVOKABLE void dropQuote();
    /// Words that were written elsewhere in this room and lost their place; they come after what is here.
    Q_INVOKABLE void takeIn(const QString& text, const QString& why);

  signals:
    void shelfChanged();
    void roomChanged();
    void textChanged();
    void changed();
    /// A message is answered or edited now: what is to be said is written next.
    void quoted();
    void sent();

  private:
    using Open = OpenDraft;
    void putBack();
    /// What came onto the shelf for the room that is open here.
    void takeFiles(const QString& room);
    void hear(const Result<MessageId>& done, const QString& room, const Open& sentDraft, bool notice);
    void sendEdit(const QString& text);
    void resumeEdit(const Open& edited, const Error& why);
    static void giveBack(QHash<QString, Open>& to, const QString& room, const Open& draft);
    void replace(Open open);
    void show();
    Live* m_live = nullptr;
    QString m_room, m_error;
    bool m_notice = false;
    Open m_open;
    DraftShelf m_ownShelf;
    QPointer<DraftShelf> m_shelf = &m_ownShelf;
    RowModel<AttachedRow> m_attached;
};

} // namespace ieum::ui
