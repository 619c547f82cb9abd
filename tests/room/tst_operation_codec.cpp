// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "room/operation_codec.h"

#include "room/error.h"
#include "room/limits.h"
#include "room/operations.h"
#include "room/story.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

class TestOperationCodec : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void everyOperationIsReadAsWritten();
    void whatIsOutOfRangeIsRefused();
    void onlyTheRootSpeaksForTheRoot();
    void referencesAreBounded();
    void everyFlippedByteIsReadOrRefused();
};

namespace {

std::vector<OpBody> examples(const Actor& actor) {
    const Cuts cuts{{actor.feed, 7}};
    return {CreateOp{RoomKind::Notice, "이름", actor.certificate, {}},
            AddOp{actor.certificate, Role::Reader},
            RemoveOp{actor.person(), cuts},
            SetRoleOp{actor.person(), Role::Admin, cuts},
            RenameOp{"새 이름"},
            PolicyOp{{Inviters::Everybody, History::LastDays, 30, 365, 86'400'000}},
            AddDeviceOp{actor.certificate},
            RevokeDeviceOp{actor.person(), actor.device(), cuts},
            RevokeDeviceOp{actor.person(), actor.device(), cuts, feed::takeBack(rootOf(1), actor.device())}};
}

} // namespace

void TestOperationCodec::everyOperationIsReadAsWritten() {
    const Actor actor("가람", 1);
    for (const OpBody& op : examples(actor)) {
        const wire::ControlBody body = toWire(op, {}, {{actor.feed, 3}});
        const auto read = readOperation(*wire::decode<wire::ControlBody>(wire::encode(body)));
        QVERIFY(read && *read);
        QCOMPARE((**read).index(), op.index());
        QVERIFY(wire::encode(toWire(**read, {}, {{actor.feed, 3}})) == wire::encode(body));
        QVERIFY(personOf(**read) == personOf(op));
        QCOMPARE(cutsOf(**read) == nullptr, cutsOf(op) == nullptr);
        const auto references = readReferences(body, FeedId{});
        QVERIFY(references && *references == (std::vector<FeedSeq>{{actor.feed, 3}}));
    }
    QVERIFY(!readOperation(wire::ControlBody())->has_value());
}

void TestOperationCodec::whatIsOutOfRangeIsRefused() {
    const Actor actor("가람", 1);
    const auto refused = [](const wire::ControlBody& body) { return !readOperation(body); };
    for (const uint32_t role : {0U, 5U, 4'000'000'000U}) {
        wire::ControlBody add = toWire(AddOp{actor.certificate}, {}, {});
        add.mutable_add()->set_role(role);
        QVERIFY(refused(add));
        wire::ControlBody set = toWire(SetRoleOp{actor.person(), Role::Admin, {}}, {}, {});
        set.mutable_set_role()->set_role(role);
        QVERIFY(refused(set));
    }
    const auto policy = [&](auto change) {
        wire::ControlBody body = toWire(PolicyOp{}, {}, {});
        change(*body.mutable_set_policy());
        return refused(body);
    };
    QVERIFY(!policy([](wire::SetPolicy&) {}));
    QVERIFY(policy([](wire::SetPolicy& each) { each.set_invite(4); }));
    QVERIFY(policy([](wire::SetPolicy& each) { each.set_history(0); }));
    QVERIFY(policy([](wire::SetPolicy& each) { each.set_retention_days(policyDaysMax + 1); }));
    QVERIFY(policy([](wire::SetPolicy& each) { each.set_disappearing_ms(UINT64_MAX); }));
    wire::ControlBody remove = toWire(RemoveOp{actor.person(), {{actor.feed, 7}}}, {}, {});
    remove.mutable_remove()->mutable_cuts(0)->set_feed("short");
    QVERIFY(refused(remove));
    wire::ControlBody create = toWire(CreateOp{RoomKind::Group, "", actor.certificate, {}}, {}, {});
    create.mutable_create()->set_nonce("short");
    QVERIFY(refused(create));
}

void TestOperationCodec::onlyTheRootSpeaksForTheRoot() {
    const Actor actor("가람", 1);
    const Actor other("나리", 2);
    const auto refused = [&](const crypto::Signature& byRoot) {
        return !readOperation(toWire(RevokeDeviceOp{actor.person(), actor.device(), {}, byRoot}, {}, {}));
    };
    QVERIFY(!refused(feed::takeBack(rootOf(1), actor.device())));
    QVERIFY(refused(feed::takeBack(rootOf(2), actor.device())));
    QVERIFY(refused(feed::takeBack(rootOf(1), other.device())));
    QVERIFY(refused(actor.certificate.signature)); // of the root, for something else
    wire::ControlBody body = toWire(RevokeDeviceOp{actor.person(), actor.device(), {}}, {}, {});
    body.mutable_revoke_device()->set_by_root("short");
    QVERIFY(!readOperation(body));
}

void TestOperationCodec::referencesAreBounded() {
    SeededRandom random(1);
    std::vector<FeedSeq> references;
    for (size_t i = 0; i < controlReferencesMax; ++i) references.push_back({random.make<FeedId>(), i});
    QVERIFY(readReferences(toWire(RenameOp{}, {}, references), FeedId{}));
    QVERIFY(!readReferences(toWire(RenameOp{}, {}, references), references.front().feed)); // itself
    references.push_back({random.make<FeedId>(), 1});
    QVERIFY(readReferences(toWire(RenameOp{}, {}, references), FeedId{}).error().is(RoomError::BadBody));
}

void TestOperationCodec::everyFlippedByteIsReadOrRefused() {
    const Actor actor("가람", 1);
    for (const OpBody& op : examples(actor)) {
        const Bytes plain = wire::encode(toWire(op, {}, {{actor.feed, 3}}));
        for (size_t i = 0; i < plain.size(); ++i) {
            Bytes flipped = plain;
            flipped[i] ^= std::byte{0x41};
            const auto body = wire::decode<wire::ControlBody>(flipped);
            if (!body) continue;
            (void)readReferences(*body, FeedId{});
            const auto read = readOperation(*body);
            // A certificate holds or it does not.
            if (read && *read && std::holds_alternative<AddDeviceOp>(**read)) {
                QVERIFY(std::get<AddDeviceOp>(**read).device == actor.certificate);
            }
            // Nor does a signature of the root stand under another device or person.
            const auto* revocation = read && *read ? std::get_if<RevokeDeviceOp>(&**read) : nullptr;
            if (revocation != nullptr && revocation->byRoot) QVERIFY(revocation->device == actor.device());
        }
    }
}

QTEST_GUILESS_MAIN(TestOperationCodec)
#include "tst_operation_codec.moc"
