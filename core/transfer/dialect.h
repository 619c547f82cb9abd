// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One format of one messenger. A dialect is one file with one class; the table of all of them is below.
#pragma once

#include "base/files.h"
#include "base/result.h"
#include "transfer/chat.h"
#include "transfer/importer.h"
#include "transfer/text_window.h"

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace ieum::transfer {

struct DialectInput {
    std::string_view text; ///< valid UTF-8, without byte order mark; "" where `pieces` has it
    std::string_view fileName;
    const ImportOptions& options;
    const Files& files;
    OpenPieces pieces{}; ///< a text that is too long to be held, for a dialect that readsPieces()

    /// The text from its beginning. Errors: those of opening it.
    Result<TextWindow> window() const {
        if (!pieces) return TextWindow(text);
        auto reader = pieces();
        if (!reader) return passOn(reader);
        return TextWindow(std::move(*reader));
    }
};

class Dialect {
  public:
    virtual ~Dialect() = default;
    virtual std::string_view name() const = 0;
    /// Index of the first of these lines that only this dialect writes. The dialect that shows first has the file:
    /// people paste logs of other messengers into messages, but never in front of their own.
    virtual std::optional<size_t> recognisedAt(std::span<const std::string_view> firstLines) const = 0;
    virtual Result<Chat> read(const DialectInput& input) const = 0;
    /// It looks at the text through DialectInput::window() only.
    virtual bool readsPieces() const { return false; }
};

const Dialect& ieumArchive();
const Dialect& kakaoMac();
const Dialect& kakaoIos();
const Dialect& kakaoAndroid();
const Dialect& kakaoWindows();
const Dialect& whatsApp();
const Dialect& lineExport();
const Dialect& telegram();
const Dialect& discord();

/// A new dialect is one file, its name above, and its name here. Where two show at the same line the earlier one has
/// the file.
inline constexpr std::array dialects = {ieumArchive, kakaoMac,   kakaoIos, kakaoAndroid, kakaoWindows,
                                        whatsApp,    lineExport, telegram, discord};

} // namespace ieum::transfer
