// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An export that was broken off goes on with the files that are whole, and with nothing else that lies there.
#include "transfer/part_folder.h"

#include "export_support.h"
#include "transfer/limits.h"

#include <QDir>
#include <QTemporaryDir>
#include <algorithm>

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;

namespace {

/// A chat whose files are known by their bytes, and which breaks off after so many pieces of them.
class Breaking : public WholeChat {
  public:
    Breaking(const Chat& chat, int pieces) : WholeChat(chat, bytesOfName), m_left(pieces) {}

    Done bytesOf(const ChatAttachment& attachment, const TakeBytes& take) const override {
        copied.push_back(attachment.path);
        return WholeChat::bytesOf(attachment, [&](std::string_view bytes) -> Done {
            if (m_left-- <= 0) return fail(Cause::Machine, BaseError::DiskFull);
            return take(bytes);
        });
    }
    bool isWhole(const ChatAttachment& attachment, const std::string& path) const override {
        QByteArray wanted;
        (void)bytesOfName(attachment, [&](std::string_view bytes) -> Done {
            wanted.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
            return {};
        });
        return contentOf(QString::fromStdString(path)) == wanted;
    }
    mutable std::vector<std::string> copied;

  private:
    mutable int m_left;
};

QByteArray hashableOf(const QString& folder) {
    QByteArray all;
    for (const QString& name : QDir(folder).entryList(QDir::Files | QDir::Hidden)) {
        all += name.toUtf8() + '\0' + contentOf(folder + '/' + name) + '\0';
    }
    for (const QString& name : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        all += name.toUtf8() + '/' + hashableOf(folder + '/' + name);
    }
    return all;
}

void put(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

} // namespace

class PartFolderTest : public QObject {
    Q_OBJECT

  private slots:
    void goesOnWithWholeFilesOnly_data();
    void goesOnWithWholeFilesOnly();
    void anotherKeyOrNoKeyIsSomebodyElses();
    void linksAreNotFollowed();
    void folderNamesOutsideAreNoFolders();
    void noFileElsewhereGoesThroughALink_data();
    void noFileElsewhereGoesThroughALink();
    void whatNoExportMadeIsNotExported();
    void aFolderOfSomebodyElseIsNotTouched();
    void whatCannotBeClearedEndsIt();
    void aFileThatWasNotLookedAtToTheEndStays();
    void aListThatEndsTooEarlyIsReadOnceMore();

