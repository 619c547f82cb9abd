// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/encoding.h"

#include "base/error.h"
#include "base/utf8.h"
#include "transfer/error.h"

#include <cerrno>
#include <iconv.h>
#include <optional>

namespace ieum::transfer {

namespace {

/// The whole text or nothing: a text with a single bad byte is not in that encoding.
std::optional<std::string> convert(const char* encoding, ByteView bytes) {
    const iconv_t conversion = ::iconv_open("UTF-8", encoding);
    if (conversion == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
    std::string text;
    std::string piece(64U << 10U, '\0');
    // iconv's signature lacks a const; it does not write to its input.
    char* in = const_cast<char*>(textOf(bytes).data());
    size_t inLeft = bytes.size();
    bool ok = true;
    while (ok && inLeft > 0) {
        char* out = piece.data();
        size_t outLeft = piece.size();
        const size_t result = ::iconv(conversion, &in, &inLeft, &out, &outLeft);
        text.append(piece, 0, piece.size() - outLeft);
        ok = result != static_cast<size_t>(-1) || errno == E2BIG;
    }
    ::iconv_close(conversion);
    if (!ok || !checkUtf8(text)) return std::nullopt;
    return text;
}

bool startsWith(ByteView bytes, std::string_view mark) {
    return bytes.size() >= mark.size() && textOf(bytes.first(mark.size())) == mark;
}

} // namespace

Result<DecodedText> decodeText(ByteView bytes) {
    if (startsWith(bytes, "\xEF\xBB\xBF")) bytes = bytes.subspan(3);
    const std::string_view text = textOf(bytes);
    const Done utf8 = checkUtf8(text);
    if (utf8) return DecodedText{std::string(text), "utf-8"};
    const bool little = startsWith(bytes, "\xFF\xFE");
    if (little || startsWith(bytes, "\xFE\xFF")) {
        auto wide = convert(little ? "UTF-16LE" : "UTF-16BE", bytes.subspan(2));
        if (wide) return DecodedText{std::move(*wide), little ? "utf-16le" : "utf-16be"};
    } else if (auto korean = convert("CP949", bytes)) {
        return DecodedText{std::move(*korean), "cp949"};
    }
    return fail(Cause::Input, TransferError::BadEncoding, utf8.error().number);
}

} // namespace ieum::transfer
