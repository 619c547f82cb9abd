// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/peer_proofs.h"

#include "base/assert.h"
#include "crypto/hash.h"
#include "crypto/kdf.h"
#include "sync/digest.h"
#include "sync/limits.h"

namespace ieum::sync {

namespace {

constexpr std::string_view tagLabel = "ieum session tag v1";
constexpr std::string_view proofLabel = "ieum session proof v1";
constexpr std::string_view identityLabel = "ieum identity v1";

/// Which side speaks: an echo of our own proof is not a proof of theirs.
ByteView letterOf(bool initiator) { return bytesOf(initiator ? "i" : "r"); }

} // namespace

void PeerProofs::offer(const OfferRooms& offer) {
    std::vector<uint64_t> fresh;
    for (const RoomOffer& room : offer.rooms) {
        if (m_offers.size() >= roomsMax || !m_offered.insert(room.room).second) continue;
        const uint64_t tag = low64(crypto::derive(room.sessionSecret, tagLabel, {m_at.config.channelHash}).view());
        Offer made{room.room, crypto::derive(room.sessionSecret, proofLabel, {m_at.config.channelHash}), false, false};
        if (m_offers.emplace(tag, std::move(made)).second) fresh.push_back(tag);
    }
    // The first time even when there is no room: no tags at all would say just that.
    if (!fresh.empty() || m_tagsSent == 0) sendTags(fresh);
    std::erase_if(fresh, [this](uint64_t tag) { return !m_peerTags.contains(tag); });
    sendProofs(fresh);
}

void PeerProofs::sendTags(std::vector<uint64_t> tags) {
    while (tags.empty() || tags.size() % tagsPadding != 0) {
        std::array<std::byte, 8> random{};
        m_at.random.fill(random);
        tags.push_back(low64(random));
    }
    if (m_tagsSent + tags.size() > tagsMax) return;
    m_tagsSent += tags.size();
    // All are uniform numbers, so their order by size says nothing of how ours were ordered or which they are.
    std::sort(tags.begin(), tags.end());
    for (size_t from = 0; from < tags.size(); from += tagsPerFrame) {
        wire::Frame frame;
        auto& list = *frame.mutable_room_tags()->mutable_tags();
        const size_t to = std::min(tags.size(), from + tagsPerFrame);
        list.Add(tags.begin() + static_cast<ptrdiff_t>(from), tags.begin() + static_cast<ptrdiff_t>(to));
        m_at.out.send(frame);
    }
}

void PeerProofs::onTags(const wire::RoomTags& tags) {
    std::vector<uint64_t> common;
    for (const uint64_t tag : tags.tags()) {
        if (!m_peerTags.insert(tag).second) continue;
        if (m_peerTags.size() > tagsMax) {
            return m_at.out.blame(SyncError::TooMuch, static_cast<int64_t>(m_peerTags.size()));
        }
        if (m_offers.contains(tag)) common.push_back(tag);
    }
    sendProofs(common);
}

void PeerProofs::sendProofs(const std::vector<uint64_t>& tags) {
    wire::Frame frame;
    for (const uint64_t tag : tags) {
        Offer& offer = m_offers.at(tag);
        if (std::exchange(offer.proofSent, true)) continue;
        const auto mac = crypto::keyedMac16(offer.proofKey, {letterOf(m_at.config.initiator)});
        auto& proof = *frame.mutable_room_proofs()->add_proofs();
        proof.set_tag(tag);
        proof.set_mac(wire::fieldOf(ByteView(mac)));
        if (static_cast<size_t>(frame.room_proofs().proofs_size()) == proofsPerFrame) {
            m_at.out.send(frame);
            frame.Clear();
        }
    }
    if (frame.room_proofs().proofs_size() > 0) m_at.out.send(frame);
}

void PeerProofs::onProofs(const wire::RoomProofs& proofs) {
    for (const wire::RoomProof& proof : proofs.proofs()) {
        const auto found = m_offers.find(proof.tag());
        if (found == m_offers.end() || !m_peerTags.contains(proof.tag())) {
            return m_at.out.blame(SyncError::UnknownRoom);
        }
        Offer& offer = found->second;
        const auto mac = crypto::keyedMac16(offer.proofKey, {letterOf(!m_at.config.initiator)});
        if (!crypto::equalInConstantTime(mac, bytesOf(proof.mac()))) return m_at.out.blame(SyncError::BadProof);
        if (std::exchange(offer.proven, true)) continue;
        if (!m_at.rooms.agree(offer.room, proof.tag())) return m_at.out.blame(SyncError::TooMuch);
        m_untold.push_back(offer.room);
        m_at.trust();
        sendIdentity();
    }
    if (m_device) tellProven();
}

void PeerProofs::sendIdentity() {
    if (std::exchange(m_identitySent, true)) return;
    const SessionConfig& config = m_at.config;
    IEUM_ASSERT(config.ownDevice && config.deviceKey);
    wire::Frame frame;
    wire::Identity& identity = *frame.mutable_identity();
    identity.set_device_certificate(wire::fieldOf(ByteView(wire::encode(feed::toWire(*config.ownDevice)))));
    identity.set_signature(
        wire::fieldOf(config.deviceKey->sign(identityLabel, {config.channelHash, letterOf(config.initiator)})));
    m_at.out.send(frame);
}

void PeerProofs::onIdentity(const wire::Identity& identity) {
    if (m_device || m_untold.empty()) return m_at.out.blame(SyncError::OutOfTurn);
    const auto envelope =
        wire::decode<wire::DeviceCertificate>(bytesOf(identity.device_certificate()), certificateBytesMax);
    if (!envelope) return m_at.out.close(envelope.error());
    const auto device = feed::readDeviceCertificate(*envelope);
    if (!device) return m_at.out.close(device.error());
    const auto signature = m_at.read<crypto::Signature>(identity.signature());
    if (!signature) return;
    const SessionConfig& config = m_at.config;
    if (!crypto::verify(device->device.view(), identityLabel, {config.channelHash, letterOf(!config.initiator)},
                        *signature)) {
        return m_at.out.blame(SyncError::BadProof);
    }
    // Our own other process, or a clone of the profile: nothing to gain, and the clone has its own way to show.
    if (device->device == config.ownDevice->device) return m_at.out.blame(SyncError::NothingShared);
    m_device = *device;
    tellProven();
}

void PeerProofs::tellProven() {
    if (m_untold.empty()) return;
    m_at.out.put(Proved{m_at.peerInstance, *m_device, std::exchange(m_untold, {}), m_at.peerRun});
}

} // namespace ieum::sync
