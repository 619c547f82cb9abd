// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sound/player.h"

#include "node/aside.h"
#include "ui/words/errors.h"
#include "ui/words/names.h"

#include <algorithm>

namespace ieum::ui {
namespace {

constexpr int lookMs = 100;
constexpr double samplesAMs = node::soundRateHz / 1000.0;
constexpr qsizetype lengthsMost = 4096; // that are remembered

} // namespace

Player::Player(QObject* parent) : QObject(parent) {
    m_look.setInterval(lookMs);
    connect(&m_look, &QTimer::timeout, this, &Player::moved);
}

Player::~Player() {
    if (m_job != nullptr) m_job->isOver = true;
}

double Player::position() const {
    if (m_job == nullptr) return m_pausedMs;
    const int64_t wanted = m_job->wanted; // it is not there yet
    return static_cast<double>(wanted >= 0 ? wanted : m_job->heard.load()) / samplesAMs;
}

double Player::lengthOf(const QString& file) {
    const auto known = m_lengths.constFind(file);
    if (known != m_lengths.constEnd()) return static_cast<double>(std::max<int64_t>(0, *known));
    if (m_live == nullptr || file.isEmpty()) return 0;
    if (m_lengths.size() >= lengthsMost) m_lengths.clear();
    m_lengths.insert(file, -1);
    m_live->ask(this, node::HearFile{idOf<FileId>(file), true}, [this, file](const Result<node::Sound>& sound) {
        if (sound) learnLength(file, sound->lengthMs);
    });
    return 0;
}

void Player::learnLength(const QString& file, int64_t ms) {
    m_lengths.insert(file, ms);
    ++m_lengthsKnown;
    emit lengthsChanged();
}

QString Player::timeText(double ms) const { return lengthText(static_cast<int64_t>(ms)); }

void Player::toggle(const QString& file) {
    if (m_file != file) return begin(file, 0);
    if (!m_isWanted) return begin(file, m_pausedMs);
    halt();
    emit changed();
    emit moved();
}

void Player::seek(const QString& file, double ms) {
    const double to = std::max(0.0, ms);
    if (m_file != file) return begin(file, to);
    if (m_job != nullptr)
        m_job->wanted = static_cast<int64_t>(to * samplesAMs);
    else
        m_pausedMs = to;
    emit moved();
}

void Player::stop() {
    halt();
    m_file.clear();
    m_error.clear();
    m_samples.reset();
    m_pausedMs = 0;
    emit changed();
    emit moved();
}

/// What plays now ends on its own thread, and is not heard of any more.
void Player::halt() {
    ++m_question;
    m_isWanted = false;
    m_look.stop();
    if (m_job == nullptr) return;
    m_pausedMs = position();
    m_job->isOver = true;
    m_job.reset();
}

void Player::begin(const QString& file, double fromMs) {
    halt();
    if (m_file != file) m_samples.reset();
    m_file = file;
    m_error.clear();
    m_pausedMs = fromMs;
    m_isWanted = true;
    emit changed();
    emit moved();
    if (m_samples != nullptr) return run();
    m_live->ask(this, node::HearFile{idOf<FileId>(file)},
                [this, file, question = m_question](Result<node::Sound> sound) {
                    if (question != m_question) return;
                    if (!sound) {
                        halt();
                        m_error = errorText(sound.error());
                        return emit changed();
                    }
                    learnLength(file, sound->lengthMs);
                    m_samples = std::make_shared<const std::vector<int16_t>>(std::move(sound->samples));
                    run();
                });
}

void Player::run() {
    const auto size = static_cast<int64_t>(m_samples->size());
    const auto from = static_cast<int64_t>(m_pausedMs * samplesAMs);
    const auto job = std::make_shared<PlayingJob>();
    job->samples = m_samples;
    job->wanted = from < size ? from : 0; // played to its end: again
    m_job = job;
    m_look.start();
    node::aside<SoundTrouble>(
        this, [job] { return play(*job); },
        [this, job](SoundTrouble trouble) {
            if (job == m_job) end(trouble);
        });
}

void Player::end(SoundTrouble trouble) {
    halt();
    m_error = troubleText(trouble, false);
    m_samples.reset();
    emit changed();
    emit moved();
}

} // namespace ieum::ui
