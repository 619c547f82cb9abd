// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/poll_making.h"

#include "ui/words/errors.h"
#include "ui/words/names.h"

#include <algorithm>

namespace ieum::ui {
namespace {

constexpr qsizetype leastOptions = 2;

} // namespace

int PollMaking::fields() const {
    qsizetype written = m_options.size();
    while (written > 0 && m_options[written - 1].trimmed().isEmpty()) --written;
    return static_cast<int>(std::clamp(written + 1, leastOptions, mostOptions));
}

/// As they are sent: each once.
QStringList PollMaking::options() const {
    QStringList sent;
    for (const QString& each : m_options) {
        const QString option = each.simplified();
        if (!option.isEmpty() && !sent.contains(option)) sent += option;
    }
    return sent;
}

bool PollMaking::ready() const {
    return !m_busy && !m_question.trimmed().isEmpty() && options().size() >= leastOptions;
}

void PollMaking::begin() {
    m_question.clear();
    m_options.clear();
    m_error.clear();
    emit changed();
}

void PollMaking::setQuestion(const QString& question) {
    m_question = question;
    emit changed();
}

void PollMaking::setOption(int place, const QString& text) {
    if (place < 0 || place >= mostOptions) return;
    while (m_options.size() <= place) m_options += QString();
    m_options[place] = text;
    emit changed();
}

void PollMaking::send(const QString& room, bool multiple) {
    if (!ready()) return;
    node::SendMessage request;
    request.room = idOf<RoomId>(room);
    request.text = m_question.trimmed().toStdString();
    for (const QString& option : options()) request.pollOptions.push_back(option.toStdString());
    request.pollMultiple = multiple;
    m_busy = true;
    m_error.clear();
    emit changed();
    m_live->ask(this, std::move(request), [this](const Result<MessageId>& done) {
        m_busy = false;
        if (!done) m_error = errorText(done.error());
        emit changed();
        if (done) emit sent();
    });
}

} // namespace ieum::ui
