// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/rpc_arguments.h"
#include "node/rpc_groups.h"
#include "node/rpc_rows.h"

namespace ieum::node {

namespace {

/// Begins to fetch and answers at once.
void fetch(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.text("file");
    if (!arguments.isGood()) return refuse(reply, NodeError::BadRequest);
    withFile(api, name, reply, [&api, reply](const FileRow& file) {
        api.ask(FetchFile{file.id}, answerTo<Nothing>(reply, [row = file](const Nothing&) { return toJson(row); }));
    });
}

/// Answers when the copy is written.
void get(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    const std::string name = arguments.text("file");
    const std::string out = arguments.text("out");
    if (!arguments.isGood() || !out.starts_with('/')) return refuse(reply, NodeError::BadRequest);
    withFile(api, name, reply, [&api, reply, out](const FileRow& file) {
        api.ask(SaveFile{file.id, out}, answerTo<FileRow>(reply, [out](const FileRow& row) {
                    return QJsonObject{{"id", QString::fromStdString(row.id.hex())},
                                       {"name", QString::fromStdString(row.name)},
                                       {"size", static_cast<double>(row.sizeBytes)},
                                       {"path", QString::fromStdString(out)}};
                }));
    });
}

constexpr Verb verbs[] = {{"fetch", fetch}, {"get", get}};

} // namespace

std::span<const Verb> fileVerbs() { return verbs; }

} // namespace ieum::node
