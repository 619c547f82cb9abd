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
Result<std::optional<std::string>> convert(const char* encoding, ByteView bytes, const std::function<Done()>& goOn) {
    const iconv_t conversion = ::iconv_open("UTF-8", encoding);
    if (conversion == reinterpret_cast<iconv_t>(-1)) return std::optional<std::string>();
    std::string text;
    std::string piece(64U << 10U, '\0');
    // iconv's signature lacks a const; it does not write to its input.
    char* in = const_cast<char*>(textOf(bytes).data());
    size_t inLeft = bytes.size();
    bool ok = true;
    Done going;
    while (ok && inLeft > 0) {
        going = goOn ? goOn() : Done();
        if (!going) break;
        char* out = piece.data();
        size_t outLeft = piece.size();
        const size_t result = ::iconv(conversion, &in, &inLeft, &out, &outLeft);
        text.append(piece, 0, piece.size() - outLeft);
        ok = result != static_cast<size_t>(-1) || errno == E2BIG;
    }
    ::iconv_close(conversion);
    if (!going) return passOn(going);
    if (!ok || !checkUtf8(text)) return std::optional<std::string>();
    return std::optional(std::move(text));
}

bool startsWith(ByteView bytes, std::string_view mark) {
    return bytes.size() >= mark.size() && textOf(bytes.first(mark.size())) == mark;
}

} // namespace

Result<TextView> viewText(ByteView bytes, const std::function<Done()>& goOn) {
    if (startsWith(bytes, "\xEF\xBB\xBF")) bytes = bytes.subspan(3);
    const std::string_view text = textOf(bytes);
    const Done utf8 = checkUtf8(text);
    if (utf8) return TextView::of(text);
    const bool little = startsWith(bytes, "\xFF\xFE");
    const bool isWide = little || startsWith(bytes, "\xFE\xFF");
    const std::string encoding = !isWide ? "cp949" : little ? "utf-16le" : "utf-16be";
    auto converted = convert(encoding.c_str(), isWide ? bytes.subspan(2) : bytes, goOn);
    if (!converted) return passOn(converted);
    if (*converted) return TextView::of(DecodedText{std::move(**converted), encoding});
    return fail(Cause::Input, TransferError::BadEncoding, utf8.error().number);
}

Result<DecodedText> decodeText(ByteView bytes) {
    const auto view = viewText(bytes);
    if (!view) return passOn(view);
    return DecodedText{std::string(view->text()), view->encoding()};
}

} // namespace ieum::transfer
