// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/rpc_errors.h"

#include "node/error.h"
#include "node/sentences.h"

namespace ieum::node {

namespace {

/// In the order of Folder.
constexpr const char* folderNames[] = {"base", "crypto",   "wire",  "feed", "room",    "vault",
                                       "sync", "transfer", "store", "net",  "replica", "node"};

} // namespace

QJsonObject toJson(const Error& error) {
    return {{"folder", folderNames[static_cast<size_t>(error.folder)]},
            {"code", error.code},
            {"number", static_cast<double>(error.number)},
            {"text", QString::fromStdString(sentenceOf(error))}};
}

Error errorFrom(const QJsonObject& object) {
    const QString folder = object["folder"].toString();
    const int code = object["code"].toInt();
    for (size_t i = 0; i < std::size(folderNames); ++i) {
        if (folder != QLatin1String(folderNames[i])) continue;
        const auto known = static_cast<Folder>(i);
        if (code <= 0 || code > 0xFFFF || sentenceSourceOf(known, static_cast<uint16_t>(code)) == nullptr) break;
        return {Cause::Machine, known, static_cast<uint16_t>(code), static_cast<int64_t>(object["number"].toDouble())};
    }
    return fail(Cause::Peer, NodeError::BadRequest).value();
}

} // namespace ieum::node
