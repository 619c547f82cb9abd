// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/rpc_arguments.h"
#include "node/rpc_groups.h"
#include "node/rpc_rows.h"

namespace ieum::node {

namespace {

void words(Api& api, const QJsonObject&, const JsonReply& reply) {
    api.ask(GetRecovery{}, answerTo<RecoveryRow>(reply, [](const RecoveryRow& row) { return toJson(row); }));
}

void kept(Api& api, const QJsonObject&, const JsonReply& reply) {
    api.ask(KeepRecovery{}, answerTo<Nothing>(reply, [](const Nothing&) { return QJsonObject(); }));
}

void write(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    WriteRecovery request{arguments.text("out"), arguments.text("passphrase")};
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    api.ask(std::move(request), answerTo<Nothing>(reply, [](const Nothing&) { return QJsonObject(); }));
}

constexpr Verb verbs[] = {{"recovery words", words}, {"recovery kept", kept}, {"recovery write", write}};

} // namespace

std::span<const Verb> recoveryVerbs() { return verbs; }

} // namespace ieum::node
