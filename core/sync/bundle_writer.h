// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes a bundle, in one file or in parts that each fit one stick or one mail. Every part can be read alone. Does disk
// work and sealing, on whatever thread the caller has for that.
#pragma once

#include "base/files.h"
#include "sync/bundle_form.h"

#include <map>
#include <memory>

namespace ieum::sync {

/// A room that the bundle is for.
struct BundleRoom {
    RoomId room;
    crypto::Key session;
};
/// Records of one room that must stand in one part: a range up to its signature, or one chunk.
struct BundleUnit {
    RoomId room;
    std::vector<wire::BundleRecord> records;
};

class BundleWriter {
  public:
    struct Config {
        std::string path;        ///< must not exist; with parts it is followed by ".1", ".2" …
        uint64_t splitBytes = 0; ///< no part is longer; 0: one file. At least bundlePartBytesMin
        BundleId bundle;
        DeviceId device;
        std::shared_ptr<const crypto::SigningKey> deviceKey;
        int64_t writtenMs = 0;
    };
    BundleWriter(Files& files, Config config, const std::vector<BundleRoom>& rooms);

    /// Errors: those of Files; then nothing of the bundle is left on the disk.
    Done put(const std::vector<BundleUnit>& units);
    /// Every room gets its end, also one of which there was nothing. Errors: likewise.
    Done end();
    /// Removes what was written.
    void giveUp();

    /// All parts, in order.
    const std::vector<std::string>& paths() const { return m_paths; }
    uint64_t bytes() const { return m_written; }

  private:
    struct Room {
        BundleKeys keys;
        uint64_t records = 0; ///< in this part, its head among them; 0: not begun there
    };

    Done putUnit(const BundleUnit& unit);
    Done beginPart();
    Done endPart(bool last);
    Done flush();
    void add(Room& room, const wire::BundleRecord& record);
    void begin(const RoomId& id, Room& room);
    bool isRoomFor(size_t bytes) const;

    Files& m_files;
    Config m_config;
    std::map<RoomId, Room> m_rooms;
    std::vector<std::string> m_paths;
    BundlePreamble m_preamble;
    uint64_t m_number = 0;    ///< of the next record in this part
    uint64_t m_partBytes = 0; ///< of this part, what waits included
    uint64_t m_written = 0;   ///< of all parts
    Bytes m_waiting;
};

} // namespace ieum::sync
