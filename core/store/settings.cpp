// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/settings.h"

namespace ieum::store {

Done Settings::set(std::string_view name, ByteView value) {
    auto statement = m_connection->prepare("INSERT OR REPLACE INTO setting VALUES(?1, ?2)");
    if (!statement) return passOn(statement);
    return statement->bind(name, value).run();
}

Result<std::optional<Bytes>> Settings::get(std::string_view name) {
    auto statement = m_connection->prepare("SELECT value FROM setting WHERE name=?1");
    if (!statement) return passOn(statement);
    return statement->bind(name).first([](Statement& row) { return copyOf(row.blob(0)); });
}

Done Settings::remove(std::string_view name) {
    auto statement = m_connection->prepare("DELETE FROM setting WHERE name=?1");
    if (!statement) return passOn(statement);
    return statement->bind(name).run();
}

} // namespace ieum::store
