// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/draft.h"

#include "ui/words/errors.h"
#include "ui/words/names.h"
#include "ui/words/sizes.h"

#include <QFileInfo>

namespace ieum::ui {
namespace {

using R = AttachedRow;
constexpr Role<R> roles[] = {{"key", &R::key}, {"name", &R::name}, {"size", &R::size}};
constexpr qsizetype mostFiles = 20;

} // namespace

Draft::Draft(QObject* parent) : QObject(parent), m_attached(roles) {}

void Draft::setRoom(const QString& room) {
    if (m_room == room) return;
    if (!m_room.isEmpty()) m_kept[m_room] = m_open;
    m_room = room;
    m_open = m_kept.take(room);
    m_error.clear();
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

void Draft::send(const QString& written, const QString& composing, int cursor) {
    QString text = written;
    text.insert(std::clamp<qsizetype>(cursor, 0, text.size()), composing);
    if (text.trimmed().isEmpty() && m_open.files.isEmpty()) return;
    node::SendMessage request;
    request.room = idOf<RoomId>(m_room);
    request.text = text.trimmed().toStdString();
    for (const auto& file : m_open.files) request.filePaths.push_back(file.key.toStdString());
    if (!m_open.reply.isEmpty()) request.replyTo = idOf<MessageId>(m_open.reply);
    m_open.text = text;
    const Open sentDraft = std::exchange(m_open, {});
    m_error.clear();
    emit textChanged();
    show();
    m_live->ask(this, std::move(request), [this, sentDraft, room = m_room](Result<MessageId> done) {
        if (done) return emit sent();
        // Nothing is lost: what could not be sent comes back, unless something new is being written already.
        if (room == m_room && !ready()) m_open = sentDraft;
        m_error = errorText(done.error());
        emit textChanged();
        show();
    });
}

void Draft::attach(const QList<QUrl>& files) {
    for (const QUrl& url : files) {
        const QFileInfo file(url.toLocalFile());
        if (!url.isLocalFile() || !file.isFile() || m_open.files.size() >= mostFiles) continue;
        const R row{file.absoluteFilePath(), file.fileName(), sizeText(static_cast<quint64>(file.size()))};
        const bool there = std::any_of(m_open.files.begin(), m_open.files.end(),
                                       [&row](const R& known) { return known.key == row.key; });
        if (!there) m_open.files += row;
    }
    show();
}

void Draft::detach(const QString& path) {
    m_open.files.removeIf([&path](const R& row) { return row.key == path; });
    show();
}

void Draft::answer(const QString& message, const QString& author, const QString& text) {
    m_open.reply = message;
    m_open.replyAuthor = author;
    m_open.replyText = oneLine(text, 160);
    emit changed();
}

void Draft::answerNothing() {
    m_open.reply.clear();
    m_open.replyAuthor.clear();
    m_open.replyText.clear();
    emit changed();
}

void Draft::show() {
    m_attached.replace(m_open.files);
    emit changed();
}

} // namespace ieum::ui
