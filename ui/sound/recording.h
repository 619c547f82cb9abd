// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A voice that is being recorded, for the window: how long it is, how loud. Where it goes is the matter of whoever
// began it, and it gets there although this is gone meanwhile. GUI thread only.
#pragma once

#include "ui/sound/sound_work.h"

#include <QObject>
#include <QTimer>
#include <QtQmlIntegration>
#include <functional>

namespace ieum::ui {

class Recording : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to what is done with it")
    Q_PROPERTY(bool on READ on NOTIFY changed)
    /// The microphone is there; until then nothing that is said counts.
    Q_PROPERTY(bool hears READ hears NOTIFY moved)
    Q_PROPERTY(QString time READ time NOTIFY moved)
    /// From 0 to 1
    Q_PROPERTY(double level READ level NOTIFY moved)
    Q_PROPERTY(QString error READ error NOTIFY changed)
  public:
    explicit Recording(QObject* parent = nullptr);
    /// As stop().
    ~Recording() override;
    bool on() const { return m_job != nullptr; }
    bool hears() const { return on() && m_job->hears; }
    QString time() const { return lengthText(on() ? m_job->lengthMs.load() : 0); }
    double level() const { return on() ? m_job->level.load() : 0; }
    QString error() const { return m_error; }
    void say(const QString& error);

    /// Into a file of that name in the place for recordings. `then` is called once, when the file is whole, on the
    /// thread of `home` and if that is still there: of nothing when nothing was recorded. False: it has not begun.
    bool start(const QString& name, QObject* home, std::function<void(const Recorded&)> then);
    /// It is over; the rest is written on its own thread.
    void stop();

  signals:
    void changed();
    void moved();

  private:
    void end(const std::shared_ptr<RecordingJob>& job, SoundTrouble trouble);
    std::shared_ptr<RecordingJob> m_job; ///< shared with the thread that records
    QString m_error;
    QTimer m_look;
};

} // namespace ieum::ui
