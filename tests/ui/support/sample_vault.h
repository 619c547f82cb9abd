// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The same office with files of every sort: here, on their way, elsewhere, and two that are not what they seem.
#pragma once

#include "ui/support/sample_chat.h"

namespace ieum::uitest {

inline node::FoundFile found(uint8_t number, const std::string& name, node::FileKind kind, bool opens) {
    node::FoundFile file;
    file.file.id = numbered<FileId>(number);
    file.file.name = name;
    file.file.sizeBytes = 8'400'000;
    file.file.haveBytes = 8'400'000;
    file.file.holders = {"서연", "민준"};
    file.file.room = planningRoom;
    file.file.message = numbered<MessageId>(1);
    file.file.author = "서연";
    file.file.timeMs = thatDayMs(9, number);
    file.roomName = "기획팀";
    file.kind = kind;
    file.opens = opens;
    file.place = number;
    return file;
}

inline Script sampleVault() {
    Script script = sampleChat();
    script.vault = {found(9, "2026 상반기 계획 최종안.pdf", node::FileKind::Document, true),
                    found(8, "현장사진.jpg.exe", node::FileKind::Other, false),
                    found(7, "워크숍 영상.mp4", node::FileKind::Video, true),
                    found(6, "회의록.hwp", node::FileKind::Document, true),
                    found(5,
                          "아주 길고 길어서 한 줄에 다 들어가지 않는 이름이지만 끝은 반드시 보여야 하는 파일.desktop",
                          node::FileKind::Other, false)};
    script.vault[2].file.haveBytes = 3'000'000;
    script.vault[2].file.fetching = true;
    script.vault[2].file.fetchingFrom = "민준";
    script.vault[2].file.fetchingSpeed = 2'100'000;
    script.vault[3].file.haveBytes = 0;
    script.vault[3].file.room = familyRoom;
    script.vault[3].roomName = "우리 가족";
    script.vault[3].file.author = "아빠";
    script.vault[3].pinned = true;
    constexpr int64_t dayMs = 86'400'000;
    const auto holder = [](node::HolderRow::Kind kind, const std::string& name, const std::string& device,
                           int64_t agoMs) {
        node::HolderRow row;
        row.kind = kind;
        row.name = name;
        row.device = device;
        row.agoMs = agoMs;
        return row;
    };
    using Kind = node::HolderRow::Kind;
    script.vault[0].file.held = {holder(Kind::Here, "나", "", 0), holder(Kind::Device, "서연", "노트북", dayMs),
                                 holder(Kind::Device, "민준", "전화기", 60'000)};
    script.vault[0].file.held[2].connected = true;
    script.vault[3].file.holders = {"replica example.org:4711"};
    script.vault[3].file.held = {holder(Kind::Replica, "replica example.org:4711", "", 3 * dayMs),
                                 holder(Kind::Device, "아빠", "데스크톱", dayMs)};
    script.vault[3].file.held[1].percent = 40;
    script.vault[3].file.risk = node::Risk::OnlyReplicas;
    return script;
}

} // namespace ieum::uitest
