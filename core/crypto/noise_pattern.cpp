// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/noise_pattern.h"

#include "base/assert.h"

namespace ieum::crypto {

namespace {

using enum Token;

constexpr Token e[] = {E};
constexpr Token eEe[] = {E, EE};
constexpr Token eEs[] = {E, ES};
constexpr Token eEsSSs[] = {E, ES, S, SS};
constexpr Token eEeSe[] = {E, EE, SE};
constexpr Token eEeSEs[] = {E, EE, S, ES};
constexpr Token sSe[] = {S, SE};

constexpr TokenLine nn[] = {e, eEe};
constexpr TokenLine ik[] = {eEsSSs, eEeSe};
constexpr TokenLine xk[] = {eEs, eEe, sSe};
constexpr TokenLine xx[] = {e, eEeSEs, sSe};

constexpr PatternTable tables[] = {
    {"Noise_NN_25519_ChaChaPoly_BLAKE2b", false, false, false, nn},
    {"Noise_IK_25519_ChaChaPoly_BLAKE2b", true, true, true, ik},
    {"Noise_XK_25519_ChaChaPoly_BLAKE2b", true, true, true, xk},
    {"Noise_XX_25519_ChaChaPoly_BLAKE2b", false, true, true, xx},
};

} // namespace

const PatternTable& tableOf(Pattern pattern) {
    const auto index = static_cast<size_t>(pattern);
    IEUM_ASSERT(index < std::size(tables));
    return tables[index];
}

} // namespace ieum::crypto
