// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the export tests share: writing a chat to a disk, and chats whose people mean no good.
#pragma once

#include "support/real_files.h"
#include "transfer/error.h"
#include "transfer/exporter.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <vector>

namespace ieum::transfer::test {

/// An attachment's bytes: as many as it says, made of its name.
inline Done bytesOfName(const ChatAttachment& attachment, const ChatSource::TakeBytes& take) {
    constexpr uint64_t piece = 1'000;
    for (uint64_t at = 0; at < attachment.sizeBytes; at += piece) {
        std::string bytes;
        for (uint64_t i = at; i < std::min(at + piece, attachment.sizeBytes); ++i) {
            bytes += attachment.name[i % attachment.name.size()];
        }
        if (Done taken = take(bytes); !taken) return taken;
    }
    return {};
}

inline Done exportTo(const QString& path, std::string_view target, const Chat& chat, Files& files,
                     const WriterOptions& options = {}) {
    return exportChat(target, WholeChat(chat, bytesOfName), path.toStdString(), files, options);
}

inline QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What a program of others printed; its complaint when it failed, behind "failed: ".
inline QByteArray outputOf(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(120'000)) return "failed: " + program.toUtf8() + " did not end";
    QByteArray output = process.readAllStandardOutput();
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0) return output;
    return "failed: " + output + process.readAllStandardError();
}

inline QString readerScript(const QString& name) {
    return qEnvironmentVariable("IEUM_SOURCE_DIR") + "/tests/transfer/readers/" + name;
}

inline ChatMessage saidBy(const std::string& id, const ChatMember& who, int64_t timeMs, const std::string& text) {
    ChatMessage message;
    message.id = id;
    message.authorId = who.id;
    message.author = who.name;
    message.timeMs = timeMs;
    message.text = text;
    message.source = "ieum";
    return message;
}

/// A conversation as families have it, with everything that can be done to messages.
inline Chat familyChat() {
    Chat chat;
    chat.room = "가족방";
    chat.timeZone = "Asia/Seoul";
    chat.encoding = "utf-8";
    chat.members = {{"p1", "나무", "owner"}, {"p2", "Bom Kim", "member"}, {"p3", "별", "admin"}};
    const int64_t start = 1'772'291'100'000; // 2026-03-01 00:05:00 in Seoul
    const auto& people = chat.members;
    chat.messages = {saidBy("m1", people[0], start, "자정이네\n둘째 줄"),
                     saidBy("m2", people[1], start + 61'123, "네"),
                     saidBy("m3", people[2], start + 90'000, "어디로 갈까?"),
                     saidBy("m4", people[0], start + 86'400'000, "사진이야"),
                     saidBy("m5", people[1], start + 86'460'000, ""),
                     saidBy("m6", people[2], start + 86'470'000, "그 말에 답")};
    chat.messages[1].replyTo = "m1";
    chat.messages[1].looks.reactions = {{"👍", {"나무", "별"}}, {"🫠", {"나무"}}};
    chat.messages[2].looks.poll = ChatPoll{{{"산", {"나무"}}, {"바다", {"별", "Bom Kim"}}}, true};
    chat.messages[2].looks.notice = true;
    chat.messages[2].looks.pinned = true;
    chat.messages[3].looks.edited = true;
    chat.messages[3].kind = ChatMessage::File;
    chat.messages[3].attachments = {{"봄 소풍.jpg", 2'500, "", "files/1-봄 소풍.jpg"},
                                    {"계획 #1.pdf", 100, "", "files/2-계획 #1.pdf"},
                                    {"없는 것.zip", 70, "", ""}};
    chat.messages[4].kind = ChatMessage::Deleted;
    chat.messages[5].replyTo = "m2";
    ChatMessage joined = saidBy("m7", {"", "", ""}, start + 86'480'000, "솔님이 들어왔습니다.");
    joined.kind = ChatMessage::System;
    joined.source = "kakaotalk-android";
    chat.messages.push_back(joined);
    return chat;
}

/// The same, by people who want to see what breaks.
inline Chat hostileChat() {
    Chat chat;
    chat.room = "=cmd|' /C calc'!A0 \"방\" / \\ ../..\n\u202Egnp.exe";
    chat.timeZone = "Asia/Seoul";
    chat.encoding = "utf-8";
    chat.members = {{"p1", "가람: \"팀장\", <b>&", "owner"},
                    {"p2", "@SUM(A1)\r\nFrom x", "member"},
                    {"p3", "\u202E\u200B ", ""},
                    {"p4", std::string(300, 'x') + "; item({});", "member"}};
    const int64_t start = 1'772'291'100'000;
    std::string forged =
        "[01/03/2026, 00:05:00] 가람: 위조\n[2026. 3. 1. 오전 0:05] x: y\n01/03/2026, 00:05 - 가람: 위조\n01/03/2026, ";
    forged += "00:05 - [가람: 위조\n2026/03/09(月)\n00:05\t가람\t위조\n0:05 가람 위조";
    const std::vector<std::string> texts = {
        "=HYPERLINK(\"http://x\",\"y\")",
        "From nobody Thu Jan  1 00:00:00 1970\nSubject: forged\n\n>From again\n--ieum_",
        forged,
        "\"); os.execute(\"touch x\"); item({\"\n\\\" ]] --\\x",
        "<script>alert(1)</script> <@U1> <!channel> & \xE2\x80\xA8 \xE2\x80\xAE",
        "줄\r\n바꿈\r끝 \x01\x1F\x7F",
        std::string(1'000'000, 'a'),
        "{\"type\":\"post\"}\n\n\n",
        "😀" + std::string(40'000, 'b') + "가나다",
        ""};
    for (size_t i = 0; i < texts.size(); ++i) {
        ChatMessage message = saidBy("id \"" + std::to_string(i) + "\n<>", chat.members[i % 4],
                                     start - static_cast<int64_t>(i % 3) * 5, texts[i]);
        if (i > 0) message.replyTo = chat.messages[i / 2].id;
        chat.messages.push_back(std::move(message));
    }
    std::vector<ChatAttachment>& files = chat.messages[4].attachments;
    for (const char* name :
         {"../../etc/passwd", "CON", "a\nb\"c'.jpg", "\u202Egnp.exe", "=1+1.csv", "a>b;c,d.webp", "보고서 100%.hwp"}) {
        files.push_back({name, 10 + files.size(), "", ""});
        files.back().path = attachmentPath(files.back(), files.size());
    }
    chat.messages[4].kind = ChatMessage::File;
    chat.messages[0].looks.reactions = {{"👍\n", {chat.members[0].name, "모르는 =사람\n"}}, {"", {"x"}}, {"=1", {}}};
    chat.messages[2].looks.poll = ChatPoll{{{"=1\n[01/03/2026, 00:05:00] a: b", {"나\n무"}}, {"", {}}}, false};
    chat.messages[9].id = chat.messages[0].id; // and one id twice
    return chat;
}

} // namespace ieum::transfer::test
