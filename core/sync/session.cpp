// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/session.h"

#include "sync/announcer.h"
#include "sync/branches.h"
#include "sync/chunk_fetch.h"
#include "sync/chunk_server.h"
#include "sync/introduction.h"
#include "sync/marks.h"
#include "sync/puller.h"
#include "sync/range_server.h"
#include "sync/slice_exchange.h"

namespace ieum::sync {

/// Hands every input and every frame to the part that it concerns. The parts know each other only through Context.
struct Session::State {
    State(SessionConfig config, Claims& claims, Random& random) : at{std::move(config), claims, random} {}
    ~State() { at.claims.releaseAll(&at); }

    void share(const ShareRooms& given);
    void stop(const RoomId& room);
    void read(const Bytes& bytes);
    void advance(const HeadAdvanced& advanced);
    void advance(const ReceiptAdvanced& advanced);
    void refuse(const RangeRefused& refusal);
    void tick();
    void dispatch(const wire::Frame& frame);
    void onRefused(const wire::Refused& refused);

    Context at;
    Introduction introduction{at};
    Announcer announcer{at};
    RangeFetch rangeFetch{at};
    Marks marks{at};
    Puller puller{at, rangeFetch, marks};
    RangeServer rangeServer{at};
    Branches branches{at};
    ChunkFetch chunkFetch{at};
    ChunkServer chunkServer{at};
    SliceExchange slices{at};
};

namespace {

template <class... Cases> struct Either : Cases... { using Cases::operator()...; };
template <class... Cases> Either(Cases...) -> Either<Cases...>;

} // namespace

Session::Session(SessionConfig config, Claims& claims, Random& random)
    : m_state(std::make_unique<State>(std::move(config), claims, random)) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;

Outputs Session::step(Input input, Now now) {
    State& state = *m_state;
    if (state.at.out.closed()) return {};
    state.at.now = now.steady;
    if (!state.introduction.started()) state.introduction.start();
    std::visit(Either{[&](const OfferRooms& offer) { state.introduction.offer(offer); },
                      [&](const AnswerRoom& answer) { state.introduction.answer(answer); },
                      [&](const ShareRooms& share) { state.share(share); },
                      [&](const StopSharing& stop) { state.stop(stop.room); },
                      [&](const FrameArrived& arrived) { state.read(arrived.frame); },
                      [&](const HeadAdvanced& advanced) { state.advance(advanced); },
                      [&](const ReceiptAdvanced& advanced) { state.advance(advanced); },
                      [&](const RangeLoaded& loaded) { state.rangeServer.loaded(loaded); },
                      [&](const RangeRefused& refusal) { state.refuse(refusal); },
                      [&](const AskBranch& wanted) { state.branches.ask(wanted); },
                      [&](const BranchLoaded& loaded) { state.branches.loaded(loaded); },
                      [&](const ChunkLoaded& loaded) { state.chunkServer.loaded(loaded); },
                      [&](const FetchChunks& fetch) { state.chunkFetch.fetch(fetch); },
                      [&](const AskChunks& ask) { state.chunkServer.ask(ask); },
                      [&](const TellChunks& tell) { state.chunkServer.tell(tell); },
                      [&](const AskSlices& ask) { state.slices.ask(ask); },
                      [&](const SlicesLoaded& loaded) { state.slices.loaded(loaded); },
                      [&](const Tick&) { state.tick(); }},
               input);
    state.rangeFetch.ask();
    state.puller.noteRest();
    state.chunkFetch.ask();
    if (state.at.out.closed()) {
        state.chunkFetch.missAll();
        state.slices.missAll();
        state.at.claims.releaseAll(&state.at);
    }
    return state.at.out.take();
}

std::optional<SteadyMs> Session::nextDeadline() const {
    const State& state = *m_state;
    if (state.at.out.closed()) return std::nullopt;
    if (!state.introduction.started()) return SteadyMs{};
    std::optional<SteadyMs> first;
    for (const auto& due : {state.introduction.deadline(), state.rangeFetch.deadline(), state.chunkFetch.deadline(),
                            state.marks.deadline(), state.slices.deadline()}) {
        if (due && (!first || *due < *first)) first = due;
    }
    return first;
}

void Session::State::share(const ShareRooms& given) {
    std::vector<SharedRoom*> rooms;
    for (const LocalRoom& room : given.rooms) {
        // With other rights than before, perhaps: what was under way for it ends.
        if (at.rooms.byId(room.room) != nullptr) stop(room.room);
        if (SharedRoom* shared = at.rooms.share(room)) rooms.push_back(shared);
    }
    puller.shared(rooms, given.cursor);
    announcer.shared(rooms);
}

void Session::State::stop(const RoomId& room) {
    const auto tag = at.rooms.stop(room);
    if (!tag) return;
    rangeFetch.stopped(*tag);
    chunkFetch.stopped(*tag);
    slices.stopped(*tag);
}

void Session::State::advance(const HeadAdvanced& advanced) {
    SharedRoom* room = at.rooms.byId(advanced.room);
    if (room == nullptr) return;
    const auto known = room->feeds.find(advanced.head.feed);
    const uint64_t seq = known == room->feeds.end() ? 0 : known->second.ownSeq;
    const uint64_t from = known == room->feeds.end() ? 0 : known->second.ownFrom;
    const SharedFeed& now = at.rooms.advance(*room, advanced.head);
    // What was dropped is told with the next event; what was filled up, at once.
    const bool isMore = now.ownSeq > seq || now.ownFrom < from;
    rangeFetch.moved(*room, advanced.head.feed);
    marks.moved(*room, advanced.head.feed);
    // What lies above a gap is ours to fill up, and nobody else's news.
    if (isMore) announcer.headAdvanced(*room, advanced.head.feed, advanced.fresh.get());
}

void Session::State::advance(const ReceiptAdvanced& advanced) {
    SharedRoom* room = at.rooms.byId(advanced.room);
    if (room == nullptr) return;
    at.rooms.advance(*room, advanced.receipt);
    announcer.receiptAdvanced(*room, advanced.receipt.feed);
}

void Session::State::refuse(const RangeRefused& refusal) {
    if (SharedRoom* room = at.rooms.byId(refusal.room)) rangeFetch.refused(*room, refusal);
}

void Session::State::tick() {
    introduction.tick();
    rangeFetch.tick();
    chunkFetch.tick();
    marks.tick();
    slices.tick();
}

void Session::State::read(const Bytes& bytes) {
    const size_t bytesMax = at.trusted ? wire::frameBytesMax : wire::frameBytesMaxUnproved;
    const auto frame = wire::decode<wire::Frame>(bytes, bytesMax);
    if (!frame) return at.out.close(frame.error());
    if (frame->kind_case() == wire::Frame::kHello) return introduction.onHello(frame->hello());
    if (!introduction.heard()) return at.out.blame(SyncError::OutOfTurn);
    dispatch(*frame);
}

void Session::State::dispatch(const wire::Frame& frame) {
    using Kind = wire::Frame::KindCase;
    const Kind kind = frame.kind_case();
    if (kind >= Kind::kRoomTags && kind <= Kind::kRoomsOpened) return introduction.onFrame(frame);
    if (!introduction.done()) return at.out.blame(SyncError::OutOfTurn);
    switch (kind) {
    case Kind::kResume:
        announcer.onResume(frame.resume());
        return puller.peerAsked();
    case Kind::kSettled:
        return puller.onSettled(frame.settled());
    case Kind::kDigests:
        return puller.onDigests(frame.digests());
    case Kind::kDigestsDiffer:
        return announcer.onDiffer(frame.digests_differ());
    case Kind::kHeads:
        return puller.onHeads(frame.heads());
    case Kind::kWant:
        return rangeServer.onWant(frame.want());
    case Kind::kRange:
        chunkFetch.noteLife();
        return rangeFetch.onPart(frame.range());
    case Kind::kReceipts:
        return puller.onReceipts(frame.receipts());
    case Kind::kChunkAsk:
        return chunkServer.onAsk(frame.chunk_ask());
    case Kind::kChunkHave:
        return chunkServer.onHave(frame.chunk_have());
    case Kind::kChunkWant:
        return chunkServer.onWant(frame.chunk_want());
    case Kind::kChunkPart:
        return chunkFetch.onPart(frame.chunk_part());
    case Kind::kBranchAsk:
        return branches.onAsk(frame.branch_ask());
    case Kind::kBranchTell:
        return branches.onTell(frame.branch_tell());
    case Kind::kSliceAsk:
        return slices.onAsk(frame.slice_ask());
    case Kind::kSliceGive:
        return slices.onGive(frame.slice_give());
    case Kind::kRefused:
        return onRefused(frame.refused());
    default:
        return; // a kind that a later version added
    }
}

void Session::State::onRefused(const wire::Refused& refused) {
    const SharedRoom* room = at.roomFor(refused.tag());
    const auto feed = at.read<FeedId>(refused.feed());
    if (!feed || room == nullptr || refused.code() == 0) return;
    at.out.put(PeerRefused{room->id, *feed, refused.from_seq(), refused.code()});
}

} // namespace ieum::sync
