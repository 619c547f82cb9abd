// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/recovery_words.h"

#include "base/assert.h"
#include "crypto/sha256.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

#include <bitset>
#include <optional>

namespace ieum::node {

namespace {

constexpr size_t bitsPerWord = 11;
constexpr size_t listSize = size_t{1} << bitsPerWord;
constexpr size_t seedBits = 8 * crypto::Key::byteCount;
constexpr size_t checkBits = seedBits / 32;
static_assert(seedBits + checkBits == recoveryWordCount * bitsPerWord);
/// A sheet of words has about 250 bytes; what is far longer is a file that was given by mistake.
constexpr size_t textBytesMax = 16 * 1024;

/// The standard's lists are in NFKD.
QString canonical(const QString& word) { return word.normalized(QString::NormalizationForm_KD).toLower(); }

/// Both lists as they were fetched (tools/pinned-packages.txt); without them the program was not built.
struct Lists {
    QStringList korean = read(QStringLiteral("korean"));
    QStringList english = read(QStringLiteral("english"));
    QHash<QString, uint32_t> places; ///< of the words of both: they have none in common

    Lists() {
        for (const QStringList* list : {&korean, &english}) {
            for (qsizetype at = 0; at < list->size(); ++at) places.insert(list->at(at), static_cast<uint32_t>(at));
        }
        IEUM_ASSERT(places.size() == 2 * listSize);
    }

    static QStringList read(const QString& name) {
        QFile file(QStringLiteral(":/ieum/words/%1.json").arg(name));
        IEUM_ASSERT(file.open(QIODevice::ReadOnly));
        QStringList words;
        for (const QJsonValue word : QJsonDocument::fromJson(file.readAll()).array()) {
            words.append(canonical(word.toString()));
        }
        IEUM_ASSERT(words.size() == listSize);
        return words;
    }
    static const Lists& get() {
        static const Lists lists;
        return lists;
    }
};

/// Most significant bit of the first byte first, as the standard counts.
class Bits {
  public:
    explicit Bits(ByteView bytes) {
        for (const std::byte byte : bytes) put(std::to_integer<uint32_t>(byte), 8);
    }
    Bits() = default;
    ~Bits() { m_bits.reset(); }
    Bits(const Bits&) = delete;
    Bits& operator=(const Bits&) = delete;

    void put(uint32_t number, size_t count) {
        for (size_t bit = count; bit-- > 0;) m_bits[m_count++] = ((number >> bit) & 1U) != 0;
    }
    uint32_t take(size_t count) {
        uint32_t number = 0;
        for (size_t i = 0; i < count; ++i) number = 2 * number + (m_bits[m_taken++] ? 1 : 0);
        return number;
    }

  private:
    std::bitset<seedBits + checkBits> m_bits;
    size_t m_count = 0;
    size_t m_taken = 0;
};

uint32_t checkOf(const crypto::Key& seed) { return std::to_integer<uint32_t>(crypto::sha256(seed.view()).value[0]); }
static_assert(checkBits == 8);

/// Everything that is no letter parts words.
QStringList wordsOf(const QString& text) {
    QStringList words;
    QString word;
    for (const QChar c : text + ' ') {
        if (c.isLetter() || c.isMark()) {
            word += c;
        } else if (!word.isEmpty()) {
            words.append(std::exchange(word, {}));
        }
    }
    return words;
}

} // namespace

std::vector<std::string> recoveryWords(const crypto::Key& seed, WordList list) {
    const QStringList& from = list == WordList::Korean ? Lists::get().korean : Lists::get().english;
    Bits bits(seed.view());
    bits.put(checkOf(seed), checkBits);
    std::vector<std::string> words;
    words.reserve(recoveryWordCount);
    for (size_t i = 0; i < recoveryWordCount; ++i) {
        const QString& word = from[bits.take(bitsPerWord)];
        words.push_back(word.normalized(QString::NormalizationForm_C).toStdString());
    }
    return words;
}

Result<crypto::Key> readRecoveryWords(std::string_view text) {
    if (text.size() > textBytesMax) return fail(Cause::Input, NodeError::RecoveryWordCount, 0);
    const auto given = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    const QStringList words = wordsOf(canonical(given));
    if (words.size() != recoveryWordCount) {
        return fail(Cause::Input, NodeError::RecoveryWordCount, static_cast<int64_t>(words.size()));
    }
    const auto& places = Lists::get().places;
    Bits bits;
    for (qsizetype at = 0; at < words.size(); ++at) {
        const auto place = places.constFind(words[at]);
        if (place == places.constEnd()) return fail(Cause::Input, NodeError::UnknownRecoveryWord, at + 1);
        bits.put(*place, bitsPerWord);
    }
    crypto::Key seed;
    for (std::byte& byte : seed.bytes()) byte = static_cast<std::byte>(bits.take(8));
    if (bits.take(checkBits) != checkOf(seed)) return fail(Cause::Input, NodeError::RecoveryWordsMistyped);
    return seed;
}

} // namespace ieum::node
