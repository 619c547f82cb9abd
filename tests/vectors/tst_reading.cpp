// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The files of docs/vectors as somebody else reads them: with nothing but what stands in them, everything that is
// signed verifies, everything that is sealed opens, and what comes out is what the file says.
#include "crypto/aead.h"
#include "crypto/init.h"
#include "crypto/labelled.h"
#include "feed/certificate.h"
#include "room/body_seal.h"
#include "room/epochs.h"
#include "room/grant.h"
#include "room/invite.h"
#include "room/opening.h"
#include "room/past_epochs.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace ieum;

namespace {

QJsonObject fileOf(const char* name) {
    QFile file(qEnvironmentVariable("IEUM_SOURCE_DIR", ".") + "/docs/vectors/" + QLatin1String(name) + ".json");
    if (!file.open(QIODevice::ReadOnly)) qFatal("is IEUM_SOURCE_DIR the checkout?");
    return QJsonDocument::fromJson(file.readAll()).object();
}
Bytes bytesIn(const QJsonValue& value) { return fromHex(value.toString().toStdString()).value(); }
template <class Id> Id idIn(const QJsonValue& value) { return Id::from(bytesIn(value)).value(); }
crypto::Key keyIn(const QJsonValue& value) { return crypto::Key::from(bytesIn(value)).value(); }
uint64_t numberIn(const QJsonValue& value) { return value.toString().toULongLong(); }
template <class Message> Message messageIn(const QJsonValue& value) {
    return wire::decode<Message>(bytesIn(value)).value();
}

/// Somebody's keys and what he knows of himself.
struct Device {
    Device(const crypto::Key& secret, feed::DeviceCertificate certificate)
        : agreement(crypto::AgreementKey::fromSecret(secret)), self{std::move(certificate), nullptr, &agreement} {}
    crypto::AgreementKey agreement;
    room::Self self;
};

/// The box as its sender makes it, who drew this ephemeral secret.
Bytes boxAgain(const QJsonValue& ephemeralSecret, const Device& to, const QJsonValue& plain, ByteView additional) {
    struct Drawn : Random {
        explicit Drawn(Bytes all) : bytes(std::move(all)) {}
        void fill(MutableByteView into) override { std::copy_n(bytes.begin(), into.size(), into.begin()); }
        Bytes bytes;
    };
    Drawn drawn(bytesIn(ephemeralSecret));
    return crypto::sealTo(to.agreement.publicKey(), bytesIn(plain), additional, drawn);
}

/// Events as they travel, so that headers and ids have to be computed again.
std::vector<feed::ReceivedEvent> travelling(const QJsonArray& events) {
    std::vector<feed::ReceivedEvent> all;
    for (const auto& each : events) {
        feed::ReceivedEvent event{static_cast<uint8_t>(each.toObject()["kind"].toInt()),
                                  static_cast<uint16_t>(each.toObject()["flags"].toInt()),
                                  {numberIn(each.toObject()["hlc"])},
                                  idIn<EpochId>(each.toObject()["epoch"]),
                                  bytesIn(each.toObject()["body"]),
                                  std::nullopt};
        if (each.toObject().contains("signature")) {
            event.signature = idIn<crypto::Signature>(each.toObject()["signature"]);
        }
        all.push_back(std::move(event));
    }
    return all;
}

/// What a session gave of the one feed that it is about, by where it begins.
std::map<uint64_t, std::vector<wire::RangePart>> partsOf(const QJsonArray& frames) {
    std::map<uint64_t, std::vector<wire::RangePart>> parts;
    for (const auto& each : frames) {
        const auto frame = messageIn<wire::Frame>(each.toObject()["frame"]);
        if (frame.has_range() && frame.range().events_size() > 0) {
            parts[frame.range().first_seq()].push_back(frame.range());
        }
    }
    return parts;
}

feed::ReceivedEvent eventIn(const wire::EventPart& part, const EpochId& before) {
    EpochId epoch = part.again() ? before : EpochId{};
    if (!part.epoch().empty()) epoch = wire::idOf<EpochId>(part.epoch()).value();
    return {static_cast<uint8_t>(part.kind()),
            static_cast<uint16_t>(part.flags()),
            {part.hlc()},
            epoch,
            copyOf(bytesOf(part.body())),
            std::nullopt};
}

/// Joins the parts that follow each other from `firstSeq` on, and verifies them on top of `before`.
Result<feed::Range> rangeFrom(const FeedId& feed, feed::Head before, uint64_t firstSeq,
                              const std::map<uint64_t, std::vector<wire::RangePart>>& parts) {
    std::vector<feed::ReceivedEvent> events;
    for (uint64_t next = firstSeq; parts.contains(next); next = firstSeq + events.size()) {
        const wire::RangePart& part = parts.at(next).front();
        EpochId epoch;
        for (const wire::EventPart& each : part.events()) {
            events.push_back(eventIn(each, epoch));
            epoch = events.back().epoch;
        }
        if (!part.signature().empty())
            events.back().signature = wire::idOf<crypto::Signature>(part.signature()).value();
    }
    return feed::verifyRange(feed, before, firstSeq, std::move(events));
}

} // namespace

