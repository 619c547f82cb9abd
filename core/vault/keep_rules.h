// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which files are wanted here without being asked for: rules for a room, a type and a size. Of the rules that fit a
// file the most specific decides: one for a room before one for all rooms; of those one for a type before one for all
// types; of those one with a limit of size before one without, and of two limits the lower one. Two rules for the same
// room, type and limit do not exist, so one of them always decides. Where none fits, small files are wanted. Pure.
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "vault/error.h"

#include <optional>
#include <vector>

namespace ieum::vault {

/// What a rule looks at.
struct KeptFile {
    RoomId room;
    uint8_t kind = 0; ///< a number below fileKindsMax; the store knows what they mean
    uint64_t sizeBytes = 0;
};

struct KeepRule {
    std::optional<RoomId> room{};       ///< nothing: every room
    std::optional<uint8_t> kind{};      ///< nothing: every type
    std::optional<uint64_t> bytesMax{}; ///< it fits files up to this size; nothing: of every size
    bool keep = true;
    bool onMetered = false; ///< also over a line that is paid by the byte

    bool fits(const KeptFile& file) const;
    /// The same room, type and limit, whatever it says of them.
    bool isAbout(const KeepRule& other) const {
        return room == other.room && kind == other.kind && bytesMax == other.bytesMax;
    }
    bool operator==(const KeepRule&) const = default;
};

enum class Wanted : uint8_t {
    Not = 0,
    Free = 1,     ///< as long as the line is not paid by the byte
    Anywhere = 2, ///< over any line
};

class KeepRules {
  public:
    /// `smallBytes`: files up to that size are wanted where no rule fits.
    explicit KeepRules(uint64_t smallBytes) : m_smallBytes(smallBytes) {}

    /// Takes the place of one that is about the same. Errors (Cause::Input): BadRule, TooManyRules.
    Done add(const KeepRule& rule);
    /// False: there is none that is about the same.
    bool remove(const KeepRule& like);
    /// The most specific first.
    const std::vector<KeepRule>& all() const { return m_rules; }
    Wanted decide(const KeptFile& file) const;
    uint64_t smallBytes() const { return m_smallBytes; }

  private:
    uint64_t m_smallBytes;
    std::vector<KeepRule> m_rules;
};

} // namespace ieum::vault
