// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Voice notes in the real window, over a sound server of the test's own: recorded, sent through a real profile, decoded
// by the shipped ieum-preview, played; and never lost, nor sent elsewhere.
#include "support/built.h"
#include "ui/sound/opus_writer.h"
#include "ui/sound/player.h"
#include "ui/support/heard.h"
#include "ui/support/real_profile.h"
#include "ui/support/sample_chat.h"
#include "ui/support/sound_server.h"
#include "ui/support/window_under_test.h"
#include "ui/words/names.h"

#include <QTest>

#include <numbers>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

constexpr int patienceMs = 60'000;

/// A tone of so many seconds.
bool writeNote(const QString& path, int seconds) {
    const auto writer = OpusWriter::create(path.toStdString());
    if (writer == nullptr) return false;
    std::vector<int16_t> second(node::soundRateHz);
    for (size_t i = 0; i < second.size(); ++i) {
        const double turn = 2 * std::numbers::pi * 440 * static_cast<double>(i) / node::soundRateHz;
        second[i] = static_cast<int16_t>(8000 * std::sin(turn));
    }
    for (int i = 0; i < seconds; ++i) {
        if (!writer->write(second)) return false;
    }
    return writer->finish();
}

/// -1: no conversation is shown.
int attachedIn(const WindowUnderTest& under) {
    const QQuickItem* files = under.item("attachedFiles");
    return files == nullptr ? -1 : files->property("count").toInt();
}

void show(const WindowUnderTest& under, const QString& room) {
    QVERIFY(QMetaObject::invokeMethod(under.item("messenger"), "show", Q_ARG(QString, room)));
    QTRY_VERIFY_WITH_TIMEOUT(under.isSettled(), patienceMs);
}

QString roomOf(const WindowUnderTest& under) { return under.item("messenger")->property("room").toString(); }

/// Until about a second was heard.
void recordOne(const WindowUnderTest& under) {
    QTRY_VERIFY_WITH_TIMEOUT(under.item("voiceButton") && under.item("voiceButton")->isEnabled(), patienceMs);
    under.click(under.item("voiceButton"));
    QTRY_VERIFY_WITH_TIMEOUT(under.item("voiceLine") != nullptr, patienceMs);
    QVERIFY(under.item("voiceLine")->hasActiveFocus());
    const auto isLong = [&under] {
        const QQuickItem* elapsed = under.item("voiceElapsed");
        const QString text = elapsed == nullptr ? QString() : elapsed->property("text").toString();
        return text.startsWith(QLatin1Char('0')) && text != QLatin1String("0:00");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isLong(), patienceMs);
}

QQuickItem* noteOf(const WindowUnderTest& under, const char* part, const QString& file) {
    for (QQuickItem* voice : under.items("voice")) {
        if (voice->property("file").toString() == file) return voice->findChild<QQuickItem*>(QLatin1String(part));
    }
    return nullptr;
}

} // namespace

class TestVoice : public QObject {
    Q_OBJECT

    SoundServer m_server;

  private slots:
    void initTestCase() {
        if (!SoundServer::isPossible()) QSKIP("pulseaudio is not installed");
        if (!OpusWriter::isPossible()) QSKIP("libopusenc is not installed");
        QVERIFY(m_server.start());
    }
    void init() { m_server.beThere(true); }
    void cleanup() { QTRY_COMPARE_WITH_TIMEOUT(m_server.recordings(), QStringList(), patienceMs); }

    void aVoiceIsRecordedSentAndPlayed();
    void anotherNoteStopsTheFirst();
    void whereNobodyPlaysItIsSaid();
    void withoutAServerItIsSaid();
    void whatIsDroppedIsGone();
    void anotherRoomKeepsItWhereItBegan();
    void lockingKeepsIt();
    void whatIsRefusedWaitsInTheDraft();
    void whereNothingCanBeSentNothingIsRecorded();
};

