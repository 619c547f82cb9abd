// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Parts of one chat, however hostile: their ids stay apart without cost, and their people are counted together.
#include "transfer/import_support.h"

#include "transfer/archive_format.h"
#include "transfer/both_ways.h"
#include "transfer/limits.h"
#include "transfer/record_ids.h"
#include "transfer/zip_support.h"

#include <set>

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;

class PartsTest : public QObject {
    Q_OBJECT
  private slots:
    void oneIdForAllIsQuick();
    void idsThatLookLikeOursStayApart();
    void marksAreFoundAgainHoweverManyThereAre();
    void peopleOfPartsTogetherAreBounded();
    void whatIsPassedOverInAnyPartIsCounted();
};

static QByteArray lineWith(const std::string& signedEvent) {
    ChatMessage message;
    message.id = "a";
    message.author = message.authorId = "나무";
    message.timeMs = 1'772'290'800'000;
    message.source = "ieum";
    message.signedEvent = signedEvent;
    return QByteArray::fromStdString(archiveMessageLine(message)) + '\n';
}

/// An archive of as many messages, all with one id.
static QByteArray archiveOf(const Chat& header, int messages) {
    return QByteArray::fromStdString(archiveHeaderLine(header)) + '\n' + lineWith({}).repeated(messages);
}

void PartsTest::oneIdForAllIsQuick() {
    const Place place;
    const QByteArray part = archiveOf({"모임", "UTC", "", {}, {}, 0, 0, {}}, 20'000);
    auto zip =
        openZip(place.files(), place.put("it.zip", ZipMaker::made({{"Talk_a-1.txt", part}, {"Talk_a-2.txt", part}})));
    QVERIFY(zip);
    const auto read = importBothWays({**zip, "it", {}}, {}, place.files());
    const auto again = importBothWays({**zip, "it", {}}, {}, place.files());
    QVERIFY(read && again && read->chat == again->chat);
    std::set<std::string> ids;
    for (const ChatMessage& message : read->chat.messages) {
        ids.insert(message.id);
        QVERIFY(message.id.size() < 10);
    }
    QCOMPARE(ids.size(), size_t{40'000});
}

void PartsTest::idsThatLookLikeOursStayApart() {
    RecordIds ids;
    std::set<std::string> made;
    for (const char* id : {"a", "a+2", "a", "a+", "a", "a", "a+2", "a+3", "a"}) made.insert(ids.apart(id));
    QCOMPARE(made.size(), size_t{9});
    QVERIFY(made.contains("a") && made.contains("a+") && made.contains("a+2"));
}

void PartsTest::marksAreFoundAgainHoweverManyThereAre() {
    IdMarks marks;
    QVERIFY(!marks.has(IdMarks::of("0")));
    for (const bool isFirst : {true, false}) {
        for (int i = 0; i < 10'000; ++i) {
            const auto mark = IdMarks::of(std::to_string(i));
            QCOMPARE(marks.has(mark), !isFirst);
            QCOMPARE(marks.add(mark), isFirst);
            QVERIFY(marks.has(mark));
        }
    }
    QVERIFY(!marks.has(IdMarks::of("10000")) && !marks.has(IdMarks::of("")));
}

void PartsTest::peopleOfPartsTogetherAreBounded() {
    const Place place;
    std::vector<Packed> parts;
    for (const char* name : {"Talk_a-1.txt", "Talk_a-2.txt"}) {
        Chat header{"모임", "UTC", "", {}, {}, 0, 0, {}};
        for (size_t i = 0; i < limits::membersMax / 2 + 1; ++i)
            header.members.push_back({name + std::to_string(i), {}, {}});
        parts.push_back({name, archiveOf(header, 1)});
    }
    const auto read = [&] { return openZip(place.files(), place.put("it.zip", ZipMaker::made(parts))); };
    auto zip = read();
    QVERIFY(zip);
    const auto many = importBothWays({**zip, "it", {}}, {}, place.files());
    QVERIFY(!many && many.error().is(TransferError::TooLarge));
    parts[1].data = parts[0].data; // the same people
    zip = read();
    QVERIFY(zip && importBothWays({**zip, "it", {}}, {}, place.files()));
}

/// Also beyond those that a part names.
void PartsTest::whatIsPassedOverInAnyPartIsCounted() {
    const Place place;
    Chat header{"모임", "UTC", "", {}, {}, 0, 0, {}};
    header.openings = {"x"};
    header.roomId = "ab";
    const int forged = static_cast<int>(limits::passedOverMax) + 500;
    const QByteArray part = archiveOf(header, 1) + lineWith("y").repeated(forged);
    auto zip =
        openZip(place.files(), place.put("it.zip", ZipMaker::made({{"Talk_a-1.txt", part}, {"Talk_a-2.txt", part}})));
    QVERIFY(zip);
    ImportOptions options;
    options.lenient = true;
    const auto read = importBothWays({**zip, "it", {}}, options, place.files());
    QVERIFY(read);
    QCOMPARE(read->chat.messages.size(), size_t{2});
    QCOMPARE(read->chat.skipped, static_cast<uint32_t>(2 * forged));
    QCOMPARE(read->chat.forged, static_cast<uint32_t>(2 * forged));
    QCOMPARE(read->chat.passedOver.size(), limits::passedOverMax);
    QCOMPARE(read->chat.roomId, header.roomId);
}

QTEST_GUILESS_MAIN(PartsTest)
#include "tst_parts.moc"
