// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/sample_chat.h"

#include <QDateTime>

namespace ieum::uitest {
namespace {

using namespace node;

const PersonId seoyeon = numbered<PersonId>(16);
const PersonId minjun = numbered<PersonId>(3);
const PersonId jiwoo = numbered<PersonId>(2);

RoomRow room(uint8_t number, const std::string& name, const std::string& author, const std::string& text, int64_t ms) {
    RoomRow row;
    row.id = numbered<RoomId>(number);
    row.name = name;
    row.lastAuthor = author;
    row.lastText = text;
    row.lastTimeMs = ms;
    row.members = 8;
    row.messages = 10;
    row.empty = false;
    return row;
}

std::vector<RoomRow> sampleRooms() {
    const int64_t todayMs = QDateTime(QDate::currentDate(), QTime(9, 0)).toMSecsSinceEpoch();
    const auto minutes = [](int64_t count) { return count * 60'000; };
    auto planning = room(8, "기획팀", "서연", "최종안 파일 올렸어요", todayMs + minutes(32));
    planning.reachable = 5;
    planning.unread = 3;
    planning.ownRole = Role::Owner;
    auto family = room(9, "우리 가족", "아빠", "라인 대신 여기로 와", todayMs + minutes(10));
    family.unread = 12;
    auto notice = room(10, "안전 공지", "시청", "알림은 이 방으로도 보냅니다. 확인해 주세요", todayMs - minutes(19));
    notice.kind = RoomKind::Notice;
    notice.unread = 1;
    auto direct = room(11, "박민준", "", "지금 보내는 중… 2명에게 남음", todayMs - minutes(40));
    direct.kind = RoomKind::Direct;
    direct.waiting = 1;
    auto self = room(12, "나와의 채팅", "", "계좌 123-456-7890 복사해 둠", todayMs - minutes(60 * 24));
    self.kind = RoomKind::Self;
    auto archive = room(13, "카카오톡에서 가져온 방", "", "12,408개 메시지 · 2019–2022", thatDayMs(9, 0));
    archive.imported = true;
    return {planning, family, notice, direct, self, archive};
}

MessageRow message(uint8_t number, const PersonId& author, const std::string& name, const std::string& text,
                   int64_t timeMs) {
    MessageRow row;
    row.id = numbered<MessageId>(number);
    row.room = planningRoom;
    row.author = author;
    row.authorName = name;
    row.text = text;
    row.timeMs = timeMs;
    return row;
}

FileRow file(uint8_t number, const std::string& name, uint64_t size, uint64_t have) {
    FileRow row;
    row.id = numbered<FileId>(number);
    row.name = name;
    row.sizeBytes = size;
    row.haveBytes = have;
    row.room = planningRoom;
    return row;
}

std::vector<RecipientState> sampleRecipients() {
    std::vector<RecipientState> states;
    const auto add = [&states](const std::string& name, Step step, std::vector<std::string> carriers) {
        states.push_back(
            {numbered<PersonId>(static_cast<uint8_t>(40 + states.size())), name, step, std::move(carriers)});
    };
    for (const char* name : {"이서연", "박민준", "한지우"}) add(name, Step::Read, {});
    for (const char* name : {"정하은", "최도윤"}) add(name, Step::Delivered, {});
    for (const char* name : {"강수아", "윤시우"}) add(name, Step::Carried, {"지우"});
    return states;
}

std::vector<MessageRow> sampleMessages() {
    auto first = message(1, seoyeon, "이서연", "톡이 안 되네요. 여기로 이어서 얘기해요", thatDayMs(8, 15));
    auto proposal = message(2, seoyeon, "이서연", "", thatDayMs(8, 16));
    proposal.files = {file(1, "3분기_제안서_최종.pdf", 8'400'000, 8'400'000)};
    proposal.files.front().holders = {"서연", "민준", "나"};
    auto estimate = message(3, minjun, "박민준", "", thatDayMs(9, 1));
    estimate.files = {file(2, "견적서_v7.xlsx", 2'100'000, 1'344'000)};
    estimate.files.front().fetching = true;
    estimate.files.front().fetchingFrom = "서연";
    estimate.files.front().holders = {"서연"};
    auto joined = message(4, jiwoo, "한지우", "한지우 님이 들어왔습니다", thatDayMs(9, 5));
    joined.system = true;
    auto own =
        message(5, numbered<PersonId>(1), "나", "최종안 잘 열립니다. 오후 회의는 그대로 하죠.", thatDayMs(9, 30));
    own.own = true;
    own.replyTo = first.id;
    own.replyAuthor = first.authorName;
    own.replyText = first.text;
    own.recipients = sampleRecipients();
    own.replicasKnown = 2;
    return {first, proposal, estimate, joined, own};
}

} // namespace

int64_t thatDayMs(int hour, int minute) {
    return QDateTime(QDate(2022, 10, 15), QTime(hour, minute)).toMSecsSinceEpoch();
}

MessageRow plainMessage(uint8_t number, const std::string& text, int64_t timeMs) {
    return message(number, seoyeon, "이서연", text, timeMs);
}

Script longChat(int count) {
    Script script = sampleChat();
    auto& messages = script.messages[planningRoom];
    messages.clear();
    script.gaps.clear();
    for (int i = 0; i < count; ++i) {
        auto row = plainMessage(1, std::to_string(i), thatDayMs(8, 0) + i * 1000);
        row.id = numbered<MessageId>(static_cast<uint8_t>(i / 200), static_cast<uint8_t>(i % 200));
        messages.push_back(row);
    }
    return script;
}

Script sampleChat() {
    Script script;
    script.rooms = sampleRooms();
    script.messages[planningRoom] = sampleMessages();
    script.gaps[planningRoom] = {{minjun, "박민준", 3, node::GapRow::NotHere, {"한지우"}}};
    script.members[planningRoom] = {
        {numbered<PersonId>(1), "나", Role::Owner, true, false, 0},
        {seoyeon, "이서연", Role::Admin, false, true, 0},
        {minjun, "박민준", Role::Member, false, true, 0},
        {jiwoo, "한지우", Role::Member, false, false, thatDayMs(8, 0)},
    };
    const int64_t sinceMs = QDateTime(QDate::currentDate(), QTime(8, 12)).toMSecsSinceEpoch();
    script.status.lan.on = true;
    script.status.lan.sinceMs = sinceMs;
    script.status.lan.interfaces = {"eth0"};
    script.status.startedMs = sinceMs;
    script.status.outageSinceMs = sinceMs;
    script.status.undelivered = 2;
    for (uint8_t i = 0; i < 5; ++i)
        script.status.peers.push_back({numbered<PersonId>(static_cast<uint8_t>(50 + i)),
                                       "동료 " + std::to_string(i + 1), "192.0.2." + std::to_string(10 + i) + ":47001",
                                       sinceMs});
    script.status.replicas = {
        {"ieum-replica://KEY@home.example:47475", numbered<ReplicaKey>(1), false, sinceMs, {}, 0, 0}};
    script.hits = {{planningRoom,
                    "기획팀",
                    numbered<MessageId>(1),
                    seoyeon,
                    "이서연",
                    thatDayMs(8, 15),
                    "톡이 안 되네요. 여기로 이어서 얘기해요",
                    false,
                    0,
                    {}}};
    return script;
}

} // namespace ieum::uitest
