// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/rpc_arguments.h"
#include "node/rpc_groups.h"
#include "node/rpc_rows.h"

namespace ieum::node {

namespace {

void writeBackup(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    WriteBackup request{arguments.text("to"), arguments.text("passphrase")};
    if (!arguments.isGood() || !request.path.starts_with('/')) return refuse(reply, NodeError::BadRequest);
    api.ask(std::move(request), answerTo<BackupWritten>(reply, [](const auto& written) { return toJson(written); }));
}

constexpr Verb verbs[] = {{"backup write", writeBackup}};

} // namespace

std::span<const Verb> backupVerbs() { return verbs; }

QJsonObject toJson(const BackupWritten& written) {
    return {{"path", QString::fromStdString(written.path)},     {"made", timeToJson(written.madeMs)},
            {"run", static_cast<double>(written.run)},          {"bytes", static_cast<double>(written.bytes)},
            {"added", static_cast<double>(written.addedBytes)}, {"pieces", static_cast<double>(written.pieces)},
            {"left_out", static_cast<double>(written.leftOut)}};
}

QJsonObject toJson(const BackupRow& row) {
    return {{"path", QString::fromStdString(row.path)},
            {"made", timeToJson(row.madeMs)},
            {"person", QString::fromStdString(row.person.hex())},
            {"device", QString::fromStdString(row.device.hex())},
            {"name", QString::fromStdString(row.name)},
            {"run", static_cast<double>(row.run)},
            {"bytes", static_cast<double>(row.bytes)},
            {"used", static_cast<double>(row.usedBytes)},
            {"database", static_cast<double>(row.databaseBytes)},
            {"pieces", static_cast<double>(row.pieces)},
            {"left_out", static_cast<double>(row.leftOut)},
            {"unfinished", static_cast<double>(row.unfinishedBytes)}};
}

} // namespace ieum::node
