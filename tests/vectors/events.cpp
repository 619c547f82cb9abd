// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "feed/fork.h"
#include "feed/writer.h"
#include "vectors/vectors.h"

namespace ieum::vectors {

QJsonObject eventOf(const feed::Event& event) {
    const feed::Header& header = event.header;
    QJsonObject made;
    made["kind"] = static_cast<int>(header.kind);
    made["flags"] = header.flags;
    made["seq"] = text(header.seq);
    made["hlc"] = text(header.hlc.word);
    made["previous"] = hex(header.previous.view());
    made["epoch"] = hex(header.epoch.view());
    made["body"] = hex(event.body);
    made["bodyHash"] = hex(header.bodyHash.view());
    made["header"] = hex(feed::encode(header));
    made["id"] = hex(event.id.view());
    if (event.signature) made["signature"] = hex(event.signature->view());
    return made;
}

namespace {

QJsonObject rangeOf(const std::string& name, feed::Kind kind, size_t count) {
    const crypto::SigningKey key = signingKeyOf("feed " + name);
    std::vector<feed::Draft> drafts;
    for (size_t i = 0; i < count; ++i) {
        const uint16_t flags = kind == feed::Kind::Control ? feed::flagCritical : 0;
        const auto epoch = kind == feed::Kind::Control ? EpochId{} : idOf<EpochId>("epoch");
        drafts.push_back({flags, {(uint64_t{1'800'000'000'000} << 16) + i}, epoch, copyOf(bytesOf("body " + name))});
        drafts.back().body.resize(10 * i, std::byte{0x2a});
    }
    const feed::Range range = feed::writeRange(key, kind, {}, std::move(drafts));
    QJsonArray events;
    for (const feed::Event& event : range.events) events.append(eventOf(event));
    return {{"feedSeed", hex(key.seed().view())}, {"feed", hex(range.feed.view())}, {"events", events}};
}

feed::Range branchOf(const crypto::SigningKey& key, const feed::Head& after, std::string_view said) {
    std::vector<feed::Draft> drafts;
    drafts.push_back({0, {after.hlc.word + 1}, idOf<EpochId>("epoch"), copyOf(bytesOf(said))});
    return feed::writeRange(key, feed::Kind::Content, after, std::move(drafts));
}

/// One feed that was continued twice after its first event.
QJsonObject forkOf() {
    const crypto::SigningKey key = signingKeyOf("feed forked");
    const feed::Range common = branchOf(key, {0, {}, {uint64_t{1'800'000'000'000} << 16}}, "before");
    const feed::Range one = branchOf(key, common.head(), "this");
    const feed::Range other = branchOf(key, common.head(), "that");
    const auto proof = feed::proveFork(common.feed, *feed::chainOf(one), *feed::chainOf(other));
    return {{"feedSeed", hex(key.seed().view())},
            {"branches", QJsonArray{eventOf(one.events[0]), eventOf(other.events[0])}},
            {"chainOfFirst", hex(feed::encode(*feed::chainOf(one)))},
            {"proof", hex(feed::encode(*proof))}};
}

} // namespace

QJsonObject events() {
    QJsonObject file;
    file["what"] =
        "ranges from the first event on: headers, ids, and the signature of the last event of each signed run; "
        "and a feed that was continued twice";
    file["fork"] = forkOf();
    file["ranges"] = QJsonArray{rangeOf("a", feed::Kind::Control, 1), rangeOf("b", feed::Kind::Content, 4)};
    return file;
}

} // namespace ieum::vectors
