// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/draft.h"

#include "ui/sound/recording_place.h"
#include "ui/words/errors.h"
#include "ui/words/names.h"

#include <algorithm>
#include <iterator>

namespace ieum::ui {
namespace {

using R = AttachedRow;
constexpr Role<R> roles[] = {{"key", &R::key}, {"name", &R::name}, {"size", &R::size}};
constexpr qsizetype mostFiles = 20;

/// What was recorded for a message that has it now lies there in the clear no longer.
void removeRecordings(const QList<R>& files) {
    for (const R& file : files) recordingPlace().remove(file.key);
}

/// Of files that could not be sent: what was recorded is nowhere else.
QList<R> recordingsIn(const QList<R>& files) {
    QList<R> all;
    std::copy_if(files.begin(), files.end(), std::back_inserter(all),
                 [](const R& file) { return recordingPlace().has(file.key); });
    return all;
}

} // namespace

Draft::Draft(QObject* parent) : QObject(parent), m_attached(roles) {
    connect(m_shelf, &DraftShelf::grown, this, &Draft::takeFiles);
}

Draft::~Draft() { putBack(); }

void Draft::setShelf(DraftShelf* shelf) {
    if (shelf == nullptr || m_shelf == shelf) return;
    if (m_shelf) m_shelf->disconnect(this);
    m_shelf = shelf;
    connect(m_shelf, &DraftShelf::grown, this, &Draft::takeFiles);
    if (!m_room.isEmpty()) replace(m_shelf->kept.take(m_room));
    emit shelfChanged();
}

void Draft::putBack() {
    if (m_shelf && !m_room.isEmpty() && !m_open.isEmpty()) m_shelf->kept[m_room] = m_open;
}

void Draft::takeFiles(const QString& room) {
    const auto there = m_shelf->kept.find(room);
    if (room != m_room || there == m_shelf->kept.end()) return;
    (editing() ? m_shelf->before[m_room] : m_open).files += std::exchange(there->files, {});
    if (there->isEmpty()) m_shelf->kept.erase(there);
    show();
}

void Draft::setRoom(const QString& room) {
    if (m_room == room) return;
    putBack();
    m_room = room;
    m_open = m_shelf->kept.take(room);
    m_error.clear();
    m_notice = false;
    emit roomChanged();
    emit textChanged();
    show();
}

void Draft::setText(const QString& text) {
    if (m_open.text == text) return;
    m_open.text = text;
    emit textChanged();
    emit changed();
}

void Draft::send(const QString& written, const QString& composing, int cursor, const QStringList& meant, double dueMs) {
    QString text = written;
    text.insert(std::clamp<qsizetype>(cursor, 0, text.size()), composing);
    if (text.trimmed().isEmpty() && m_open.files.isEmpty()) return;
    if (editing()) return sendEdit(text.trimmed());
    node::SendMessage request;
    request.room = idOf<RoomId>(m_room);
    request.text = text.trimmed().toStdString();
    for (const auto& file : m_open.files) request.filePaths.push_back(file.key.toStdString());
    for (const QString& person : meant) request.mentions.push_back(idOf<PersonId>(person));
    const bool notice = std::exchange(m_notice, false);
    request.notice = notice;
    request.dueMs = static_cast<int64_t>(dueMs);
    if (!m_open.reply.isEmpty()) request.replyTo = idOf<MessageId>(m_open.reply);
    m_open.text = text;
    const Open sentDraft = std::exchange(m_open, {});
    m_error.clear();
    emit textChanged();
    show();
    // The shelf asks: it is there when this conversation is closed before the answer.
    m_live->ask(m_shelf, std::move(request),
                [guard = QPointer<Draft>(this), shelf = m_shelf, sentDraft, notice,
                 room = m_room](const Result<MessageId>& done) {
                    if (done) removeRecordings(sentDraft.files);
                    if (!done && !guard) return giveBack(shelf->kept, room, sentDraft);
                    if (guard) guard->hear(done, room, sentDraft, notice);
                });
}

void Draft::hear(const Result<MessageId>& done, const QString& room, const Open& sentDraft, bool notice) {
    if (done) return emit sent();
    // What could not be sent comes back where it was written, unless something new is being written there already.
    if (room != m_room) return giveBack(m_shelf->kept, room, sentDraft);
    m_error = errorText(done.error());
    if (editing()) {
        giveBack(m_shelf->before, room, sentDraft);
    } else if (!ready()) {
        m_open = sentDraft;
        m_notice = notice;
    } else {
        m_open.files += recordingsIn(sentDraft.files);
    }
    emit textChanged();
    show();
}

void Draft::giveBack(QHash<QString, Open>& to, const QString& room, const Open& draft) {
    Open& there = to[room];
    if (there.text.trimmed().isEmpty() && there.files.isEmpty())
        there = draft;
    else
        there.files += recordingsIn(draft.files);
}

void Draft::sendEdit(const QString& text) {
    if (text == m_open.unedited.trimmed()) return dropQuote();
    Open edited = m_open;
    edited.text = text;
    m_error.clear();
    replace(m_shelf->before.take(m_room));
    node::EditMessage request{idOf<RoomId>(m_room), idOf<MessageId>(edited.editing), text.toStdString()};
    // As for a message: the window may be closed before the answer.
    m_live->ask(
        m_shelf, std::move(request),
        [guard = QPointer<Draft>(this), shelf = m_shelf, edited, room = m_room](const Result<node::Nothing>& done) {
            if (done) return;
            if (guard && room == guard->m_room) return guard->resumeEdit(edited, done.error());
            Open& there = shelf->kept[room];
            shelf->before[room] = std::exchange(there, edited);
        });
}

void Draft::resumeEdit(const Open& edited, const Error& why) {
    m_error = errorText(why);
    if (editing()) return show();
    m_shelf->before[m_room] = m_open;
    replace(edited);
}

void Draft::replace(Open open) {
    m_open = std::move(open);
    emit textChanged();
    show();
}

void Draft::attach(const QList<QUrl>& files) {
    // An edited message keeps its files, so further ones belong to what is written next.
    QList<R>& into = editing() ? m_shelf->before[m_room].files : m_open.files;
    for (const QUrl& url : files) {
        const QFileInfo file(url.toLocalFile());
        if (!url.isLocalFile() || !file.isFile() || into.size() >= mostFiles) continue;
        const R row = attachedRow(file);
        const bool there =
            std::any_of(into.begin(), into.end(), [&row](const R& known) { return known.key == row.key; });
        if (!there) into += row;
    }
    show();
}

void Draft::detach(const QString& path) {
    recordingPlace().remove(path);
    m_open.files.removeIf([&path](const R& row) { return row.key == path; });
    show();
}

void Draft::answer(const QString& message, const QString& author, const QString& text) {
    if (editing()) dropQuote();
    m_open.reply = message;
    m_open.replyAuthor = author;
    m_open.replyText = oneLine(text, 160);
    emit changed();
    emit quoted();
}

void Draft::edit(const QString& message, const QString& text) {
    if (!editing()) m_shelf->before[m_room] = m_open;
    Open edited;
    edited.text = text;
    edited.editing = message;
    edited.unedited = text;
    edited.replyText = oneLine(text, 160);
    m_error.clear();
    replace(std::move(edited));
    emit quoted();
}

void Draft::dropQuote() {
    if (editing()) return replace(m_shelf->before.take(m_room));
    m_open.reply.clear();
    m_open.replyAuthor.clear();
    m_open.replyText.clear();
    emit changed();
}

void Draft::takeIn(const QString& text, const QString& why) {
    QString& into = editing() ? m_shelf->before[m_room].text : m_open.text;
    into = into.trimmed().isEmpty() ? text : into + u'\n' + text;
    m_error = why;
    emit textChanged();
    show();
}

void Draft::show() {
    m_attached.replace(m_open.files);
    emit changed();
}

} // namespace ieum::ui
