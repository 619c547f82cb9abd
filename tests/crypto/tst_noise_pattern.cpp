// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pattern table itself: what noise.cpp asserts while it runs, checked here for every line.
#include "crypto/noise_pattern.h"

#include <QtTest>
#include <set>

using namespace ieum::crypto;

class TestNoisePattern : public QObject {
    Q_OBJECT
  private slots:
    void everyKeyIsSentBeforeItIsMixed();
    void bothEphemeralKeysAreMixedExactlyOnce();
    void namesAreTheSpecifications();
};

namespace {

constexpr Pattern patterns[] = {Pattern::NN, Pattern::IK, Pattern::XK, Pattern::XX};

/// The keys that both sides know: initiator's and responder's ephemeral and static.
struct Known {
    bool ephemeral[2] = {false, false};
    bool fixed[2] = {false, false};

    bool allows(Token token) const {
        switch (token) {
        case Token::EE:
            return ephemeral[0] && ephemeral[1];
        case Token::ES:
            return ephemeral[0] && fixed[1];
        case Token::SE:
            return fixed[0] && ephemeral[1];
        case Token::SS:
            return fixed[0] && fixed[1];
        default:
            return true;
        }
    }
};

} // namespace

void TestNoisePattern::everyKeyIsSentBeforeItIsMixed() {
    for (const Pattern pattern : patterns) {
        const PatternTable& table = tableOf(pattern);
        Known known;
        known.fixed[1] = table.responderKnownBefore;
        for (size_t line = 0; line < table.lines.size(); ++line) {
            const size_t sender = line % 2;
            for (const Token token : table.lines[line]) {
                QVERIFY2(known.allows(token), table.protocolName.data());
                if (token == Token::E) known.ephemeral[sender] = true;
                if (token == Token::S) {
                    QVERIFY2(sender == 0 ? table.initiatorHasStatic : table.responderHasStatic,
                             table.protocolName.data());
                    known.fixed[sender] = true;
                }
            }
        }
        QVERIFY(known.ephemeral[0] && known.ephemeral[1]);
        QCOMPARE(known.fixed[0], table.initiatorHasStatic);
        QCOMPARE(known.fixed[1], table.responderHasStatic);
    }
}

void TestNoisePattern::bothEphemeralKeysAreMixedExactlyOnce() {
    // Forward secrecy of what follows the handshake: both ephemeral keys are mixed once, and no secret twice.
    for (const Pattern pattern : patterns) {
        std::multiset<Token> tokens;
        for (const TokenLine line : tableOf(pattern).lines) tokens.insert(line.begin(), line.end());
        QCOMPARE(tokens.count(Token::EE), size_t(1));
        QCOMPARE(tokens.count(Token::E), size_t(2));
        for (const Token token : {Token::ES, Token::SE, Token::SS}) QVERIFY(tokens.count(token) <= 1);
    }
}

void TestNoisePattern::namesAreTheSpecifications() {
    QCOMPARE(tableOf(Pattern::NN).protocolName, std::string_view("Noise_NN_25519_ChaChaPoly_BLAKE2b"));
    QCOMPARE(tableOf(Pattern::IK).protocolName, std::string_view("Noise_IK_25519_ChaChaPoly_BLAKE2b"));
    QCOMPARE(tableOf(Pattern::XK).protocolName, std::string_view("Noise_XK_25519_ChaChaPoly_BLAKE2b"));
    QCOMPARE(tableOf(Pattern::XX).protocolName, std::string_view("Noise_XX_25519_ChaChaPoly_BLAKE2b"));
}

QTEST_GUILESS_MAIN(TestNoisePattern)
#include "tst_noise_pattern.moc"
