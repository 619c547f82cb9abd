// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/lan_check.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::node;

class TestLanCheck : public QObject {
    Q_OBJECT
  private slots:
    void whoeverAsksMeanwhileGetsTheSameAndLaterAnother() {
        net::NetworkOptions options;
        options.interfaces = {"lo"};
        options.beaconPort = 47'581;
        LanCheck check(options);
        std::vector<LanCause> got;
        const auto note = [&](const LanReport& report) { got.push_back(report.findings.front().cause); };
        check.run(note);
        check.run(note);
        QVERIFY(got.empty());
        QTRY_COMPARE(got.size(), size_t{2});
        check.run(note);
        QTRY_COMPARE(got.size(), size_t{3});
        QVERIFY(got == std::vector<LanCause>(3, LanCause::NoInterface));
    }
    void whoGoesAwayIsNotCalled() {
        bool called = false;
        {
            net::NetworkOptions options;
            options.interfaces = {"lo"};
            LanCheck check(options);
            check.run([&](const LanReport&) { called = true; });
        }
        bool later = false;
        QTimer::singleShot(0, [&] { later = true; });
        QTRY_VERIFY(later);
        QVERIFY(!called);
    }
};

QTEST_GUILESS_MAIN(TestLanCheck)
#include "tst_lan_check.moc"
