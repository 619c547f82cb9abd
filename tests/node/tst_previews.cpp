// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Previews of files that somebody else has sent, made by the shipped program, kept by the shipping engine.
#include "node/hamlet.h"
#include "node/limits.h"
#include "node/pictures.h"
#include "support/built.h"

using namespace ieum;
using namespace ieum::node;

class TestPreviews : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void cleanupTestCase() { m_hamlet.reset(); }
    void aPictureIsSeenAndKept();
    void aLargeOneIsMadeAndNotKept();
    void anEndingThatLiesChangesNothing();
    void textIsItsFirstLines();
    void thereIsNoneOfOthers_data();
    void thereIsNoneOfOthers();
    void whatIsNotHereIsNotGuessed();
    void withoutTheProgramNothingIsDecoded();
    void aProgramThatFailsIsTriedOnce();
    void aWrongKeyOfAnotherMessageChangesNothing();
    void itGoesWithTheMessage();
    void itGoesWithADisappearingMessage();

  private:
    FileId send(const std::string& name, const QByteArray& content) {
        SendMessage message;
        message.room = m_room;
        message.filePaths = {"/" + name};
        if (!m_hamlet->of(0).disk().writeDurably(message.filePaths.front(), bytesOf(content))) return {};
        if (!m_hamlet->ask(0, message)) return {};
        m_hamlet->pass(10 * sim::secondMs);
        FindFiles request;
        const auto list = m_hamlet->ask(1, request);
        if (!list || list->files.empty() || list->files.front().file.name != name) return {};
        m_message = list->files.front().file.message;
        return list->files.front().file.id;
    }
    Result<Preview> preview(const FileId& file, size_t who = 1) { return m_hamlet->ask(who, GetPreview{file}); }
    World& world() { return m_hamlet->parts(1).world; }
    std::optional<Bytes> kept(const FileId& file) {
        const auto found = world().stores.thumbnails.find(file, 1);
        return found ? *found : std::nullopt;
    }

    static inline const std::string shipped = ieum::test::builtFile("ieum-preview");
    std::unique_ptr<Hamlet> m_hamlet;
    RoomId m_room;
    MessageId m_message; ///< of what was sent last
};

void TestPreviews::initTestCase() {
    QVERIFY(Hamlet::prepare());
    m_hamlet = std::make_unique<Hamlet>(2);
    m_room = m_hamlet->makeRoom({"사진방"});
    world().previewProgram = shipped;
}

void TestPreviews::aPictureIsSeenAndKept() {
    const FileId file = send("워크숍.jpg", encoded(twoColours(2000, 1000), "jpeg"));
    const auto first = preview(file);
    QVERIFY(first && first->text.empty());
    QCOMPARE(decoded(first->picture).size(), QSize(512, 256));
    QVERIFY(kept(file) == first->picture);
    world().previewProgram = "/nonexistent";
    QVERIFY(preview(file)->picture == first->picture);
    // It stays what it is when the file itself is not here any more.
    const auto chunks = world().stores.files.chunks(file);
    QVERIFY(chunks);
    for (const ChunkId& chunk : *chunks) {
        QVERIFY(world().chunks.remove(chunk));
        QVERIFY(world().stores.files.markMissing(chunk));
    }
    QVERIFY(preview(file)->picture == first->picture);
    world().previewProgram = shipped;
}

void TestPreviews::aLargeOneIsMadeAndNotKept() {
    const FileId file = send("큰 사진.png", encoded(twoColours(1600, 1200), "png"));
    const auto large = m_hamlet->ask(1, GetPreview{file, false, true});
    QVERIFY(large && decoded(large->picture).size() == QSize(1600, 1200));
    QVERIFY(!kept(file));
    const auto small = preview(file);
    QVERIFY(small && decoded(small->picture).size() == QSize(512, 384));
    QVERIFY(kept(file).has_value());
    // That it is none, small or large, is known once.
    const FileId none = send("깨진 사진.png", "nothing");
    QVERIFY(preview(none)->picture.empty());
    QVERIFY(m_hamlet->ask(1, GetPreview{none, false, true})->picture.empty());
}

void TestPreviews::anEndingThatLiesChangesNothing() {
    QVERIFY(!preview(send("사진.jpg", encoded(twoColours(300, 200), "png")))->picture.empty());
    const FileId program = send("사진2.png", "\x7f"
                                             "ELF a program");
    QVERIFY(preview(program)->picture.empty());
    QVERIFY(kept(program) == Bytes()); // and is not tried again
    QVERIFY(preview(send("그림.txt", encoded(twoColours(300, 200), "png")))->text.empty());
    // What is named a document is no picture, whatever it is.
    const FileId hidden = send("계약서.pdf", encoded(twoColours(300, 200), "png"));
    QVERIFY(preview(hidden)->picture.empty() && !kept(hidden));
}

