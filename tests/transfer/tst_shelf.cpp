// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What lies aside of a long chat: the same messages come back, whoever reads the file reads nothing, and nothing stays.
#include "transfer/shelf.h"

#include "crypto/init.h"
#include "crypto/system_random.h"
#include "transfer/export_support.h"
#include "transfer/limits.h"
#include "transfer/message_form.h"

#include <QTemporaryDir>

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;

class ShelfTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void everyPartOfAMessageComesBack();
    void aCutMessageIsRefused();
    void whatIsLaidAsideComesBackInOrder();
    void theFileIsSealedAndGoesWithTheShelf();
    void aForeignByteIsFound();
    void takingMayEndEarly();

  private:
    std::string path() const { return m_folder.filePath("aside-1").toStdString(); }
    Shelf shelf() { return Shelf(m_files, path(), crypto::Key::random(m_random)); }

    QTemporaryDir m_folder;
    ieum::test::RealFiles m_files;
    crypto::SystemRandom m_random;
};

void ShelfTest::everyPartOfAMessageComesBack() {
    Bytes bytes;
    Chat chat = familyChat();
    ChatAttachment attachment{"사진.jpg", 12, "ab", "files/1-a.jpg"};
    attachment.label = "media/a.jpg";
    attachment.entry = 0;
    chat.messages.front().attachments.push_back(attachment);
    for (const ChatMessage& each : chat.messages) appendMessage(bytes, each);
    Reader in(bytes);
    for (const ChatMessage& each : chat.messages) {
        const auto back = takeMessage(in);
        QVERIFY(back && *back == each);
        for (size_t i = 0; i < each.attachments.size(); ++i) {
            QCOMPARE(back->attachments[i].label, each.attachments[i].label);
            QVERIFY(back->attachments[i].entry == each.attachments[i].entry);
        }
    }
    QCOMPARE(in.left(), size_t{0});
}

void ShelfTest::aCutMessageIsRefused() {
    Bytes bytes;
    for (const ChatMessage& each : familyChat().messages) {
        bytes.clear();
        appendMessage(bytes, each);
        for (size_t size = 0; size < bytes.size(); ++size) {
            Reader in(ByteView(bytes).first(size));
            QVERIFY(!takeMessage(in));
        }
    }
}

void ShelfTest::whatIsLaidAsideComesBackInOrder() {
    Shelf made = shelf();
    constexpr size_t count = 20'000;
    for (size_t i = 0; i < count; ++i) {
        QVERIFY(made.add(saidBy(std::to_string(i), {"p", "나무", ""}, static_cast<int64_t>(i), "어디로 갈까?")));
    }
    QCOMPARE(made.count(), uint64_t{count});
    for (int again = 0; again < 2; ++again) {
        size_t next = 0;
        QVERIFY(made.each([&](const ChatMessage& message) -> Done {
            return message.id == std::to_string(next++) ? Done() : fail(Cause::Input, TransferError::BadArchive);
        }));
        QCOMPARE(next, count);
    }
    size_t inBlocks = 0;
    for (size_t number = 0;; ++number) {
        const auto block = made.block(number);
        QVERIFY(block);
        if (block->empty()) break;
        QVERIFY(block->size() < count / 2); // a piece, however long the chat is
        QCOMPARE(block->front().id, std::to_string(inBlocks));
        inBlocks += block->size();
    }
    QCOMPARE(inBlocks, count);
}

void ShelfTest::theFileIsSealedAndGoesWithTheShelf() {
    {
        Shelf made = shelf();
        const std::string secret = "아무도 읽지 못할 글";
        const size_t enough = limits::shelfBlockBytes / secret.size() + 1;
        for (size_t i = 0; i < enough; ++i) QVERIFY(made.add(saidBy("m", {"p", "나무", ""}, 1, secret)));
        const auto raw = m_files.read(path(), 64 << 20);
        QVERIFY(raw && raw->size() >= limits::shelfBlockBytes);
        QVERIFY(textOf(*raw).find(secret) == std::string_view::npos);
        QVERIFY(textOf(*raw).find("나무") == std::string_view::npos);
    }
    QVERIFY(!m_files.exists(path()));
}

void ShelfTest::aForeignByteIsFound() {
    Shelf made = shelf();
    for (size_t i = 0; i < 20'000; ++i) QVERIFY(made.add(saidBy("m", {"p", "나무", ""}, 1, "글")));
    QFile file(QString::fromStdString(path()));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(100));
    const char before = file.read(1).front();
    QVERIFY(file.seek(100) && file.putChar(static_cast<char>(before ^ 1)));
    file.close();
    QVERIFY(!made.each([](const ChatMessage&) -> Done { return {}; }));
    QVERIFY(!made.block(0));
}

void ShelfTest::takingMayEndEarly() {
    Shelf made = shelf();
    for (size_t i = 0; i < 10; ++i) QVERIFY(made.add(saidBy("m", {"p", "나무", ""}, 1, "글")));
    size_t taken = 0;
    const Done ended = made.each(
        [&](const ChatMessage&) -> Done { return ++taken < 3 ? Done() : fail(Cause::Input, TransferError::TooLarge); });
    QVERIFY(!ended && ended.error().is(TransferError::TooLarge));
    QCOMPARE(taken, size_t{3});
}

QTEST_GUILESS_MAIN(ShelfTest)
#include "tst_shelf.moc"
