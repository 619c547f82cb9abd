// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Public test vectors: hex in the tests themselves, JSON in the folder that IEUM_EXTERNAL_DATA names.
#pragma once

#include "base/bytes.h"
#include "base/random.h"
#include "crypto/agreement.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

namespace ieum::crypto::test {

inline Bytes unhex(std::string_view text) { return fromHex(text).value(); }
inline Bytes bytesIn(const QJsonObject& object, const char* name) {
    return unhex(object[QLatin1String(name)].toString().toStdString());
}
inline QString hexOf(ByteView bytes) { return QString::fromStdString(toHex(bytes)); }

inline Key keyOf(ByteView bytes) { return Key::from(bytes).value(); }
inline AgreementKey agreementKeyIn(const QJsonObject& object, const char* name) {
    return AgreementKey::fromSecret(keyOf(bytesIn(object, name)));
}

/// The same bytes in every run, never the same twice in one.
class CountingRandom : public Random {
  public:
    explicit CountingRandom(uint8_t start = 1) : m_next(start) {}
    void fill(MutableByteView bytes) override {
        for (std::byte& b : bytes) {
            m_next = m_next * 6364136223846793005ULL + 1442695040888963407ULL;
            b = static_cast<std::byte>(m_next >> 56);
        }
    }

  private:
    uint64_t m_next;
};

inline bool haveExternalData() { return qEnvironmentVariableIsSet("IEUM_EXTERNAL_DATA"); }

/// Null when the file cannot be read or parsed.
inline QJsonDocument externalVectors(const char* fileName) {
    QFile file(qEnvironmentVariable("IEUM_EXTERNAL_DATA") + QLatin1String("/vectors/") + QLatin1String(fileName));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QJsonDocument::fromJson(file.readAll());
}

} // namespace ieum::crypto::test

#define IEUM_NEEDS_EXTERNAL_DATA()                                                                                     \
    if (!ieum::crypto::test::haveExternalData())                                                                       \
    QSKIP("IEUM_EXTERNAL_DATA is not set: the public vector files are other people's data and not part of this "       \
          "source")
