// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/initials.h"

#include <QtTest>

using namespace ieum::store;

class TestInitials : public QObject {
    Q_OBJECT
  private slots:
    void syllablesBecomeTheirInitials() {
        QCOMPARE(initialsOf("회의록"), std::string("ㅎㅇㄹ"));
        QCOMPARE(initialsOf("가까나다따라마바빠사싸아자짜차카타파하"),
                 std::string("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"));
        QCOMPARE(initialsOf("힣"), std::string("ㅎ"));
    }
    void allElseSeparates() {
        QCOMPARE(initialsOf("회의 v2.hwp"), std::string("ㅎㅇ       "));
        QCOMPARE(initialsOf("ㅋㅋ"), std::string("ㅋㅋ"));
        QCOMPARE(initialsOf("ㅏ"), std::string(" "));
        QCOMPARE(initialsOf(""), std::string());
    }
    void lettersOfAMacAreSyllables() {
        QCOMPARE(initialsOf("\u1112\u116C\u110B\u1174"), std::string("ㅎㅇ")); // 회의 as four letters
    }
    void onlyConsonantsAreAQueryForInitials() {
        QCOMPARE(asInitials("ㅎㅇㄹ"), std::string("ㅎㅇㄹ"));
        QCOMPARE(asInitials("회ㅇ"), std::string());
        QCOMPARE(asInitials("ㅠㅠ"), std::string());
        QCOMPARE(asInitials("h"), std::string());
        QCOMPARE(asInitials(""), std::string());
    }
    void whatTheKeyboardJoinedIsTwo() {
        QCOMPARE(asInitials("ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ"), std::string("ㄱㅅㄴㅈㄴㅎㄹㄱㄹㅁㄹㅂㄹㅅㄹㅌㄹㅍㄹㅎㅂㅅ"));
        QCOMPARE(initialsOf("ㄳ"), std::string("ㄱㅅ"));
    }
};

QTEST_GUILESS_MAIN(TestInitials)
#include "tst_initials.moc"
