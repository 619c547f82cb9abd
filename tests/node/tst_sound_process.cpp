// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The shipped ieum-preview and the process that starts it, on sound that is fine and on some that is not.
#include "node/error.h"
#include "node/limits.h"
#include "node/sound_process.h"
#include "support/built.h"
#include "support/opus_note.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

using namespace ieum;
using namespace ieum::node;

class TestSoundProcess : public QObject {
    Q_OBJECT
  private slots:
    void aNoteIsHeardAsItWas();
    void severalChannelsBecomeOne_data();
    void severalChannelsBecomeOne();
    void streamsAfterEachOtherAreOne();
    void theLengthAloneIsTheSame();
    void theLongestIsHeard();
    void noSoundIsHeardOf_data();
    void noSoundIsHeardOf();
    void cutOffItIsShorterOrNone();
    void damagedOnesHarmNobody();
    void manyStreamsEnd();
    void nothingElseIsBelieved_data();
    void nothingElseIsBelieved();
    void aMissingReaderSaysSo();
    void itIsConfinedBeforeItReads();

  private:
    static Result<Sound> heardOnce(ByteView file, SoundPart part = SoundPart::All,
                                   const std::string& program = shipped) {
        auto copy = MemoryFile::make();
        if (!copy || !copy->append(file)) return fail(Cause::Machine, NodeError::FileUnreadable);
        return soundOf(program, *copy, part);
    }
    /// Other programs have the processor, too: what did not come in time is asked again.
    static Result<Sound> heard(ByteView file, SoundPart part = SoundPart::All, const std::string& program = shipped) {
        auto sound = heardOnce(file, part, program);
        for (int i = 0; i < 5 && program == shipped && !sound && sound.error().is(NodeError::FileUnreadable); ++i)
            sound = heardOnce(file, part, program);
        return sound;
    }
    static bool isNone(ByteView file) {
        const auto all = heard(file);
        const auto length = heard(file, SoundPart::Length);
        return !all && all.error().is(NodeError::NoSound) && !length && length.error().is(NodeError::NoSound);
    }
    /// Whatever it is, it ends, and nothing of it is beyond the limits.
    static bool isHarmless(ByteView file) {
        QElapsedTimer clock;
        clock.start();
        const auto all = heardOnce(file);
        if (clock.elapsed() > soundWaitMs + 5000) return false;
        if (!all) return all.error().is(NodeError::NoSound) || all.error().is(NodeError::FileUnreadable);
        return !all->samples.empty() && all->lengthMs <= soundLengthMsMax &&
               static_cast<int64_t>(all->samples.size()) <= soundSamplesMax;
    }
    static size_t samplesOf(int64_t ms) { return static_cast<size_t>(ms * soundRateHz / 1000); }
    /// How often it crosses zero upwards in a second.
    static int pitchOf(const Sound& sound) {
        int crossings = 0;
        for (size_t i = 1; i < sound.samples.size(); ++i) {
            crossings += sound.samples[i - 1] < 0 && sound.samples[i] >= 0 ? 1 : 0;
        }
        return static_cast<int>(crossings * 1000 / sound.lengthMs);
    }
    static bool isTheSine(const Sound& sound) {
        const int loudest = *std::max_element(sound.samples.begin(), sound.samples.end());
        return std::abs(pitchOf(sound) - opusNoteHz) < 25 && loudest > 8000 && loudest < 16'000;
    }
    std::string script(const QByteArray& what) {
        QFile file(m_folder.filePath(QString::number(++m_scripts)));
        if (!file.open(QIODevice::WriteOnly)) return {};
        file.write("#!/bin/sh\n" + what + "\n");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return file.fileName().toStdString();
    }
    static inline const std::string shipped = ieum::test::builtFile("ieum-preview");
    QTemporaryDir m_folder;
    int m_scripts = 0;
};

void TestSoundProcess::aNoteIsHeardAsItWas() {
    const auto sound = heard(opusNote({3000}));
    QVERIFY(sound);
    QCOMPARE(sound->lengthMs, int64_t{3000});
    QCOMPARE(sound->samples.size(), samplesOf(3000));
    QVERIFY(isTheSine(*sound));
    const auto shortest = heard(opusNote({1}));
    QVERIFY(shortest && shortest->lengthMs == 1);
}

void TestSoundProcess::severalChannelsBecomeOne_data() {
    QTest::addColumn<int>("channels");
    for (const int channels : {1, 2, 3, 6, 8}) QTest::addRow("%d", channels) << channels;
}

void TestSoundProcess::severalChannelsBecomeOne() {
    QFETCH(int, channels);
    const auto sound = heard(opusNote({500, channels}));
    QVERIFY(sound);
    QCOMPARE(sound->samples.size(), samplesOf(500));
    // Of 5.1 and 7.1 one channel has the low tones alone: the others are quieter by that.
    QVERIFY(std::abs(pitchOf(*sound) - opusNoteHz) < 25);
}

