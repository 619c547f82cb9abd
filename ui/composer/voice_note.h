// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A voice note: recorded in one room, and sent in that one or kept with what is written there, whatever the window
// shows by then. Nothing but drop() loses it: whoever goes elsewhere, locks the window or is refused finds it with the
// draft.
#pragma once

#include "ui/composer/draft_shelf.h"
#include "ui/live/live.h"
#include "ui/sound/recording.h"

namespace ieum::ui {

class VoiceNote : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live MEMBER m_live REQUIRED)
    Q_PROPERTY(ieum::ui::DraftShelf* shelf READ shelf WRITE setShelf NOTIFY roomChanged)
    /// Another one: what is being recorded is kept in the one where it began.
    Q_PROPERTY(QString room READ room WRITE setRoom NOTIFY roomChanged)
    Q_PROPERTY(ieum::ui::Recording* recording READ recording CONSTANT)
  public:
    explicit VoiceNote(QObject* parent = nullptr);
    DraftShelf* shelf() const { return m_shelf; }
    void setShelf(DraftShelf* shelf);
    QString room() const { return m_room; }
    void setRoom(const QString& room);
    Recording* recording() { return &m_recording; }

    Q_INVOKABLE void begin();
    /// At once, as a message of its own.
    Q_INVOKABLE void send() { finish(Fate::Sent); }
    Q_INVOKABLE void keep() { finish(Fate::Kept); }
    Q_INVOKABLE void drop() { finish(Fate::Dropped); }

  signals:
    void roomChanged();
    void sent();

  private:
    enum class Fate { Kept, Sent, Dropped };
    void finish(Fate fate);
    static void settle(const QPointer<VoiceNote>& self, const QPointer<Live>& live, DraftShelf* shelf,
                       const QString& room, const QString& path);
    Live* m_live = nullptr;
    QPointer<DraftShelf> m_shelf; ///< outlives this, and takes what comes when this is gone
    QString m_room;
    std::shared_ptr<Fate> m_fate; ///< shared with the end of the recording
    Recording m_recording;
};

} // namespace ieum::ui
