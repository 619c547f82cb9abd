// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What voice notes are made of: the file as another program reads it, and where it lies meanwhile.
#include "node/vault_rows.h"
#include "ui/sound/opus_writer.h"
#include "ui/sound/recording_place.h"
#include "ui/sound/sound_work.h"
#include "ui/support/heard.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <numbers>
#include <sys/resource.h>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

constexpr auto rate = static_cast<size_t>(node::soundRateHz);

std::vector<int16_t> tone(size_t samples) {
    std::vector<int16_t> all(samples);
    for (size_t i = 0; i < samples; ++i) {
        const double turn = 2 * std::numbers::pi * 440 * static_cast<double>(i) / static_cast<double>(rate);
        all[i] = static_cast<int16_t>(8000 * std::sin(turn));
    }
    return all;
}

QByteArray pathIn(const QTemporaryDir& folder, const char* name) { return folder.filePath(name).toUtf8(); }

bool write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

constexpr QFile::Permissions forOthers =
    QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

} // namespace

class TestSound : public QObject {
    Q_OBJECT
  private slots:
    void nothingOfAVoiceIsLost();
    void aVoiceEndsAtItsBound();
    void whatIsThereIsNotWrittenOver();
    void aFullDiskIsSaid();
    void recordingsAreForThisUserAlone();
    void whatACrashLeftIsRemoved();
    void aFolderOfOthersIsNotUsed();
    void levelsFollowTheEar();
    void lengthsAreTold();
};

