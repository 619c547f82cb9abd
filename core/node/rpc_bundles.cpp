// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/rpc_arguments.h"
#include "node/rpc_groups.h"
#include "node/rpc_rows.h"

#include <algorithm>

namespace ieum::node {

namespace {

bool areAbsolute(const std::vector<std::string>& paths) {
    return std::all_of(paths.begin(), paths.end(), [](const std::string& path) { return path.starts_with('/'); });
}

void writeBundle(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    WriteBundle request;
    request.outPath = arguments.text("out");
    request.withFiles = arguments.flag("with_files");
    request.splitBytes = arguments.numberOr("split", 0);
    const std::vector<std::string> rooms = arguments.texts("rooms");
    const std::vector<std::string> people = arguments.texts("people");
    if (!arguments.isGood() || !areAbsolute({request.outPath})) return refuse(reply, NodeError::BadRequest);
    withRooms(api, rooms, reply, [&api, people, reply, request](std::vector<RoomId> found) mutable {
        request.rooms = std::move(found);
        withPeople(api, people, reply, [&api, reply, request](std::vector<PersonId> meant) mutable {
            request.people = std::move(meant);
            api.ask(std::move(request), answerTo<BundleWritten>(reply, [](const auto& row) { return toJson(row); }));
        });
    });
}

/// What the writer lacks, and the receipts that tell him what arrived.
void writeAnswer(Api& api, const BundleRead& read, std::string outPath, const JsonReply& reply) {
    QJsonObject both = toJson(read);
    both["answer"] = QJsonValue(QJsonValue::Null);
    if (!read.writer) return reply(QJsonValue(both)); // nobody to answer
    WriteBundle request;
    request.rooms = read.rooms;
    request.people = {*read.writer};
    request.outPath = std::move(outPath);
    api.ask(std::move(request), answerTo<BundleWritten>(reply, [both](const BundleWritten& written) {
                QJsonObject all = both;
                all["answer"] = toJson(written);
                return all;
            }));
}

void readBundle(Api& api, const QJsonObject& object, const JsonReply& reply) {
    Arguments arguments(object);
    ReadBundle request{arguments.texts("paths")};
    const auto answer = arguments.optionalText("answer");
    const bool isGood = arguments.isGood() && !request.paths.empty() && areAbsolute(request.paths) &&
                        areAbsolute({answer.value_or("/")});
    if (!isGood) return refuse(reply, NodeError::BadRequest);
    api.ask(std::move(request), [&api, answer, reply](const Result<BundleRead>& read) {
        if (!read) return reply(passOn(read));
        if (answer) return writeAnswer(api, *read, *answer, reply);
        reply(QJsonValue(toJson(*read)));
    });
}

constexpr Verb verbs[] = {{"bundle write", writeBundle}, {"bundle read", readBundle}};

} // namespace

std::span<const Verb> bundleVerbs() { return verbs; }

QJsonObject toJson(const BundleWritten& written) {
    QJsonArray paths;
    for (const std::string& path : written.paths) paths.append(QString::fromStdString(path));
    return {{"paths", paths},
            {"bytes", static_cast<double>(written.bytes)},
            {"rooms", static_cast<double>(written.rooms)},
            {"people", static_cast<double>(written.people)},
            {"events", static_cast<double>(written.events)},
            {"receipts", static_cast<double>(written.receipts)},
            {"files", static_cast<double>(written.files)}};
}

QJsonObject toJson(const BundleRead& read) {
    QJsonArray rooms;
    for (const RoomId& room : read.rooms) rooms.append(QString::fromStdString(room.hex()));
    return {
        {"rooms", rooms},
        {"writer", read.writer ? QJsonValue(QString::fromStdString(read.writer->hex())) : QJsonValue(QJsonValue::Null)},
        {"writer_name", QString::fromStdString(read.writerName)},
        {"written", timeToJson(read.writtenMs)},
        {"events", static_cast<double>(read.events)},
        {"known", static_cast<double>(read.known)},
        {"waiting", static_cast<double>(read.waiting)},
        {"refused", static_cast<double>(read.refused)},
        {"foreign", static_cast<double>(read.foreign)},
        {"receipts", static_cast<double>(read.receipts)},
        {"chunks", static_cast<double>(read.chunks)},
        {"files", static_cast<double>(read.files)},
        {"parts", static_cast<double>(read.parts)},
        {"complete", read.complete}};
}

} // namespace ieum::node
