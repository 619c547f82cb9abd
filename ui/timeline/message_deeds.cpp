// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/message_deeds.h"

#include "ui/words/errors.h"
#include "ui/words/names.h"

#include <QCoreApplication>
#include <algorithm>

namespace ieum::ui {
namespace {

struct Doing {
    Q_DECLARE_TR_FUNCTIONS(MessageDeeds)
};

QString plainEmoji(QString emoji) { return emoji.remove(QChar(0xFE0F)); }

} // namespace

void MessageDeeds::setRoom(const QString& room) {
    if (m_room == room) return;
    m_room = room;
    forget();
    emit roomChanged();
}

template <class Request, class Then> void MessageDeeds::run(Request request, Then then) {
    request.room = idOf<RoomId>(m_room);
    forget();
    m_live->ask(this, std::move(request), [this, then, room = m_room](const Result<node::Nothing>& answer) {
        if (answer) return then();
        if (room == m_room) tell(errorText(answer.error()), {});
    });
}

void MessageDeeds::react(const QString& message, const QString& emoji, const QStringList& own) {
    const auto put = std::find_if(own.begin(), own.end(),
                                  [&emoji](const QString& each) { return plainEmoji(each) == plainEmoji(emoji); });
    node::React request;
    request.message = idOf<MessageId>(message);
    request.emoji = (put == own.end() ? emoji : *put).toStdString();
    request.remove = put != own.end();
    run(std::move(request), [] {});
}

void MessageDeeds::vote(const QString& message, int option, const QList<int>& own, bool multiple) {
    QList<int> choice = multiple || own.contains(option) ? own : QList<int>{};
    if (choice.removeAll(option) == 0) choice += option;
    std::sort(choice.begin(), choice.end());
    node::Vote request;
    request.message = idOf<MessageId>(message);
    request.options.assign(choice.begin(), choice.end());
    run(std::move(request), [] {});
}

void MessageDeeds::pin(const QString& message, bool wanted) {
    node::PinMessage request;
    request.message = idOf<MessageId>(message);
    request.remove = !wanted;
    run(request, [this, message] { emit pinChanged(message); });
}

void MessageDeeds::remove(const QString& message) {
    node::DeleteMessage request;
    request.message = idOf<MessageId>(message);
    run(request, [] {});
}

void MessageDeeds::forward(const QString& room, const QString& roomName, const QString& text, const QString& file) {
    node::SendMessage request;
    request.room = idOf<RoomId>(room);
    if (file.isEmpty()) {
        request.text = text.toStdString();
    } else {
        for (const QString& each : file.split(u' ')) request.shared.push_back(idOf<FileId>(each));
    }
    forget();
    m_live->ask(this, std::move(request), [this, roomName, from = m_room](const Result<MessageId>& sent) {
        if (from != m_room) return;
        if (!sent) return tell(errorText(sent.error()), {});
        tell({}, Doing::tr("Forwarded to %1.").arg(isolated(roomName)));
    });
}

void MessageDeeds::tell(const QString& error, const QString& notice) {
    m_error = error;
    m_notice = notice;
    emit told();
}

} // namespace ieum::ui
