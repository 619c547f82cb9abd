// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/link_code.h"

#include "crypto/init.h"
#include "support/seeded_random.h"

#include <QtTest>

#include <algorithm>
#include <set>

using namespace ieum;
using namespace ieum::room;

class TestLinkCode : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void everyCodeIsReadAsItIsShown() {
        test::SeededRandom random(3);
        std::set<std::string> seen;
        for (int i = 0; i < 1000; ++i) {
            const std::string code = makeLinkCode(random);
            QCOMPARE(code.size(), size_t{19});
            QCOMPARE(*readLinkCode(code), code);
            QVERIFY(seen.insert(code).second);
        }
    }
    void itMayBeTypedAsPeopleType() {
        test::SeededRandom random(4);
        for (int i = 0; i < 200; ++i) {
            const std::string code = makeLinkCode(random);
            QString typed = QString::fromStdString(code).toLower().remove('-');
            QCOMPARE(*readLinkCode(typed.toStdString()), code);
            typed.replace('0', 'O').replace('1', i % 2 == 0 ? 'l' : 'I');
            QCOMPARE(*readLinkCode((" " + typed.left(8) + " - " + typed.mid(8) + "\n").toStdString()), code);
        }
    }
    void itIsOneSecretHoweverItIsTyped() {
        test::SeededRandom random(5);
        const std::string code = makeLinkCode(random);
        const auto typed = readLinkCode(QString::fromStdString(code).toLower().toStdString());
        QVERIFY(secretOfLinkCode(*typed).equals(secretOfLinkCode(code)));
        QVERIFY(!secretOfLinkCode(makeLinkCode(random)).equals(secretOfLinkCode(code)));
    }
    void whatIsMistypedIsFound() {
        test::SeededRandom random(6);
        int unnoticed = 0;
        int tries = 0;
        for (int i = 0; i < 100; ++i) {
            const std::string code = makeLinkCode(random);
            for (size_t at = 0; at < code.size(); ++at) {
                if (code[at] == '-') continue;
                std::string wrong = code;
                wrong[at] = code[at] == '7' ? '8' : '7';
                ++tries;
                if (readLinkCode(wrong)) ++unnoticed;
            }
        }
        // One character of 32 checks: about one in 32 goes unnoticed, and then nobody is met.
        QVERIFY2(unnoticed < tries / 16, qPrintable(QString::number(unnoticed)));
        for (const char* none :
             {"", "K7QM", "K7QM-2XRD-9WHT-3FZ", "ieum:abc", "K7QM-2XRD-9WHT-3FZ!", "칠-2XRD-9WHT-3FZP"}) {
            QVERIFY2(readLinkCode(none).error().is(RoomError::BadInvite), none);
        }
        QVERIFY(!readLinkCode(std::string(1000, '-')));
        QVERIFY(!readLinkCode(std::string("K7QM-2XRD-9WHT-3FZ") + '\0'));
    }
};

QTEST_GUILESS_MAIN(TestLinkCode)
#include "tst_link_code.moc"
