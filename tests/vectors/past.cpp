// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/aead.h"
#include "room/checkpoints.h"
#include "room/past_epochs.h"
#include "vectors/vectors.h"

namespace ieum::vectors {
namespace {

room::EpochRecord epochNamed(const std::string& name, uint64_t generation) {
    room::EpochRecord epoch;
    epoch.secret = keyOf(name + " secret");
    epoch.members = idOf<room::MembersDigest>("members");
    epoch.generation = generation;
    epoch.hlc = {(uint64_t{1'800'000'000'000} << 16U) + generation};
    epoch.id = room::epochIdOf(epoch.secret, epoch.members, generation);
    return epoch;
}

QJsonObject formOf(const room::EpochRecord& epoch) {
    return {{"id", hex(epoch.id.view())},
            {"secret", hex(epoch.secret.view())},
            {"members", hex(epoch.members.view())},
            {"generation", text(epoch.generation)},
            {"hlc", text(epoch.hlc.word)}};
}

/// Two epochs for a newcomer, as they travel in the control feed of whoever added him.
QJsonObject historyOf() {
    const auto in = idOf<RoomId>("room");
    const auto device = signingKeyOf("newcomer");
    const auto agreement = crypto::AgreementKey::fromSecret(keyOf("newcomer agreement"));
    const room::Self newcomer{feed::certifyDevice(signingKeyOf("newcomer root"), device.publicAs<DeviceId>(),
                                                  agreement.publicKey(), "newcomer"),
                              &device, &agreement};
    room::EpochLog log(in);
    for (const uint64_t generation : {1U, 2U}) log.keep(epochNamed("epoch " + std::to_string(generation), generation));
    std::set<EpochId> which;
    for (const auto& [id, epoch] : log.all()) which.insert(id);
    NamedRandom random("history");
    const wire::History said =
        room::sealHistory(in, log, which, newcomer.certificate, room::GivenTo::Newcomer, random).at(0);
    QJsonArray epochs;
    for (const room::EpochRecord& each : room::openHistory(in, said, newcomer)) epochs.append(formOf(each));
    Bytes context = copyOf(bytesOf("ieum past epochs v1"));
    append(context, in.view());
    wire::ControlBody body;
    *body.mutable_history() = said;
    return {{"room", hex(in.view())},
            {"device", hex(newcomer.certificate.device.view())},
            {"agreementSecret", hex(keyOf("newcomer agreement").view())},
            {"ephemeralSecret", hex(NamedRandom::draw("history", 1).view())},
            {"additional", hex(context)},
            {"pastEpochs", hex(*crypto::openSealed(agreement, bytesOf(said.sealed()), context))},
            {"epochs", epochs},
            {"box", hex(bytesOf(said.sealed()))},
            {"controlBody", hex(wire::encode(body))}};
}

QJsonObject checkpointOf() {
    const room::FeedSeq one{idOf<FeedId>("feed"), 60};
    const room::FeedSeq other{idOf<FeedId>("feed of an earlier incarnation"), 1'000'000};
    QJsonArray keptFrom;
    for (const room::FeedSeq& each : {one, other}) {
        keptFrom.append(QJsonObject{{"feed", hex(each.feed.view())}, {"seq", text(each.seq)}});
    }
    return {{"keptFrom", keptFrom}, {"controlBody", hex(wire::encode(room::checkpointOf({one, other})))}};
}

} // namespace

QJsonObject past() {
    return {{"what", "what a newcomer is given of the past, and what an author lets go of: control bodies before they "
                     "are sealed, and for History the box and what is in it"},
            {"history", historyOf()},
            {"checkpoint", checkpointOf()}};
}

} // namespace ieum::vectors
