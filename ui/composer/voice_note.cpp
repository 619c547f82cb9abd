// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/voice_note.h"

#include "ui/sound/recording_place.h"
#include "ui/words/errors.h"
#include "ui/words/names.h"

#include <QCoreApplication>
#include <QDateTime>

namespace ieum::ui {
namespace {

struct VoiceNotes {
    Q_DECLARE_TR_FUNCTIONS(VoiceNotes)
};

QString freshName() {
    const QString when = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH.mm"));
    return VoiceNotes::tr("Voice %1.opus", "name of a file, with its date and time").arg(when);
}

} // namespace

VoiceNote::VoiceNote(QObject* parent) : QObject(parent) {}

void VoiceNote::setShelf(DraftShelf* shelf) {
    if (m_shelf == shelf) return;
    keep();
    m_shelf = shelf;
    emit roomChanged();
}

void VoiceNote::setRoom(const QString& room) {
    if (m_room == room) return;
    keep();
    m_room = room;
    m_recording.say({});
    emit roomChanged();
}

void VoiceNote::begin() {
    if (m_shelf == nullptr || m_room.isEmpty() || m_recording.on()) return;
    m_fate = std::make_shared<Fate>(Fate::Kept);
    // The shelf waits for it: it is there when this conversation is closed before.
    m_recording.start(freshName(), m_shelf,
                      [self = QPointer<VoiceNote>(this), live = QPointer<Live>(m_live), shelf = m_shelf, room = m_room,
                       fate = m_fate](const Recorded& done) {
                          if (done.lengthMs == 0 || *fate == Fate::Dropped) {
                              recordingPlace().remove(done.path);
                          } else if (*fate == Fate::Sent) {
                              settle(self, live, shelf, room, done.path);
                          } else {
                              shelf->put(room, done.path);
                          }
                      });
}

void VoiceNote::finish(Fate fate) {
    if (!m_recording.on()) return;
    *m_fate = fate;
    m_recording.stop();
}

void VoiceNote::settle(const QPointer<VoiceNote>& self, const QPointer<Live>& live, DraftShelf* shelf,
                       const QString& room, const QString& path) {
    if (!live) return shelf->put(room, path);
    node::SendMessage request;
    request.room = idOf<RoomId>(room);
    request.filePaths = {path.toStdString()};
    // A profile that is closed before it answers says nothing: twice is better than never.
    const auto closing =
        QObject::connect(live.data(), &QObject::destroyed, shelf, [shelf, room, path] { shelf->put(room, path); });
    live->ask(shelf, std::move(request), [self, shelf, room, path, closing](const Result<MessageId>& done) {
        QObject::disconnect(closing);
        if (!done) {
            shelf->put(room, path);
            if (self && self->m_room == room) self->m_recording.say(errorText(done.error()));
            return;
        }
        recordingPlace().remove(path);
        if (self && self->m_room == room) emit self->sent();
    });
}

} // namespace ieum::ui
