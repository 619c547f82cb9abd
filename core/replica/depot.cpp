// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica/depot.h"

#include "replica/error.h"
#include "wire/codec.h"

#include <deque>
#include <map>

namespace ieum::replica {

namespace {

template <class... Each> struct Overloaded : Each... { using Each::operator()...; };
template <class... Each> Overloaded(Each...) -> Overloaded<Each...>;

Error storageFailed() { return fail(Cause::Machine, ReplicaError::StorageFailed).value(); }

} // namespace

/// One transaction, and what is to be said once it is durable.
struct Depot::Round {
    Now now;
    ChannelOutputs out;
    std::map<std::pair<RoomId, FeedId>, sync::LocalHead> heads;
    std::map<std::pair<RoomId, FeedId>, sync::ReceiptRecord> receipts;
    std::map<RoomId, std::vector<KeptChunk>> chunks; ///< new: for everybody who shares the room
    std::map<std::pair<ChannelNumber, RoomId>, std::vector<KeptChunk>> offered; ///< here already: for who offered them
    std::optional<Error> failure;                                               ///< of our storage
};

Depot::Depot(DepotOptions options, DepotBackend& backend, vault::ChunkStore& chunks, Random& random)
    : m_chunkKeptMs(options.contentKeptMs > 0 ? std::min(options.chunkKeptMs, options.contentKeptMs)
                                              : options.chunkKeptMs),
      m_contentKeptMs(options.contentKeptMs), m_backend(&backend), m_admission(std::move(options.admission), backend),
      m_shelf(m_admission, backend), m_chunkShelf(m_admission, backend, chunks),
      m_channels(backend.instance(), random) {}

ChannelOutputs Depot::batch(std::vector<ChannelInput> inputs, Now now) {
    ChannelOutputs done;
    endPause(now, done);
    // What one round stored, the next one announces; an announcement may bring forth a wish and that a write, so it
    // goes on until nobody has anything to say.
    for (std::vector<Work> next = workOf(std::move(inputs), now); !next.empty();) {
        next = run(std::move(next), now, done);
    }
    return done;
}

std::optional<SteadyMs> Depot::nextDeadline() const {
    const auto next = m_channels.nextDeadline();
    if (!m_pausedUntil) return next;
    return next ? std::min(*next, *m_pausedUntil) : *m_pausedUntil;
}

Result<size_t> Depot::sweep(Now now) {
    if (const auto begun = m_backend->begin(); !begun) return passOn(begun);
    auto dropped = m_chunkShelf.sweep(now.wall, m_chunkKeptMs);
    if (dropped && m_contentKeptMs > 0) {
        const auto events = m_backend->kept().content.dropBefore({now.wall.ms - m_contentKeptMs}, eventsPerSweep);
        dropped = events ? Result<size_t>(*dropped + *events) : passOn(events);
    }
    const Done committed = dropped ? m_backend->commit() : Done(passOn(dropped));
    if (!committed) {
        m_backend->rollback();
        return passOn(committed);
    }
    return dropped;
}

std::vector<Depot::Work> Depot::workOf(std::vector<ChannelInput> inputs, Now now) {
    std::vector<Work> work;
    for (ChannelInput& input : inputs) {
        std::visit(Overloaded{
                       [&](ChannelOpened& opened) {
                           m_channels.open(opened);
                           work.push_back({opened.channel, sync::Tick{}});
                       },
                       [&](ChannelSaid& said) {
                           work.push_back({said.channel, sync::FrameArrived{std::move(said.frame)}});
                       },
                       [&](ChannelClosed& closed) {
                           work.push_back({closed.channel, std::nullopt});
                       },
                   },
                   input);
    }
    for (const ChannelNumber number : m_channels.due(now.steady)) work.push_back({number, sync::Tick{}});
    return work;
}

std::vector<Depot::Work> Depot::run(std::vector<Work> all, Now now, ChannelOutputs& done) {
    Round round;
    round.now = now;
    if (const auto begun = m_backend->begin(); !begun) {
        m_lost = begun.error();
        giveUp(all, round, begun.error(), done);
        return {};
    }
    for (Work& each : all) {
        if (!each.input) {
            m_channels.forget(each.channel);
        } else {
            work(each.channel, std::move(*each.input), round);
        }
        if (round.failure) break;
    }
    if (!round.failure) {
        if (const auto committed = m_backend->commit(); !committed) round.failure = committed.error();
    }
    if (round.failure) {
        m_backend->rollback();
        m_chunkShelf.rolledBack();
        giveUp(all, round, *round.failure, done);
        return {};
    }
    m_chunkShelf.committed();
    std::move(round.out.begin(), round.out.end(), std::back_inserter(done));
    return announcementsOf(round);
}

sync::TellChunks Depot::toldOf(const RoomId& room, const std::vector<KeptChunk>& chunks, WallMs now) const {
    sync::TellChunks told{room, {}, {}};
    told.have.reserve(chunks.size());
    told.leftSeconds.reserve(chunks.size());
    for (const KeptChunk& each : chunks) {
        told.have.push_back(each.chunk);
        const int64_t left = each.since.ms + m_chunkKeptMs - now.ms;
        told.leftSeconds.push_back(static_cast<uint64_t>(std::clamp(left, int64_t{0}, m_chunkKeptMs) / 1000));
    }
    return told;
}

std::vector<Depot::Work> Depot::announcementsOf(const Round& round) const {
    std::vector<Work> next;
    for (const auto& [key, head] : round.heads) {
        for (const ChannelNumber number : m_channels.sharing(key.first)) {
            next.push_back({number, sync::HeadAdvanced{key.first, head}});
        }
    }
    for (const auto& [key, receipt] : round.receipts) {
        for (const ChannelNumber number : m_channels.sharing(key.first)) {
            next.push_back({number, sync::ReceiptAdvanced{key.first, receipt}});
        }
    }
    for (const auto& [room, chunks] : round.chunks) {
        for (const ChannelNumber number : m_channels.sharing(room)) {
            next.push_back({number, toldOf(room, chunks, round.now.wall)});
        }
    }
    for (const auto& [key, chunks] : round.offered) {
        if (!chunks.empty()) next.push_back({key.first, toldOf(key.second, chunks, round.now.wall)});
    }
    return next;
}

/// The sessions of a failed round believe things that are not on the disk: they end, and nothing that they said leaves.
void Depot::giveUp(const std::vector<Work>& all, Round& round, const Error& why, ChannelOutputs& done) {
    m_pausedUntil = round.now.steady.after(writePauseMs);
    for (ChannelOutput& output : round.out) {
        if (std::holds_alternative<CloseThe>(output)) done.push_back(std::move(output));
    }
    for (const Work& each : all) {
        if (!each.input) {
            m_channels.forget(each.channel);
        } else if (m_channels.has(each.channel)) {
            close(each.channel, why, done);
        }
    }
}

void Depot::endPause(Now now, ChannelOutputs& done) {
    if (!m_pausedUntil || now.steady < *m_pausedUntil) return;
    m_pausedUntil.reset();
    for (const ChannelNumber number : m_channels.turnedAway()) close(number, storageFailed(), done);
}

void Depot::work(ChannelNumber number, sync::Input input, Round& round) {
    std::deque<sync::Input> inputs;
    inputs.push_back(std::move(input));
    while (!inputs.empty() && m_channels.has(number)) {
        sync::Outputs outputs = m_channels.step(number, std::move(inputs.front()), round.now);
        inputs.pop_front();
        Inputs answers;
        if (const auto done = carryOut(number, std::move(outputs), round, answers); !done) {
            // The peer's fault ends his session, ours the whole round.
            if (done.error().cause == Cause::Machine) {
                round.failure = done.error();
                return;
            }
            close(number, done.error(), round.out);
        }
        std::move(answers.begin(), answers.end(), std::back_inserter(inputs));
    }
}

Done Depot::carryOut(ChannelNumber number, sync::Outputs outputs, Round& round, Inputs& answers) {
    std::vector<sync::RoomRequested> requests;
    for (sync::Output& output : outputs) {
        if (auto* request = std::get_if<sync::RoomRequested>(&output)) {
            requests.push_back(std::move(*request));
        } else if (const auto done = carryOutOne(number, output, round, answers); !done) {
            return done;
        }
        if (!m_channels.has(number)) return {};
    }
    return requests.empty() ? Done() : open(number, requests, answers);
}

Done Depot::open(ChannelNumber number, const std::vector<sync::RoomRequested>& requests, Inputs& answers) {
    sync::ShareRooms shared;
    for (const sync::RoomRequested& request : requests) {
        auto answer = m_admission.answer(request, !m_pausedUntil);
        if (!answer) return passOn(answer);
        const bool isOpened = answer->refusal == wire::REFUSAL_NONE;
        if (answer->refusal == wire::REFUSAL_NOT_SERVED) m_channels.markTurnedAway(number);
        answers.push_back(*answer);
        if (!isOpened || !m_channels.share(number, roomOf(request.tag))) continue;
        auto local = m_shelf.look(roomOf(request.tag));
        if (!local) return passOn(local);
        shared.rooms.push_back(std::move(*local));
    }
    if (!shared.rooms.empty()) answers.push_back(std::move(shared));
    return {};
}

Done Depot::carryOutOne(ChannelNumber number, sync::Output& output, Round& round, Inputs& answers) {
    return std::visit(Overloaded{
                          [&](sync::Send& send) -> Done {
                              round.out.push_back(SendTo{number, std::move(send.frame), send.lane});
                              return {};
                          },
                          [&](sync::Trust&) -> Done {
                              round.out.push_back(TrustIn{number});
                              return {};
                          },
                          [&](sync::Close& closing) -> Done {
                              close(number, closing.why, round.out);
                              return {};
                          },
                          [&](sync::LoadRange& wanted) -> Done {
                              // What cannot be read is not here: he has other paths, and everybody else goes on.
                              auto range = m_shelf.load(wanted).value_or(feed::Range{wanted.feed, {}, {}});
                              answers.push_back(sync::RangeLoaded{wanted.room, std::move(range)});
                              return {};
                          },
                          [&](sync::LoadBranch& wanted) -> Done {
                              const auto range = m_shelf.load({wanted.room, wanted.feed, wanted.seq, UINT64_MAX, 1});
                              answers.push_back(sync::BranchLoaded{wanted.room, wanted.feed,
                                                                   range ? feed::chainOf(*range) : std::nullopt});
                              return {};
                          },
                          [&](sync::LoadChunk& wanted) -> Done {
                              auto bytes = m_chunkShelf.load(wanted.room, wanted.chunk).value_or(std::nullopt);
                              answers.push_back(sync::ChunkLoaded{wanted.room, wanted.chunk, std::move(bytes)});
                              return {};
                          },
                          [&](sync::LoadSlices& wanted) -> Done {
                              auto bytes = m_chunkShelf.load(wanted.room, wanted.table).value_or(std::nullopt);
                              answers.push_back(sync::SlicesLoaded{wanted.room, wanted.table, std::move(bytes)});
                              return {};
                          },
                          [&](sync::StoreRange& range) { return storeRange(number, std::move(range), round, answers); },
                          [&](sync::StoreReceipt& receipt) { return storeReceipt(receipt, round); },
                          [&](sync::ChunkArrived& chunk) { return storeChunk(chunk, round); },
                          [&](sync::ChunksAsked& asked) { return answerChunks(number, asked, round, answers); },
                          // What a client knows or lacks is his own affair: a replica waits to be asked.
                          [&](auto&) -> Done { return {}; },
                      },
                      output);
}

Done Depot::storeRange(ChannelNumber number, sync::StoreRange range, Round& round, Inputs& answers) {
    const RoomId room = range.room;
    sync::RangeRefused refused{room, range.feed, range.firstSeq, wire::REFUSAL_NOT_SERVED};
    if (m_pausedUntil) {
        m_channels.markTurnedAway(number);
        answers.push_back(refused);
        return {};
    }
    const auto answer = m_shelf.store(std::move(range), round.now.wall);
    if (!answer) return passOn(answer);
    if (answer->advanced) round.heads[{room, refused.feed}] = *answer->advanced;
    if (!answer->refusal) return {};
    refused.refusal = *answer->refusal;
    answers.push_back(refused);
    return {};
}

Done Depot::storeReceipt(const sync::StoreReceipt& receipt, Round& round) {
    if (m_pausedUntil) return {};
    auto stored = m_shelf.store(receipt, round.now.wall);
    if (!stored) return passOn(stored);
    if (*stored) round.receipts[{receipt.room, receipt.receipt.feed}] = std::move(**stored);
    return {};
}

Done Depot::storeChunk(const sync::ChunkArrived& chunk, Round& round) {
    if (m_pausedUntil) return {};
    const auto stored = m_chunkShelf.arrived(chunk.room, chunk.chunk, chunk.bytes, round.now.wall);
    if (!stored) return passOn(stored);
    if (*stored) round.chunks[chunk.room].push_back({chunk.chunk, round.now.wall});
    return {};
}

Done Depot::answerChunks(ChannelNumber number, const sync::ChunksAsked& asked, Round& round, Inputs& answers) {
    if (!asked.offer) {
        auto here = m_chunkShelf.having(asked.room, asked.chunks);
        if (!here) return passOn(here);
        answers.push_back(toldOf(asked.room, *here, round.now.wall));
        return {};
    }
    auto offer = m_chunkShelf.offered(asked.room, asked.chunks, round.now.wall);
    if (!offer) return passOn(offer);
    // Others may have sent some of them in this very round: those are told of when they are durable.
    auto& told = round.offered[{number, asked.room}];
    told.insert(told.end(), offer->have.begin(), offer->have.end());
    if (offer->fetch.empty()) return {};
    if (m_pausedUntil) {
        m_channels.markTurnedAway(number);
    } else {
        answers.push_back(sync::FetchChunks{asked.room, std::move(offer->fetch)});
    }
    return {};
}

void Depot::close(ChannelNumber number, const Error& why, ChannelOutputs& out) {
    m_channels.forget(number);
    out.push_back(CloseThe{number, why});
}

} // namespace ieum::replica
