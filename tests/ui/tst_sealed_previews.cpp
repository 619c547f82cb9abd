// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real profile, the shipped ieum-preview and the real window: a picture is sent, seen, kept, and lies nowhere in the
// clear.
#include "support/built.h"
#include "ui/files/file_preview.h"
#include "ui/support/pictured_vault.h"
#include "ui/support/real_profile.h"
#include "ui/support/window_under_test.h"

#include <QDirIterator>
#include <QTest>

using namespace ieum;
using namespace ieum::uitest;

class TestSealedPreviews : public QObject {
    Q_OBJECT
  private slots:
    /// faults.md K2
    void aPictureIsSeenAndLiesNowhereInTheClear();

  private:
    static bool liesIn(const QString& folder, const QByteArray& bytes) {
        QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes)) return true;
        }
        return false;
    }
    static QByteArray arrayOf(const Bytes& bytes) {
        return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    }
};

void TestSealedPreviews::aPictureIsSeenAndLiesNowhereInTheClear() {
    RealProfile profile;
    QVERIFY(profile.make("바다"));
    profile.previewProgram = ieum::test::builtFile("ieum-preview");
    const QString place = profile.beside("워크숍 언덕.jpg");
    const QByteArray original = arrayOf(smallJpeg(1600, 1200));
    QFile file(place);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(original);
    file.close();
    QVERIFY(liesIn(profile.beside(""), original.mid(700, 48))); // the search finds what is there
    const auto room = profile.ask(node::CreateRoom{"모임"});
    node::SendMessage message;
    message.room = *room;
    message.filePaths = {place.toStdString()};
    QVERIFY(profile.ask(message));
    QVERIFY(file.remove());
    {
        WindowUnderTest under(profile.calls(), "ko", "light");
        QTRY_VERIFY(under.isSettled());
        QTRY_COMPARE_WITH_TIMEOUT(under.items("filePicture").size(), 1, 20'000);
        auto* picture = under.items("filePicture").first()->findChild<ui::FilePreview*>();
        QVERIFY(picture != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(picture->property("kind").toString(), QString("picture"), 20'000);
        QCOMPARE(QSizeF(picture->implicitWidth(), picture->implicitHeight()), QSizeF(512, 384));
        under.picture("preview-real");
        QVERIFY(!liesIn(profile.beside(""), original.mid(700, 48)));
        QCOMPARE(under.complaints(), QStringList());
    }
    const auto files = profile.ask(node::FindFiles{});
    QVERIFY(files && files->files.size() == 1);
    profile.previewProgram.clear(); // what was made is kept
    const auto kept = profile.ask(node::GetPreview{files->files.front().file.id});
    QVERIFY(kept && !kept->picture.empty());
    QVERIFY(!liesIn(profile.beside(""), arrayOf(kept->picture).mid(700, 48)));
    QVERIFY(!liesIn(profile.beside(""), original.mid(700, 48)));
}

QTEST_MAIN(TestSealedPreviews)
#include "tst_sealed_previews.moc"
