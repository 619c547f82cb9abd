// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// People of a hamlet who share files in one room.
#pragma once

#include "node/hamlet.h"

namespace ieum::node {

struct FilesOfATest {
    explicit FilesOfATest(uint32_t people, uint32_t replicas = 0)
        : hamlet(people, replicas), room(hamlet.makeRoom({"자료실"})) {}

    /// In one message; what they became, in order. `wait`: until everybody has had time to fetch them, and to say so.
    std::vector<FileId> send(size_t who, const std::vector<std::string>& names, size_t bytes, bool wait = true) {
        SendMessage message;
        message.room = room;
        for (const std::string& name : names) {
            message.filePaths.push_back("/" + name);
            if (!hamlet.of(who).disk().writeDurably(message.filePaths.back(), Bytes(bytes, std::byte{7}))) return {};
        }
        const auto sent = hamlet.ask(who, message);
        if (!sent) return {};
        hamlet.pass(wait ? sim::minuteMs : 5 * sim::secondMs);
        std::vector<FileId> files(names.size());
        const auto rows = hamlet.ask(who, ListFiles{room});
        for (const FileRow& row : rows.value_or(std::vector<FileRow>())) {
            const auto at = std::find(names.begin(), names.end(), row.name);
            if (row.message == *sent && at != names.end()) files[static_cast<size_t>(at - names.begin())] = row.id;
        }
        return files;
    }
    /// Everybody learns from everybody's receipt who holds what.
    void compareNotes() {
        for (size_t who = 0; who < hamlet.town.computers.size(); ++who) (void)hamlet.say(who, room, "확인했어요");
    }
    FoundFile found(size_t who, const FileId& file) {
        const auto list = hamlet.ask(who, FindFiles{});
        for (const FoundFile& each : list ? list->files : std::vector<FoundFile>()) {
            if (each.file.id == file) return each;
        }
        return {};
    }
    /// By what the database says, and every chunk and the manifest lie on the disk.
    bool isWhole(size_t who, const FileId& file) {
        World& world = hamlet.parts(who).world;
        const auto entries = world.stores.files.entries(file);
        const auto chunks = world.stores.files.chunks(file);
        if (!entries || entries->empty() || entries->front().state != store::FileState::Whole || !chunks) return false;
        return world.chunks.has(ChunkId{file.value}) &&
               std::all_of(chunks->begin(), chunks->end(), [&](const ChunkId& each) { return world.chunks.has(each); });
    }
    std::vector<FileId> whole(size_t who, const std::vector<FileId>& of) {
        std::vector<FileId> all;
        std::copy_if(of.begin(), of.end(), std::back_inserter(all),
                     [&](const FileId& file) { return isWhole(who, file); });
        return all;
    }
    KeepingRow keeping(size_t who) { return hamlet.ask(who, GetKeeping{}).value_or(KeepingRow()); }
    bool setRule(size_t who, const KeepRuleRow& rule, bool remove = false) {
        return hamlet.ask(who, SetKeepRule{rule, remove}).has_value();
    }
    /// As he knows it from their receipts.
    size_t othersWith(size_t who, const FileId& file) {
        const auto holders = hamlet.parts(who).world.stores.holders.holders(file).value_or(std::vector<DeviceId>());
        return static_cast<size_t>(
            std::count_if(holders.begin(), holders.end(), [&](const DeviceId& each) { return each != device(who); }));
    }
    DeviceId device(size_t who) { return hamlet.parts(who).world.identity->deviceId(); }

    Hamlet hamlet;
    RoomId room;
};

} // namespace ieum::node
