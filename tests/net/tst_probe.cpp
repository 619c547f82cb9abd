// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/probe.h"

#include "net/advert.h"
#include "net/datagram.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::net;

class TestProbe : public QObject {
    Q_OBJECT
  private slots:
    void anAnswerIsNoLargerThanItsQuestion() {
        QCOMPARE(encode(Probe{nonce()}).size(), size_t{16});
        QCOMPARE(encode(ProbeAnswer{47'000, nonce()}).size(), encode(Probe{nonce()}).size());
        QCOMPARE(encode(Advert{47'000, {}}).size(), size_t{16});
    }
    void bothComeBack() {
        QVERIFY(*parseProbe(encode(Probe{nonce()})) == Probe{nonce()});
        const ProbeAnswer answer{47'000, nonce()};
        QVERIFY(*parseProbeAnswer(encode(answer)) == answer);
    }
    void neitherIsTheOtherNorAnAdvert() {
        const Bytes probe = encode(Probe{nonce()});
        const Bytes answer = encode(ProbeAnswer{47'000, nonce()});
        const Bytes advert = encode(Advert{47'000, {}});
        QVERIFY(!parseProbe(answer) && !parseProbe(advert));
        QVERIFY(!parseProbeAnswer(probe) && !parseProbeAnswer(advert));
        QVERIFY(!parseAdvert(probe) && !parseAdvert(answer));
    }
    void theFormIsOneAndTheTypeTellsThemApart() {
        const Datagram made{Datagram::Answer, 47'000, nonce().value};
        QCOMPARE(encode(made), encode(ProbeAnswer{47'000, nonce()}));
        QVERIFY(parseDatagram(encode(made), Datagram::Answer)->id == made.id);
        QVERIFY(!parseDatagram(encode(made), Datagram::Here));
        QCOMPARE(badDatagram(encode(made)).number, int64_t{16});
    }
    void everythingElseIsRefused() {
        const Bytes good = encode(ProbeAnswer{47'000, nonce()});
        for (size_t bytes = 0; bytes < 40; ++bytes) {
            Bytes other = good;
            other.resize(bytes);
            QCOMPARE(parseProbeAnswer(other).has_value(), bytes == 16);
        }
        for (size_t i = 0; i < 6; ++i) {
            Bytes changed = good;
            changed[i] ^= std::byte{0x40};
            QVERIFY(!parseProbeAnswer(changed));
        }
        QVERIFY(!parseProbeAnswer(encode(ProbeAnswer{22, nonce()}))); // bait for a port scan
        Bytes withPort = encode(Probe{nonce()});
        withPort[6] = std::byte{1};
        QVERIFY(!parseProbe(withPort));
    }

  private:
    static ProbeNonce nonce() {
        ProbeNonce made;
        made.value.fill(std::byte{7});
        return made;
    }
};

QTEST_GUILESS_MAIN(TestProbe)
#include "tst_probe.moc"
