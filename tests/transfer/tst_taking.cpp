// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Messages that are taken one by one are those that a chat would hold, and nobody reads on when taking ends.
#include "transfer/import_support.h"

#include "transfer/archive_format.h"
#include "transfer/bundle_import.h"
#include "transfer/chat_builder.h"
#include "transfer/error.h"
#include "transfer/export_support.h"
#include "transfer/limits.h"
#include "transfer/zip_support.h"

#include <QDirIterator>
#include <QTemporaryDir>

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;

namespace {

/// Seven bytes at a time, up to where the disk fails.
class Sevens : public PieceReader {
  public:
    explicit Sevens(ByteView bytes, size_t good = SIZE_MAX) : m_left(bytes), m_good(good) {}
    Result<ByteView> next() override {
        if (m_good-- == 0) return fail(Cause::Machine, BaseError::FileMissing);
        const ByteView piece = m_left.first(std::min<size_t>(7, m_left.size()));
        m_left = m_left.subspan(piece.size());
        return piece;
    }

  private:
    ByteView m_left;
    size_t m_good; ///< pieces
};

/// Nobody gets more of an entry than a beginning, unless he asks for one piece after the other.
class PiecesOnly : public Bundle {
  public:
    explicit PiecesOnly(std::unique_ptr<Bundle> of) : m_of(std::move(of)) { m_entries = m_of->entries(); }
    Done stream(size_t entry, const Sink& sink) const override {
        uint64_t given = 0;
        return m_of->stream(entry, [&](ByteView piece) -> Result<bool> {
            given += piece.size();
            if (given > limits::heldJsonBytesMax) return fail(Cause::Machine, BaseError::DiskFull);
            return sink(piece);
        });
    }
    Result<std::unique_ptr<PieceReader>> pieces(size_t entry) const override { return m_of->pieces(entry); }

  private:
    std::unique_ptr<Bundle> m_of;
};

QByteArray shortText(const QString& dialect, const QByteArray& said, const QByteArray& author = "1") {
    if (dialect == "telegram") {
        return R"({"name":"Club","type":"private_group","messages":[{"id":1,"type":"message",)"
               R"("date":"2026-03-01T09:00:00","date_unixtime":"1772290800","from":"Ara","from_id":")" +
               author + R"(","text":")" + said + R"("}],"id":77})";
    }
    return R"({"guild":{"name":"g"},"messages":[{"id":"1","type":"Default","timestamp":"2026-03-01T00:00:00+00:00",)"
           R"("content":")" +
           said + R"(","author":{"id":")" + author + R"(","name":"Ara"}}],"channel":{"name":"Club"}})";
}

/// Of three dialects, each longer than what is held.
QByteArray longText(const QString& dialect) {
    const QByteArray words = QByteArray("우리 ").repeated(100);
    QByteArray text;
    for (int i = 0; text.size() < static_cast<qsizetype>(limits::heldJsonBytesMax) + 1000; ++i) {
        const QByteArray id = QByteArray::number(i);
        const QByteArray said = words + id;
        if (dialect == "telegram") {
            text += QByteArray(i == 0 ? R"({"name":"모임","type":"private_group","messages":[)" : ",") + R"({"id":)" +
                    id +
                    R"(,"type":"message","date":"2026-03-01T09:00:00","date_unixtime":"1772290800","from":"나무",)" +
                    R"("from_id":"user1","text":")" + said + "\"}\n";
        } else if (dialect == "discord") {
            text += QByteArray(i == 0 ? R"({"guild":{"name":"g"},"messages":[)" : ",") + R"({"id":")" + id +
                    R"(","type":"Default","timestamp":"2026-03-01T00:00:00+00:00","content":")" + said +
                    R"(","author":{"id":"1","name":"나무"}})" + "\n";
        } else {
            ChatMessage message;
            message.id = id.toStdString();
            message.author = message.authorId = "나무";
            message.timeMs = 1'772'290'800'000;
            message.text = said.toStdString();
            message.source = "ieum";
            if (i == 0)
                text += QByteArray::fromStdString(archiveHeaderLine({"모임", "UTC", "", {}, {}, 0, 0, {}})) + '\n';
            text += QByteArray::fromStdString(archiveMessageLine(message)) + '\n';
        }
    }
    if (dialect == "telegram") text += R"(],"id":77})";
    if (dialect == "discord") text += R"(],"channel":{"name":"모임"}})";
    return text;
}

} // namespace

