// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a sealed event of somebody's content feed to a message at its place in the timeline, or to a change of one.
#pragma once

#include "base/time.h"
#include "room/changes.h"
#include "room/places.h"
#include "wire/codec.h"

namespace ieum::room {

/// Nothing when the epoch's secret does not open it or it is no content: whoever wrote nonsense into his own feed has
/// said nothing.
std::optional<wire::ContentBody> openContent(const feed::Event& event, const EpochRecord& epoch);
/// The same for events of a feed one after the other: they nearly always share the key of their sender, which is kept
/// as long as this is.
class ContentOpener {
  public:
    std::optional<wire::ContentBody> open(const feed::Event& event, const EpochRecord& epoch);

  private:
    std::pair<FeedId, EpochId> m_place;
    std::optional<crypto::Key> m_sender;
};
/// Nothing when it is no good message. Errors: those of the log.
Result<std::optional<MessageRecord>> readMessage(const FeedRecord& feed, const feed::Header& header,
                                                 const wire::ContentBody& body, Coming coming, Now now, Places& places);
/// Nothing when it is no good change of a kind that we know.
std::optional<ChangeRecord> readChange(const FeedRecord& feed, const feed::Header& header,
                                       const wire::ContentBody& body);

} // namespace ieum::room
