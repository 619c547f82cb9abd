// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/passphrase_strength.h"

#include <QCoreApplication>

namespace ieum::ui {
namespace {

struct Strengths {
    Q_DECLARE_TR_FUNCTIONS(Strengths)
};

constexpr int fairBits = 40;
constexpr int goodBits = 56;

int bitsOf(char32_t letter) {
    if (letter >= 0xAC00 && letter <= 0xD7A3) return 6; // a syllable of Hangul
    if (QChar::isDigit(letter)) return 3;
    if (QChar::isLetter(letter)) return 4;
    return QChar::isSpace(letter) ? 2 : 5;
}

} // namespace

Strength strengthOf(const QString& passphrase) {
    const auto letters = passphrase.normalized(QString::NormalizationForm_C).toUcs4();
    if (letters.isEmpty()) return Strength::None;
    int bits = 0;
    for (qsizetype at = 0; at < letters.size(); ++at) {
        const int64_t step = at == 0 ? 100 : int64_t{letters[at]} - int64_t{letters[at - 1]};
        if (step < -1 || step > 1) bits += bitsOf(letters[at]);
    }
    if (bits < fairBits) return Strength::Weak;
    return bits < goodBits ? Strength::Fair : Strength::Good;
}

PassphraseStrength::PassphraseStrength(QObject* parent) : QObject(parent) {}

QString PassphraseStrength::words() const {
    switch (strengthOf(m_text)) {
    case Strength::Weak:
        return Strengths::tr("Easily guessed by a program. Four words that do not belong together are better.");
    case Strength::Fair:
        return Strengths::tr("Not bad. One more word makes it good.");
    case Strength::Good:
        return Strengths::tr("Hard to guess, if nobody else has ever used it.");
    case Strength::None:
        break;
    }
    return {};
}

} // namespace ieum::ui
