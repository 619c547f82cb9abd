// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the vector files are made of: fixed seeds, and values in hexadecimal.
#pragma once

#include "crypto/hash.h"
#include "crypto/kdf.h"
#include "crypto/sign.h"
#include "feed/range.h"
#include "support/seeded_random.h"

#include <QJsonArray>
#include <QJsonObject>

namespace ieum::vectors {

QJsonObject derivations();
QJsonObject devices();
QJsonObject epochs();
QJsonObject events();
QJsonObject meetings();
QJsonObject past();
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

/// What a machine draws, where somebody else must be able to draw the same: the n-th is the hash of a name and of n.
class NamedRandom : public Random {
  public:
    explicit NamedRandom(std::string name) : m_name(std::move(name)) {}

    static crypto::Key draw(const std::string& name, size_t number) {
        return keyOf(name + " draw " + std::to_string(number));
    }
    void fill(MutableByteView bytes) override {
        const crypto::Key drawn = draw(m_name, ++m_count);
        if (bytes.size() > drawn.view().size()) qFatal("more than a hash");
        std::copy_n(drawn.view().begin(), bytes.size(), bytes.begin());
    }

  private:
    std::string m_name;
    size_t m_count = 0;
};

QJsonObject eventOf(const feed::Event& event);

} // namespace ieum::vectors