class TakingTest : public QObject {
    Q_OBJECT
  private slots:
    void everyFixtureGivesWhatItHolds();
    void anErrorEndsTheReading_data();
    void anErrorEndsTheReading();
    void aRecordIsGivenWhenTheNextOneBegins();
    void aBundleIsTakenLikeItsChat();
    void aLongTextIsReadInPieces_data();
    void aLongTextIsReadInPieces();
    void eitherPassCanBeStoppedAndFails_data();
    void eitherPassCanBeStoppedAndFails();
    void aCharacterThatTheHeadCutsIsNoOtherEncoding();
    void longIdsAreNotTaken();

  private:
    ieum::test::RealFiles m_files;
};

void TakingTest::everyFixtureGivesWhatItHolds() {
    QDirIterator all(qEnvironmentVariable("IEUM_SOURCE_DIR") + "/tests/corpus", QDir::Files,
                     QDirIterator::Subdirectories);
    int read = 0;
    int inPieces = 0;
    while (all.hasNext()) {
        const QString path = all.next();
        const QByteArray content = contentOf(path);
        const ByteView bytes = bytesOf(std::string_view(content.constData(), static_cast<size_t>(content.size())));
        const std::string name = all.fileName().toStdString();
        ImportOptions options;
        options.timeZone = "UTC";
        options.lenient = true;
        const auto whole = importChat(bytes, name, options, m_files);
        if (!whole) continue;
        std::vector<ChatMessage> taken;
        options.take = [&](ChatMessage&& message) -> Done {
            taken.push_back(std::move(message));
            return {};
        };
        auto passing = importChat(bytes, name, options, m_files);
        QVERIFY2(passing, qPrintable(path));
        QVERIFY2(passing->messages.empty() && passing->count() == taken.size(), qPrintable(path));
        passing->messages = std::move(taken);
        passing->taken = 0;
        QVERIFY2(*passing == *whole, qPrintable(path));
        ++read;
        const auto pieces = [&]() -> Result<std::unique_ptr<PieceReader>> { return std::make_unique<Sevens>(bytes); };
        taken.clear();
        auto slowly = importLongChat(bytes.first(std::min(bytes.size(), limits::detectionBytesMax)), pieces, name,
                                     options, m_files);
        QVERIFY2(slowly, qPrintable(path));
        if (!*slowly) continue;
        (*slowly)->messages = std::move(taken);
        (*slowly)->taken = 0;
        QVERIFY2(**slowly == *whole, qPrintable(path));
        ++inPieces;
    }
    QVERIFY2(read >= 10, qPrintable(QString::number(read)));
    QVERIFY2(inPieces >= 2, qPrintable(QString::number(inPieces)));
}

void TakingTest::anErrorEndsTheReading_data() {
    QTest::addColumn<QByteArray>("text");
    QByteArray android;
    QByteArray windows = "--------------- 2026년 3월 1일 일요일 ---------------\n";
    for (int i = 0; i < 50; ++i) {
        const QByteArray number = QByteArray::number(i);
        android += "2026년 3월 1일 오전 9:00, 나무 : 글 " + number + "\n";
        windows += "[나무] [오전 9:00] 글 " + number + "\n";
    }
    QTest::newRow("KakaoTalk on Android") << android;
    QTest::newRow("KakaoTalk on Windows") << windows;
}

void TakingTest::anErrorEndsTheReading() {
    QFETCH(QByteArray, text);
    const ByteView bytes = bytesOf(std::string_view(text.constData(), static_cast<size_t>(text.size())));
    int taken = 0;
    ImportOptions options;
    options.timeZone = "UTC";
    options.take = [&](ChatMessage&&) -> Done {
        return ++taken < 10 ? Done() : fail(Cause::Machine, BaseError::DiskFull);
    };
    const auto read = importChat(bytes, "it", options, m_files);
    QVERIFY(!read && read.error().is(BaseError::DiskFull));
    QCOMPARE(taken, 10);
}

