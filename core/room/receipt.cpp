// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/receipt.h"

#include "base/writer.h"
#include "crypto/aead.h"
#include "room/error.h"
#include "room/limits.h"
#include "wire/codec.h"

#include <algorithm>

namespace ieum::room {

namespace {

constexpr std::string_view receiptLabel = "ieum receipt v1";
constexpr size_t receiptBytesMax = 48 * 1024;

crypto::Key receiptKey(const RoomKeys& keys, const FeedId& feed) {
    return crypto::derive(keys.control(), "ieum receipt key v1", {feed.view()});
}

/// A file's id with its tag and length.
constexpr size_t holdBytes = FileId::byteCount + 2;
constexpr size_t stubBytes = FileStub::byteCount;

void put(const std::vector<FeedSeq>& from, google::protobuf::RepeatedPtrField<wire::Reference>& to, size_t& left) {
    for (const FeedSeq& each : from) {
        wire::Reference reference;
        reference.set_feed(wire::fieldOf(each.feed));
        reference.set_seq(each.seq);
        const size_t bytes = reference.ByteSizeLong() + 2;
        if (bytes > left) return;
        left -= bytes;
        *to.Add() = std::move(reference);
    }
}

void putHoldings(const Holdings& holdings, wire::ReceiptBody& body, size_t left) {
    constexpr size_t ofTheField = 4; // its tag and length
    const std::vector<FileId>& whole = holdings.whole;
    const size_t inFull = std::min({whole.size(), holdsInFull, left / holdBytes});
    for (size_t i = 0; i < inFull; ++i) body.add_holds(wire::fieldOf(whole[i]));
    left -= inFull * holdBytes;
    const size_t stubs = std::min({whole.size() - inFull, stubsMax, (left - std::min(left, ofTheField)) / stubBytes});
    for (size_t i = inFull; i < inFull + stubs; ++i) {
        const ByteView id = whole[i].view();
        body.mutable_more_holds()->append(reinterpret_cast<const char*>(id.data()), stubBytes);
    }
    if (stubs > 0) left -= stubs * stubBytes + ofTheField;
    for (size_t i = 0; i < std::min(holdings.parts.size(), partsMax); ++i) {
        wire::PartHeld part;
        part.set_file(wire::fieldOf(holdings.parts[i].file));
        const auto& runs = holdings.parts[i].runs;
        for (size_t run = 0; run < std::min(runs.size(), partRunsMax); ++run) part.add_runs(runs[run]);
        const size_t bytes = part.ByteSizeLong() + 3;
        if (bytes > left) return;
        left -= bytes;
        *body.add_parts() = std::move(part);
    }
}

/// Nothing: its author says nonsense, or more than anybody may.
std::optional<Holdings> takeHoldings(const wire::ReceiptBody& body) {
    const std::string& more = body.more_holds();
    if (body.holds_size() > static_cast<int>(holdsMax) || more.size() % stubBytes != 0 ||
        more.size() > stubsMax * stubBytes || body.parts_size() > static_cast<int>(partsMax)) {
        return std::nullopt;
    }
    Holdings holdings;
    for (const std::string& each : body.holds()) {
        const auto file = wire::idOf<FileId>(each);
        if (!file) return std::nullopt;
        holdings.whole.push_back(*file);
    }
    for (size_t at = 0; at < more.size(); at += stubBytes) {
        holdings.stubs.push_back(*FileStub::from(bytesOf(more).subspan(at, stubBytes)));
    }
    for (const wire::PartHeld& each : body.parts()) {
        const auto file = wire::idOf<FileId>(each.file());
        if (!file || each.runs_size() > static_cast<int>(partRunsMax)) return std::nullopt;
        PartHeld part{*file, {each.runs().begin(), each.runs().end()}};
        uint64_t chunks = 0;
        for (const uint32_t run : part.runs) chunks += run;
        if (chunks > partChunksMax) return std::nullopt;
        holdings.parts.push_back(std::move(part));
    }
    return holdings;
}

Result<std::vector<FeedSeq>> take(const google::protobuf::RepeatedPtrField<wire::Reference>& from) {
    std::vector<FeedSeq> to;
    for (const auto& each : from) {
        const auto feed = wire::idOf<FeedId>(each.feed());
        if (!feed) return passOn(feed);
        to.push_back({*feed, each.seq()});
    }
    return to;
}

} // namespace

SignedReceipt signReceipt(const RoomKeys& keys, const crypto::SigningKey& contentFeedKey, uint64_t counter,
                          const Statement& statement) {
    wire::ReceiptBody body;
    body.set_device(wire::fieldOf(statement.device));
    body.set_stated_ms(statement.statedMs);
    for (size_t i = 0; i < std::min(statement.addresses.size(), lanAddressesMax); ++i) {
        body.add_addresses(wire::fieldOf(ByteView(pack(statement.addresses[i]))));
    }
    size_t left = statementBytesMax - body.ByteSizeLong();
    put(statement.have, *body.mutable_have(), left);
    put(statement.read, *body.mutable_read(), left);
    putHoldings(statement.holds, body, left);
    SignedReceipt receipt;
    receipt.feed = contentFeedKey.publicAs<FeedId>();
    receipt.counter = counter;
    const Bytes place = Writer().u64(counter).take();
    receipt.sealed = crypto::sealSynthetic(receiptKey(keys, receipt.feed), wire::encode(body), place);
    receipt.signature = contentFeedKey.sign(receiptLabel, {place, receipt.sealed});
    return receipt;
}

Result<Statement> readReceipt(const RoomKeys& keys, const SignedReceipt& receipt) {
    const Bytes place = Writer().u64(receipt.counter).take();
    if (const auto good = crypto::verify(receipt.feed.view(), receiptLabel, {place, receipt.sealed}, receipt.signature);
        !good) {
        return passOn(good);
    }
    const auto plain = crypto::openSynthetic(receiptKey(keys, receipt.feed), receipt.sealed, place);
    if (!plain) return passOn(plain);
    const auto body = wire::decode<wire::ReceiptBody>(*plain, receiptBytesMax);
    if (!body) return passOn(body);
    const auto device = wire::idOf<DeviceId>(body->device());
    auto have = take(body->have());
    auto read = take(body->read());
    auto holds = takeHoldings(*body);
    if (!device || !have || !read || !holds) return fail(Cause::Peer, RoomError::BadReceipt);
    Statement statement{*device, std::move(*have), std::move(*read), std::move(*holds), body->stated_ms()};
    for (const std::string& each : body->addresses()) {
        // One of a kind that a later version knows, or one that is nobody's, is no reason to refuse the rest.
        if (statement.addresses.size() >= lanAddressesMax) break;
        const auto address = unpackLanAddress(bytesOf(each));
        if (address && isLanAddress(*address)) statement.addresses.push_back(*address);
    }
    return statement;
}

} // namespace ieum::room