  private:
    Done broken(const QString& out, const std::string& target, int pieces, std::vector<std::string>* copied = nullptr,
                const std::string& key = "k") {
        const Breaking chat(m_chat, pieces);
        const Done done = exportChat(target, chat, out.toStdString(), m_files, {}, {}, key);
        if (copied != nullptr) *copied = chat.copied;
        return done;
    }
    Chat m_chat = familyChat(); ///< with files of three pieces and of one
    ieum::test::RealFiles m_files;
};

void PartFolderTest::goesOnWithWholeFilesOnly_data() {
    QTest::addColumn<QString>("target");
    for (const Target* target : allTargets()) {
        const bool hasFiles = target->carries.files == Carried::Yes && !target->isZip;
        // A mailbox has its files inside; one has a zip of its own, and one needs a browser.
        if (hasFiles && target->name != "mbox" && target->name != "whatsapp" && target->name != "pdf") {
            QTest::newRow(std::string(target->name).c_str()) << QString::fromStdString(std::string(target->name));
        }
    }
}

void PartFolderTest::goesOnWithWholeFilesOnly() {
    QFETCH(QString, target);
    const std::string name = target.toStdString();
    const QTemporaryDir dir;
    QVERIFY(exportTo(dir.filePath("whole"), name, m_chat, m_files));
    const QString out = dir.filePath("out");
    const QString part = out + ".ieum-part";
    const Done full = broken(out, name, 3); // the first file, and nothing of the second
    QVERIFY(!full && full.error().is(BaseError::DiskFull));
    QVERIFY(!QFile::exists(out) && QFile::exists(part));
    put(part + "/stray.txt", "stray");
    std::vector<std::string> copied;
    QVERIFY(broken(out, name, 1'000, &copied));
    QCOMPARE(copied, std::vector<std::string>{"files/2-계획 #1.pdf"});
    QVERIFY(!QFile::exists(part));
    QCOMPARE(hashableOf(out), hashableOf(dir.filePath("whole")));
}

void PartFolderTest::anotherKeyOrNoKeyIsSomebodyElses() {
    const QTemporaryDir dir;
    const QString out = dir.filePath("out");
    QVERIFY(!broken(out, "jsonl", 3));
    const QByteArray before = hashableOf(out + ".ieum-part");
    std::vector<std::string> copied;
    QVERIFY(broken(out, "jsonl", 1'000, &copied, "another"));
    QCOMPARE(copied.size(), size_t{2});
    QCOMPARE(hashableOf(out + ".ieum-part"), before);
    QVERIFY(QDir(out).removeRecursively());
    QVERIFY(broken(out, "jsonl", 1'000, &copied, "")); // an export of the usual kind
    QCOMPARE(copied.size(), size_t{2});
    QCOMPARE(hashableOf(out + ".ieum-part"), before);
}

void PartFolderTest::linksAreNotFollowed() {
    const QTemporaryDir dir;
    const QString out = dir.filePath("out");
    const QString part = out + ".ieum-part";
    QVERIFY(!broken(out, "jsonl", 3));
    const QString first = part + "/files/1-봄 소풍.jpg";
    const QByteArray bytes = contentOf(first);
    put(dir.filePath("elsewhere"), bytes);
    QVERIFY(QFile::remove(first) && QFile::link(dir.filePath("elsewhere"), first));
    QVERIFY(QFile::remove(part + "/archive.jsonl") && QFile::link(dir.filePath("made"), part + "/archive.jsonl"));
    std::vector<std::string> copied;
    QVERIFY(broken(out, "jsonl", 1'000, &copied));
    QCOMPARE(copied.size(), size_t{2});
    QVERIFY(!QFileInfo(out + "/files/1-봄 소풍.jpg").isSymLink() && !QFileInfo(out + "/archive.jsonl").isSymLink());
    QVERIFY(!QFile::exists(dir.filePath("made")));
    QCOMPARE(contentOf(dir.filePath("elsewhere")), bytes);
    // A folder that is a link ends it: nothing is written through it.
    QVERIFY(QDir(out).removeRecursively() && QDir().mkpath(dir.filePath("theirs")));
    QVERIFY(!broken(out, "jsonl", 0));
    QVERIFY(QDir(part + "/files").removeRecursively() && QFile::link(dir.filePath("theirs"), part + "/files"));
    QVERIFY(!broken(out, "jsonl", 1'000));
    QVERIFY(QDir(dir.filePath("theirs")).isEmpty() && !QFile::exists(out));
}

void PartFolderTest::folderNamesOutsideAreNoFolders() {
    const QTemporaryDir dir;
    const QString out = dir.filePath("out");
    const QString part = out + ".ieum-part";
    QVERIFY(!broken(out, "jsonl", 3));
    put(dir.filePath("precious"), "1");
    put(part + "/.ieum-part", "ieum-part 1 k\n..\n../\n/\n" + dir.path().toUtf8() + "\nfiles/../..\nfiles\n");
    QVERIFY(broken(out, "jsonl", 1'000));
    QCOMPARE(contentOf(dir.filePath("precious")), QByteArray("1"));
}

void PartFolderTest::noFileElsewhereGoesThroughALink_data() {
    QTest::addColumn<QByteArray>("noted");
    for (const char* noted : {"l", "l/", "l/.", "l/./", ".//l", "l/sub", "l//sub", "l/sub/", "l/sub/.", "files/in",
                              "files/in/sub", "./l/sub", "files/../l/sub"}) {
        QTest::newRow(noted) << QByteArray(noted);
    }
}

/// A folder that somebody prepared: links in it, and a note that names them and what lies behind.
void PartFolderTest::noFileElsewhereGoesThroughALink() {
    QFETCH(QByteArray, noted);
    const QTemporaryDir dir;
    const QString out = dir.filePath("out");
    const QString part = out + ".ieum-part";
    QVERIFY(!broken(out, "jsonl", 3));
    QVERIFY(QDir().mkpath(dir.filePath("home/sub")));
    put(dir.filePath("home/precious"), "1");
    put(dir.filePath("home/sub/precious"), "2");
    QVERIFY(QFile::link(dir.filePath("home"), part + "/l") && QFile::link(dir.filePath("home"), part + "/files/in"));
    put(part + "/.ieum-part", "ieum-part 1 k\nfiles\n" + noted + "\n");
    QVERIFY(broken(out, "jsonl", 1'000));
    QCOMPARE(contentOf(dir.filePath("home/precious")), QByteArray("1"));
    QCOMPARE(contentOf(dir.filePath("home/sub/precious")), QByteArray("2"));
    // The links themselves are no part of an export.
    QVERIFY(!QFileInfo(out + "/l").isSymLink() && !QFileInfo(out + "/files/in").isSymLink());
}

void PartFolderTest::whatNoExportMadeIsNotExported() {
    const QTemporaryDir dir;
    const QString out = dir.filePath("out");
    const QString part = out + ".ieum-part";
    QVERIFY(!broken(out, "jsonl", 3));
    QVERIFY(QFile::link(dir.filePath("nowhere"), part + "/files/gone"));
    QVERIFY(QDir().mkpath(part + "/files/theirs") && QDir().mkpath(part + "/empty"));
    put(part + "/files/theirs/photo.jpg", "3");
    const Done refused = broken(out, "jsonl", 1'000);
    QVERIFY(!refused && refused.error().is(BaseError::FileUnwritable));
    QVERIFY(!QFile::exists(out));
    QCOMPARE(contentOf(part + "/files/theirs/photo.jpg"), QByteArray("3"));
    // Without it the same folder is gone on with.
    QVERIFY(QDir(part + "/files/theirs").removeRecursively());
    std::vector<std::string> copied;
    QVERIFY(broken(out, "jsonl", 1'000, &copied));
    QVERIFY(copied.empty());
    QVERIFY(!QFile::exists(part) && !QFile::exists(out + "/empty") && !QFile::exists(out + "/.ieum-part"));
    QVERIFY(!QFileInfo(out + "/files/gone").isSymLink());
}

void PartFolderTest::aFolderOfSomebodyElseIsNotTouched() {
    class Theirs : public ieum::test::RealFiles {
      public:
        Result<FolderLook> lookInto(const std::string& folder, size_t limit) const override {
            auto look = RealFiles::lookInto(folder, limit);
            if (look) look->ours = false;
            return look;
        }
    };
    const QTemporaryDir dir;
    const QString out = dir.filePath("out");
    QVERIFY(!broken(out, "jsonl", 3));
    const QByteArray before = hashableOf(out + ".ieum-part");
    Theirs files;
    const Breaking chat(m_chat, 1'000);
    QVERIFY(exportChat("jsonl", chat, out.toStdString(), files, {}, {}, "k"));
    QCOMPARE(chat.copied.size(), size_t{2});
    QCOMPARE(hashableOf(out + ".ieum-part"), before);
}

/// Else the new bytes would come behind the old ones. And what was taken over is durable before the export is whole.
void PartFolderTest::whatCannotBeClearedEndsIt() {
    class Stubborn : public ieum::test::RealFiles {
      public:
        Done remove(const std::string& path) override {
            if (isStubborn && path.ends_with("/archive.jsonl")) return fail(Cause::Machine, BaseError::FileUnwritable);
            return RealFiles::remove(path);
        }
        Done sync(const std::string& path) override {
            synced.push_back(path);
            return RealFiles::sync(path);
        }
        std::vector<std::string> synced;
        bool isStubborn = true;
    };
    const QTemporaryDir dir;
    const QString out = dir.filePath("out");
    const QString part = out + ".ieum-part";
    QVERIFY(!broken(out, "jsonl", 3));
    put(part + "/archive.jsonl", "half");
    Stubborn files;
    const Breaking chat(m_chat, 1'000);
    const Done done = exportChat("jsonl", chat, out.toStdString(), files, {}, {}, "k");
    QVERIFY(!done && done.error().is(BaseError::FileUnwritable));
    QVERIFY(!QFile::exists(out));
    QCOMPARE(contentOf(part + "/archive.jsonl"), QByteArray("half"));
    files.isStubborn = false;
    files.synced.clear();
    const Breaking again(m_chat, 1'000);
    QVERIFY(exportChat("jsonl", again, out.toStdString(), files, {}, {}, "k"));
    for (const QString& name : QDir(out + "/files").entryList(QDir::Files)) {
        const std::string path = (part + "/files/" + name).toStdString();
        QVERIFY2(std::count(files.synced.begin(), files.synced.end(), path) >= 1, path.c_str());
    }
}

void PartFolderTest::aFileThatWasNotLookedAtToTheEndStays() {
    /// Stopped while the first file is looked at, which makes it look broken.
    class Stopped : public Breaking {
      public:
        using Breaking::Breaking;
        bool isWhole(const ChatAttachment&, const std::string&) const override {
            stopped = true;
            return false;
        }
        mutable bool stopped = false;
    };
    const QTemporaryDir dir;
    const QString out = dir.filePath("out");
    QVERIFY(!broken(out, "jsonl", 3));
    const QString first = out + ".ieum-part/files/1-봄 소풍.jpg";
    const QByteArray bytes = contentOf(first);
    QVERIFY(!bytes.isEmpty());
    const Stopped chat(m_chat, 1'000);
    const auto onWrite = [&](uint64_t) -> Done {
        return chat.stopped ? Done(fail(Cause::Machine, BaseError::FileUnreadable)) : Done();
    };
    QVERIFY(!exportChat("jsonl", chat, out.toStdString(), m_files, {}, onWrite, "k"));
    QVERIFY(chat.copied.empty());
    QCOMPARE(contentOf(first), bytes);
}

/// With more in the folder than anybody lists at a time, and with a list that cannot be read.
void PartFolderTest::aListThatEndsTooEarlyIsReadOnceMore() {
    class Crowded : public ieum::test::RealFiles {
      public:
        Result<std::vector<std::string>> namesIn(const std::string& folder, size_t limit) const override {
            const bool isSwept = limit > limits::bundleEntriesMax && folder.ends_with("/files");
            if (!isSwept) return RealFiles::namesIn(folder, limit);
            if (isBroken) return fail(Cause::Machine, BaseError::FileUnreadable);
            if (++listed > 1) return RealFiles::namesIn(folder, limit);
            return std::vector<std::string>(limit, "gone already");
        }
        bool isBroken = true;
        mutable int listed = 0;
    };
    const QTemporaryDir dir;
    const QString out = dir.filePath("out");
    QVERIFY(!broken(out, "jsonl", 3));
    put(out + ".ieum-part/files/stray.txt", "stray");
    Crowded files;
    const Breaking chat(m_chat, 1'000);
    const Done unread = exportChat("jsonl", chat, out.toStdString(), files, {}, {}, "k");
    QVERIFY(!unread && unread.error().is(BaseError::FileUnreadable));
    QVERIFY(!QFile::exists(out));
    files.isBroken = false;
    const Breaking again(m_chat, 1'000);
    QVERIFY(exportChat("jsonl", again, out.toStdString(), files, {}, {}, "k"));
    QCOMPARE(files.listed, 2);
    QVERIFY(QFile::exists(out + "/archive.jsonl") && !QFile::exists(out + "/files/stray.txt"));
}

QTEST_GUILESS_MAIN(PartFolderTest)
#include "tst_part_folder.moc"
