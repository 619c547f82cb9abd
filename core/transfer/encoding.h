// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// From the bytes of a file to UTF-8. UTF-8 and UTF-16 with a byte order mark are taken as what they say; what is not
// valid UTF-8 may be CP949, as Windows programs in Korea write it. Nothing is replaced or dropped.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace ieum::transfer {

struct DecodedText {
    std::string text;     ///< valid UTF-8 without byte order mark
    std::string encoding; ///< as in Chat::encoding
};

/// Errors: TransferError::BadEncoding.
Result<DecodedText> decodeText(ByteView bytes);

/// The same without a copy where the bytes are UTF-8 already: they must outlive it.
class TextView {
  public:
    static TextView of(std::string_view utf8) { return TextView({{}, "utf-8"}, utf8); }
    static TextView of(DecodedText converted) { return TextView(std::move(converted), std::nullopt); }
    std::string_view text() const { return m_inPlace ? *m_inPlace : std::string_view(m_converted.text); }
    const std::string& encoding() const { return m_converted.encoding; }

  private:
    TextView(DecodedText converted, std::optional<std::string_view> inPlace)
        : m_converted(std::move(converted)), m_inPlace(inPlace) {}

    DecodedText m_converted;
    std::optional<std::string_view> m_inPlace;
};
/// `goOn` is asked for each piece that is converted; its errors come back.
Result<TextView> viewText(ByteView bytes, const std::function<Done()>& goOn = {});

} // namespace ieum::transfer