void TestSoundProcess::streamsAfterEachOtherAreOne() {
    Bytes file = opusNote({400});
    append(file, opusNote({400, 2}));
    append(file, opusNote({200}));
    const auto sound = heard(file);
    QVERIFY(sound);
    QCOMPARE(sound->samples.size(), samplesOf(1000));
    QVERIFY(isTheSine(*sound));
    QVERIFY(heard(opusNote({100, 1, soundLinksMax})));
    QVERIFY(isNone(opusNote({100, 1, soundLinksMax + 1})));
}

void TestSoundProcess::theLengthAloneIsTheSame() {
    const auto length = heard(opusNote({12'345}), SoundPart::Length);
    QVERIFY(length);
    QCOMPARE(length->lengthMs, int64_t{12'345});
    QVERIFY(length->samples.empty());
}

void TestSoundProcess::theLongestIsHeard() {
    const Bytes file = opusNote({soundLengthMsMax});
    QVERIFY(!file.empty());
    QElapsedTimer clock;
    clock.start();
    Result<Sound> sound = heard(file);
    // Other programs have the processor, too.
    while (!sound && sound.error().is(NodeError::FileUnreadable) && clock.elapsed() < 60'000) sound = heard(file);
    QVERIFY(sound);
    QCOMPARE(sound->lengthMs, soundLengthMsMax);
    QCOMPARE(static_cast<int64_t>(sound->samples.size()), soundSamplesMax);
    QVERIFY(isNone(opusNote({soundLengthMsMax + 1})));
}

namespace {

QByteArray arrayOf(const Bytes& bytes) {
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

/// Its last page says that so much was heard until its end (RFC 7845, 4).
Bytes claiming(Bytes file, uint64_t samples) {
    const size_t last = oggPages(file).back();
    for (size_t i = 0; i < 8; ++i, samples >>= 8U) file[last + 6 + i] = static_cast<std::byte>(samples & 0xFFU);
    sealOggPage(file, last);
    return file;
}

/// Its head (RFC 7845, 5.1) with another number of channels, and a family of layouts for so many.
Bytes withChannels(Bytes file, uint8_t channels, uint8_t family) {
    constexpr size_t headAt = 28; // behind the head of a page with one segment
    file[headAt + 9] = std::byte{channels};
    file[headAt + 18] = std::byte{family};
    sealOggPage(file, 0);
    return file;
}

QByteArray waveFile() {
    return QByteArray("RIFF\x24\x10\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x80\xbb\0\0\0\x77\1\0\2\0\x10\0data\0\x10\0\0", 44) +
           QByteArray(4096, '\x11');
}

} // namespace

void TestSoundProcess::noSoundIsHeardOf_data() {
    QTest::addColumn<QByteArray>("file");
    const Bytes note = opusNote({4000});
    QVERIFY(oggPages(note).size() > 4); // head, comments, and sound on several
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a mark") << QByteArray("OggS");
    QTest::newRow("text") << QByteArray("아무 말");
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n") + QByteArray(500, 'x');
    QTest::newRow("wave") << waveFile();
    QTest::newRow("zeros") << QByteArray(static_cast<qsizetype>(soundFileBytesMax), '\0');
    QTest::newRow("too large") << arrayOf(note) + QByteArray(static_cast<qsizetype>(soundFileBytesMax), '\0');
    QTest::newRow("its head alone") << arrayOf(note).left(static_cast<qsizetype>(oggPages(note)[1]));
    QTest::newRow("claims hours") << arrayOf(claiming(note, uint64_t{48'000} * 3600 * 5));
    QTest::newRow("claims all that there is") << arrayOf(claiming(note, 0x7FFF'FFFF'FFFF'FFFFULL));
    QTest::newRow("no channels") << arrayOf(withChannels(note, 0, 0));
    QTest::newRow("255 channels") << arrayOf(withChannels(note, 255, 255));
    QTest::newRow("255 channels of a layout for 8") << arrayOf(withChannels(note, 255, 1));
    QTest::newRow("8 channels of a layout for two") << arrayOf(withChannels(note, 8, 0));
}

void TestSoundProcess::noSoundIsHeardOf() {
    QFETCH(QByteArray, file);
    QVERIFY(isNone(std::as_bytes(std::span(file.constData(), static_cast<size_t>(file.size())))));
}

void TestSoundProcess::cutOffItIsShorterOrNone() {
    const Bytes note = opusNote({8000});
    int heardOf = 0;
    for (size_t part = 0; part < 16; ++part) {
        const ByteView cut = ByteView(note).first(note.size() * part / 16);
        QVERIFY2(isHarmless(cut), qPrintable(QString::number(part)));
        const auto sound = heard(cut);
        QVERIFY(!sound || sound->lengthMs < 8000);
        heardOf += sound ? 1 : 0;
    }
    QVERIFY(heardOf > 8); // what came is played
}

void TestSoundProcess::damagedOnesHarmNobody() {
    QRandomGenerator dice(20221015);
    const Bytes note = opusNote({2000});
    for (int round = 0; round < 100; ++round) {
        Bytes damaged = note;
        for (int i = 0; i < 1 + round / 10; ++i) {
            const auto at = static_cast<size_t>(dice.bounded(static_cast<int>(damaged.size())));
            damaged[at] ^= std::byte{1} << static_cast<unsigned>(dice.bounded(8));
        }
        // A checksum keeps chance away from the decoder: every other time it is made right again, as an attacker would.
        for (const size_t page : round % 2 == 0 ? oggPages(damaged) : std::vector<size_t>()) sealOggPage(damaged, page);
        QVERIFY2(isHarmless(damaged), qPrintable(QString::number(round)));
    }
}

/// As many as fit: looking for where each ends takes time, and the processor is lent for some only.
void TestSoundProcess::manyStreamsEnd() {
    Bytes file = opusNote({20, 1, 3000});
    QVERIFY(oggPages(file).size() >= 9000);
    file.resize(std::min(file.size(), soundFileBytesMax));
    QVERIFY(isHarmless(file));
    QVERIFY(!heard(file, SoundPart::Length));
}

void TestSoundProcess::nothingElseIsBelieved_data() {
    QTest::addColumn<QByteArray>("says"); ///< a decoder that somebody has taken over
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("another kind") << QByteArray("printf '\\007\\001\\000\\000\\000ab'");
    QTest::newRow("no reader, and more") << QByteArray("printf '\\001\\001\\000\\000\\000ab'");
    QTest::newRow("half a length") << QByteArray("printf '\\000\\001\\000'");
    QTest::newRow("no samples") << QByteArray("printf '\\000\\000\\000\\000\\000'");
    QTest::newRow("half a sample") << QByteArray("printf '\\000\\001\\000\\000\\000abc'");
    QTest::newRow("a length that lies") << QByteArray("printf '\\000\\002\\000\\000\\000ab'");
    QTest::newRow("a length of weeks") << QByteArray("printf '\\000\\377\\377\\377\\377ab'");
    QTest::newRow("without end") << QByteArray("exec /bin/cat /dev/zero");
    QTest::newRow("it fell over") << QByteArray("printf '\\000\\001\\000\\000\\000ab'; kill -SEGV $$");
    QTest::newRow("it found none") << QByteArray("printf '\\000\\001\\000\\000\\000ab'; exit 3");
}

void TestSoundProcess::nothingElseIsBelieved() {
    QFETCH(QByteArray, says);
    const Bytes file = copyOf(bytesOf(std::string("x")));
    const auto sound = heard(file, SoundPart::All, script(says));
    QVERIFY(!sound && sound.error().is(NodeError::NoSound));
    // Of a length there are no samples, and it has an end, too.
    const auto length = heard(file, SoundPart::Length, script(says));
    QVERIFY(!length && length.error().is(NodeError::NoSound));
    const auto believed = heard(file, SoundPart::All, script("printf '\\000\\001\\000\\000\\000ab'"));
    QVERIFY(believed && believed->samples.size() == 1 && believed->samples.front() == 0x6261);
}

void TestSoundProcess::aMissingReaderSaysSo() {
    const Bytes note = opusNote({100});
    for (const std::string& program : {std::string(), std::string("/nonexistent"), script("printf '\\001'")}) {
        const auto sound = heard(note, SoundPart::All, program);
        QVERIFY(!sound && sound.error().is(NodeError::NoSoundReader));
    }
    const auto unconfined = heard(note, SoundPart::All, script("exit 4"));
    QVERIFY(!unconfined && unconfined.error().is(NodeError::FileUnreadable));
}

void TestSoundProcess::itIsConfinedBeforeItReads() {
    QProcess process;
    process.start(QString::fromStdString(shipped), {"sound"});
    QVERIFY(process.waitForStarted());
    const auto told = [&process](const char* name) {
        QFile file(QStringLiteral("/proc/%1/%2").arg(process.processId()).arg(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QTRY_VERIFY(told("status").contains("\nSeccomp:\t2\n"));
    QVERIFY(told("status").contains("\nThreads:\t1\n"));
    QVERIFY(told("limits").simplified().contains("Max cpu time 10 10"));
    const QByteArray note = arrayOf(opusNote({250}));
    process.write(note);
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), exitDone);
    QCOMPARE(process.readAllStandardOutput().size(), qsizetype(soundHeaderBytes + sampleBytes * samplesOf(250)));
}

QTEST_GUILESS_MAIN(TestSoundProcess)
#include "tst_sound_process.moc"
