// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A text in pieces of any size reads like the text as a whole, and no more of it is held than what is looked at.
#include "transfer/text_window.h"

#include "base/error.h"
#include "transfer/error.h"
#include "transfer/import_support.h"
#include "transfer/json_walk.h"
#include "transfer/limits.h"

using namespace ieum;
using namespace ieum::transfer;
using Texts = std::vector<std::string>;

namespace {

/// A text, so many bytes at a time; fails behind the end of it when it is told to.
class Slices : public PieceReader {
  public:
    Slices(std::string_view text, size_t size, bool fails = false) : m_left(text), m_size(size), m_fails(fails) {}
    Result<ByteView> next() override {
        if (m_left.empty() && m_fails) return fail(Cause::Machine, BaseError::FileUnreadable, 5);
        const std::string_view piece = m_left.substr(0, m_size);
        m_left.remove_prefix(piece.size());
        return bytesOf(piece);
    }

  private:
    std::string_view m_left;
    size_t m_size;
    bool m_fails;
};

TextWindow sliced(std::string_view text, size_t size, bool fails = false) {
    return TextWindow(std::make_unique<Slices>(text, size, fails));
}

/// `text` so many times, and what stands behind it, without ever being there as a whole.
class Repeated : public PieceReader {
  public:
    Repeated(std::string text, size_t times, std::string end)
        : m_text(std::move(text)), m_times(times), m_end(std::move(end)) {}
    Result<ByteView> next() override {
        if (m_times > 0) {
            --m_times;
            return bytesOf(m_text);
        }
        m_last = std::exchange(m_end, {});
        return bytesOf(m_last);
    }

  private:
    std::string m_text;
    size_t m_times;
    std::string m_end, m_last;
};

/// Everything that a walk says of an object of values and lists.
Texts walked(JsonWalk walk) {
    Texts said;
    walk.open('{');
    while (const auto name = walk.member()) {
        said.push_back(std::string(*name) + " at " + std::to_string(walk.line()));
        if (walk.next() != '[') {
            said.emplace_back(walk.value());
            continue;
        }
        if (said.back().starts_with("passed")) {
            walk.skip();
            continue;
        }
        walk.open('[');
        while (walk.item()) {
            said.push_back(std::to_string(walk.line()));
            said.emplace_back(walk.value());
        }
    }
    said.emplace_back(walk.isBroken() ? "broken" : "whole");
    return said;
}

Texts linesOf(TextLines lines) {
    Texts all;
    while (const auto line = lines.next()) all.emplace_back(*line);
    return all;
}

} // namespace

class TextWindowTest : public QObject {
    Q_OBJECT
  private slots:
    void everySizeOfPiecesReadsTheSame_data();
    void everySizeOfPiecesReadsTheSame();
    void linesAreThoseOfTheWholeText();
    void aMarkInFrontCountsForNothing();
    void whatIsNoUtf8NamesItsByte();
    void anErrorOfReadingIsNoBrokenJson();
    void whatIsTooLargeIsPassedOver();
    void littleIsHeldOfALongText();
};

void TextWindowTest::everySizeOfPiecesReadsTheSame_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("whole") << QByteArray(
        "{ \"name\" : \"나무 \\\"x\\\\\", \"n\":12 ,\n\"passed\": [ {\"a\":[1,2,\"]\"]},\n 3],"
        "\n\"list\":[ 1,\"둘\", {\"셋\": [\"\\\\\\\"}\"]} ,\n\n[4] ] , \"z\": null }");
    QTest::newRow("cut in a text") << QByteArray("{\"a\":\"나무");
    QTest::newRow("cut behind an escape") << QByteArray("{\"a\":\"x\\");
    QTest::newRow("cut in a list") << QByteArray("{\"a\":[1,2");
    QTest::newRow("no name") << QByteArray("{\"a\":1, 2}");
    QTest::newRow("closes what is not open") << QByteArray("{\"a\":]}");
    QTest::newRow("empty") << QByteArray();
}

void TextWindowTest::everySizeOfPiecesReadsTheSame() {
    QFETCH(QByteArray, text);
    const std::string_view whole(text.constData(), static_cast<size_t>(text.size()));
    const Texts expected = walked(JsonWalk(whole));
    for (size_t size = 1; size <= whole.size() + 1; ++size) {
        QCOMPARE(walked(JsonWalk(sliced(whole, size))), expected);
    }
}

