// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/fork_store.h"

namespace ieum::store {

Result<std::optional<uint64_t>> forkSeqOf(Connection& connection, const FeedId& feed) {
    auto statement = connection.prepare("SELECT seq FROM fork WHERE feed=?1");
    if (!statement) return passOn(statement);
    return statement->bind(feed).first([](Statement& row) { return row.unsignedNumber(0); });
}

Result<std::optional<feed::ForkProof>> forkOf(Connection& connection, const FeedId& feed) {
    auto statement = connection.prepare("SELECT proof FROM fork WHERE feed=?1");
    if (!statement) return passOn(statement);
    const auto bytes = statement->bind(feed).first([](Statement& row) { return copyOf(row.blob(0)); });
    if (!bytes) return passOn(bytes);
    if (!*bytes) return std::optional<feed::ForkProof>();
    auto proof = feed::readFork(**bytes);
    if (!proof) return fail(Cause::Machine, StoreError::BadRow, 0);
    return std::optional(std::move(*proof));
}

Result<std::vector<FeedId>> closedFeeds(Connection& connection) {
    auto statement = connection.prepare("SELECT feed FROM fork");
    if (!statement) return passOn(statement);
    return statement->all([](Statement& row) { return row.id<FeedId>(0); });
}

} // namespace ieum::store
