// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/lost_epochs.h"

#include "room/limits.h"

#include <algorithm>

namespace ieum::room {

void LostEpochs::awaited(const EpochId& id, Now now, int64_t patienceMs) {
    if (m_lost.size() < lostEpochsMax) m_lost.try_emplace(id, Lost{now.steady.after(patienceMs)});
}

const LostEpochs::Question* LostEpochs::find(const DeviceId& by, const EpochId& id) const {
    const auto questions = m_questions.find(by);
    if (questions == m_questions.end()) return nullptr;
    const auto question = questions->second.find(id);
    return question == questions->second.end() ? nullptr : &question->second;
}

size_t LostEpochs::roomFor(const DeviceId& by) const {
    const auto questions = m_questions.find(by);
    if (questions == m_questions.end()) return lostEpochsMax;
    const auto open = static_cast<size_t>(std::count_if(questions->second.begin(), questions->second.end(),
                                                        [](const auto& each) { return each.second.isOpen(); }));
    return lostEpochsMax - std::min(lostEpochsMax, open);
}

void LostEpochs::asked(const DeviceId& by, const EpochId& id) {
    if (roomFor(by) == 0) return;
    Question& question = m_questions[by][id];
    ++question.asked;
    question.turn.reset();
    m_news = true;
}

void LostEpochs::given(const DeviceId& to, const EpochId& id, const DeviceId& by) {
    m_questions[to][id].answered.insert(by);
    m_news = m_lost.contains(id) || m_news;
}

std::vector<EpochId> LostEpochs::due(const DeviceId& own, Now now) {
    std::vector<EpochId> ids;
    const size_t most = roomFor(own);
    for (auto& [id, lost] : m_lost) {
        const Question* question = find(own, id);
        if (question != nullptr && question->isOpen()) continue;
        if (question != nullptr && question->asked != lost.asked) {
            // Answered, and still not here.
            lost = {now.steady.after(lostEpochAgainMs), question->asked};
        }
        if (lost.due <= now.steady && ids.size() < most) ids.push_back(id);
    }
    return ids;
}

EpochsOfDevices LostEpochs::open(const DeviceId& own) const {
    EpochsOfDevices open;
    for (const auto& [device, questions] : m_questions) {
        if (device == own) continue;
        for (const auto& [id, question] : questions) {
            if (question.isOpen() && !question.answered.contains(own)) open[device].insert(id);
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
    for (const auto& [id, lost] : m_lost) {
        const Question* question = find(own, id);
        if (question == nullptr || !question->isOpen()) consider(lost.due);
    }
    for (const auto& [device, questions] : m_questions) {
        for (const auto& [id, question] : questions) {
            if (question.isOpen() && question.turn) consider(*question.turn);
        }
    }
    return next;
}

} // namespace ieum::room
