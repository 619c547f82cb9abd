// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What becomes of messages once they are stored: other wordings, tombstones, and what is kept of changes.

#include "store/disk.h"
#include "store/file_store.h"
#include "store/message_store.h"
#include "store/packed.h"
#include "store/search_index.h"
#include "store/timeline_store.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;
using room::ChangeKind;
using room::ChangeRecord;
using room::Gone;

class TestTimelineStore : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_disk = std::make_unique<Disk>();
        m_connection = m_disk->make();
        m_timeline = std::make_unique<TimelineStore>(*m_connection);
    }
    void cleanup() {
        m_timeline.reset();
        m_connection.reset();
        m_disk.reset();
    }

    void whatAMessageCarriesComesBack();
    void anEditIsFoundAndTheFirstTextIsNot();
    void anEditThatIsVoidGivesTheFirstTextBack();
    void aDeletedMessageIsFoundNowhere();
    void aHiddenMessageComesBackWhenItMay();
    void tombstonesAreNotUnread();
    void changesReplaceTheirKind();
    void changesBeyondACutAreGone();
    void onlyWhatOthersHideIsListed();
    void aWipedMessageMayBeSavedAgain();

  private:
    room::MessageState shown(std::string text, int64_t editedMs = 0, Gone gone = Gone::Here) const {
        room::MessageState state;
        state.text = std::move(text);
        state.editedMs = editedMs;
        state.gone = gone;
        if (gone != Gone::Here) state.goneBy = idOf<PersonId>(9);
        return state;
    }
    room::MessageRecord now(uint32_t number) const {
        return std::move(**m_timeline->message(m_room, messageOf(number, "").id));
    }
    size_t hits(const std::string& words) const {
        SearchQuery query;
        query.text = words;
        return SearchIndex(*m_connection).search(query)->size();
    }
    ChangeRecord change(ChangeKind kind, uint32_t target, uint8_t person, uint64_t seq, std::string slot = {}) const {
        ChangeRecord made;
        made.kind = kind;
        made.room = m_room;
        made.target = messageOf(target, "").id;
        made.author = idOf<PersonId>(person);
        made.device = idOf<DeviceId>(person);
        made.key = {seq, idOf<FeedId>(person), seq};
        made.slot = std::move(slot);
        return made;
    }

    const RoomId m_room = messageOf(1, "").room;
    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<TimelineStore> m_timeline;
};

