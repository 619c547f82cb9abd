// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/marks.h"

#include "sync/frames.h"
#include "sync/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;
using Kind = wire::Frame::KindCase;

/// Minji's device was copied: she and Jun may hold two branches of her feed.
class TestMarks : public QObject, private TwoNodes {
    Q_OBJECT
  private slots:
    void copiesOfOneLengthAreToldApart() {
        part(2, 2);
        meet();
        QVERIFY(m_minji->noted.parted.empty() && m_jun->noted.parted.empty());
        m_world->pass(marksAfterMs);
        QCOMPARE(m_minji->noted.parted.size(), size_t(1));
        QCOMPARE(m_jun->noted.parted.size(), size_t(1));
        QCOMPARE(m_jun->noted.parted[0].seq, uint64_t(5));
        QVERIFY(m_jun->noted.parted[0].feed == m_feed);
        QVERIFY(!m_a->closed && !m_b->closed);
        m_world->pass(10 * marksAfterMs);
        QCOMPARE(m_minji->noted.parted.size() + m_jun->noted.parted.size(), size_t(2));
    }
    void aClientTellsThemApartAtItsReplica() {
        part(2, 2);
        m_jun->feeds.at(m_feed).room = RoomId{replicaTagOf("home").value}; // his part is a replica's
        std::tie(m_a, m_b) = m_world->join(*m_minji, *m_jun, true);
        m_world->pass(marksAfterMs);
        QCOMPARE(m_minji->noted.parted.size(), size_t(1));
        QVERIFY(!m_a->closed && !m_b->closed);
    }
    void equalCopiesAreNot() {
        m_jun->feeds[m_feed] = m_minji->feeds.at(m_feed);
        meet();
        m_world->pass(10 * marksAfterMs);
        QVERIFY(m_minji->noted.parted.empty() && m_jun->noted.parted.empty());
        QCOMPARE(m_a->countOf(Kind::kHeads) + m_b->countOf(Kind::kHeads), size_t(0));
    }
    void whatOneHasFromTheOtherNeedsNoMark() {
        meet();
        for (int i = 0; i < 5; ++i) {
            m_world->tell(*m_minji, m_minji->write(m_feed, 1));
            m_world->pass(3 * marksAfterMs);
        }
        QCOMPARE(marksOf(*m_a) + marksOf(*m_b), size_t(0));
    }
    void whatBothHaveFromAThirdIsComparedOnce() {
        m_jun->feeds[m_feed] = m_minji->feeds.at(m_feed);
        meet();
        for (int i = 0; i < 5; ++i) {
            const Advance advance = m_minji->write(m_feed, 1);
            m_jun->feeds.at(m_feed).events = m_minji->feeds.at(m_feed).events;
            m_world->tell(*m_minji, advance);
            m_world->tell(*m_jun, advance);
        }
        m_world->pass(10 * marksAfterMs);
        QVERIFY(m_minji->noted.parted.empty() && m_jun->noted.parted.empty());
        QCOMPARE(marksOf(*m_a), Marks::bytesEach);
        QCOMPARE(marksOf(*m_b), size_t(0));
    }
    void branchesThatGrowWhileBothListenAreToldApart() {
        m_jun->feeds[m_feed] = m_minji->feeds.at(m_feed);
        meet();
        const Advance hers = m_minji->write(m_feed, 1, 50);
        const Advance his = m_jun->write(m_feed, 1, 60);
        m_world->tell(*m_minji, hers);
        m_world->tell(*m_jun, his);
        m_world->pass(marksAfterMs);
        QCOMPARE(m_minji->noted.parted.size(), size_t(1));
        QCOMPARE(m_jun->noted.parted.size(), size_t(1));
    }
    void aMarkOfAnotherLengthSaysNothing() {
        m_jun->feeds[m_feed] = m_minji->feeds.at(m_feed);
        meet();
        m_world->tell(*m_minji, m_minji->write(m_feed, 1));
        m_world->settle();
        wire::Frame frame;
        frame.mutable_heads()->add_moved(0);
        frame.mutable_heads()->add_moved(2);
        frame.mutable_heads()->set_marks("abcd");
        say(*m_world, *m_b, frame);
        QVERIFY(m_jun->noted.parted.empty() && !m_b->closed);
        // And of ours it does.
        frame.mutable_heads()->set_moved(1, 4);
        say(*m_world, *m_b, frame);
        QCOMPARE(m_jun->noted.parted.size(), size_t(1));
    }
    void marksThatDoNotAddUpEndTheSession_data() {
        QTest::addColumn<QByteArray>("marks");
        QTest::newRow("part of one") << QByteArray("abc");
        QTest::newRow("one too many") << QByteArray("abcdabcd");
    }
    void marksThatDoNotAddUpEndTheSession() {
        QFETCH(QByteArray, marks);
        meet();
        wire::Frame frame;
        frame.mutable_heads()->add_moved(0);
        frame.mutable_heads()->add_moved(2);
        frame.mutable_heads()->set_marks(marks.toStdString());
        say(*m_world, *m_b, frame);
        QVERIFY(m_b->closed && m_b->closed->is(WireError::Malformed));
    }
    void init() {
        begin();
        m_minji->write(m_feed, 3);
    }

  private:
    void part(size_t hers, size_t his) {
        m_jun->feeds[m_feed] = m_minji->feeds.at(m_feed);
        m_minji->write(m_feed, hers, 50);
        m_jun->write(m_feed, his, 60);
    }
    static size_t marksOf(const End& end) {
        size_t bytes = 0;
        for (const wire::Frame& frame : framesOf(end, Kind::kHeads)) bytes += frame.heads().marks().size();
        return bytes;
    }
};

QTEST_GUILESS_MAIN(TestMarks)
#include "tst_marks.moc"