void TestPreviews::textIsItsFirstLines() {
    const auto text = preview(send("읽어 보세요.txt", "첫 줄\n<b>둘째</b>\n"));
    QVERIFY(text && text->picture.empty());
    QCOMPARE(text->text, std::string("첫 줄\n<b>둘째</b>"));
    QByteArray lines;
    for (int line = 0; line < 60'000; ++line) lines += "줄 " + QByteArray::number(line) + "\n";
    const auto first = preview(send("긴 기록.log", lines));
    QVERIFY(QString::fromStdString(first->text).startsWith("줄 0\n") && first->text.size() < 1000);
}

void TestPreviews::thereIsNoneOfOthers_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("pdf") << "계획.pdf" << QByteArray("%PDF-1.7");
    QTest::newRow("hwp") << "회의록.hwp" << QByteArray("HWP Document File");
    QTest::newRow("html") << "쪽.html" << QByteArray("<h1>제목</h1>");
    QTest::newRow("svg") << "그림.svg" << QByteArray("<svg/>");
    QTest::newRow("bomb") << "폭탄.png" << pngBomb(60'000, 60'000);
    QTest::newRow("empty picture") << "빈.png" << QByteArray();
    QTest::newRow("empty text") << "빈.txt" << QByteArray();
    QTest::newRow("binary text") << "이진.txt" << QByteArray("\0\1\2\3", 4);
}

void TestPreviews::thereIsNoneOfOthers() {
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    const auto none = preview(send(name.toStdString(), content));
    QVERIFY(none);
    QVERIFY(none->picture.empty() && none->text.empty());
}

void TestPreviews::whatIsNotHereIsNotGuessed() {
    const auto unknown = preview(FileId{});
    QVERIFY(!unknown && unknown.error().is(NodeError::NoSuchFile));
    const FileId file = send("나중.png", encoded(twoColours(300, 200), "png"));
    const auto chunks = world().stores.files.chunks(file);
    for (const ChunkId& chunk : *chunks) QVERIFY(world().stores.files.markMissing(chunk));
    const auto away = preview(file);
    QVERIFY(!away && away.error().is(NodeError::FileNotHere));
    for (const ChunkId& chunk : *chunks) QVERIFY(world().stores.files.markHave(chunk));
    QVERIFY(!preview(file)->picture.empty());
}

void TestPreviews::withoutTheProgramNothingIsDecoded() {
    const FileId file = send("조용히.png", encoded(twoColours(300, 200), "png"));
    world().previewProgram.clear();
    const auto none = preview(file);
    QVERIFY(none && none->picture.empty());
    QVERIFY(!kept(file));
    world().previewProgram = shipped;
    QVERIFY(!preview(file)->picture.empty());
}

/// By no fault of the file: nothing is kept, and the next start tries again.
void TestPreviews::aProgramThatFailsIsTriedOnce() {
    const FileId file = send("느린.png", encoded(twoColours(300, 200), "png"));
    world().previewProgram = "/nonexistent";
    QVERIFY(preview(file)->picture.empty());
    world().previewProgram = shipped;
    QVERIFY(preview(file)->picture.empty());
    QVERIFY(!kept(file));
    m_hamlet->town.stop(m_hamlet->of(1));
    m_hamlet->town.start(m_hamlet->of(1));
    m_hamlet->pass(20 * sim::secondMs);
    world().previewProgram = shipped;
    QVERIFY(!preview(file)->picture.empty());
}

void TestPreviews::aWrongKeyOfAnotherMessageChangesNothing() {
    const FileId file = send("열쇠.png", encoded(twoColours(300, 200), "png"));
    store::FileEntry wrong = std::move(world().stores.files.entries(file)->front());
    wrong.message.value[0] ^= std::byte{1};
    wrong.timeMs = 1; // before the true one
    wrong.key.bytes()[0] ^= std::byte{1};
    QVERIFY(world().stores.files.put(wrong));
    QVERIFY(!preview(file)->picture.empty());
}

void TestPreviews::itGoesWithTheMessage() {
    const FileId file = send("지울 사진.png", encoded(twoColours(300, 200), "png"));
    QVERIFY(!preview(file)->picture.empty());
    QVERIFY(kept(file));
    QVERIFY(m_hamlet->ask(0, DeleteMessage{m_room, m_message}));
    m_hamlet->pass(10 * sim::secondMs);
    QVERIFY(!kept(file));
    const auto gone = preview(file);
    QVERIFY(!gone && gone.error().is(NodeError::NoSuchFile));
}

void TestPreviews::itGoesWithADisappearingMessage() {
    SetPolicy policy;
    policy.room = m_room;
    policy.disappearingMs = 60 * 60 * 1000;
    QVERIFY(m_hamlet->ask(0, policy));
    m_hamlet->pass(10 * sim::secondMs);
    const FileId file = send("한 시간.png", encoded(twoColours(300, 200), "png"));
    QVERIFY(!preview(file)->picture.empty());
    m_hamlet->pass(2 * 60 * sim::minuteMs);
    QVERIFY(!kept(file));
    auto rows = world().connection->prepare("SELECT count(*) FROM thumbnail t LEFT JOIN attachment a ON a.file=t.file"
                                            " WHERE a.file IS NULL");
    QVERIFY(rows);
    QCOMPARE(**rows->first([](store::Statement& row) { return row.number(0); }), int64_t{0});
}

QTEST_GUILESS_MAIN(TestPreviews)
#include "tst_previews.moc"
