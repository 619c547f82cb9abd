// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plays voice notes, one at a time: whichever is begun ends the one before. The sound of a note is asked of the node,
// which has decoded it in its confined process, when somebody wants to hear it, and is let go at its end. GUI thread
// only.
#pragma once

#include "ui/live/live.h"
#include "ui/sound/sound_work.h"

#include <QHash>
#include <QTimer>

namespace ieum::ui {

class Player : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live MEMBER m_live REQUIRED)
    /// The one that was begun last; "": none
    Q_PROPERTY(QString file READ file NOTIFY changed)
    Q_PROPERTY(bool playing READ playing NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    /// In milliseconds
    Q_PROPERTY(double position READ position NOTIFY moved)
    /// Of so many files the length is known
    Q_PROPERTY(int lengthsKnown READ lengthsKnown NOTIFY lengthsChanged)
  public:
    explicit Player(QObject* parent = nullptr);
    ~Player() override;
    QString file() const { return m_file; }
    bool playing() const { return m_isWanted; }
    QString error() const { return m_error; }
    double position() const;
    int lengthsKnown() const { return m_lengthsKnown; }
    /// In milliseconds; 0: it is not known yet, and asked for.
    Q_INVOKABLE double lengthOf(const QString& file);
    Q_INVOKABLE QString timeText(double ms) const;
    /// Plays it from where it was, or pauses.
    Q_INVOKABLE void toggle(const QString& file);
    /// Goes on from there; another file than the one before begins there.
    Q_INVOKABLE void seek(const QString& file, double ms);
    Q_INVOKABLE void stop();

  signals:
    void changed();
    void moved();
    void lengthsChanged();

  private:
    using Samples = std::shared_ptr<const std::vector<int16_t>>;
    void begin(const QString& file, double fromMs);
    void run();
    void halt();
    void end(SoundTrouble trouble);
    void learnLength(const QString& file, int64_t ms);
    Live* m_live = nullptr;
    QString m_file, m_error;
    bool m_isWanted = false;
    double m_pausedMs = 0;
    Samples m_samples;                 ///< shared with the thread that plays
    std::shared_ptr<PlayingJob> m_job; ///< shared with the same
    quint64 m_question = 0;
    QHash<QString, int64_t> m_lengths; ///< negative: asked for
    int m_lengthsKnown = 0;
    QTimer m_look;
};

} // namespace ieum::ui
