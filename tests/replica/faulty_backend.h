// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real storage, which fails on command: the n-th commit, or every write from now on.
#pragma once

#include "replica/depot_backend.h"
#include "store/error.h"

#include <functional>

namespace ieum::replica::test {

class FaultyBackend : public DepotBackend {
  public:
    explicit FaultyBackend(DepotBackend& real) : m_real(&real) {}

    bool commitFails = false;
    bool beginFails = false;
    bool appendFails = false;
    bool readFails = false;
    size_t commits = 0;
    /// Called before each commit is carried out.
    std::function<void()> beforeCommit;

    InstanceId instance() const override { return m_real->instance(); }
    Done begin() override { return beginFails ? broken() : m_real->begin(); }
    Done commit() override {
        if (beforeCommit) beforeCommit();
        if (commitFails) return broken();
        ++commits;
        return m_real->commit();
    }
    void rollback() override { m_real->rollback(); }
    Result<std::optional<DepotRoom>> room(const ReplicaTag& tag) override { return m_real->room(tag); }
    Result<uint64_t> roomCount() override { return m_real->roomCount(); }
    Done saveRoom(const DepotRoom& room) override { return m_real->saveRoom(room); }
    Result<std::vector<DepotFeed>> feeds(const ReplicaTag& tag) override { return m_real->feeds(tag); }
    Result<std::optional<DepotFeed>> feed(const ReplicaTag& tag, const FeedId& feed) override {
        return m_real->feed(tag, feed);
    }
    Result<uint64_t> appendRange(const ReplicaTag& tag, const feed::Range& range,
                                 const crypto::Signature& admission) override {
        if (appendFails) return fail(Cause::Machine, StoreError::DiskFull);
        return m_real->appendRange(tag, range, admission);
    }
    Result<feed::Range> readRange(const ReplicaTag& tag, const FeedId& feed, uint64_t fromSeq, uint64_t toSeq,
                                  size_t bytesMax, Direction direction) override {
        if (readFails) return fail(Cause::Machine, StoreError::Corrupt);
        return m_real->readRange(tag, feed, fromSeq, toSeq, bytesMax, direction);
    }
    Result<std::vector<sync::ReceiptRecord>> receipts(const ReplicaTag& tag) override { return m_real->receipts(tag); }
    Result<std::optional<SavedReceipt>> saveReceipt(const ReplicaTag& tag,
                                                    const sync::ReceiptRecord& receipt) override {
        return m_real->saveReceipt(tag, receipt);
    }
    KeptSince kept() override { return m_real->kept(); }

  private:
    static Done broken() { return fail(Cause::Machine, StoreError::Io); }

    DepotBackend* m_real;
};

} // namespace ieum::replica::test
