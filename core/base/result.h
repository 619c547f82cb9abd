// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Errors are values. An Error says whose fault it is (that decides its fate), which folder's code, one number that
// helps, and the place. Sentences for people are made above core (node/sentences.h), because they are translated.
#pragma once

#include <cstdint>
#include <source_location>
#include <tl/expected.hpp>
#include <utility>

namespace ieum {

enum class Cause : uint8_t {
    Peer,    ///< what somebody else sent is wrong: close that session, count it
    Machine, ///< disk full, locked, port taken: retry or say so
    Input,   ///< what the user gave is wrong: say so, change nothing
};

enum class Folder : uint8_t { Base, Crypto, Wire, Feed, Room, Vault, Sync, Transfer, Store, Net, Replica, Node };

struct Error {
    Cause cause = Cause::Machine;
    Folder folder = Folder::Base;
    uint16_t code = 0;  ///< a value of the folder's own enum
    int64_t number = 0; ///< an offset, errno, size …; its meaning is the code's
    const char* file = "";
    uint32_t line = 0;

    template <class Code> bool is(Code wanted) const noexcept {
        return folder == folderOf(wanted) && code == static_cast<uint16_t>(wanted);
    }
};

/// Makes an Error from a folder's enum; every folder's error.h declares `constexpr Folder folderOf(ThatEnum)`.
template <class Code> [[nodiscard]] tl::unexpected<Error>
fail(Cause cause, Code code, int64_t number = 0, std::source_location place = std::source_location::current()) {
    return tl::unexpected<Error>(
        Error{cause, folderOf(code), static_cast<uint16_t>(code), number, place.file_name(), place.line()});
}

/// A class rather than an alias: GCC 12 lets a dropped alias of a [[nodiscard]] template pass in silence.
template <class T> class [[nodiscard]] Result : public tl::expected<T, Error> {
  public:
    using tl::expected<T, Error>::expected;
    Result(tl::expected<T, Error> other) : tl::expected<T, Error>(std::move(other)) {}
};

/// Passes another Result's error on: `if (!read) return passOn(read);`
template <class R> [[nodiscard]] tl::unexpected<Error> passOn(R&& failed) {
    return tl::unexpected<Error>(std::forward<R>(failed).error());
}

using Done = Result<void>;

} // namespace ieum
