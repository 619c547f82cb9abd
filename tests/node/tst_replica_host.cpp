// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/replica_host.h"

#include "net/error.h"
#include "net/replica_address.h"
#include "store/error.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace ieum;

/// A replica inside another program. What it serves is tested with the program itself (tests/replica).
class TestReplicaHost : public QObject {
    Q_OBJECT
  private slots:
    void addressTellsWhereItListensAndCarriesTheToken() {
        const QTemporaryDir folder;
        const auto host = node::ReplicaHost::start(optionsOf(folder));
        QVERIFY(host.has_value());
        const auto address = net::parseReplicaAddress((*host)->address());
        QVERIFY(address.has_value());
        QCOMPARE(address->host, std::string("127.0.0.1"));
        QCOMPARE(address->port, (*host)->port());
        QVERIFY(!address->token.empty());
    }

    void openReplicaHasNoTokenInItsAddress() {
        const QTemporaryDir folder;
        auto options = optionsOf(folder);
        options.isOpen = true;
        const auto host = node::ReplicaHost::start(std::move(options));
        QVERIFY(net::parseReplicaAddress((*host)->address())->token.empty());
    }

    void stoppedAndStartedAgainItIsTheSame() {
        const QTemporaryDir folder;
        ReplicaKey key;
        {
            const auto host = node::ReplicaHost::start(optionsOf(folder));
            key = net::parseReplicaAddress((*host)->address())->key;
        }
        const auto host = node::ReplicaHost::start(optionsOf(folder));
        QVERIFY(host.has_value());
        QCOMPARE(net::parseReplicaAddress((*host)->address())->key, key);
    }

    void oneFolderIsServedOnce() {
        const QTemporaryDir folder;
        const auto first = node::ReplicaHost::start(optionsOf(folder));
        QVERIFY(first.has_value());
        const auto second = node::ReplicaHost::start(optionsOf(folder));
        QVERIFY(!second);
        QVERIFY(second.error().is(StoreError::Busy));
    }

    void takenPortIsSaidAndTheFolderIsFreeAgain() {
        const QTemporaryDir one;
        const QTemporaryDir other;
        const auto first = node::ReplicaHost::start(optionsOf(one));
        auto options = optionsOf(other);
        options.port = (*first)->port();
        const auto second = node::ReplicaHost::start(std::move(options));
        QVERIFY(!second);
        QVERIFY(second.error().is(NetError::PortTaken));
        QVERIFY(node::ReplicaHost::start(optionsOf(other)).has_value());
    }

    void chunksOfALostDatabaseAreCleared() {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath("chunks/ab"));
        QFile orphan(folder.filePath("chunks/ab/orphan"));
        QVERIFY(orphan.open(QFile::WriteOnly));
        QVERIFY(node::ReplicaHost::start(optionsOf(folder)).has_value());
        QVERIFY(!QFile::exists(folder.filePath("chunks/ab/orphan")));
    }

  private:
    static node::ReplicaHostOptions optionsOf(const QTemporaryDir& folder) {
        node::ReplicaHostOptions options;
        options.folder = folder.path().toStdString();
        options.host = "127.0.0.1";
        options.port = 0;
        return options;
    }
};

QTEST_GUILESS_MAIN(TestReplicaHost)
#include "tst_replica_host.moc"
