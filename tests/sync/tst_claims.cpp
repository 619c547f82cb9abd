// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/claims.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;

class TestClaims : public QObject {
    Q_OBJECT
  private slots:
    void aFeedIsFetchedByOneOnly() {
        QVERIFY(m_claims.take(m_feed, &m_first, {0}));
        QVERIFY(!m_claims.take(m_feed, &m_second, {1}));
        QVERIFY(m_claims.take(m_feed, &m_first, {2}));
    }
    void aClaimLapsesUnlessItIsRenewed() {
        QVERIFY(m_claims.take(m_feed, &m_first, {0}));
        m_claims.renew(m_feed, &m_first, {3000});
        QVERIFY(!m_claims.take(m_feed, &m_second, {7999}));
        QVERIFY(m_claims.take(m_feed, &m_second, {8000}));
        m_claims.renew(m_feed, &m_first, {8001});
        QVERIFY(m_claims.take(m_feed, &m_first, {13000}));
    }
    void onlyTheOwnerReleases() {
        QVERIFY(m_claims.take(m_feed, &m_first, {0}));
        m_claims.release(m_feed, &m_second);
        m_claims.releaseAll(&m_second);
        QVERIFY(!m_claims.take(m_feed, &m_second, {1}));
        m_claims.releaseAll(&m_first);
        QVERIFY(m_claims.take(m_feed, &m_second, {1}));
    }
    void cleanup() { m_claims = {}; }

  private:
    Claims m_claims;
    FeedId m_feed;
    int m_first = 0;
    int m_second = 0;
};

QTEST_GUILESS_MAIN(TestClaims)
#include "tst_claims.moc"
