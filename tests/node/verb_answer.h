// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The answer of one verb, for tests whose Api answers at once.
#pragma once

#include "node/rpc_verbs.h"

namespace ieum::node {

inline Result<QJsonValue> answerOf(Api& api, const char* verb, const QJsonObject& arguments) {
    Result<QJsonValue> got = fail(Cause::Machine, NodeError::Stopped); // nobody answered
    runVerb(api, QLatin1String(verb), arguments, [&](Result<QJsonValue> answer) { got = std::move(answer); });
    return got;
}
inline bool isRefused(const Result<QJsonValue>& answer, NodeError why) { return !answer && answer.error().is(why); }

} // namespace ieum::node
