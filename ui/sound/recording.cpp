// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sound/recording.h"

#include "node/aside.h"
#include "ui/sound/recording_place.h"

#include <QFile>
#include <QPointer>

namespace ieum::ui {
namespace {

constexpr int lookMs = 100;

} // namespace

Recording::Recording(QObject* parent) : QObject(parent) {
    m_look.setInterval(lookMs);
    connect(&m_look, &QTimer::timeout, this, &Recording::moved);
}

Recording::~Recording() {
    if (m_job != nullptr) m_job->isOver = true;
}

void Recording::say(const QString& error) {
    if (m_error == error) return;
    m_error = error;
    emit changed();
}

bool Recording::start(const QString& name, QObject* home, std::function<void(const Recorded&)> then) {
    stop();
    const QString path = recordingPlace().fresh(name);
    say(path.isEmpty() ? troubleText(SoundTrouble::NoSpace, true) : QString());
    if (path.isEmpty()) return false;
    const auto job = std::make_shared<RecordingJob>();
    job->path = QFile::encodeName(path).toStdString();
    m_job = job;
    m_look.start();
    node::aside<Recorded>(
        home,
        [job, path] {
            Recorded done = record(*job);
            done.path = path;
            return done;
        },
        [guard = QPointer<Recording>(this), job, then = std::move(then)](const Recorded& done) {
            if (guard) guard->end(job, done.trouble);
            then(done);
        });
    emit changed();
    emit moved();
    return true;
}

void Recording::stop() {
    if (m_job == nullptr) return;
    m_job->isOver = true;
    m_job.reset();
    m_look.stop();
    emit changed();
    emit moved();
}

void Recording::end(const std::shared_ptr<RecordingJob>& job, SoundTrouble trouble) {
    const bool isShown = m_job == job;
    if (isShown) stop();
    if (isShown && trouble != SoundTrouble::None) say(troubleText(trouble, true));
}

} // namespace ieum::ui
