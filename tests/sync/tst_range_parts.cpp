// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/range_parts.h"

#include "feed/chain.h"

using namespace ieum;
using namespace ieum::feed::test;

class TestRangeParts : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void whatIsCutComesOutTheSame();
    void anEventOfAnotherKindOrEpochIsRefused();
    void aRunWithoutSignatureHasAnEnd();
};

void TestRangeParts::whatIsCutComesOutTheSame() {
    const auto key = feedKey();
    std::vector<size_t> bodies(300, 400);
    bodies.insert(bodies.end(), 4, wire::bodyBytesMax);
    const feed::Range written = feed::writeRange(key, feed::Kind::Content, {}, draftsOf(bodies));
    std::vector<feed::ReceivedEvent> received;
    const auto parts = sync::partsOf(written);
    QVERIFY(parts.size() > 4);
    for (size_t i = 0; i < parts.size(); ++i) {
        QVERIFY(parts[i].ByteSizeLong() <= wire::frameBytesMax);
        QCOMPARE(parts[i].first_seq(), uint64_t{received.size() + 1});
        QCOMPARE(parts[i].more(), i + 1 < parts.size());
        std::optional<EpochId> before;
        for (const wire::EventPart& part : parts[i].events()) {
            auto event = sync::receivedFrom(part, feed::Kind::Content, before ? &*before : nullptr);
            QVERIFY(event);
            before = event->epoch;
            received.push_back(std::move(*event));
        }
        if (!parts[i].signature().empty())
            received.back().signature = *wire::idOf<crypto::Signature>(parts[i].signature());
    }
    const auto read = feed::verifyRange(written.feed, {}, 1, std::move(received));
    QVERIFY(read);
    QVERIFY(read->head() == written.head());
}

void TestRangeParts::anEventOfAnotherKindOrEpochIsRefused() {
    const EpochId epoch = *EpochId::fromHexText(std::string(64, 'a'));
    wire::EventPart part;
    part.set_kind(static_cast<uint32_t>(feed::Kind::Content));
    QVERIFY(sync::receivedFrom(part, feed::Kind::Content, nullptr));
    QVERIFY(!sync::receivedFrom(part, feed::Kind::Control, nullptr));
    part.set_again(true);
    QVERIFY(!sync::receivedFrom(part, feed::Kind::Content, nullptr)); // as which one before it?
    QCOMPARE(sync::receivedFrom(part, feed::Kind::Content, &epoch)->epoch, epoch);
    part.set_epoch(std::string(32, 'b'));
    QVERIFY(!sync::receivedFrom(part, feed::Kind::Content, &epoch));
    part.set_again(false);
    part.set_epoch("short");
    QVERIFY(!sync::receivedFrom(part, feed::Kind::Content, &epoch));
    part.clear_epoch();
    part.set_body(std::string(wire::bodyBytesMax + 1, 'x'));
    QVERIFY(!sync::receivedFrom(part, feed::Kind::Content, nullptr));
}

void TestRangeParts::aRunWithoutSignatureHasAnEnd() {
    QVERIFY(!sync::isRunTooLong(wire::eventsPerSignatureMax - 1, wire::bytesPerSignatureMax));
    QVERIFY(sync::isRunTooLong(wire::eventsPerSignatureMax, 0));
    QVERIFY(sync::isRunTooLong(1, wire::bytesPerSignatureMax + 1));
}

QTEST_GUILESS_MAIN(TestRangeParts)
#include "tst_range_parts.moc"
