// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Voice notes that somebody else has sent, decoded by the shipped program when they are to be heard.
#include "node/error.h"
#include "node/hamlet.h"
#include "support/built.h"
#include "support/opus_note.h"

#include <QFile>
#include <QTemporaryDir>

using namespace ieum;
using namespace ieum::node;

class TestHearing : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void cleanupTestCase() { m_hamlet.reset(); }
    void namesSayWhatMayBeHeard_data();
    void namesSayWhatMayBeHeard();
    void aNoteIsHeard();
    void nothingOfItIsKept();
    void lengthsAreRememberedAndSoundIsNot();
    void thereIsNoneOfOthers_data();
    void thereIsNoneOfOthers();
    void whatIsNotHereIsNotGuessed();
    void withoutTheProgramItSaysSo();
    void aProgramThatFailsIsAskedForALengthOnce();
    void aWrongKeyOfAnotherMessageChangesNothing();
    void aChunkThatWentIsNoFaultOfTheNote();
    void itGoesWithTheMessage();

  private:
    FileId send(const std::string& name, const Bytes& content) {
        SendMessage message;
        message.room = m_room;
        message.filePaths = {"/" + name};
        if (!m_hamlet->of(0).disk().writeDurably(message.filePaths.front(), content)) return {};
        if (!m_hamlet->ask(0, message)) return {};
        m_hamlet->pass(10 * sim::secondMs);
        const auto list = m_hamlet->ask(1, FindFiles{});
        if (!list || list->files.empty() || list->files.front().file.name != name) return {};
        m_row = list->files.front().file;
        return m_row.id;
    }
    Result<Sound> heard(const FileId& file) { return m_hamlet->ask(1, HearFile{file}); }
    Result<Sound> lengthOf(const FileId& file) { return m_hamlet->ask(1, HearFile{file, true}); }
    World& world() { return m_hamlet->parts(1).world; }
    /// All that lies on his disk for files.
    std::vector<std::string> chunksHere() {
        std::vector<std::string> all;
        for (int first = 0; first < 256; ++first) {
            ChunkId any;
            any.value[0] = static_cast<std::byte>(first);
            const std::string path = world().chunks.pathOf(any);
            const auto names = m_hamlet->of(1).disk().namesIn(path.substr(0, path.rfind('/')), 10'000);
            if (names) all.insert(all.end(), names->begin(), names->end());
        }
        return all;
    }
    /// Stands between, and writes a line each time that it is asked.
    std::string counting() {
        QFile file(m_folder.filePath("counting"));
        if (!file.open(QIODevice::WriteOnly)) return {};
        file.write("#!/bin/sh\necho $1 >> " + m_folder.filePath("asked").toUtf8() + "\nexec " + shipped.c_str() +
                   " $1\n");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return file.fileName().toStdString();
    }
    QByteArray asked() {
        QFile file(m_folder.filePath("asked"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().simplified() : QByteArray();
    }

    static inline const std::string shipped = ieum::test::builtFile("ieum-preview");
    QTemporaryDir m_folder;
    std::unique_ptr<Hamlet> m_hamlet;
    RoomId m_room;
    FileRow m_row; ///< of what was sent last
};

void TestHearing::initTestCase() {
    QVERIFY(Hamlet::prepare());
    m_hamlet = std::make_unique<Hamlet>(2);
    m_room = m_hamlet->makeRoom({"목소리"});
    world().previewProgram = shipped;
}

void TestHearing::namesSayWhatMayBeHeard_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<qsizetype>("bytes");
    QTest::addColumn<bool>("voice");
    const auto most = static_cast<qsizetype>(soundFileBytesMax);
    QTest::newRow("a note") << "음성 2026-11-30 18.27.opus" << qsizetype{10} << true;
    QTest::newRow("ogg") << "노래.OGG" << qsizetype{10} << true;
    QTest::newRow("oga") << "a.Oga" << qsizetype{10} << true;
    QTest::newRow("the largest") << "긴 음성.opus" << most << true;
    QTest::newRow("larger") << "더 긴 음성.opus" << most + 1 << false;
    QTest::newRow("mp3") << "노래.mp3" << qsizetype{10} << false;
    QTest::newRow("video") << "영상.ogv" << qsizetype{10} << false;
    QTest::newRow("another ending") << "음성.opus.exe" << qsizetype{10} << false;
    QTest::newRow("no ending") << "opus" << qsizetype{10} << false;
}

void TestHearing::namesSayWhatMayBeHeard() {
    QFETCH(QString, name);
    QFETCH(qsizetype, bytes);
    QFETCH(bool, voice);
    QVERIFY(send(name.toStdString(), Bytes(static_cast<size_t>(bytes), std::byte{7})) != FileId());
    QCOMPARE(m_row.voice, voice);
}

void TestHearing::aNoteIsHeard() {
    const FileId file = send("음성 2026-11-30 18.27.opus", opusNote({2500}));
    QVERIFY(m_row.voice);
    const auto length = lengthOf(file);
    QVERIFY(length && length->samples.empty());
    QCOMPARE(length->lengthMs, int64_t{2500});
    const auto sound = heard(file);
    QVERIFY(sound);
    QCOMPARE(sound->lengthMs, int64_t{2500});
    QCOMPARE(sound->samples.size(), size_t{2500} * soundRateHz / 1000);
    QVERIFY(*std::max_element(sound->samples.begin(), sound->samples.end()) > 8000);
    // His own, too.
    m_hamlet->parts(0).world.previewProgram = shipped;
    QVERIFY(m_hamlet->ask(0, HearFile{file}));
}

void TestHearing::nothingOfItIsKept() {
    const FileId file = send("비밀.opus", opusNote({600}));
    const auto before = chunksHere();
    QVERIFY(before.size() > 1);
    QVERIFY(heard(file));
    QVERIFY(chunksHere() == before);
    const auto kept = world().stores.thumbnails.find(file, 1);
    QVERIFY(kept && !*kept);
}

void TestHearing::lengthsAreRememberedAndSoundIsNot() {
    world().previewProgram = counting();
    const FileId file = send("셈.opus", opusNote({700}));
    QCOMPARE(lengthOf(file)->lengthMs, int64_t{700});
    QCOMPARE(lengthOf(file)->lengthMs, int64_t{700});
    QCOMPARE(asked(), QByteArray("length"));
    QVERIFY(!heard(file)->samples.empty());
    QVERIFY(!heard(file)->samples.empty());
    QVERIFY(lengthOf(file)->samples.empty());
    QCOMPARE(asked(), QByteArray("length sound sound"));
    // One that is none costs what it costs once, however it is asked for.
    const FileId none = send("없음.opus", Bytes(5000, std::byte{7}));
    for (int i = 0; i < 3; ++i) QVERIFY(!lengthOf(none) && !heard(none));
    QCOMPARE(asked(), QByteArray("length sound sound length"));
    world().previewProgram = shipped;
}

void TestHearing::thereIsNoneOfOthers_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isNote");
    QTest::newRow("text") << "글.opus" << false;
    QTest::newRow("a note by another name") << "음성.mp3" << true;
    QTest::newRow("a note that is called a picture") << "음성.png" << true;
}

