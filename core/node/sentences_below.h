// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sentences for errors of the folders that know neither disk nor network, a table each; sentences.h looks them up.
#pragma once

#include "base/error.h"

#include <cstdint>
#include <span>

namespace ieum::node {

struct Sentence {
    uint16_t code;
    const char* text; ///< English, the source of translations; "%1" is the error's number
};
template <class Code> constexpr Sentence of(Code code, const char* text) { return {static_cast<uint16_t>(code), text}; }

/// Empty for the folders of sentences.cpp.
std::span<const Sentence> sentencesBelow(Folder folder);

} // namespace ieum::node
