// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/any_asked.h"

namespace ieum::node {

void AnyAsked::refuse(const Error& why) {
    visit([&](auto& asked) { asked.reply(tl::unexpected<Error>(why)); });
}

} // namespace ieum::node