void TestTimelineStore::whatAMessageCarriesComesBack() {
    room::MessageRecord message = messageOf(1, "점심 @민호?");
    message.mentions = {{3, 3, idOf<PersonId>(7)}};
    message.poll = room::Poll{{"김밥", "국수"}, true, 12'345};
    message.notice = true;
    message.expiresAfterMs = 60'000;
    REQUIRE(m_timeline->saveMessage(message));
    const room::MessageRecord got = now(1);
    QVERIFY(got.mentions == message.mentions && got.poll == message.poll && got.notice);
    QCOMPARE(got.expiresAfterMs, int64_t{60'000});
    QVERIFY(!got.original && got.gone == Gone::Here && got.goneBy.isZero());
}

void TestTimelineStore::anEditIsFoundAndTheFirstTextIsNot() {
    REQUIRE(m_timeline->saveMessage(messageOf(1, "세시에 만나요")));
    REQUIRE(m_timeline->showAs(now(1), shown("네시에 만나요", 50)));
    QVERIFY(hits("네시") == 1 && hits("세시") == 0);
    REQUIRE(m_timeline->showAs(now(1), shown("다섯시에 만나요", 60)));
    QVERIFY(hits("다섯시") == 1 && hits("네시") == 0);
    QVERIFY(now(1).text == "다섯시에 만나요" && *now(1).original == "세시에 만나요" && now(1).editedMs == 60);
}

void TestTimelineStore::anEditThatIsVoidGivesTheFirstTextBack() {
    REQUIRE(m_timeline->saveMessage(messageOf(1, "세시에 만나요")));
    REQUIRE(m_timeline->showAs(now(1), shown("네시에 만나요", 50)));
    REQUIRE(m_timeline->showAs(now(1), shown("세시에 만나요")));
    QVERIFY(now(1).text == "세시에 만나요" && !now(1).original && now(1).editedMs == 0);
    QVERIFY(hits("세시") == 1 && hits("네시") == 0);
}

void TestTimelineStore::aDeletedMessageIsFoundNowhere() {
    room::MessageRecord message = messageOf(1, "비밀번호는 퓨쟈카");
    message.files.push_back({idOf<FileId>(20), keyOf(20), "퓨쟈카.jpg", 10});
    REQUIRE(m_timeline->saveMessage(message));
    ChangeRecord edit = change(ChangeKind::Edit, 1, 4, 5);
    edit.text = "퓨쟈카 아님";
    REQUIRE(m_timeline->saveChange(edit));
    REQUIRE(m_timeline->saveChange(change(ChangeKind::Deletion, 1, 4, 6)));
    REQUIRE(m_timeline->showAs(now(1), shown("퓨쟈카 아님", 50)));
    REQUIRE(m_timeline->showAs(now(1), shown("", 0, Gone::Deleted)));
    const room::MessageRecord got = now(1);
    QVERIFY(got.text.empty() && !got.original && got.files.empty() && got.gone == Gone::Deleted);
    QCOMPARE(got.goneBy, idOf<PersonId>(9));
    QCOMPARE(hits("퓨쟈카"), size_t{0});
    QVERIFY(FileStore(*m_connection).entries(idOf<FileId>(20))->empty());
    QCOMPARE(m_timeline->changesOf(m_room, got.id)->size(), size_t{1}); // the deletion
    QCOMPARE(*MessageStore(*m_connection).count(m_room), uint64_t{1});  // its place
    // Nothing of it is left in the file either, once the log is written back.
    auto leftover = m_connection->prepare("SELECT count(*) FROM message WHERE text LIKE '%퓨쟈카%' OR original LIKE"
                                          " '%퓨쟈카%'");
    REQUIRE(leftover);
    QCOMPARE(**leftover->first([](Statement& row) { return row.number(0); }), int64_t{0});
}

void TestTimelineStore::aHiddenMessageComesBackWhenItMay() {
    REQUIRE(m_timeline->saveMessage(messageOf(1, "가려진 말")));
    REQUIRE(m_timeline->showAs(now(1), shown("", 0, Gone::Hidden)));
    QCOMPARE(hits("가려진"), size_t{0});
    REQUIRE(m_timeline->showAs(now(1), shown("가려진 말")));
    QVERIFY(hits("가려진") == 1 && now(1).text == "가려진 말" && now(1).goneBy.isZero());
}

void TestTimelineStore::tombstonesAreNotUnread() {
    for (uint32_t i = 1; i <= 3; ++i) REQUIRE(m_timeline->saveMessage(messageOf(i, "말")));
    REQUIRE(m_timeline->showAs(now(2), shown("", 0, Gone::Deleted)));
    QCOMPARE(*MessageStore(*m_connection).unread(m_room), uint64_t{2});
    // Reading up to the tombstone reads what stands before it.
    REQUIRE(MessageStore(*m_connection).markRead(m_room, now(2).key));
    QCOMPARE(*MessageStore(*m_connection).unread(m_room), uint64_t{1});
    QCOMPARE(MessageStore(*m_connection).readVector(m_room)->front().seq, now(2).key.seq);
}

void TestTimelineStore::changesReplaceTheirKind() {
    const MessageId target = messageOf(1, "").id;
    ChangeRecord vote = change(ChangeKind::Vote, 1, 4, 5);
    vote.options = {0, 2};
    vote.mentions = {{1, 2, idOf<PersonId>(3)}};
    vote.timeMs = 77;
    REQUIRE(m_timeline->saveChange(vote)); // its message is not here
    vote.key.seq = 6;
    vote.options = {1};
    REQUIRE(m_timeline->saveChange(vote));
    REQUIRE(m_timeline->saveChange(change(ChangeKind::Reaction, 1, 4, 7, "👍")));
    REQUIRE(m_timeline->saveChange(change(ChangeKind::Reaction, 1, 4, 8, "❤")));
    REQUIRE(m_timeline->saveChange(change(ChangeKind::Reaction, 1, 5, 8, "❤")));
    QCOMPARE(m_timeline->changesOf(m_room, target)->size(), size_t{4});
    QVERIFY(m_timeline->wordingOf(m_room, target)->empty());
    const auto his = m_timeline->changesBy(m_room, target, idOf<PersonId>(4));
    QCOMPARE(his->size(), size_t{3});
    const auto got =
        std::find_if(his->begin(), his->end(), [](const auto& each) { return each.kind == ChangeKind::Vote; });
    QVERIFY(got->options == vote.options && got->mentions == vote.mentions && got->key == vote.key);
    QVERIFY(got->author == vote.author && got->device == vote.device && got->timeMs == 77 && !got->remove);
    REQUIRE(m_timeline->removeChange(*got));
    QCOMPARE(m_timeline->changesOf(m_room, target)->size(), size_t{3});
}

void TestTimelineStore::changesBeyondACutAreGone() {
    REQUIRE(m_timeline->saveChange(change(ChangeKind::Pin, 1, 4, 5)));
    REQUIRE(m_timeline->saveChange(change(ChangeKind::Pin, 2, 4, 6)));
    REQUIRE(m_timeline->saveChange(change(ChangeKind::Pin, 3, 5, 9)));
    const auto touched = m_timeline->removeChangesBeyond(m_room, idOf<FeedId>(4), 5);
    QCOMPARE(*touched, std::vector<MessageId>{messageOf(2, "").id});
    QVERIFY(m_timeline->changesOf(m_room, messageOf(2, "").id)->empty());
    QCOMPARE(m_timeline->changesOf(m_room, messageOf(3, "").id)->size(), size_t{1});
}

void TestTimelineStore::onlyWhatOthersHideIsListed() {
    REQUIRE(m_timeline->saveMessage(messageOf(1, "하나")));
    REQUIRE(m_timeline->saveMessage(messageOf(2, "둘")));
    ChangeRecord own = change(ChangeKind::Deletion, 1, 4, 50);
    own.author = now(1).author;
    REQUIRE(m_timeline->saveChange(own));
    REQUIRE(m_timeline->saveChange(change(ChangeKind::Deletion, 2, 8, 51)));
    REQUIRE(m_timeline->saveChange(change(ChangeKind::Deletion, 3, 8, 52))); // not here
    QCOMPARE(*m_timeline->hiddenByOthers(m_room), std::vector<MessageId>{messageOf(2, "").id});
}

void TestTimelineStore::aWipedMessageMayBeSavedAgain() {
    REQUIRE(m_timeline->saveMessage(messageOf(1, "돌아온 말")));
    REQUIRE(m_timeline->showAs(now(1), shown("", 0, Gone::Deleted)));
    REQUIRE(m_timeline->removeMessage(m_room, messageOf(1, "").id));
    QVERIFY(!*m_timeline->message(m_room, messageOf(1, "").id));
    REQUIRE(m_timeline->saveMessage(messageOf(1, "돌아온 말")));
    QVERIFY(hits("돌아온") == 1 && now(1).gone == Gone::Here);
    REQUIRE(m_timeline->removeMessage(m_room, messageOf(1, "").id));
    QCOMPARE(hits("돌아온"), size_t{0});
}

QTEST_GUILESS_MAIN(TestTimelineStore)
#include "tst_timeline_store.moc"
