// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/init.h"
#include "feed/certificate.h"
#include "support/seeded_random.h"

#include <QTest>

using namespace ieum;
using namespace ieum::feed;

class TestCertificate : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void certificatesComeBack();
    void everyChangedFieldIsRefused();
    void swappedFieldsAreRefused();
    void namesThatAreNotCleanAreRefused_data();
    void namesThatAreNotCleanAreRefused();
    void onlyTheRootVouchesForADevice();
    void onlyTheDeviceVouchesForAFeed();
    void lengthsAreChecked();
    void aDeviceVouchesForAFurtherOne();
    void aChainIsOnlyAsGoodAsEachOfItsLinks();
    void noDeviceStandsTooFarFromTheRoot();

  private:
    ieum::test::SeededRandom m_random{3};
    crypto::SigningKey m_root = crypto::SigningKey::generate(m_random);
    crypto::SigningKey m_device = crypto::SigningKey::generate(m_random);
    crypto::AgreementKey m_agreement = crypto::AgreementKey::generate(m_random);
    DeviceCertificate certificate(std::string name = "하나의 노트북") {
        return certifyDevice(m_root, m_device.publicAs<DeviceId>(), m_agreement.publicKey(), std::move(name));
    }
    FeedCertificate feedCertificate() {
        return certifyFeed(m_device, m_random.make<RoomId>(), m_random.make<FeedId>(), Kind::Control, {});
    }
};

void TestCertificate::certificatesComeBack() {
    const auto device = readDeviceCertificate(toWire(certificate()));
    QVERIFY(device);
    QVERIFY(*device == certificate());
    const FeedCertificate made = feedCertificate();
    const auto feed = readFeedCertificate(toWire(made), m_device.publicAs<DeviceId>());
    QVERIFY(feed);
    QVERIFY(feed->room == made.room && feed->feed == made.feed && feed->kind == Kind::Control);
}

void TestCertificate::everyChangedFieldIsRefused() {
    const auto device = toWire(certificate());
    const auto feed = toWire(feedCertificate());
    const auto flip = [](std::string* field, size_t at) { (*field)[at] = static_cast<char>((*field)[at] ^ 1); };
    for (size_t at = 0; at < 32; ++at) {
        for (const auto field :
             {&wire::DeviceCertificate::mutable_person, &wire::DeviceCertificate::mutable_device,
              &wire::DeviceCertificate::mutable_agreement, &wire::DeviceCertificate::mutable_signature}) {
            auto changed = device;
            flip((changed.*field)(), at);
            QVERIFY(readDeviceCertificate(changed).error().is(FeedError::BadCertificate));
        }
        for (const auto field : {&wire::FeedCertificate::mutable_room, &wire::FeedCertificate::mutable_feed,
                                 &wire::FeedCertificate::mutable_signature}) {
            auto changed = feed;
            flip((changed.*field)(), at);
            QVERIFY(readFeedCertificate(changed, m_device.publicAs<DeviceId>()).error().is(FeedError::BadCertificate));
        }
    }
    auto renamed = device;
    renamed.set_name("둘의 노트북");
    QVERIFY(readDeviceCertificate(renamed).error().is(FeedError::BadCertificate));
    for (const uint32_t kind : {0U, 2U, 3U, 257U}) {
        auto changed = feed;
        changed.set_kind(kind);
        QVERIFY(readFeedCertificate(changed, m_device.publicAs<DeviceId>()).error().is(FeedError::BadCertificate));
    }
    auto again = feed;
    flip(again.mutable_incarnation(), 15);
    QVERIFY(readFeedCertificate(again, m_device.publicAs<DeviceId>()).error().is(FeedError::BadCertificate));
}

void TestCertificate::swappedFieldsAreRefused() {
    auto swapped = toWire(certificate());
    swapped.mutable_device()->swap(*swapped.mutable_agreement());
    QVERIFY(readDeviceCertificate(swapped).error().is(FeedError::BadCertificate));
    auto feed = toWire(feedCertificate());
    feed.mutable_room()->swap(*feed.mutable_feed());
    QVERIFY(readFeedCertificate(feed, m_device.publicAs<DeviceId>()).error().is(FeedError::BadCertificate));
}

void TestCertificate::namesThatAreNotCleanAreRefused_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("right-to-left override") << QByteArray("\xE2\x80\xAE"
                                                          "ana");
    QTest::newRow("zero width") << QByteArray("ha\xE2\x80\x8Bna");
    QTest::newRow("line break") << QByteArray("ha\nna");
    QTest::newRow("space at the end") << QByteArray("hana ");
    QTest::newRow("decomposed Hangul") << QByteArray("\xE1\x84\x92\xE1\x85\xA1");
    QTest::newRow("65 letters") << QByteArray(65, 'a');
    QTest::newRow("not UTF-8") << QByteArray("\xFF\xFE");
}

