// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Zips of other programs and zips that lie: each of the latter is refused with what is wrong with it, before anything
// of it is unpacked, and nothing is ever written.
#include "transfer/zip_reader.h"

#include "import_support.h"
#include "transfer/error.h"
#include "transfer/limits.h"
#include "zip_support.h"

#include <QDirIterator>
#include <QProcess>

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;

class ZipReaderTest : public QObject {
    Q_OBJECT

  private slots:
    void entriesComeBackByName();
    void pythonsZipsAreRead();
    void aZipOfMoreThan65535EntriesIsRead();
    void otherFilesAreNoZips();
    void cutAnywhereIsRefused();
    void everyByteChangedIsRefusedOrRead();
    void passwordsAreNamed();
    void terabytesAreRefused();
    void bombsAreRefused();
    void entriesThatShareBytesAreRefused();
    void sizesThatLieAreRefused();
    void wrongSumsAreRefused();
    void unknownPackingIsRefused();
    void tooManyEntriesAreRefused();
    void linksAndFoldersAreNoFiles();
    void namesAreLabelsOnly();
    void koreanWindowsNamesAreRead();

  private:
    static QByteArray contentOf(const Bundle& bundle, size_t entry);
    Result<std::unique_ptr<Bundle>> open(const QByteArray& bytes) {
        return openZip(m_place.files(), m_place.put("it.zip", bytes));
    }
    template <class Opened> static bool failed(const Opened& opened, TransferError code) {
        return !opened && opened.error().is(code) && opened.error().cause == Cause::Input;
    }
    Place m_place;
};

QByteArray ZipReaderTest::contentOf(const Bundle& bundle, size_t entry) {
    const auto bytes = bundle.read(entry, 1U << 24U);
    return bytes ? QByteArray(reinterpret_cast<const char*>(bytes->data()), static_cast<qsizetype>(bytes->size()))
                 : QByteArray("(refused)");
}