void TestHearing::thereIsNoneOfOthers() {
    QFETCH(QString, name);
    QFETCH(bool, isNote);
    const FileId file = send(name.toStdString(), isNote ? opusNote({300}) : Bytes(300, std::byte{'x'}));
    for (const bool lengthOnly : {true, false}) {
        const auto none = m_hamlet->ask(1, HearFile{file, lengthOnly});
        QVERIFY(!none && none.error().is(NodeError::NoSound) && none.error().cause == Cause::Input);
    }
}

void TestHearing::whatIsNotHereIsNotGuessed() {
    const auto unknown = heard(FileId{});
    QVERIFY(!unknown && unknown.error().is(NodeError::NoSuchFile));
    const FileId file = send("나중.opus", opusNote({400}));
    QVERIFY(lengthOf(file));
    const auto chunks = world().stores.files.chunks(file);
    for (const ChunkId& chunk : *chunks) QVERIFY(world().stores.files.markMissing(chunk));
    for (const auto& away : {heard(file), lengthOf(file)}) {
        QVERIFY(!away && away.error().is(NodeError::FileNotHere));
    }
    for (const ChunkId& chunk : *chunks) QVERIFY(world().stores.files.markHave(chunk));
    QVERIFY(heard(file));
}

void TestHearing::withoutTheProgramItSaysSo() {
    const FileId file = send("조용히.opus", opusNote({400}));
    for (const char* program : {"", "/nonexistent"}) {
        world().previewProgram = program;
        const auto none = heard(file);
        QVERIFY(!none && none.error().is(NodeError::NoSoundReader) && none.error().cause == Cause::Machine);
        QVERIFY(!lengthOf(file));
    }
    world().previewProgram = shipped;
    QVERIFY(lengthOf(file) && heard(file)); // as soon as it is installed
}

void TestHearing::aProgramThatFailsIsAskedForALengthOnce() {
    const FileId file = send("느린.opus", opusNote({400}));
    world().previewProgram = "/"; // which cannot be started
    const auto failed = lengthOf(file);
    QVERIFY(!failed && failed.error().is(NodeError::FileUnreadable));
    world().previewProgram = shipped;
    const auto again = lengthOf(file);
    QVERIFY(!again && again.error().is(NodeError::FileUnreadable));
    QCOMPARE(heard(file)->lengthMs, int64_t{400}); // whoever presses "play" may try
    QCOMPARE(lengthOf(file)->lengthMs, int64_t{400});
}

void TestHearing::aWrongKeyOfAnotherMessageChangesNothing() {
    const FileId file = send("열쇠.opus", opusNote({400}));
    store::FileEntry wrong = std::move(world().stores.files.entries(file)->front());
    wrong.message.value[0] ^= std::byte{1};
    wrong.timeMs = 1; // before the true one
    wrong.key.bytes()[0] ^= std::byte{1};
    QVERIFY(world().stores.files.put(wrong));
    QVERIFY(heard(file));
}

void TestHearing::aChunkThatWentIsNoFaultOfTheNote() {
    const FileId file = send("구멍.opus", opusNote({400}));
    const auto chunks = world().stores.files.chunks(file);
    QVERIFY(chunks && !chunks->empty());
    const auto bytes = world().chunks.get(chunks->front());
    QVERIFY(bytes && world().chunks.remove(chunks->front()));
    const auto away = lengthOf(file);
    QVERIFY(!away && away.error().is(NodeError::FileNotHere));
    QVERIFY(world().chunks.put(chunks->front(), *bytes));
    QVERIFY(lengthOf(file));
}

void TestHearing::itGoesWithTheMessage() {
    const FileId file = send("지울 음성.opus", opusNote({400}));
    const MessageId message = m_row.message;
    QVERIFY(lengthOf(file));
    QVERIFY(m_hamlet->ask(0, DeleteMessage{m_room, message}));
    m_hamlet->pass(10 * sim::secondMs);
    for (const auto& gone : {heard(file), lengthOf(file)}) {
        QVERIFY(!gone && gone.error().is(NodeError::NoSuchFile));
    }
}

QTEST_GUILESS_MAIN(TestHearing)
#include "tst_hearing.moc"