/// So never more than one is held.
void TakingTest::aRecordIsGivenWhenTheNextOneBegins() {
    std::vector<std::string> given;
    ImportOptions options;
    options.take = [&](ChatMessage&& message) -> Done {
        given.push_back(message.text);
        return {};
    };
    const auto zone = TimeZone::named("UTC", m_files);
    QVERIFY(zone);
    ChatBuilder builder("s", *zone, options, [](ChatMessage&) {});
    for (size_t i = 0; i < 100; ++i) {
        builder.start({"나무", LocalTime{2026, 3, 1, 9, 0, 0}, "9:00", ChatMessage::Text, 1}, std::to_string(i));
        builder.addLine("more", 2);
        QCOMPARE(given.size(), i);
        if (i > 0) QCOMPARE(given.back(), std::to_string(i - 1) + "\nmore");
    }
    const auto chat = builder.finish("room", "UTC");
    QVERIFY(chat && chat->messages.empty());
    QCOMPARE(chat->count(), uint64_t{100});
    QCOMPARE(given.size(), size_t{100});
}

void TakingTest::aBundleIsTakenLikeItsChat() {
    const QTemporaryDir folder;
    const QString out = folder.filePath("out");
    QVERIFY(exportTo(out, "jsonl", familyChat(), m_files));
    const auto bundle = openFolder(m_files, out.toStdString());
    QVERIFY(bundle);
    ImportOptions options;
    options.timeZone = "UTC";
    const auto whole = importBundle({**bundle, "out", ""}, options, m_files);
    QVERIFY(whole);
    std::vector<ChatMessage> taken;
    options.take = [&](ChatMessage&& message) -> Done {
        taken.push_back(std::move(message));
        return {};
    };
    const auto passing = importBundle({**bundle, "out", ""}, options, m_files);
    QVERIFY(passing && passing->media == whole->media);
    QVERIFY(taken == whole->chat.messages);
    for (size_t i = 0; i < taken.size(); ++i) {
        for (size_t k = 0; k < taken[i].attachments.size(); ++k) {
            QVERIFY(taken[i].attachments[k].entry == whole->chat.messages[i].attachments[k].entry);
        }
    }
}

void TakingTest::aLongTextIsReadInPieces_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("telegram") << "result.json";
    QTest::newRow("discord") << "channel.json";
    QTest::newRow("ieum") << "archive.jsonl";
}

void TakingTest::aLongTextIsReadInPieces() {
    QFETCH(QString, name);
    const Place place;
    QByteArray text = longText(QTest::currentDataTag());
    ImportOptions options;
    options.timeZone = "UTC";
    const auto whole = importChat(viewOf(text), name.toStdString(), options, place.files());
    QVERIFY(whole);
    std::vector<ChatMessage> taken;
    options.take = [&](ChatMessage&& message) -> Done {
        taken.push_back(std::move(message));
        return {};
    };
    const auto read = [&]() -> Result<ImportedBundle> {
        auto zip = openZip(place.files(), place.put("it.zip", ZipMaker::made({{name.toUtf8(), text}})));
        if (!zip) return passOn(zip);
        zip = std::make_unique<PiecesOnly>(std::move(*zip));
        return importBundle({**zip, "it", {}}, options, place.files());
    };
    const auto passing = read();
    QVERIFY(passing);
    QVERIFY(taken == whole->messages);
    QCOMPARE(passing->chat.room, whole->room);
    QCOMPARE(passing->chat.room, std::string("모임"));
    QCOMPARE(passing->chat.encoding, std::string("utf-8"));
    QVERIFY(passing->chat.members == whole->members);
    // What is no text in the middle of it ends the reading, and so does the end of the text itself.
    const qsizetype middle = text.size() / 2;
    const QByteArray before = text;
    text[middle] = '\xFF';
    const auto bad = read();
    QVERIFY(!bad && bad.error().is(TransferError::BadEncoding));
    text = before.left(before.lastIndexOf('"', middle));
    const auto cut = read();
    QVERIFY(!cut && cut.error().is(TransferError::BadArchive));
}

void TakingTest::eitherPassCanBeStoppedAndFails_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* dialect : {"telegram", "discord"}) QTest::newRow(dialect) << shortText(dialect, "글");
}

