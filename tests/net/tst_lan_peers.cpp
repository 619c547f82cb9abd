// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/writer.h"
#include "crypto/system_random.h"
#include "net/error.h"
#include "net/lan_peers.h"
#include "net/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::net;

namespace {
BeaconId id(uint8_t number) {
    BeaconId made;
    made.value[0] = std::byte{number};
    return made;
}
} // namespace

class TestLanPeers : public QObject {
    Q_OBJECT
    crypto::SystemRandom m_random;
    std::map<std::string, size_t> m_trusted;
    Timings m_timings;
    LanPeers make() {
        m_trusted.clear();
        return LanPeers(m_timings, m_random, [this](const std::string& at) { return m_trusted[at]; });
    }

  private slots:
    void advertSurvivesTheRoundTrip();
    void everyOtherAdvertIsRefused();
    void lowerIdDialsAtOnceAndOnlyOnce();
    void higherIdDialsWhenNobodyCame();
    void higherIdDoesNotDialWhomItIsConnectedTo();
    void twoNodesOfOneAddressAreTwo();
    void secondAddressOfTheSameNodeIsNotDialled();
    void newIdOfAConnectedNodeIsNotDialled();
    void strangerWithAStolenIdDoesNotHideItsOwner();
    void failedDialWaits();
    void noDialIsAskedForWhenNoneIsToSpare();
    void tableStaysWithinItsBound();
};

void TestLanPeers::advertSurvivesTheRoundTrip() {
    const Advert advert{4711, id(9)};
    const Bytes bytes = encode(advert);
    QCOMPARE(toHex(bytes), std::string("4945554d010167120900000000000000"));
    const auto parsed = parseAdvert(bytes);
    QVERIFY(parsed && *parsed == advert);
}

void TestLanPeers::everyOtherAdvertIsRefused() {
    const Bytes good = encode(Advert{4711, id(9)});
    for (size_t size = 0; size <= 64; ++size) {
        Bytes bytes = good;
        bytes.resize(size);
        QCOMPARE(parseAdvert(bytes).has_value(), size == good.size());
    }
    for (size_t i = 0; i < 6; ++i) {
        Bytes bytes = good;
        bytes[i] ^= std::byte{1};
        const auto parsed = parseAdvert(bytes);
        QVERIFY(!parsed && parsed.error().is(NetError::BadPreamble));
    }
    QVERIFY(!parseAdvert(encode(Advert{22, id(9)})));
}

void TestLanPeers::lowerIdDialsAtOnceAndOnlyOnce() {
    LanPeers peers = make();
    const auto first = peers.hear({4711, id(5)}, "192.0.2.7", id(1), true, {1000});
    QVERIFY(first.isNew && first.dial);
    for (int64_t ms = 1001; ms < 100'000; ms += 5000) {
        const auto again = peers.hear({4711, id(5)}, "192.0.2.7", id(1), true, {ms});
        QVERIFY(!again.isNew && !again.dial);
    }
}

void TestLanPeers::higherIdDialsWhenNobodyCame() {
    LanPeers peers = make();
    QVERIFY(!peers.hear({4711, id(5)}, "192.0.2.7", id(9), true, {1000}).dial);
    QVERIFY(!peers.hear({4711, id(5)}, "192.0.2.7", id(9), true, {6999}).dial);
    QVERIFY(peers.hear({4711, id(5)}, "192.0.2.7", id(9), true, {7000}).dial);
}

void TestLanPeers::higherIdDoesNotDialWhomItIsConnectedTo() {
    LanPeers peers = make();
    m_trusted["192.0.2.7"] = 1;
    for (int64_t ms = 1000; ms < 100'000; ms += 5000) {
        QVERIFY(!peers.hear({4711, id(5)}, "192.0.2.7", id(9), true, {ms}).dial);
    }
    m_trusted.clear();
    // The six seconds count from when the channel was last there.
    QVERIFY(!peers.hear({4711, id(5)}, "192.0.2.7", id(9), true, {101'000}).dial);
    QVERIFY(peers.hear({4711, id(5)}, "192.0.2.7", id(9), true, {107'000}).dial);
}

void TestLanPeers::twoNodesOfOneAddressAreTwo() {
    LanPeers peers = make();
    m_trusted["127.0.0.1"] = 1;
    QVERIFY(!peers.hear({4711, id(5)}, "127.0.0.1", id(9), true, {1000}).dial);
    (void)peers.hear({4712, id(6)}, "127.0.0.1", id(9), true, {1000});
    QVERIFY(peers.hear({4712, id(6)}, "127.0.0.1", id(9), true, {8000}).dial);
}

void TestLanPeers::secondAddressOfTheSameNodeIsNotDialled() {
    LanPeers peers = make();
    QVERIFY(peers.hear({4711, id(5)}, "192.0.2.7", id(1), true, {1000}).dial);
    QVERIFY(!peers.hear({4711, id(5)}, "fe80::7%eth0", id(1), true, {1001}).dial);
}

void TestLanPeers::newIdOfAConnectedNodeIsNotDialled() {
    LanPeers peers = make();
    m_trusted["192.0.2.7"] = 1;
    (void)peers.hear({4711, id(5)}, "192.0.2.7", id(9), true, {1000});
    const auto renamed = peers.hear({4711, id(200)}, "192.0.2.7", id(9), true, {2000});
    QVERIFY(renamed.isNew && !renamed.dial);
}

void TestLanPeers::strangerWithAStolenIdDoesNotHideItsOwner() {
    LanPeers peers = make();
    (void)peers.hear({6666, id(5)}, "192.0.2.66", id(9), true, {1000});
    (void)peers.hear({4711, id(5)}, "192.0.2.7", id(9), true, {1000});
    // The stranger is connected but nobody vouched for it, so it does not count.
    QVERIFY(peers.hear({4711, id(5)}, "192.0.2.7", id(9), true, {8000}).dial);
}

void TestLanPeers::failedDialWaits() {
    m_timings.retryFirstMs = 1000;
    LanPeers peers = make();
    int64_t at = 1000;
    int dials = 0;
    for (; at < 61'000; ++at) {
        if (!peers.hear({4711, id(5)}, "192.0.2.7", id(1), true, {at}).dial) continue;
        ++dials;
        peers.dialEnded({"192.0.2.7", 4711}, false, {at});
    }
    m_timings = {};
    // Full jitter may draw short delays, but sixty thousand adverts do not make hundreds of dials.
    QVERIFY(dials >= 2 && dials < 40);
}

void TestLanPeers::noDialIsAskedForWhenNoneIsToSpare() {
    LanPeers peers = make();
    QVERIFY(!peers.hear({4711, id(5)}, "192.0.2.7", id(1), false, {1000}).dial);
    QVERIFY(peers.hear({4711, id(5)}, "192.0.2.7", id(1), true, {1001}).dial);
}

void TestLanPeers::tableStaysWithinItsBound() {
    LanPeers peers = make();
    for (uint32_t i = 0; i < 10'000; ++i) {
        const BeaconId made = m_random.make<BeaconId>();
        (void)peers.hear({static_cast<uint16_t>(2000 + i), made}, "192.0.2.66", id(1), false, {1000 + i});
        QVERIFY(peers.size() <= advertTableMax);
    }
    QCOMPARE(peers.size(), advertTableMax);
    // The newest are kept.
    QVERIFY(!peers.hear({2000 + 9999, id(3)}, "192.0.2.66", id(1), false, {20'000}).dial);
    QCOMPARE(peers.size(), advertTableMax);
}

QTEST_GUILESS_MAIN(TestLanPeers)
#include "tst_lan_peers.moc"
