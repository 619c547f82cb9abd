// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The engine's parts, made in the order in which they use each other. They live and work on the engine's thread.
#pragma once

#include "node/conversations.h"
#include "node/eviction.h"
#include "node/fading.h"
#include "node/forks.h"
#include "node/hearing.h"
#include "node/hosting.h"
#include "node/keep_review.h"
#include "node/key_tending.h"
#include "node/later.h"
#include "node/outbox.h"
#include "node/pool.h"
#include "node/previews.h"
#include "node/pruning.h"
#include "node/replicas.h"
#include "node/room_counts.h"
#include "node/row_maker.h"
#include "node/saves.h"
#include "node/transfers.h"
#include "node/upkeep.h"
#include "node/vault_check.h"

namespace ieum::node {

struct Parts {
    Parts(World& of, uint64_t autoFetchBytes, Pool& jobs)
        : world(of), rooms(of), restoration(of, rooms), devices(of, rooms), keys(of, rooms),
          meetings(of, rooms, restoration, devices), whereabouts(of, rooms, meetings), receipts(of, rooms, whereabouts),
          traffic(of), keeping(of, autoFetchBytes), fetcher(of, traffic, keeping, jobs),
          fetchers(of, rooms, traffic, fetcher), intake(of, rooms, meetings, receipts, fetchers), outbox(of, rooms),
          later(of, rooms, outbox), fading(of, rooms), pruning(of, rooms), upkeep(of),
          forks(of, rooms, outbox, restoration), conversations(of, rooms, fetchers, intake, forks), replicas(of),
          rows(of, rooms, fetcher, conversations, replicas, restoration, outbox, later), saves(of, fetcher, rows),
          pool(jobs), hosting(of, replicas), vaultCheck(of, rooms, fetcher, jobs), previews(of, jobs),
          hearing(of, jobs), keepReview(of, keeping, fetcher), eviction(of, rooms, keeping, receipts), transfers(of),
          roomCounts(of) {}

    World& world;
    RoomSet rooms;
    Restoration restoration;
    OwnDevices devices;
    KeyTending keys;
    Meetings meetings;
    Whereabouts whereabouts;
    Receipts receipts;
    Traffic traffic;
    Keeping keeping;
    FileFetcher fetcher;
    Fetchers fetchers;
    Intake intake;
    Outbox outbox;
    Later later;
    Fading fading;
    Pruning pruning;
    Upkeep upkeep;
    Forks forks;
    Conversations conversations;
    Replicas replicas;
    RowMaker rows;
    Saves saves;
    Pool& pool;
    Hosting hosting;
    VaultCheck vaultCheck;
    Previews previews;
    Hearing hearing;
    KeepReview keepReview;
    Eviction eviction;
    Transfers transfers;
    RoomCounts roomCounts;
};

} // namespace ieum::node