void TestSound::nothingOfAVoiceIsLost() {
    if (!OpusWriter::isPossible()) QSKIP("libopusenc is not installed");
    const QTemporaryDir folder;
    const QByteArray path = pathIn(folder, "a.opus");
    const auto writer = OpusWriter::create(path.toStdString());
    QVERIFY(writer != nullptr);
    const auto voice = tone(rate * 3 + 123); // no whole number of blocks
    for (size_t at = 0; at < voice.size(); at += 960)
        QVERIFY(writer->write(std::span(voice).subspan(at, std::min<size_t>(960, voice.size() - at))));
    QCOMPARE(writer->lengthMs(), int64_t{3002});
    QVERIFY(writer->finish());
    QVERIFY(!writer->finish() && !writer->write(voice)); // it is over
    const auto heard = heardIn(path);
    QVERIFY(heard.has_value());
    QCOMPARE(heard->samples, static_cast<int64_t>(voice.size()));
    QVERIFY2(heard->loudness > 3000, qPrintable(QString::number(heard->loudness)));
    QVERIFY(!(QFile::permissions(path) & forOthers));
    QVERIFY(QFileInfo(path).size() < 40'000); // in 16 bits a sample it would be 288,246
}

void TestSound::aVoiceEndsAtItsBound() {
    if (!OpusWriter::isPossible()) QSKIP("libopusenc is not installed");
    const QTemporaryDir folder;
    const QByteArray path = pathIn(folder, "long.opus");
    const auto writer = OpusWriter::create(path.toStdString());
    QVERIFY(writer != nullptr);
    const std::vector<int16_t> second(rate);
    for (int64_t i = 0; i <= node::soundLengthMsMax / 1000; ++i) {
        QCOMPARE(writer->isFull(), i * 1000 >= node::soundLengthMsMax);
        QVERIFY(writer->write(second));
    }
    QCOMPARE(writer->lengthMs(), node::soundLengthMsMax);
    QVERIFY(writer->finish());
    QCOMPARE(heardIn(path).value_or(Heard{}).samples, node::soundLengthMsMax * node::soundRateHz / 1000);
}

void TestSound::whatIsThereIsNotWrittenOver() {
    if (!OpusWriter::isPossible()) QSKIP("libopusenc is not installed");
    const QTemporaryDir folder;
    const QByteArray path = pathIn(folder, "b.opus");
    QVERIFY(write(path, "mine"));
    QVERIFY(OpusWriter::create(path.toStdString()) == nullptr);
    QCOMPARE(QFileInfo(path).size(), 4);
    QVERIFY(OpusWriter::create(pathIn(folder, "no/such/folder.opus").toStdString()) == nullptr);
}

void TestSound::aFullDiskIsSaid() {
    if (!OpusWriter::isPossible()) QSKIP("libopusenc is not installed");
    const QTemporaryDir folder;
    const auto writer = OpusWriter::create(pathIn(folder, "c.opus").toStdString());
    QVERIFY(writer != nullptr);
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto old = std::signal(SIGXFSZ, SIG_IGN); // a file that is too long is an error of write() then
    const rlimit small{4096, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto voice = tone(rate);
    bool isWritten = true;
    for (int i = 0; i < 20 && isWritten; ++i) isWritten = writer->write(voice);
    const bool isFinished = writer->finish();
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, old);
    QVERIFY(!isWritten && !isFinished);
}

void TestSound::recordingsAreForThisUserAlone() {
    const QTemporaryDir folder;
    const QString root = folder.filePath("voices");
    QString path;
    {
        RecordingPlace place(root);
        QVERIFY(!QFile::exists(root)); // nothing was recorded yet
        path = place.fresh("음성.opus");
        QVERIFY(path.endsWith("/음성.opus"));
        QVERIFY(place.fresh("음성.opus") != path); // two in one minute
        for (QString each = QFileInfo(path).path(); each != folder.path(); each = QFileInfo(each).path())
            QVERIFY2(!(QFile::permissions(each) & forOthers), qPrintable(each));
        QVERIFY(write(path, "voice"));
        const QString other = folder.filePath("other.opus");
        QVERIFY(write(other, "a file that was attached"));
        place.remove(other);
        QVERIFY(QFile::exists(other));
        place.remove(path);
        QVERIFY(!QFile::exists(path) && !QFile::exists(QFileInfo(path).path()));
        QVERIFY(write(place.fresh("rest.opus"), "voice"));
    }
    QCOMPARE(QDir(root).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
}

void TestSound::whatACrashLeftIsRemoved() {
    const QTemporaryDir folder;
    const QString root = folder.filePath("voices");
    RecordingPlace alive(root);
    const QString mine = alive.fresh("a.opus");
    QVERIFY(write(mine, "voice"));
    QVERIFY(QDir(root).mkpath("1-0/0"));
    QVERIFY(write(root + "/1-0/0/b.opus", "voice of a process that is gone"));
    RecordingPlace::sweep(root);
    QVERIFY(!QFile::exists(root + "/1-0"));
    QVERIFY(QFile::exists(mine));
    RecordingPlace::sweep(folder.filePath("none"));
}

void TestSound::aFolderOfOthersIsNotUsed() {
    const QTemporaryDir folder;
    const QString root = folder.filePath("voices");
    QVERIFY(QDir().mkpath(root + "/1-0"));
    QVERIFY(QFile::setPermissions(root, QFile::permissions(root) | forOthers));
    RecordingPlace place(root);
    QCOMPARE(place.fresh("a.opus"), QString());
    RecordingPlace::sweep(root);
    QVERIFY(QFile::exists(root + "/1-0"));
    const QString link = folder.filePath("link");
    const QString target = folder.filePath("target");
    QVERIFY(QDir().mkpath(target) &&
            QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(QFile::link(target, link));
    RecordingPlace through(link);
    QCOMPARE(through.fresh("a.opus"), QString());
}

void TestSound::levelsFollowTheEar() {
    QCOMPARE(levelOf(std::vector<int16_t>(960)), 0.0);
    QCOMPARE(levelOf(std::vector<int16_t>(960, -32768)), 1.0);
    const double voice = levelOf(tone(960));
    QVERIFY(voice > 0.5 && voice < 0.9);
    QCOMPARE(levelOf({}), 0.0);
}

void TestSound::lengthsAreTold() {
    QCOMPARE(lengthText(0), QString("0:00"));
    QCOMPARE(lengthText(3'999), QString("0:03"));
    QCOMPARE(lengthText(600'000), QString("10:00"));
    QVERIFY(troubleText(SoundTrouble::None, true).isEmpty());
    for (const auto trouble : {SoundTrouble::NoLibrary, SoundTrouble::NoServer, SoundTrouble::NoDevice,
                               SoundTrouble::Broken, SoundTrouble::NoWriter, SoundTrouble::NoSpace}) {
        QVERIFY(!troubleText(trouble, true).isEmpty() && !troubleText(trouble, false).isEmpty());
    }
    QVERIFY(troubleText(SoundTrouble::NoDevice, true) != troubleText(SoundTrouble::NoDevice, false));
}

QTEST_GUILESS_MAIN(TestSound)
#include "tst_sound.moc"
