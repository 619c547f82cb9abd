// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the vector files are made of: fixed seeds, and values in hexadecimal.
#pragma once

#include "crypto/hash.h"
#include "crypto/kdf.h"
#include "crypto/sign.h"
#include "support/seeded_random.h"

#include <QJsonArray>
#include <QJsonObject>

namespace ieum::vectors {

QJsonObject derivations();
QJsonObject epochs();
QJsonObject events();
QJsonObject rooms();
QJsonObject sessions();
QJsonObject transcripts();

inline QString hex(ByteView bytes) { return QString::fromStdString(toHex(bytes)); }
/// 64 bits do not fit JSON's numbers: as text, in decimal.
inline QString text(uint64_t number) { return QString::number(number); }

/// 32 bytes that anybody can make: the hash of a name.
inline crypto::Key keyOf(std::string_view name) { return *crypto::Key::from(crypto::blake2b256(bytesOf(name)).view()); }
template <class Id> Id idOf(std::string_view name) { return *Id::from(keyOf(name).view().first(Id::byteCount)); }
inline crypto::SigningKey signingKeyOf(std::string_view name) { return crypto::SigningKey::fromSeed(keyOf(name)); }
template <size_t n> std::array<std::byte, n> bytesFrom(std::string_view name) {
    std::array<std::byte, n> made{};
    test::SeededRandom(std::to_integer<uint64_t>(keyOf(name).view()[0])).fill(made);
    return made;
}

} // namespace ieum::vectors