class TestReading : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void aChainOfDevicesVerifies();
    void theRendezvousIsUnderstood_data();
    void theRendezvousIsUnderstood();
    void thePastOpens();
    void whoIsLeftAfterARemovalOpensHisSlice();
    void theNewestPartHoldsTogetherByItself_data();
    void theNewestPartHoldsTogetherByItself();
};

void TestReading::aChainOfDevicesVerifies() {
    const QJsonObject file = fileOf("devices");
    const auto root = crypto::SigningKey::fromSeed(keyIn(file["rootSeed"]));
    QCOMPARE(root.publicAs<PersonId>(), idIn<PersonId>(file["person"]));
    const QJsonArray all = file["devices"].toArray();
    QCOMPARE(all.size(), 3);
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QJsonObject each = all[i].toObject();
        const auto read = feed::readDeviceCertificate(messageIn<wire::DeviceCertificate>(each["certificate"]));
        QVERIFY(read);
        QCOMPARE(read->certifiers.size(), static_cast<size_t>(i));
        QCOMPARE(read->person, idIn<PersonId>(file["person"]));
        QCOMPARE(read->device, idIn<DeviceId>(each["device"]));
        QCOMPARE(read->agreement, idIn<crypto::AgreementPublicKey>(each["agreement"]));
        QCOMPARE(read->device, crypto::SigningKey::fromSeed(keyIn(each["deviceSeed"])).publicAs<DeviceId>());
        QCOMPARE(read->agreement, crypto::AgreementKey::fromSecret(keyIn(each["agreementSecret"])).publicKey());
        QCOMPARE(QString::fromStdString(read->name), each["name"].toString());
        QVERIFY(idIn<crypto::Signature>(each["signature"]) == read->signature);
        const PersonId& person = read->person;
        const ByteView name = bytesOf(read->name);
        if (i == 0) {
            QCOMPARE(bytesIn(each["signed"]), crypto::labelled("ieum device v1", {person.view(), read->device.view(),
                                                                                  read->agreement.view(), name}));
        } else {
            const auto above = idIn<DeviceId>(all[i - 1].toObject()["device"]);
            QCOMPARE(bytesIn(each["signed"]),
                     crypto::labelled("ieum further device v1", {person.view(), above.view(), read->device.view(),
                                                                 read->agreement.view(), name}));
        }
    }
}

void TestReading::theRendezvousIsUnderstood_data() {
    QTest::addColumn<QString>("which");
    for (const char* which : {"invitation", "link"}) QTest::newRow(which) << which;
}

