// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every part of the engine works on: the open database with its stores, who we are, and the effects of the batch
// that is running. Belongs to the engine's thread.
#pragma once

#include "node/effects.h"
#include "node/identity.h"
#include "node/machine.h"
#include "node/sentinel.h"
#include "room/lan_address.h"
#include "store/chunk_files.h"
#include "store/fading_store.h"
#include "store/feed_store.h"
#include "store/file_index.h"
#include "store/floor_store.h"
#include "store/fork_store.h"
#include "store/holder_store.h"
#include "store/keep_store.h"
#include "store/later_store.h"
#include "store/log_tender.h"
#include "store/message_store.h"
#include "store/outbox_store.h"
#include "store/peer_heads.h"
#include "store/peer_store.h"
#include "store/place_store.h"
#include "store/profile_file.h"
#include "store/receipt_store.h"
#include "store/risk_index.h"
#include "store/room_store.h"
#include "store/search_index.h"
#include "store/thumbnail_store.h"
#include "store/tie_store.h"
#include "store/timeline_store.h"

#include <map>
#include <set>

namespace ieum::node {

struct Stores {
    explicit Stores(store::Connection& connection)
        : feeds(connection), rooms(connection), timeline(connection), places(connection), messages(connection),
          outbox(connection), later(connection), receipts(connection), holders(connection), peers(connection),
          peerHeads(connection), files(connection), fileIndex(connection), risks(connection), thumbnails(connection),
          keep(connection), search(connection), ties(connection), fading(connection), floors(connection),
          settings(connection) {}

    store::FeedStore feeds;
    store::RoomStore rooms;
    store::TimelineStore timeline;
    store::PlaceStore places;
    store::MessageStore messages;
    store::OutboxStore outbox;
    store::LaterStore later;
    store::ReceiptStore receipts;
    store::HolderStore holders;
    store::PeerStore peers;
    store::PeerHeads peerHeads;
    store::FileStore files;
    store::FileIndex fileIndex;
    store::RiskIndex risks;
    store::ThumbnailStore thumbnails;
    store::KeepStore keep;
    store::SearchIndex search;
    store::TieStore ties;
    store::FadingStore fading;
    store::FloorStore floors;
    store::Settings settings;
};

/// What members, or people who once were, put into rooms and what nobody can use. Whoever passed it on could not see
/// that, or need not have: it is skipped and counted, and his session goes on. Since the profile was opened.
struct Skipped {
    std::map<RoomId, std::set<FeedId>> feeds; ///< nobody vouches for them: not asked for again
    uint64_t count = 0;                       ///< feeds and receipts
};

struct World {
    World(std::unique_ptr<store::Connection> open, Machine machine, std::string folder, bool isProtected);

    std::string profileFolder;
    bool isProtected = false;
    std::unique_ptr<store::Connection> connection;
    uint64_t logBytes = store::wholeLogBytes; ///< as the log's file shall be long; 0: it is left as it is
    Stores stores;
    Files& files;
    store::ChunkFiles chunks;
    std::function<void(const std::string&)> markForeign; ///< may be empty
    std::string previewProgram; ///< absolute path of ieum-preview; empty: no picture or sound is decoded
    Random& random;
    Clock& clock;
    std::unique_ptr<Identity> identity;
    std::optional<Sentinel> sentinel; ///< none: nobody asks whether the profile is as it was left
    int64_t ageMs = 0;                ///< of the profile, as of the batch that runs (fading.h)
    Effects effects;
    Skipped skipped;
    std::vector<room::LanAddress> listeningAt; ///< where others on the LAN may find us: our receipts say so
    /// Set when the disk or the database failed inside a batch: it is rolled back and nothing of it is acknowledged.
    std::optional<Error> failure;
    void noteFailure(const Done& done) {
        if (!done && !failure) failure = done.error();
    }
};

} // namespace ieum::node