/// It is gone through twice: what ends either of them is said as it was.
void TakingTest::eitherPassCanBeStoppedAndFails() {
    QFETCH(QByteArray, text);
    const ByteView bytes = viewOf(text);
    const auto pieces = static_cast<size_t>((text.size() + 6) / 7);
    for (size_t good = 0; good < pieces; ++good) {
        for (int failing : {1, 2}) {
            int opened = 0;
            const auto open = [&]() -> Result<std::unique_ptr<PieceReader>> {
                return std::make_unique<Sevens>(bytes, ++opened == failing ? good : SIZE_MAX);
            };
            const auto read = importLongChat(bytes, open, "it.json", {}, m_files);
            const bool isRead = failing == 2 && read.has_value(); // what stands behind the messages is read once only
            QVERIFY2(isRead || (!read && read.error().is(BaseError::FileMissing)), qPrintable(QString::number(good)));
        }
    }
    const auto open = [&]() -> Result<std::unique_ptr<PieceReader>> { return std::make_unique<Sevens>(bytes); };
    size_t stoppedLater = 0;
    for (size_t stop = 1; stop <= 2 * pieces; ++stop) {
        size_t asked = 0;
        bool isTaken = false;
        ImportOptions options;
        options.goOn = [&]() -> Done { return ++asked < stop ? Done() : fail(Cause::Machine, BaseError::DiskFull); };
        options.take = [&](ChatMessage&&) -> Done {
            isTaken = true;
            return {};
        };
        const auto read = importLongChat(bytes, open, "it.json", options, m_files);
        if (read && stop > pieces) { // behind what is gone through twice nobody asks
            QVERIFY(asked < stop && isTaken);
            continue;
        }
        QVERIFY(!read && read.error().is(BaseError::DiskFull));
        QVERIFY(!isTaken || stop > pieces);
        QCOMPARE(asked, stop);
        stoppedLater += stop > pieces ? 1 : 0;
    }
    QVERIFY(stoppedLater > 1);
}

/// Two of the three bytes of 가 are a character of CP949.
void TakingTest::aCharacterThatTheHeadCutsIsNoOtherEncoding() {
    const qsizetype before = shortText("telegram", "|").indexOf('|');
    const auto cut = static_cast<qsizetype>(limits::detectionBytesMax) - 2;
    const QByteArray text = shortText("telegram", QByteArray(cut - before, 'x') + "가");
    QCOMPARE(text.mid(cut, 3), QByteArray("가"));
    const auto open = [&]() -> Result<std::unique_ptr<PieceReader>> { return std::make_unique<Sevens>(viewOf(text)); };
    const auto read = importLongChat(viewOf(text).first(limits::detectionBytesMax), open, "it.json", {}, m_files);
    QVERIFY(read && read->has_value());
    QVERIFY((*read)->messages.at(0).text.ends_with("x가"));
}

void TakingTest::longIdsAreNotTaken() {
    const std::string longest(limits::nameBytesMax, 'x');
    ChatMessage message;
    message.author = message.authorId = "나무";
    for (std::string* field : {&message.id, &message.replyTo, &message.source}) {
        message.id = message.replyTo = message.source = "a";
        *field = longest;
        const QByteArray good = QByteArray::fromStdString(archiveMessageLine(message)) + '\n';
        *field += 'x';
        const QByteArray bad = QByteArray::fromStdString(archiveMessageLine(message)) + '\n';
        const QByteArray header = QByteArray::fromStdString(archiveHeaderLine({"모임", "UTC", "", {}, {}, 0, 0, {}}));
        const QByteArray text = header + '\n' + good + bad;
        ImportOptions options;
        const auto strict = import(text, options);
        QVERIFY(failedWith(strict, TransferError::BadArchive) && strict.error().number == 3);
        options.lenient = true;
        const auto lenient = import(text, options);
        QVERIFY(lenient && lenient->messages.size() == 1 && lenient->skipped == 1);
    }
    const QByteArray author(static_cast<qsizetype>(limits::nameBytesMax), 'x');
    for (const char* dialect : {"telegram", "discord"}) {
        QVERIFY(import(shortText(dialect, "a", author)));
        QVERIFY(failedWith(import(shortText(dialect, "a", author + 'x')), TransferError::TooLarge));
    }
}

QTEST_GUILESS_MAIN(TakingTest)
#include "tst_taking.moc"