void TestReading::theRendezvousIsUnderstood() {
    QFETCH(QString, which);
    const QJsonObject story = fileOf("meetings")[which].toObject();
    const crypto::Key secret = keyIn(story["secret"]);
    const RoomId room = room::rendezvousRoomOf(secret);
    QCOMPARE(room, idIn<RoomId>(story["room"]));
    const room::RoomKeys keys(secret);
    std::map<QString, feed::DeviceCertificate> met;
    wire::ControlBody answer;
    for (const char* side : {"guest", "host"}) {
        const QJsonObject one = story[side].toObject();
        const auto feedKey = crypto::SigningKey::fromSeed(keyIn(one["feedSeed"]));
        const auto feed = feedKey.publicAs<FeedId>();
        const QJsonArray events = one["events"].toArray();
        QCOMPARE(feed, idIn<FeedId>(one["feed"]));
        const auto range = feed::verifyRange(feed, {}, 1, travelling(events));
        QVERIFY(range);
        for (qsizetype i = 0; i < events.size(); ++i) {
            const feed::Event& event = range->events[static_cast<size_t>(i)];
            const QJsonObject written = events[i].toObject();
            QCOMPARE(event.id, idIn<EventId>(written["id"]));
            QCOMPARE(copyOf(feed::encode(event.header)), bytesIn(written["header"]));
            const auto plain = room::openBody(keys.control(), {feed, event.header.seq, event.header.epoch}, event.body);
            QVERIFY(plain);
            QCOMPARE(*plain, bytesIn(written["plain"]));
            answer = *wire::decode<wire::ControlBody>(*plain);
        }
        const auto opening = room::readOpening(keys, room, range->events.front(), feed::Kind::Control);
        QVERIFY(opening);
        met.emplace(side, opening->device);
        QCOMPARE(opening->device.person, crypto::SigningKey::fromSeed(keyIn(one["rootSeed"])).publicAs<PersonId>());
        QCOMPARE(opening->device.device, crypto::SigningKey::fromSeed(keyIn(one["deviceSeed"])).publicAs<DeviceId>());
        QCOMPARE(opening->device.agreement,
                 crypto::AgreementKey::fromSecret(keyIn(one["agreementSecret"])).publicKey());
    }
    const Device guest(keyIn(story["guest"].toObject()["agreementSecret"]), met.at("guest"));
    const Bytes box = bytesIn(story["box"]);
    QCOMPARE(*crypto::openSealed(guest.agreement, box, room.view()), bytesIn(story["boxPlain"]));
    QCOMPARE(boxAgain(story["ephemeralSecret"], guest, story["boxPlain"], room.view()), box);
    if (which == "invitation") {
        QCOMPARE(copyOf(bytesOf(answer.welcome().sealed())), box);
        const auto welcomed = room::openWelcome(answer.welcome(), room, guest.self);
        QVERIFY(welcomed && welcomed->kind == room::RoomKind::Group && welcomed->replicas.size() == 1);
    } else {
        QCOMPARE(copyOf(bytesOf(answer.link_grant().sealed())), box);
        const auto granted = room::openGrant(answer.link_grant(), room, guest.self);
        QVERIFY(granted);
        QCOMPARE(granted->certificate.person, met.at("host").person);
        QCOMPARE(wire::encode(feed::toWire(granted->certificate)), bytesIn(story["certificate"]));
    }
}

void TestReading::thePastOpens() {
    const QJsonObject file = fileOf("past");
    const QJsonObject history = file["history"].toObject();
    feed::DeviceCertificate certificate;
    certificate.device = idIn<DeviceId>(history["device"]);
    const Device newcomer(keyIn(history["agreementSecret"]), certificate);
    const auto body = messageIn<wire::ControlBody>(history["controlBody"]);
    const auto box = bytesIn(history["box"]);
    QCOMPARE(copyOf(bytesOf(body.history().sealed())), box);
    QCOMPARE(*crypto::openSealed(newcomer.agreement, box, bytesIn(history["additional"])),
             bytesIn(history["pastEpochs"]));
    QCOMPARE(boxAgain(history["ephemeralSecret"], newcomer, history["pastEpochs"], bytesIn(history["additional"])),
             box);
    const auto epochs = room::openHistory(idIn<RoomId>(history["room"]), body.history(), newcomer.self);
    const QJsonArray written = history["epochs"].toArray();
    QCOMPARE(epochs.size(), static_cast<size_t>(written.size()));
    QCOMPARE(epochs.size(), size_t{2});
    for (qsizetype i = 0; i < written.size(); ++i) {
        const room::EpochRecord& epoch = epochs[static_cast<size_t>(i)];
        const QJsonObject each = written[i].toObject();
        QCOMPARE(epoch.id, idIn<EpochId>(each["id"]));
        QVERIFY(epoch.secret.equals(keyIn(each["secret"])));
        QCOMPARE(epoch.generation, numberIn(each["generation"]));
        QCOMPARE(copyOf(epoch.members.view()), bytesIn(each["members"]));
        QCOMPARE(epoch.hlc.word, numberIn(each["hlc"]));
    }
    const QJsonObject checkpoint = file["checkpoint"].toObject();
    const auto said = messageIn<wire::ControlBody>(checkpoint["controlBody"]).checkpoint();
    const QJsonArray keptFrom = checkpoint["keptFrom"].toArray();
    QCOMPARE(said.kept_from_size(), static_cast<int>(keptFrom.size()));
    for (int i = 0; i < said.kept_from_size(); ++i) {
        QCOMPARE(copyOf(bytesOf(said.kept_from(i).feed())), bytesIn(keptFrom[i].toObject()["feed"]));
        QCOMPARE(said.kept_from(i).seq(), numberIn(keptFrom[i].toObject()["seq"]));
    }
}

