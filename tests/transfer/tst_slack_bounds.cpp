// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of a workspace's list, and of a day, there may be half a gigabyte, of which nothing is taken yet.
#include "export_support.h"
#include "import_support.h"
#include "transfer/bundle_import.h"
#include "transfer/error.h"
#include "transfer/limits.h"
#include "zip_support.h"

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;

class SlackBoundsTest : public QObject {
    Q_OBJECT

  private slots:
    void readingIsStoppedWithinListsAndDays();
    void aListWithTooLargeAnObjectIsTooLarge();

  private:
    static Result<ImportedBundle> read(const QByteArray& users, const QByteArray& day,
                                       const ImportOptions& options = {}) {
        const Place place;
        const auto zip =
            openZip(place.files(), place.put("slack.zip", ZipMaker::made({
                                                              {"users.json", users},
                                                              {"channels.json", R"([{"id":"C1","name":"general"}])"},
                                                              {"general/2026-03-01.json", day},
                                                          })));
        if (!zip) return passOn(zip);
        return importBundle({**zip, "slack", {}}, options, place.files());
    }
};

void SlackBoundsTest::readingIsStoppedWithinListsAndDays() {
    constexpr int many = 40;
    QByteArray users;
    QByteArray day;
    for (int i = 0; i < many; ++i) {
        const QByteArray number = QByteArray::number(100 + i);
        users += QByteArray(i == 0 ? "[" : ",") + R"({"id":"U)" + number + R"(","name":"n"})";
        day += QByteArray(i == 0 ? "[" : ",") + R"({"type":"message","text":"a","user":"U)" + number +
               R"(","ts":"1772291)" + number + R"(.000000"})";
    }
    int asked = 0;
    int stop = INT_MAX;
    ImportOptions options;
    options.goOn = [&]() -> Done { return ++asked < stop ? Done() : fail(Cause::Machine, BaseError::DiskFull); };
    const auto whole = read(users + ']', day + ']', options);
    QVERIFY(whole);
    QCOMPARE(whole->chat.messages.size(), size_t{many});
    const int times = asked;
    QVERIFY2(times > 2 * many, qPrintable(QString::number(times)));
    for (stop = 1; stop <= times; ++stop) {
        asked = 0;
        const auto stopped = read(users + ']', day + ']', options);
        QVERIFY(!stopped && stopped.error().is(BaseError::DiskFull));
        QCOMPARE(asked, stop);
    }
}

void SlackBoundsTest::aListWithTooLargeAnObjectIsTooLarge() {
    const QByteArray name(static_cast<qsizetype>(limits::archiveLineBytesMax), 'n');
    const QByteArray day = R"([{"type":"message","user":"U1","text":"a","ts":"1772291111.000000"}])";
    const auto made = read(R"([{"id":"U1","name":")" + name + R"("}])", day);
    QVERIFY(!made && made.error().is(TransferError::TooLarge));
}

QTEST_GUILESS_MAIN(SlackBoundsTest)
#include "tst_slack_bounds.moc"
