// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A depot in one SQLite database of its own (docs/replica.md, "On disk"): one writer, one process. Everything in it is
// ciphertext or metadata already; the file is encrypted all the same, under a key that lies beside it, so that every
// page is authenticated when it is read, a copy of the database alone tells nothing about who wrote when, and
// destroying 32 bytes destroys the depot.
#pragma once

#include "base/random.h"
#include "replica/depot_backend.h"
#include "replica/sqlite_chunk_index.h"
#include "replica/sqlite_content_ages.h"

namespace ieum::replica {

class SqliteBackend : public DepotBackend {
  public:
    /// Makes the tables when the database is new; `random` makes its instance id.
    /// Errors: StoreError::Foreign, TooNew (number: version), and those of the connection.
    static Result<std::unique_ptr<SqliteBackend>> open(std::unique_ptr<store::Connection> connection, Random& random);

    InstanceId instance() const override { return m_instance; }
    Done begin() override { return m_connection->begin(); }
    Done commit() override { return m_connection->commit(); }
    void rollback() override { m_connection->rollback(); }

    Result<std::optional<DepotRoom>> room(const ReplicaTag& tag) override;
    Result<uint64_t> roomCount() override;
    Done saveRoom(const DepotRoom& room) override;

    Result<std::vector<DepotFeed>> feeds(const ReplicaTag& tag) override;
    Result<std::optional<DepotFeed>> feed(const ReplicaTag& tag, const FeedId& feed) override;
    Result<uint64_t> appendRange(const ReplicaTag& tag, const feed::Range& range,
                                 const crypto::Signature& admission) override;
    Result<feed::Range> readRange(const ReplicaTag& tag, const FeedId& feed, uint64_t fromSeq, uint64_t toSeq,
                                  size_t bytesMax, Direction direction) override;
    Result<std::vector<sync::ReceiptRecord>> receipts(const ReplicaTag& tag) override;
    Result<std::optional<SavedReceipt>> saveReceipt(const ReplicaTag& tag, const sync::ReceiptRecord& receipt) override;

    KeptSince kept() override { return {m_chunks, m_ages}; }

  private:
    explicit SqliteBackend(std::unique_ptr<store::Connection> connection)
        : m_connection(std::move(connection)), m_chunks(*m_connection), m_gaps(*m_connection), m_ages(*m_connection) {}
    Result<uint64_t> nextChange();
    Result<uint64_t> pieceBegin(int64_t feedNumber, uint64_t floorSeq, uint64_t toSeq, size_t bytesMax);
    Result<int64_t> feedNumber(const ReplicaTag& tag, const FeedId& feed);
    Done noteChange(int64_t number, uint64_t change);
    Done insert(int64_t number, const feed::Range& range);
    Result<feed::Range> readStretch(const DepotFeed& feed, int64_t number, const SqliteGaps::Stretch& stretch,
                                    uint64_t fromSeq, uint64_t toSeq, size_t bytesMax);
    Done advanceHead(const ReplicaTag& tag, const feed::Range& range, const crypto::Signature& admission,
                     uint64_t change);

    std::unique_ptr<store::Connection> m_connection;
    SqliteChunkIndex m_chunks;
    SqliteGaps m_gaps;
    SqliteContentAges m_ages;
    InstanceId m_instance;
};

} // namespace ieum::replica