void TextWindowTest::linesAreThoseOfTheWholeText() {
    for (const std::string_view text : {"하나\n둘\n\n셋", "하나\n", "\n\n", "", "끝"}) {
        const Texts expected = linesOf(TextLines(TextWindow(text)));
        for (size_t size = 1; size < 12; ++size) QCOMPARE(linesOf(TextLines(sliced(text, size))), expected);
    }
    QCOMPARE(linesOf(TextLines(TextWindow("하나\n둘\n\n셋"))), (Texts{"하나", "둘", "", "셋"}));
    QCOMPARE(linesOf(TextLines(TextWindow("하나\n"))), Texts{"하나"});
}

void TextWindowTest::aMarkInFrontCountsForNothing() {
    for (size_t size = 1; size < 5; ++size) {
        QCOMPARE(linesOf(TextLines(sliced("\xEF\xBB\xBF하나\n둘", size))), (Texts{"하나", "둘"}));
    }
}

void TextWindowTest::whatIsNoUtf8NamesItsByte() {
    const std::string text = "가나다\xFFxyz";
    for (size_t size = 1; size < 14; ++size) {
        TextLines lines(sliced(text, size));
        QVERIFY(!lines.next());
        QVERIFY(!lines.failure() && lines.failure().error().is(TransferError::BadEncoding));
        QCOMPARE(lines.failure().error().number, int64_t{9});
    }
    TextLines cut(sliced("가나\xEB\x8B", 3)); // ends inside a character
    QVERIFY(!cut.next() && cut.failure().error().is(TransferError::BadEncoding));
    QCOMPARE(cut.failure().error().number, int64_t{6});
}

void TextWindowTest::anErrorOfReadingIsNoBrokenJson() {
    JsonWalk walk(sliced("[1,2,", 2, true));
    walk.open('[');
    while (walk.item()) (void)walk.value();
    QVERIFY(walk.isBroken() && !walk.failure());
    QVERIFY(walk.failure().error().is(BaseError::FileUnreadable));
}

void TextWindowTest::whatIsTooLargeIsPassedOver() {
    const std::string piece(1U << 20U, 'x');
    const size_t times = limits::archiveLineBytesMax / piece.size() + 2;
    JsonWalk walk(TextWindow(std::make_unique<Repeated>(piece, times, "\",1]")));
    QVERIFY(!walk.open('[')); // the first piece is no list
    class Begun : public Repeated {
      public:
        Begun(const std::string& text, size_t count) : Repeated(text, count, "\", 7]") {}
        Result<ByteView> next() override {
            return std::exchange(m_isBegun, true) ? Repeated::next() : Result<ByteView>(bytesOf("[\""));
        }

      private:
        bool m_isBegun = false;
    };
    JsonWalk list(TextWindow(std::make_unique<Begun>(piece, times)));
    QVERIFY(list.open('[') && list.item());
    QCOMPARE(list.value(), std::string_view());
    QVERIFY(list.isTooLarge() && !list.isBroken());
    QVERIFY(list.item());
    QCOMPARE(list.value(), std::string_view("7"));
    QVERIFY(!list.isTooLarge() && !list.item() && !list.isBroken());
    TextLines lines(TextWindow(std::make_unique<Repeated>(piece, times, "\n다음")));
    QCOMPARE(*lines.next(), std::string_view());
    QVERIFY(lines.isTooLong());
    QCOMPARE(*lines.next(), std::string_view("다음"));
    QVERIFY(!lines.isTooLong() && !lines.next());
}

void TextWindowTest::littleIsHeldOfALongText() {
    TextWindow window(std::make_unique<Repeated>(std::string(64U << 10U, 'a'), 100, ""));
    uint64_t at = 0;
    while (window.more(at)) {
        QVERIFY(window.from(at).size() <= 2 * (64U << 10U));
        at += window.from(at).size();
    }
    QVERIFY(window.failure());
    QCOMPARE(at, uint64_t{100} * (64U << 10U));
    QVERIFY(window.from(0).empty()); // long gone
}

QTEST_GUILESS_MAIN(TextWindowTest)
#include "tst_text_window.moc"
