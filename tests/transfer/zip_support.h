// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Zips written field by field, so that each of them can lie.
#pragma once

#include "support/real_files.h"

#include <QByteArray>
#include <QFile>
#include <QTemporaryDir>
#include <optional>
#include <vector>

namespace ieum::transfer::test {

inline uint32_t crcOf(const QByteArray& data) {
    uint32_t crc = ~0U;
    for (const char byte : data) {
        crc ^= static_cast<uint8_t>(byte);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ (0xEDB88320U & (0U - (crc & 1U)));
    }
    return ~crc;
}

struct Packed {
    QByteArray name;
    QByteArray data;
    bool deflated = true;
    uint16_t flags = 0x800;
    uint16_t method = 0;                   ///< 0: by `deflated`
    uint32_t mode = 0;                     ///< of Unix, in the upper half
    std::optional<uint32_t> claimedSize{}; ///< instead of the true one
    std::optional<uint32_t> claimedCrc{};
    std::optional<uint32_t> claimedOffset{};
};

class ZipMaker {
  public:
    static QByteArray made(const std::vector<Packed>& entries) {
        ZipMaker zip;
        for (const Packed& entry : entries) zip.add(entry);
        return zip.end(static_cast<uint16_t>(entries.size()));
    }

  private:
    static void put(QByteArray& to, uint64_t number, int bytes) {
        for (int i = 0; i < bytes; ++i) to.append(static_cast<char>(number >> (8 * i) & 0xFFU));
    }
    void add(const Packed& entry) {
        // What qCompress adds around deflate: four bytes of length, two of zlib in front and four behind.
        const QByteArray wrapped = qCompress(entry.data, 9);
        const QByteArray packed = entry.deflated ? wrapped.mid(6, wrapped.size() - 10) : entry.data;
        const auto offset = entry.claimedOffset.value_or(static_cast<uint32_t>(m_bytes.size()));
        QByteArray common; // what both headers say
        put(common, entry.flags, 2);
        put(common, entry.method != 0 ? entry.method : entry.deflated ? 8 : 0, 2);
        put(common, 0, 4);
        put(common, entry.claimedCrc.value_or(crcOf(entry.data)), 4);
        put(common, static_cast<uint64_t>(packed.size()), 4);
        put(common, entry.claimedSize.value_or(static_cast<uint32_t>(entry.data.size())), 4);
        put(common, static_cast<uint64_t>(entry.name.size()), 2);
        put(common, 0, 2);
        m_bytes += "PK\3\4";
        put(m_bytes, 20, 2);
        m_bytes += common + entry.name + packed;
        m_table += "PK\1\2";
        put(m_table, entry.mode != 0 ? 3U << 8U | 20U : 20, 2);
        put(m_table, 20, 2);
        m_table += common;
        put(m_table, 0, 6);
        put(m_table, uint64_t{entry.mode} << 16U, 4);
        put(m_table, offset, 4);
        m_table += entry.name;
    }
    QByteArray end(uint16_t entries) {
        QByteArray all = m_bytes + m_table + "PK\5\6";
        put(all, 0, 4);
        put(all, entries, 2);
        put(all, entries, 2);
        put(all, static_cast<uint64_t>(m_table.size()), 4);
        put(all, static_cast<uint64_t>(m_bytes.size()), 4);
        put(all, 0, 2);
        return all;
    }

    QByteArray m_bytes;
    QByteArray m_table;
};

/// A folder for the files of one test.
class Place {
  public:
    std::string put(const QString& name, const QByteArray& bytes) const {
        QFile file(m_dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly)) return {};
        file.write(bytes);
        return file.fileName().toStdString();
    }
    std::string path(const QString& name = {}) const { return m_dir.filePath(name).toStdString(); }
    const ieum::test::RealFiles& files() const { return m_files; }

  private:
    QTemporaryDir m_dir;
    ieum::test::RealFiles m_files;
};

} // namespace ieum::transfer::test