void TestReading::whoIsLeftAfterARemovalOpensHisSlice() {
    const QJsonObject file = fileOf("epochs");
    const QJsonObject epoch = file["afterRemoval"].toObject();
    const auto commit = room::readCommit(messageIn<wire::EpochCommit>(epoch["commit"]));
    QVERIFY(commit);
    QVERIFY(epoch["members"] != epoch["membersBefore"]);
    const auto members = idIn<room::MembersDigest>(epoch["members"]);
    QCOMPARE(commit->members, members);
    QCOMPARE(commit->id, idIn<EpochId>(epoch["id"]));
    QCOMPARE(commit->id, room::epochIdOf(keyIn(epoch["secret"]), members, numberIn(epoch["generation"])));
    QCOMPARE(commit->ephemeral, crypto::AgreementKey::fromSecret(keyIn(epoch["ephemeralSecret"])).publicKey());
    QCOMPARE(commit->inlined, bytesIn(epoch["table"]));
    QVERIFY(room::describeSlices(commit->inlined) == commit->slices);
    QCOMPARE(commit->slices.root, idIn<room::MerkleRoot>(epoch["root"]));
    QCOMPARE(commit->slices.table, idIn<ChunkId>(epoch["tableHash"]));
    const auto id = idIn<RoomId>(file["room"]);
    const QJsonArray devices = epoch["devices"].toArray();
    const QJsonArray slices = epoch["slices"].toArray();
    QCOMPARE(slices.size() + 1, devices.size());
    size_t opened = 0;
    for (const auto& each : devices) {
        const auto device = idIn<DeviceId>(each.toObject()["device"]);
        const auto agreement = crypto::AgreementKey::fromSecret(keyIn(each.toObject()["agreementSecret"]));
        QCOMPARE(agreement.publicKey(), idIn<crypto::AgreementPublicKey>(each.toObject()["agreement"]));
        const auto his = std::find_if(slices.begin(), slices.end(), [&](const auto& slice) {
            return idIn<DeviceId>(slice.toObject()["device"]) == device;
        });
        if (device == idIn<DeviceId>(epoch["removed"])) {
            QVERIFY(his == slices.end());
            // Nor does anybody else's slice open for him.
            for (const auto& other : slices) {
                const auto slice = idIn<room::Slice>(other.toObject()["slice"]);
                QVERIFY(!room::openEpoch(*commit, {slice}, {id, device, {&agreement}}));
            }
            continue;
        }
        QVERIFY(his != slices.end());
        room::ProvedSlice slice{static_cast<uint32_t>((*his).toObject()["index"].toInt()),
                                idIn<room::Slice>((*his).toObject()["slice"]),
                                {}};
        for (const auto& step : (*his).toObject()["proof"].toArray())
            slice.proof.push_back(idIn<room::MerkleRoot>(step));
        QVERIFY(room::isProved(slice, commit->slices));
        const auto secret = room::openEpoch(*commit, {slice.slice}, {id, device, {&agreement}});
        QVERIFY(secret && secret->secret.equals(keyIn(epoch["secret"])));
        ++opened;
    }
    QCOMPARE(opened, size_t{5});
}

void TestReading::theNewestPartHoldsTogetherByItself_data() {
    QTest::addColumn<QString>("which");
    QTest::addColumn<int>("from");
    QTest::newRow("far behind") << "farBehind" << 2;
    QTest::newRow("above a gap") << "gap" << 7;
    QTest::newRow("above what its author let go of") << "letGo" << 7;
}

void TestReading::theNewestPartHoldsTogetherByItself() {
    QFETCH(QString, which);
    QFETCH(int, from);
    const QJsonObject story = fileOf("transcripts")[which].toObject();
    const auto feed = idIn<FeedId>(story["feed"]);
    const auto first = static_cast<uint64_t>(from);
    const auto parts = partsOf(story["frames"].toArray());
    const auto opening = rangeFrom(feed, {}, 1, {{1, parts.at(1)}});
    QVERIFY(opening && opening->events.size() == 1);
    const auto previous = wire::idOf<EventId>(parts.at(first).front().previous());
    QVERIFY(previous);
    const auto newest = rangeFrom(feed, {first - 1, *previous, {}}, first, parts);
    QVERIFY(newest);
    QCOMPARE(newest->head().seq, numberIn(story["headSeq"]));
    QCOMPARE(newest->head().id, idIn<EventId>(story["headId"]));
    if (which == "farBehind") QCOMPARE(*previous, opening->head().id);
    if (which != "gap") return;
    // What lies below it ends at the event that the newest part named.
    const auto below = partsOf(story["framesAfterwards"].toArray());
    const auto filled = rangeFrom(feed, opening->head(), 2, below);
    QVERIFY(filled);
    QCOMPARE(filled->head().seq, uint64_t{6});
    QCOMPARE(filled->head().id, *previous);
}

QTEST_GUILESS_MAIN(TestReading)
#include "tst_reading.moc"