void ZipReaderTest::entriesComeBackByName() {
    const QByteArray large = QByteArray("abcdefghij0123456789").repeated(50'000);
    const auto zip =
        open(ZipMaker::made({{"a/대화.txt", "안녕\n"}, {"b.bin", large, false}, {"c.bin", large}, {"empty", ""}}));
    QVERIFY(zip);
    const auto& entries = (*zip)->entries();
    QCOMPARE(entries.size(), size_t(4));
    QCOMPARE(entries[0].name, std::string("a/대화.txt"));
    QCOMPARE(entries[1].sizeBytes, uint64_t(large.size()));
    QCOMPARE(contentOf(**zip, 2), large); // in any order, and again
    QCOMPARE(contentOf(**zip, 0), QByteArray("안녕\n"));
    QCOMPARE(contentOf(**zip, 1), large);
    QCOMPARE(contentOf(**zip, 3), QByteArray());
    QVERIFY((*zip)->head(2, 100)->size() == 100);
    QVERIFY(!(*zip)->read(2, 1'000).has_value());
}

void ZipReaderTest::pythonsZipsAreRead() {
    const QString path = QString::fromStdString(m_place.path("python.zip"));
    // As a stream, so that sizes stand behind the data as Android writes them, and with fields of 64 bits.
    const QString program = R"(
import sys, zipfile, io
class Pipe(io.RawIOBase):
    def __init__(self, f): self.f = f
    def writable(self): return True
    def write(self, b): return self.f.write(b)
with open(sys.argv[1], 'wb') as f:
    with zipfile.ZipFile(Pipe(f), 'w', zipfile.ZIP_DEFLATED) as z:
        z.writestr('폴더/KakaoTalkChats.txt', '가나다' * 1000)
        with z.open(zipfile.ZipInfo('wide.bin'), 'w', force_zip64=True) as w: w.write(b'x' * 70000)
        z.comment = b'made by hand'
)";
    QProcess python;
    python.start("python3", {"-c", program, path});
    QVERIFY(python.waitForFinished());
    QCOMPARE(python.exitCode(), 0);
    const auto zip = openZip(m_place.files(), path.toStdString());
    QVERIFY(zip);
    QCOMPARE((*zip)->entries()[0].name, std::string("폴더/KakaoTalkChats.txt"));
    QCOMPARE(contentOf(**zip, 0), QByteArray("가나다").repeated(1000));
    QCOMPARE(contentOf(**zip, 1), QByteArray(70000, 'x'));
}

void ZipReaderTest::aZipOfMoreThan65535EntriesIsRead() {
    const QString path = QString::fromStdString(m_place.path("many.zip"));
    QProcess python;
    python.start("python3", {"-c",
                             "import sys, zipfile\nwith zipfile.ZipFile(sys.argv[1], 'w') as z:\n"
                             "    for i in range(70000): z.writestr(f'{i}', '')",
                             path});
    QVERIFY(python.waitForFinished(120'000));
    const auto zip = openZip(m_place.files(), path.toStdString());
    QVERIFY(zip);
    QCOMPARE((*zip)->entries().size(), size_t(70'000));
    QCOMPARE((*zip)->entries().back().name, std::string("69999"));
}

void ZipReaderTest::otherFilesAreNoZips() {
    for (const QByteArray& bytes :
         {QByteArray(), QByteArray("PK"), QByteArray("Rar!\x1A\x07"), QByteArray(1'000, 'x')}) {
        QVERIFY(failed(open(bytes), TransferError::NotAnExport));
    }
    QVERIFY(failed(open("PK\3\4" + QByteArray(100, '\0')), TransferError::BadZip));
}

void ZipReaderTest::cutAnywhereIsRefused() {
    const QByteArray whole = ZipMaker::made({{"a.txt", "one"}, {"b.txt", QByteArray(500, 'b')}});
    for (qsizetype size = 4; size < whole.size(); ++size) {
        const auto zip = open(whole.left(size));
        QVERIFY2(failed(zip, TransferError::BadZip), QByteArray::number(size));
    }
}

void ZipReaderTest::everyByteChangedIsRefusedOrRead() {
    const QByteArray whole = ZipMaker::made({{"a.txt", "one"}, {"b.txt", QByteArray(500, 'b')}});
    for (qsizetype at = 0; at < whole.size(); ++at) {
        for (const char change : {'\x01', '\x80', '\xFF'}) {
            QByteArray changed = whole;
            changed[at] = static_cast<char>(changed[at] ^ change);
            const auto zip = open(changed);
            if (!zip) {
                QVERIFY(zip.error().cause == Cause::Input);
                continue;
            }
            for (size_t entry = 0; entry < (*zip)->entries().size(); ++entry) {
                const auto bytes = (*zip)->read(entry, 10'000);
                // What is read is what was packed, whatever else is wrong.
                if (bytes) QVERIFY(textOf(*bytes) == "one" || bytes->size() == 500);
                if (!bytes) QVERIFY(bytes.error().cause == Cause::Input);
            }
        }
    }
}

void ZipReaderTest::passwordsAreNamed() {
    Packed secret{"a.txt", "one"};
    secret.flags = 0x801;
    const auto zip = open(ZipMaker::made({secret}));
    QVERIFY(zip);
    QVERIFY(failed((*zip)->read(0, 100), TransferError::EncryptedZip));
}

void ZipReaderTest::terabytesAreRefused() {
    // 1 TB in the fields of 64 bits of an entry that has three bytes.
    const QString path = QString::fromStdString(m_place.path("sparse.zip"));
    const QString program = R"(
import sys, struct
name = b'KakaoTalkChats.txt'
size = 1 << 40
extra = struct.pack('<HHQ', 1, 8, size)
local = struct.pack('<IHHHIIIIHH', 0x04034b50, 45, 0, 8, 0, 0, 3, 0xFFFFFFFF, len(name), 0) + name + b'\x03\x00\x00'
central = struct.pack('<IHHHHIIIIHHHHHII', 0x02014b50, 45, 45, 0, 8, 0, 0, 3, 0xFFFFFFFF, len(name), len(extra), 0, 0, 0, 0, 0) + name + extra
end = struct.pack('<IHHHHIIH', 0x06054b50, 0, 0, 1, 1, len(central), len(local), 0)
open(sys.argv[1], 'wb').write(local + central + end)
)";
    QProcess python;
    python.start("python3", {"-c", program, path});
    QVERIFY(python.waitForFinished());
    QCOMPARE(python.exitCode(), 0);
    const auto zip = openZip(m_place.files(), path.toStdString());
    QVERIFY(failed(zip, TransferError::ZipTooLarge));
    QCOMPARE(zip.error().number, int64_t(1) << 40);
}

void ZipReaderTest::bombsAreRefused() {
    const QByteArray zeros(static_cast<qsizetype>(limits::zipBytesAlways) + 1, '\0');
    QVERIFY(failed(open(ZipMaker::made({{"zeros.txt", zeros}})), TransferError::ZipTooLarge));
    // None of them is too large, but all together are.
    const QByteArray some(4 << 20, '\0');
    std::vector<Packed> many(20, Packed{"zeros", some});
    QVERIFY(failed(open(ZipMaker::made(many)), TransferError::ZipTooLarge));
    QVERIFY(open(ZipMaker::made({{"zeros", some}})));
}

void ZipReaderTest::entriesThatShareBytesAreRefused() {
    Packed second{"b.txt", "one"};
    second.claimedOffset = 0;
    QVERIFY(failed(open(ZipMaker::made({{"a.txt", "one"}, second})), TransferError::BadZip));
    second.claimedOffset = 10;
    QVERIFY(failed(open(ZipMaker::made({{"a.txt", "one"}, second})), TransferError::BadZip));
    second.claimedOffset = 0xFFFFFF00;
    QVERIFY(failed(open(ZipMaker::made({{"a.txt", "one"}, second})), TransferError::BadZip));
}

void ZipReaderTest::sizesThatLieAreRefused() {
    Packed lying{"a.txt", QByteArray(10'000, 'a')};
    for (const uint32_t size : {0U, 9'999U, 10'001U, 1U << 20U}) {
        lying.claimedSize = size;
        const auto zip = open(ZipMaker::made({lying}));
        QVERIFY(zip);
        QVERIFY(failed((*zip)->read(0, 1U << 24U), TransferError::BadZip));
    }
    lying.deflated = false;
    lying.claimedSize = 5;
    QVERIFY(failed(open(ZipMaker::made({lying})), TransferError::BadZip));
}

void ZipReaderTest::wrongSumsAreRefused() {
    for (const bool deflated : {true, false}) {
        Packed changed{"a.txt", QByteArray(10'000, 'a'), deflated};
        changed.claimedCrc = 1;
        const auto zip = open(ZipMaker::made({changed}));
        QVERIFY(zip);
        QVERIFY(failed((*zip)->read(0, 1U << 24U), TransferError::BadZip));
    }
}

void ZipReaderTest::unknownPackingIsRefused() {
    Packed odd{"a.txt", "one"};
    odd.method = 99;
    const auto zip = open(ZipMaker::made({odd}));
    QVERIFY(zip);
    QVERIFY(failed((*zip)->read(0, 100), TransferError::BadZip));
}

void ZipReaderTest::tooManyEntriesAreRefused() {
    const QString path = QString::fromStdString(m_place.path("endless.zip"));
    QProcess python; // ten million, as the end of the table says
    python.start("python3",
                 {"-c",
                  "import sys, struct\n"
                  "wide = struct.pack('<IQHHIIQQQQ', 0x06064b50, 44, 45, 45, 0, 0, 10**7, 10**7, 0, 4)\n"
                  "open(sys.argv[1], 'wb').write(b'PK\\3\\4' + wide + struct.pack('<IIQI', 0x07064b50, 0, 4, 1) + "
                  "struct.pack('<IHHHHIIH', 0x06054b50, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0))",
                  path});
    QVERIFY(python.waitForFinished());
    const auto zip = openZip(m_place.files(), path.toStdString());
    QVERIFY(failed(zip, TransferError::ZipTooLarge));
    QCOMPARE(zip.error().number, int64_t(10'000'000));
}

void ZipReaderTest::linksAndFoldersAreNoFiles() {
    Packed link{"photo.jpg", "/etc/passwd", false};
    link.mode = 0xA1FF;
    Packed device{"tape", "", false};
    device.mode = 0x21FF;
    Packed plain{"plain.txt", "one"};
    plain.mode = 0x81A4;
    const auto zip = open(ZipMaker::made({link, device, {"folder/", "", false}, plain}));
    QVERIFY(zip);
    QCOMPARE((*zip)->entries().size(), size_t(1));
    QCOMPARE((*zip)->entries()[0].name, std::string("plain.txt"));
    QCOMPARE(contentOf(**zip, 0), QByteArray("one"));
}

void ZipReaderTest::namesAreLabelsOnly() {
    const auto zip = open(ZipMaker::made({{"../../climbed.txt", "one"},
                                          {"/ieum-absolute/name.txt", "two"},
                                          {QByteArray("nul\0.txt", 8), "three"},
                                          {QByteArray(5'000, 'n'), "four"}}));
    QVERIFY(zip);
    QCOMPARE((*zip)->entries()[0].name, std::string("../../climbed.txt"));
    QCOMPARE((*zip)->entries()[2].name, std::string());
    QCOMPARE((*zip)->entries()[3].name, std::string());
    for (size_t entry = 0; entry < 4; ++entry) QVERIFY((*zip)->read(entry, 100));
    QDirIterator found(QString::fromStdString(m_place.path()), QDir::Files);
    while (found.hasNext()) QVERIFY(!found.next().contains("climbed"));
    QVERIFY(!QFile::exists("/ieum-absolute/name.txt"));
}

void ZipReaderTest::koreanWindowsNamesAreRead() {
    Packed korean{QByteArray("\xB4\xEB\xC8\xAD.txt"), "one"}; // 대화 in CP949, without the flag of UTF-8
    korean.flags = 0;
    const auto zip = open(ZipMaker::made({korean}));
    QVERIFY(zip);
    QCOMPARE((*zip)->entries()[0].name, std::string("대화.txt"));
}

QTEST_GUILESS_MAIN(ZipReaderTest)
#include "tst_zip_reader.moc"
