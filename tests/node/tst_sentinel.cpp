// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/sentinel.h"
#include "store/disk.h"

using namespace ieum;
using namespace ieum::store::test;

/// A profile's database and files, put back and copied in every way.
class TestSentinel : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_disk = std::make_unique<Disk>();
        m_connection = m_disk->make();
        m_settings = std::make_unique<store::Settings>(*m_connection);
        REQUIRE(m_files.makeFolders(inside()));
    }
    void cleanup() {
        m_settings.reset();
        m_connection.reset();
    }
    void aProfileThatStayedWhereItWasIsAsLeft() {
        for (int opening = 0; opening < 3; ++opening) {
            QVERIFY(*sentinel().isAsLeft());
            open();
        }
    }
    void anOlderDatabaseDoesNotFitTheFolder() {
        open();
        const Bytes old = **m_settings->get("sentinel");
        open();
        REQUIRE(m_settings->set("sentinel", old));
        QVERIFY(!*sentinel().isAsLeft());
    }
    void anOlderFolderDoesNotFitWhatLiesOutside() {
        open();
        const Bytes old = **m_settings->get("sentinel");
        const Bytes file = *m_files.read(inside() + "/sentinel", 100);
        open();
        REQUIRE(m_settings->set("sentinel", old));
        REQUIRE(m_files.writeDurably(inside() + "/sentinel", file));
        QVERIFY(!*sentinel().isAsLeft());
        // From then on it is what it is.
        open();
        QVERIFY(*sentinel().isAsLeft());
    }
    void aCopyElsewhereHasNothingOutside() {
        open();
        node::Sentinel elsewhere(*m_settings, m_files, inside(), outside(), "profile elsewhere");
        QVERIFY(!*elsewhere.isAsLeft());
        node::Sentinel onAnotherMachine(*m_settings, m_files, inside(), outside() + "2", "profile");
        QVERIFY(!*onAnotherMachine.isAsLeft());
        node::Sentinel nowhere(*m_settings, m_files, inside(), "", "profile");
        QVERIFY(!*nowhere.isAsLeft());
    }
    void aMachineThatStoppedOnTheWayIsNoAlarm() {
        open();
        const Bytes old = **m_settings->get("sentinel");
        REQUIRE(sentinel().renew(m_disk->random));
        const Bytes fresh = **m_settings->get("sentinel");
        QVERIFY(*sentinel().isAsLeft()); // committed, the files not yet settled
        REQUIRE(m_settings->set("sentinel", old));
        QVERIFY(*sentinel().isAsLeft()); // the files written, not committed
        REQUIRE(m_settings->set("sentinel", fresh));
        REQUIRE(sentinel().confirm());
        QVERIFY(*sentinel().isAsLeft());
        REQUIRE(m_settings->set("sentinel", old));
        QVERIFY(!*sentinel().isAsLeft());
    }
    void withoutAPlaceOutsideTheFolderAloneCounts() {
        node::Sentinel bare(*m_settings, m_files, inside(), "", "profile");
        REQUIRE(bare.renew(m_disk->random));
        REQUIRE(bare.confirm());
        QVERIFY(*bare.isAsLeft());
        REQUIRE(m_files.remove(inside() + "/sentinel"));
        QVERIFY(!*bare.isAsLeft());
    }
    void nonsenseInTheDatabaseIsDamage() {
        REQUIRE(m_settings->set("sentinel", Bytes(5)));
        QVERIFY(!sentinel().isAsLeft());
    }

  private:
    std::string inside() const { return m_disk->path("profile"); }
    std::string outside() const { return m_disk->path("state"); }
    node::Sentinel sentinel() { return {*m_settings, m_files, inside(), outside(), "profile"}; }
    void open() {
        node::Sentinel each = sentinel();
        REQUIRE(each.renew(m_disk->random));
        REQUIRE(each.confirm());
    }
    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<store::Connection> m_connection;
    std::unique_ptr<store::Settings> m_settings;
    store::RealFiles m_files;
};

QTEST_GUILESS_MAIN(TestSentinel)
#include "tst_sentinel.moc"
