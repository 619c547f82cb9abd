// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The JSON reader, and the walk over JSON that is too large for it: what the reader takes, the walk steps over whole.
#include "base/utf8.h"
#include "fuzz/dialect.h"
#include "transfer/json_reader.h"
#include "transfer/json_walk.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace ieum;
    using namespace ieum::transfer;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (!checkUtf8(text)) return 0;
    const auto value = parseJson(text);
    // A value ends at what follows it, so it is walked over as one of a list.
    const std::string list = "[" + std::string(text) + "]";
    JsonWalk walk(list);
    const std::string_view stepped = walk.open('[') && walk.item() ? walk.value() : std::string_view{};
    if (value) fuzz::insist(!walk.isBroken() && parseJson(stepped).has_value());
    (void)parseJson(strictJson(stepped));
    JsonWalk inside(text);
    if (inside.open('[')) {
        while (inside.item()) (void)inside.value();
    } else {
        JsonWalk object(text);
        object.open('{');
        while (object.member()) (void)object.value();
    }
    return 0;
}
