// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/stream.h"

#include <QTest>

using namespace ieum::net;

class TestStream : public QObject {
    Q_OBJECT
  private slots:
    void ipv4IsIpv4OnEverySocket() {
        QCOMPARE(normalised(QHostAddress("::ffff:192.0.2.1")), QHostAddress("192.0.2.1"));
        QCOMPARE(normalised(QHostAddress("192.0.2.1")), QHostAddress("192.0.2.1"));
        QCOMPARE(normalised(QHostAddress("2001:db8::1")), QHostAddress("2001:db8::1"));
        QCOMPARE(normalised(QHostAddress("fe80::1%eth0")).scopeId(), QStringLiteral("eth0"));
    }
};

QTEST_GUILESS_MAIN(TestStream)
#include "tst_stream.moc"
