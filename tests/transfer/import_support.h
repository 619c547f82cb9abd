// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the import tests share: reading a fixture or an external sample, and comparing a chat with rows written by hand.
#pragma once

#include "support/real_files.h"
#include "transfer/importer.h"

#include <QDateTime>
#include <QFile>
#include <QTest>
#include <vector>

namespace ieum::transfer::test {

inline QByteArray fixture(const QString& name, const QString& messenger = "kakaotalk") {
    QFile file(qEnvironmentVariable("IEUM_SOURCE_DIR") + "/tests/corpus/" + messenger + '/' + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Real exports, which are not ours to distribute; null when this machine has none.
inline QByteArray sample(const QString& name, const QString& messenger = "kakaotalk") {
    QFile file(qEnvironmentVariable("IEUM_EXTERNAL_DATA") + "/samples/" + messenger + '/' + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
inline bool haveSamples() { return qEnvironmentVariableIsSet("IEUM_EXTERNAL_DATA"); }
constexpr const char* noSamples = "IEUM_EXTERNAL_DATA is unset: the real exports are not part of the repository";

inline ByteView viewOf(const QByteArray& bytes) {
    return bytesOf(std::string_view(bytes.constData(), static_cast<size_t>(bytes.size())));
}

inline Result<Chat> import(const QByteArray& bytes, const ImportOptions& options = {},
                           std::string_view fileName = "chat.txt") {
    return importChat(viewOf(bytes), fileName, options, ieum::test::RealFiles());
}

/// Wall-clock time in Korea, with seconds or without, which has been nine hours ahead all the while that KakaoTalk
/// exists. By Qt, not by us.
inline qint64 seoul(const QString& local) {
    QDateTime time = QDateTime::fromString(local, local.size() > 16 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm");
    time.setOffsetFromUtc(9 * 3600);
    return time.toMSecsSinceEpoch();
}

struct Row {
    const char* author;
    const char* local;
    ChatMessage::Kind kind;
    const char* text;
};

inline void compare(const Result<Chat>& chat, const std::vector<Row>& rows) {
    QVERIFY2(chat.has_value(), "the file was refused");
    for (size_t i = 0; i < std::min(rows.size(), chat->messages.size()); ++i) {
        const ChatMessage& message = chat->messages[i];
        const QByteArray where = "record " + QByteArray::number(qulonglong(i));
        QVERIFY2(message.author == rows[i].author, where + " author: " + message.author.c_str());
        QVERIFY2(message.timeMs == seoul(rows[i].local), where + " time: " + message.originalTime.c_str());
        QVERIFY2(message.kind == rows[i].kind, where + " kind: " + std::string(nameOf(message.kind)).c_str());
        QVERIFY2(message.text == rows[i].text, where + " text: " + message.text.c_str());
        QVERIFY2(message.authorId.empty() == message.author.empty(), where);
    }
    QCOMPARE(chat->messages.size(), rows.size());
}

template <class Code> bool failedWith(const Result<Chat>& chat, Code code) {
    return !chat && chat.error().is(code) && chat.error().cause == Cause::Input;
}

} // namespace ieum::transfer::test