void TestVoice::aVoiceIsRecordedSentAndPlayed() {
    RealProfile profile;
    QVERIFY(profile.make("바다"));
    profile.previewProgram = ieum::test::builtFile("ieum-preview");
    QVERIFY(profile.ask(node::CreateRoom{"모임"}));
    {
        WindowUnderTest under(profile.calls(), "ko", "light");
        QTRY_VERIFY_WITH_TIMEOUT(under.isSettled(), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(under.item("composerText") && under.item("composerText")->hasActiveFocus(),
                                 patienceMs);
        under.type("쓰던 글");
        recordOne(under);
        QCOMPARE(m_server.recordings().size(), 1);
        under.picture("voice-recording");
        QTest::keyClick(under.window(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(under.item("voiceLine") == nullptr, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(under.items("voice").size(), 1, patienceMs);
        QCOMPARE(under.item("composerText")->property("text").toString(), QString("쓰던 글"));
        QTRY_VERIFY_WITH_TIMEOUT(under.item("composerText")->hasActiveFocus(), patienceMs);
        QQuickItem* voice = under.items("voice").first();
        QVERIFY(voice->property("name").toString().startsWith("음성 "));
        QTRY_VERIFY_WITH_TIMEOUT(voice->property("length").toDouble() >= 1000, patienceMs);
        auto* player = voice->property("player").value<Player*>();
        QVERIFY(player != nullptr && !player->playing());
        under.click(under.items("voicePlay").first());
        QVERIFY(player->playing());
        QTRY_VERIFY_WITH_TIMEOUT(player->position() > 0, patienceMs);
        under.picture("voice-playing");
        QTRY_VERIFY_WITH_TIMEOUT(!player->playing(), patienceMs);
        QCOMPARE(player->error(), QString());
        QVERIFY(qAbs(player->position() - voice->property("length").toDouble()) <= 1);
        QCOMPARE(under.complaints(), QStringList());
    }
    const auto files = profile.ask(node::FindFiles{});
    QVERIFY(files && files->files.size() == 1);
    const QString copy = profile.beside("copy.opus");
    QVERIFY(profile.ask(node::SaveFile{files->files.front().file.id, copy.toStdString()}));
    const auto heard = heardIn(copy);
    QVERIFY(heard.has_value());
    QVERIFY(heard->samples >= int64_t{node::soundRateHz});
    QVERIFY2(heard->loudness > 300, qPrintable(QString::number(heard->loudness)));
}

void TestVoice::anotherNoteStopsTheFirst() {
    RealProfile profile;
    QVERIFY(profile.make("바다"));
    profile.previewProgram = ieum::test::builtFile("ieum-preview");
    const auto room = profile.ask(node::CreateRoom{"모임"});
    QVERIFY(room);
    for (const char* name : {"음성 2026-11-30 18.27.opus", "음성 2026-11-30 18.28.opus"}) {
        node::SendMessage message;
        message.room = *room;
        message.filePaths = {profile.beside(QString::fromUtf8(name)).toStdString()};
        QVERIFY(writeNote(profile.beside(QString::fromUtf8(name)), 20));
        QVERIFY(profile.ask(message));
    }
    const WindowUnderTest under(profile.calls(), "ko", "light");
    QTRY_COMPARE_WITH_TIMEOUT(under.items("voice").size(), 2, patienceMs);
    auto* player = under.items("voice").first()->property("player").value<Player*>();
    QCOMPARE(under.items("voice").last()->property("player").value<Player*>(), player);
    const QString one = under.items("voice").first()->property("file").toString();
    const QString other = under.items("voice").last()->property("file").toString();
    QVERIFY(one != other);
    under.click(noteOf(under, "voicePlay", one));
    QTRY_VERIFY_WITH_TIMEOUT(player->position() > 0, patienceMs);
    under.click(noteOf(under, "voicePlay", other));
    QCOMPARE(player->file(), other);
    QTRY_VERIFY_WITH_TIMEOUT(player->playing() && player->position() > 0, patienceMs);
    QVERIFY(!noteOf(under, "voicePlay", one)->parentItem()->parentItem()->property("playing").toBool());
    // Keys on the button and in the bar.
    noteOf(under, "voicePlay", other)->forceActiveFocus();
    QTest::keyClick(under.window(), Qt::Key_Space);
    QVERIFY(!player->playing());
    const double paused = player->position();
    QQuickItem* bar = noteOf(under, "voiceBar", other);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isEnabled(), patienceMs);
    bar->forceActiveFocus();
    QTest::keyClick(under.window(), Qt::Key_Right);
    QVERIFY(player->position() > paused);
    QVERIFY(!player->playing());
    player->seek(other, 19'500);
    player->toggle(other);
    QTRY_VERIFY_WITH_TIMEOUT(!player->playing(), patienceMs);
    QVERIFY(player->position() >= 19'999);
    player->toggle(other); // again from its beginning
    QTRY_VERIFY_WITH_TIMEOUT(player->position() > 0 && player->position() < 19'000, patienceMs);
    player->stop();
    QCOMPARE(under.complaints(), QStringList());
}

void TestVoice::whereNobodyPlaysItIsSaid() {
    Script script = sampleChat();
    Live live(std::make_unique<ScriptedApi>(script));
    const FileId file = numbered<FileId>(77);
    script.sounds[file] = {std::vector<int16_t>(node::soundRateHz), 1000};
    Player player;
    player.setProperty("live", QVariant::fromValue(&live));
    QCOMPARE(player.lengthOf(hexOf(file)), 0.0);
    QTRY_COMPARE_WITH_TIMEOUT(player.lengthOf(hexOf(file)), 1000.0, patienceMs);
    QCOMPARE(script.heard.size(), size_t{1}); // asked once
    QVERIFY(script.heard[0].lengthOnly);
    m_server.beThere(false);
    player.toggle(hexOf(file));
    QTRY_VERIFY_WITH_TIMEOUT(!player.playing(), patienceMs);
    QVERIFY(!player.error().isEmpty());
    player.toggle(hexOf(numbered<FileId>(78))); // cannot be decoded
    QTRY_VERIFY_WITH_TIMEOUT(!player.playing(), patienceMs);
    QVERIFY(!player.error().isEmpty());
}

void TestVoice::withoutAServerItIsSaid() {
    Script script = sampleChat();
    const WindowUnderTest under(script);
    QTRY_VERIFY_WITH_TIMEOUT(under.isSettled(), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(under.item("composerText") && under.item("composerText")->hasActiveFocus(), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(under.item("voiceButton") && under.item("voiceButton")->isEnabled(), patienceMs);
    under.type("쓰던 글");
    m_server.beThere(false);
    under.click(under.item("voiceButton"));
    QTRY_VERIFY_WITH_TIMEOUT(under.item("recordingError") && under.item("voiceLine") == nullptr, patienceMs);
    QVERIFY(!under.item("recordingError")->property("text").toString().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(under.item("composerText")->hasActiveFocus(), patienceMs);
    QCOMPARE(under.item("composerText")->property("text").toString(), QString("쓰던 글"));
    QCOMPARE(attachedIn(under), 0);
    QVERIFY(script.sent.empty());
    QCOMPARE(under.complaints(), QStringList());
}

void TestVoice::whatIsDroppedIsGone() {
    Script script = sampleChat();
    const WindowUnderTest under(script);
    QTRY_VERIFY_WITH_TIMEOUT(under.isSettled(), patienceMs);
    recordOne(under);
    QCOMPARE(m_server.recordings().size(), 1);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(under.item("voiceLine") == nullptr, patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_server.recordings(), QStringList(), patienceMs);
    QCOMPARE(attachedIn(under), 0);
    QVERIFY(script.sent.empty());
    QCOMPARE(under.complaints(), QStringList());
}

void TestVoice::anotherRoomKeepsItWhereItBegan() {
    Script script = sampleChat();
    const WindowUnderTest under(script);
    QTRY_VERIFY_WITH_TIMEOUT(under.isSettled(), patienceMs);
    show(under, hexOf(planningRoom));
    recordOne(under);
    show(under, hexOf(familyRoom));
    QTRY_VERIFY_WITH_TIMEOUT(under.item("voiceLine") == nullptr, patienceMs);
    show(under, hexOf(planningRoom)); // perhaps before the file is whole
    QTRY_COMPARE_WITH_TIMEOUT(attachedIn(under), 1, patienceMs);
    show(under, hexOf(familyRoom));
    QCOMPARE(attachedIn(under), 0);
    QVERIFY(script.sent.empty());
    QCOMPARE(m_server.recordings().size(), 1);
    show(under, hexOf(planningRoom));
    QTRY_VERIFY_WITH_TIMEOUT(under.item("send") && under.item("send")->isEnabled(), patienceMs);
    under.click(under.item("send"));
    QTRY_COMPARE_WITH_TIMEOUT(script.sent.size(), size_t{1}, patienceMs);
    QCOMPARE(script.sent[0].room, planningRoom);
    QCOMPARE(script.sent[0].filePaths.size(), size_t{1});
    QVERIFY(QString::fromStdString(script.sent[0].filePaths[0]).endsWith(".opus"));
    QCOMPARE(under.complaints(), QStringList());
}

void TestVoice::lockingKeepsIt() {
    Script script = sampleChat();
    const WindowUnderTest under(script, node::ProfileKind::Protected);
    const auto unlock = [&under] {
        QTRY_VERIFY_WITH_TIMEOUT(under.item("unlockField") && under.item("unlockField")->hasActiveFocus(), patienceMs);
        under.item("unlockField")->setProperty("text", QStringLiteral("바른 말"));
        QTest::keyClick(under.window(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(under.item("messenger") && under.isSettled(), patienceMs);
    };
    unlock();
    show(under, hexOf(planningRoom));
    recordOne(under);
    QTest::keyClick(under.window(), Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(under.item("messenger") == nullptr, patienceMs);
    unlock();
    show(under, hexOf(planningRoom));
    QTRY_COMPARE_WITH_TIMEOUT(attachedIn(under), 1, patienceMs);
    QVERIFY(script.sent.empty());
    auto* chip = under.item("attachedFiles");
    QVERIFY(chip != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(under.item("send") && under.item("send")->isEnabled(), patienceMs);
    under.click(under.item("send"));
    QTRY_COMPARE_WITH_TIMEOUT(script.sent.size(), size_t{1}, patienceMs);
    QCOMPARE(under.complaints(), QStringList());
}

void TestVoice::whatIsRefusedWaitsInTheDraft() {
    Script script = sampleChat();
    const WindowUnderTest under(script);
    QTRY_VERIFY_WITH_TIMEOUT(under.isSettled(), patienceMs);
    const QString room = roomOf(under);
    script.refuseSending = fail(Cause::Machine, NodeError::FileUnreadable).value();
    recordOne(under);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(attachedIn(under), 1, patienceMs);
    QCOMPARE(roomOf(under), room);
    QVERIFY(under.item("recordingError") != nullptr);
    QCOMPARE(m_server.recordings().size(), 1);
    script.refuseSending.reset();
    under.click(under.item("send"));
    QTRY_COMPARE_WITH_TIMEOUT(attachedIn(under), 0, patienceMs);
    QCOMPARE(under.complaints(), QStringList());
}

void TestVoice::whereNothingCanBeSentNothingIsRecorded() {
    Script script = sampleChat();
    const WindowUnderTest under(script);
    QTRY_VERIFY_WITH_TIMEOUT(under.isSettled(), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(under.item("voiceButton") && under.item("voiceButton")->isEnabled(), patienceMs);
    under.item("voiceButton")->setProperty("canWrite", false);
    QVERIFY(!under.item("voiceButton")->isEnabled());
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestVoice)
#include "tst_voice.moc"
