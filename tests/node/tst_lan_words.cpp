// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/lan_words.h"

#include <QtTest>

#include <set>

using namespace ieum::node;

class TestLanWords : public QObject {
    Q_OBJECT
  private slots:
    void everyCauseHasAMatterAndAnAdviceOfItsOwn() {
        std::set<std::string> all;
        for (int code = 1; code <= static_cast<int>(ieum::net::lastLanCause); ++code) {
            const LanWords& words = lanWordsOf(static_cast<LanCause>(code));
            for (const char* text : {words.name, words.matter, words.advice}) {
                QVERIFY(text != nullptr);
                QVERIFY2(all.insert(text).second, text);
            }
            QVERIFY(std::string(words.matter).ends_with('.') && std::string(words.advice).ends_with('.'));
        }
        QCOMPARE(std::string(lanWordsOf(LanCause::ClientIsolation).name), "client isolation");
        QCOMPARE(std::string(lanWordsOf(LanCause::NobodyAnswers).name), "nobody answers");
    }
    void thePlaceIsFilledIn() {
        QCOMPARE(lanText("on %1.", "eth0"), "on eth0.");
        QCOMPARE(lanText("nowhere.", "eth0"), "nowhere.");
    }
};

QTEST_GUILESS_MAIN(TestLanWords)
#include "tst_lan_words.moc"
