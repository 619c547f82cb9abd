// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/control_log.h"

#include "room/limits.h"
#include "room/operation_codec.h"
#include "room/rights.h"

#include <algorithm>

namespace ieum::room {

Done ControlLog::take(const wire::ControlBody& body, const FeedRecord& feed, uint64_t seq) {
    auto op = readOperation(body);
    if (!op) return passOn(op);
    if (!*op) return {};
    auto references = readReferences(body, feed.feed);
    if (!references) return passOn(references);
    m_resolution.take({feed.feed, seq, feed.person, feed.device, std::move(*references), std::move(**op)});
    return {};
}

bool ControlLog::hasUnknown() const {
    return std::ranges::any_of(m_unknown, [&](const Unknown& each) {
        return each.seq <= m_membership.limitOf(each.feed.person, each.feed.device, each.feed.feed);
    });
}

bool ControlLog::resolve() {
    const Past& all = m_resolution.graph().all();
    if (m_resolved == all) return false;
    m_resolved = all;
    m_membership = Membership(m_resolution.now(), m_resolution.graph());
    return true;
}

Done ControlLog::check(const OpBody& op, const Self& self) {
    const feed::DeviceCertificate& author = self.certificate;
    const auto judged = judge(m_room, m_resolution.now(), {{}, 0, author.person, author.device, {}, op});
    return judged ? Done() : Done(passOn(judged));
}

std::vector<FeedSeq> ControlLog::frontier(const FeedId& own) const {
    std::vector<FeedSeq> last = m_resolution.graph().frontier(own);
    if (last.size() > controlReferencesMax) last.resize(controlReferencesMax);
    return last;
}

} // namespace ieum::room
