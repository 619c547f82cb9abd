// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows as JSON, with the keys that docs/cli.md promises. Times are ISO 8601 with this computer's offset, null for
// never.
#pragma once

#include "node/backup_rows.h"
#include "node/export_requests.h"
#include "node/person_requests.h"
#include "node/rows.h"
#include "node/transfer_rows.h"

#include <QJsonArray>
#include <QJsonObject>

namespace ieum::node {

QJsonValue timeToJson(int64_t ms);
/// As a sentence; null for none.
QJsonValue whyToJson(const std::optional<Error>& why);
/// "unknown", "theirs", "ours".
const char* nameOf(OutageRow::Whose whose);

QJsonObject toJson(const Self& self);
QJsonObject toJson(const RecoveryRow& row);
QJsonObject toJson(const RoomRow& row);
QJsonObject toJson(const MemberRow& row);
QJsonObject toJson(const PolicyRow& row);
QJsonObject toJson(const UndoneRow& row);
QJsonObject toJson(const MessageRow& row);
QJsonObject toJson(const GapRow& row);
QJsonObject toJson(const SearchHit& hit);
QJsonObject toJson(const FileRow& row);
QJsonObject toJson(const ReplicaRow& row);
QJsonObject toJson(const AddressRow& row);
QJsonObject toJson(const LanReport& report); ///< rpc_lan.cpp
QJsonObject toJson(const RestoredRow& row);
QJsonObject toJson(const StatusRow& row);
QJsonObject toJson(const ImportReport& report); ///< rpc_transfer.cpp
QJsonObject toJson(const ExportReport& report);
QJsonObject toJson(const TargetRow& row);
QJsonObject toJson(const TransferRow& row);
QJsonObject toJson(const OutageRow& row);
QJsonObject toJson(const OutsideText& made);
QJsonObject toJson(const BundleWritten& written);
QJsonObject toJson(const BundleRead& read);
QJsonObject toJson(const BackupWritten& written);
QJsonObject toJson(const BackupRow& row);
QJsonObject toJson(const Accepted& accepted);
QJsonObject toJson(const DeviceRow& row);
QJsonObject toJson(const SafetyRow& row);
QJsonObject toJson(const PersonDeviceRow& row);
QJsonObject toJson(const SharedRoomRow& row);
QJsonObject toJson(const PersonRow& row);

template <class Row> QJsonArray toJson(const std::vector<Row>& rows) {
    QJsonArray array;
    for (const Row& row : rows) array.append(toJson(row));
    return array;
}

} // namespace ieum::node
