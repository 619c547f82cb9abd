// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/near_talk.h"

#include "base/reader.h"
#include "base/utf8.h"
#include "base/writer.h"
#include "crypto/labelled.h"
#include "node/error.h"
#include "node/limits.h" // how long a name is
#include "room/invite.h"

namespace ieum::node {
namespace {

enum Kind : uint8_t { hello = 1, asks = 2, nonce = 3, reveal = 4, isSame = 5, link = 6, no = 7 };
constexpr uint8_t version = 1;

Done outOfTurn() { return fail(Cause::Peer, NodeError::BadRequest); }

} // namespace

NearTalk::NearTalk(NearSelf self, const std::array<std::byte, 64>& channelHash, bool initiator, Random& random)
    : m_self(std::move(self)), m_hash(channelHash), m_initiator(initiator), m_random(random) {
    const Bytes body =
        Writer().u8(version).u8(m_self.mayInvite ? 1 : 0).put(m_self.person.view()).put(bytesOf(m_self.name)).take();
    send(hello, body);
}

void NearTalk::send(uint8_t kind, ByteView body) { m_out.push_back(Writer().u8(kind).put(body).take()); }

void NearTalk::rest() {
    m_stage = Stage::Idle;
    m_numbers = {};
    m_digits.clear();
    m_weSaidSame = m_heSaidSame = false;
    m_link = {};
}

bool NearTalk::isOursToInvite() const {
    // Who asked invites, if he can.
    return m_numbers.weAsk ? m_self.mayInvite : !m_other.mayInvite;
}

void NearTalk::ask() {
    if (m_stage != Stage::Idle || !(m_self.mayInvite || m_other.mayInvite)) return;
    m_numbers.weAsk = true;
    m_numbers.own = m_random.make<Nonce>();
    m_stage = Stage::Asking;
    send(asks, commitTo(m_numbers.own).view());
}

void NearTalk::answer(bool yes) {
    if (yes && m_stage == Stage::Asked) {
        m_numbers.own = m_random.make<Nonce>();
        m_stage = Stage::Revealing;
        send(nonce, m_numbers.own.view());
    } else if (!yes && m_stage != Stage::New && m_stage != Stage::Idle) {
        send(no);
        rest();
    }
}

void NearTalk::same() {
    if (m_stage != Stage::Comparing || m_weSaidSame) return;
    m_weSaidSame = true;
    send(isSame);
    if (m_heSaidSame) m_stage = Stage::Met;
}

void NearTalk::give(const std::string& invitation) {
    if (m_stage == Stage::Met && isOursToInvite()) send(link, bytesOf(invitation));
}

Done NearTalk::read(ByteView frame) {
    if (frame.empty() || frame.size() > nearFrameBytesMax) return outOfTurn();
    return hear(std::to_integer<uint8_t>(frame.front()), frame.subspan(1));
}

Done NearTalk::hear(uint8_t kind, ByteView body) {
    if (kind == hello) return hearHello(body);
    if (m_stage == Stage::New) return outOfTurn();
    switch (kind) {
    case asks:
        return hearAsk(body);
    case nonce:
        return hearNonce(body);
    case reveal:
        return hearReveal(body);
    case isSame:
        return hearSame();
    case link:
        return hearLink(body);
    case no:
        // It may cross anything of ours; what has ended stays so.
        rest();
        return {};
    default:
        return {}; // of a later version
    }
}

Done NearTalk::hearHello(ByteView body) {
    Reader reader(body);
    const bool isVersion = reader.u8() == version;
    m_other.mayInvite = reader.u8() != 0;
    m_other.person = reader.id<PersonId>();
    m_other.name = textOf(reader.take(reader.left()));
    const bool isClean = checkUtf8(m_other.name).has_value() && !m_other.name.empty() &&
                         cleanLabel(m_other.name, nameCodePointsMax) == m_other.name;
    const bool isSomebodyElse = !m_other.person.isZero() && m_other.person != m_self.person;
    if (m_stage != Stage::New || !isVersion || !reader.finish() || !isClean || !isSomebodyElse) return outOfTurn();
    m_stage = Stage::Idle;
    return {};
}

/// When both ask at once, who dialled goes on asking, and the other one has said yes by asking.
Done NearTalk::hearAsk(ByteView body) {
    if (m_stage == Stage::Asking && m_initiator) return {};
    const bool both = m_stage == Stage::Asking;
    const auto commit = crypto::Digest32::from(body);
    if (!commit || (m_stage != Stage::Idle && !both)) return outOfTurn();
    rest();
    m_numbers.commit = *commit;
    m_stage = Stage::Asked;
    if (both) answer(true);
    return {};
}

Done NearTalk::hearNonce(ByteView body) {
    const auto his = Nonce::from(body);
    if (m_stage == Stage::Idle) return {}; // crossed our no
    if (!his || m_stage != Stage::Asking) return outOfTurn();
    send(reveal, m_numbers.own.view());
    compare(m_numbers.own, *his);
    return {};
}

Done NearTalk::hearReveal(ByteView body) {
    const auto his = Nonce::from(body);
    if (m_stage == Stage::Idle) return {};
    if (!his || m_stage != Stage::Revealing || commitTo(*his) != m_numbers.commit) return outOfTurn();
    compare(*his, m_numbers.own);
    return {};
}

Done NearTalk::hearSame() {
    if (m_stage == Stage::Idle) return {};
    if (m_stage != Stage::Comparing || m_heSaidSame) return outOfTurn();
    m_heSaidSame = true;
    if (m_weSaidSame) m_stage = Stage::Met;
    return {};
}

/// Only of the person whose key the digits were made of.
Done NearTalk::hearLink(ByteView body) {
    if (m_stage != Stage::Met || isOursToInvite() || m_link.came) return outOfTurn();
    const std::string text(textOf(body));
    const auto invite = room::readLink(text);
    if (!invite || invite->person != m_other.person || invite->kind != room::RoomKind::Direct) return outOfTurn();
    m_link = {true, text};
    return {};
}

crypto::Digest32 NearTalk::commitTo(const Nonce& number) const {
    return crypto::blake2b256(crypto::labelled("ieum near commit v1", {ByteView(m_hash), number.view()}));
}

void NearTalk::compare(const Nonce& askers, const Nonce& askeds) {
    const PersonId& asker = m_numbers.weAsk ? m_self.person : m_other.person;
    const PersonId& asked = m_numbers.weAsk ? m_other.person : m_self.person;
    const auto hash = crypto::blake2b256(
        crypto::labelled("ieum near digits v1", {ByteView(m_hash), asker.view(), asked.view(), commitTo(askers).view(),
                                                 askers.view(), askeds.view()}));
    const uint64_t number = Reader(hash.view()).u64() % nearDigitsModulus;
    const std::string text = std::to_string(number);
    m_digits = std::string(nearDigits - text.size(), '0') + text;
    m_stage = Stage::Comparing;
}

} // namespace ieum::node