void TestCertificate::namesThatAreNotCleanAreRefused() {
    QFETCH(QByteArray, name);
    // Signed by the root itself: the name alone is the reason.
    const auto read = readDeviceCertificate(toWire(certificate(name.toStdString())));
    QVERIFY(read.error().is(FeedError::BadCertificate));
}

void TestCertificate::onlyTheRootVouchesForADevice() {
    auto self = certifyDevice(m_device, m_device.publicAs<DeviceId>(), m_agreement.publicKey(), "하나");
    self.person = m_root.publicAs<PersonId>();
    QVERIFY(readDeviceCertificate(toWire(self)).error().is(FeedError::BadCertificate));
}

void TestCertificate::onlyTheDeviceVouchesForAFeed() {
    const auto made = toWire(feedCertificate());
    QVERIFY(readFeedCertificate(made, m_root.publicAs<DeviceId>()).error().is(FeedError::BadCertificate));
}

void TestCertificate::lengthsAreChecked() {
    for (const size_t size : {0U, 31U, 33U}) {
        auto device = toWire(certificate());
        device.set_person(std::string(size, 'x'));
        QVERIFY(readDeviceCertificate(device).error().is(WireError::BadLength));
        auto feed = toWire(feedCertificate());
        feed.set_feed(std::string(size, 'x'));
        QVERIFY(readFeedCertificate(feed, m_device.publicAs<DeviceId>()).error().is(WireError::BadLength));
        feed = toWire(feedCertificate());
        feed.set_incarnation(std::string(size, 'x'));
        QVERIFY(readFeedCertificate(feed, m_device.publicAs<DeviceId>()).error().is(FeedError::BadCertificate));
    }
}

void TestCertificate::aDeviceVouchesForAFurtherOne() {
    const auto phone = crypto::SigningKey::generate(m_random);
    const auto made =
        certifyFurther(m_device, certificate(), phone.publicAs<DeviceId>(), m_agreement.publicKey(), "폰");
    QVERIFY(made);
    QCOMPARE(made->certifiers.size(), size_t{1});
    const auto read = readDeviceCertificate(toWire(*made));
    QVERIFY(read);
    QVERIFY(*read == *made);
    QVERIFY(read->person == m_root.publicAs<PersonId>());
}

void TestCertificate::aChainIsOnlyAsGoodAsEachOfItsLinks() {
    const auto phone = crypto::SigningKey::generate(m_random);
    const auto stranger = crypto::SigningKey::generate(m_random);
    const auto good =
        *certifyFurther(m_device, certificate(), phone.publicAs<DeviceId>(), m_agreement.publicKey(), "폰");
    const auto refused = [](const DeviceCertificate& made) {
        const auto read = readDeviceCertificate(toWire(made));
        return !read && read.error().is(FeedError::BadCertificate);
    };
    auto changed = good;
    changed.certifiers.clear(); // signed by the device, and passed off as signed by the root
    QVERIFY(refused(changed));
    changed = good;
    changed.certifiers[0].name = "남의 노트북";
    QVERIFY(refused(changed));
    changed = good;
    changed.certifiers[0].device = stranger.publicAs<DeviceId>();
    QVERIFY(refused(changed));
    changed = good;
    changed.person = stranger.publicAs<PersonId>();
    QVERIFY(refused(changed));
    // A stranger's device that says that this person's root stands above it.
    const auto forged =
        *certifyFurther(stranger, certificate(), phone.publicAs<DeviceId>(), m_agreement.publicKey(), "폰");
    QVERIFY(refused(forged));
    // A device that vouches for itself.
    const auto itself =
        *certifyFurther(m_device, certificate(), m_device.publicAs<DeviceId>(), m_agreement.publicKey(), "폰");
    QVERIFY(refused(itself));
    // The root's signature serves the root's label only.
    auto relabelled = good;
    relabelled.signature = m_root.sign(
        "ieum device v1", {good.person.view(), good.device.view(), good.agreement.view(), bytesOf(good.name)});
    QVERIFY(refused(relabelled));
}

void TestCertificate::noDeviceStandsTooFarFromTheRoot() {
    const auto second = crypto::SigningKey::generate(m_random);
    const auto third = crypto::SigningKey::generate(m_random);
    const auto fourth = crypto::SigningKey::generate(m_random);
    const auto agreement = m_agreement.publicKey();
    const auto two = *certifyFurther(m_device, certificate(), second.publicAs<DeviceId>(), agreement, "둘");
    const auto three = *certifyFurther(second, two, third.publicAs<DeviceId>(), agreement, "셋");
    QVERIFY(readDeviceCertificate(toWire(three)));
    QVERIFY(!certifyFurther(third, three, fourth.publicAs<DeviceId>(), agreement, "넷"));
    auto longer = toWire(three);
    *longer.add_certifiers() = longer.certifiers(1);
    QVERIFY(readDeviceCertificate(longer).error().is(FeedError::BadCertificate));
}

QTEST_GUILESS_MAIN(TestCertificate)
#include "tst_certificate.moc"
