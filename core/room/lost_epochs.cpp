// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/lost_epochs.h"

#include "room/limits.h"

#include <algorithm>

namespace ieum::room {

void LostEpochs::unnamed(const EpochId& id, Now now) {
    if (m_lost.size() < lostEpochsMax) m_lost.try_emplace(id, now.steady.after(lostEpochPatienceMs));
}

bool LostEpochs::isKnown(const DeviceId& by, const EpochId& id) const {
    const auto questions = m_questions.find(by);
    return questions != m_questions.end() && questions->second.contains(id);
}

size_t LostEpochs::roomFor(const DeviceId& by) const {
    const auto questions = m_questions.find(by);
    if (questions == m_questions.end()) return lostEpochsMax;
    const auto open = static_cast<size_t>(std::count_if(questions->second.begin(), questions->second.end(),
                                                        [](const auto& each) { return !each.second.answered; }));
    return lostEpochsMax - std::min(lostEpochsMax, open);
}

void LostEpochs::asked(const DeviceId& by, const EpochId& id) {
    if (roomFor(by) > 0) m_news = m_questions[by].try_emplace(id).second || m_news;
}

void LostEpochs::given(const DeviceId& to, const EpochId& id) {
    const auto questions = m_questions.find(to);
    if (questions == m_questions.end()) return;
    const auto question = questions->second.find(id);
    if (question != questions->second.end()) question->second.answered = true;
}

EpochsOfDevices LostEpochs::open(const DeviceId& own) const {
    EpochsOfDevices open;
    for (const auto& [device, questions] : m_questions) {
        if (device == own) continue;
        for (const auto& [id, question] : questions) {
            if (!question.answered) open[device].insert(id);
        }
    }
    return open;
}

bool LostEpochs::isOurTurn(const DeviceId& device, const EpochId& id, size_t place, Now now) {
    Question& question = m_questions[device][id];
    if (!question.turn) question.turn = now.steady.after(static_cast<int64_t>(place) * lostEpochTurnMs);
    return *question.turn <= now.steady;
}

std::optional<SteadyMs> LostEpochs::nextDeadline(const DeviceId& own, Now now) const {
    std::optional<SteadyMs> next;
    const auto consider = [&](SteadyMs at) {
        if (at > now.steady && (!next || at < *next)) next = at;
    };
    for (const auto& [id, due] : m_lost) {
        if (!isKnown(own, id)) consider(due);
    }
    for (const auto& [device, questions] : m_questions) {
        for (const auto& [id, question] : questions) {
            if (!question.answered && question.turn) consider(*question.turn);
        }
    }
    return next;
}

} // namespace ieum::room
