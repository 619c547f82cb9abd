// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/session.h"

#include "sync/announcer.h"
#include "sync/chunk_fetch.h"
#include "sync/chunk_server.h"
#include "sync/introduction.h"
#include "sync/puller.h"
#include "sync/range_server.h"

namespace ieum::sync {

/// Hands every input and every frame to the part that it concerns. The parts know each other only through Context.
struct Session::State {
    State(SessionConfig config, Claims& claims, Random& random) : at{std::move(config), claims, random} {}
    ~State() { at.claims.releaseAll(&at); }

    void on(const OfferRooms& offer) { introduction.offer(offer); }
    void on(const AnswerRoom& answer) { introduction.answer(answer); }
    void on(const ShareRooms& share);
    void on(const StopSharing& stop);
    void on(const FrameArrived& arrived);
    void on(const HeadAdvanced& advanced);
    void on(const ReceiptAdvanced& advanced);
    void on(const RangeLoaded& loaded) { rangeServer.loaded(loaded); }
    void on(const RangeRefused& refusal);
    void on(const ChunkLoaded& loaded) { chunkServer.loaded(loaded); }
    void on(const FetchChunks& fetch) { chunkFetch.fetch(fetch); }
    void on(const AskChunks& ask) { chunkServer.ask(ask); }
    void on(const TellChunks& tell) { chunkServer.tell(tell); }
    void on(const Tick&);

    void dispatch(const wire::Frame& frame);
    void onRefused(const wire::Refused& refused);

    Context at;
    Introduction introduction{at};
    Announcer announcer{at};
    RangeFetch rangeFetch{at};
    Puller puller{at, rangeFetch};
    RangeServer rangeServer{at};
    ChunkFetch chunkFetch{at};
    ChunkServer chunkServer{at};
};

Session::Session(SessionConfig config, Claims& claims, Random& random)
    : m_state(std::make_unique<State>(std::move(config), claims, random)) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;

Outputs Session::step(Input input, Now now) {
    State& state = *m_state;
    if (state.at.out.closed()) return {};
    state.at.now = now.steady;
    if (!state.introduction.started()) state.introduction.start();
    std::visit([&state](const auto& given) { state.on(given); }, input);
    state.rangeFetch.ask();
    state.puller.noteRest();
    state.chunkFetch.ask();
    if (state.at.out.closed()) {
        state.chunkFetch.missAll();
        state.at.claims.releaseAll(&state.at);
    }
    return state.at.out.take();
}

std::optional<SteadyMs> Session::nextDeadline() const {
    const State& state = *m_state;
    if (state.at.out.closed()) return std::nullopt;
    if (!state.introduction.started()) return SteadyMs{};
    std::optional<SteadyMs> first;
    for (const auto& due : {state.introduction.deadline(), state.rangeFetch.deadline(), state.chunkFetch.deadline()}) {
        if (due && (!first || *due < *first)) first = due;
    }
    return first;
}

void Session::State::on(const ShareRooms& share) {
    std::vector<SharedRoom*> rooms;
    for (const LocalRoom& room : share.rooms) {
        // With other rights than before, perhaps: what was under way for it ends.
        if (at.rooms.byId(room.room) != nullptr) on(StopSharing{room.room});
        if (SharedRoom* shared = at.rooms.share(room)) rooms.push_back(shared);
    }
    puller.shared(rooms, share.cursor);
    announcer.shared(rooms);
}

void Session::State::on(const StopSharing& stop) {
    const auto tag = at.rooms.stop(stop.room);
    if (!tag) return;
    rangeFetch.stopped(*tag);
    chunkFetch.stopped(*tag);
}

void Session::State::on(const HeadAdvanced& advanced) {
    SharedRoom* room = at.rooms.byId(advanced.room);
    if (room == nullptr) return;
    at.rooms.advance(*room, advanced.head);
    rangeFetch.moved(*room, advanced.head.feed);
    announcer.headAdvanced(*room, advanced.head.feed);
}

void Session::State::on(const ReceiptAdvanced& advanced) {
    SharedRoom* room = at.rooms.byId(advanced.room);
    if (room == nullptr) return;
    at.rooms.advance(*room, advanced.receipt);
    announcer.receiptAdvanced(*room, advanced.receipt.feed);
}

void Session::State::on(const RangeRefused& refusal) {
    if (const SharedRoom* room = at.rooms.byId(refusal.room)) rangeFetch.refused(*room, refusal);
}

void Session::State::on(const Tick&) {
    introduction.tick();
    rangeFetch.tick();
    chunkFetch.tick();
}

void Session::State::on(const FrameArrived& arrived) {
    const size_t bytesMax = at.trusted ? wire::frameBytesMax : wire::frameBytesMaxUnproved;
    const auto frame = wire::decode<wire::Frame>(arrived.frame, bytesMax);
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
    at.out.put(PeerRefused{room->id, *feed, refused.code()});
}

} // namespace ieum::sync
