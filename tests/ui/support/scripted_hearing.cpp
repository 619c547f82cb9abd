// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/scripted_hearing.h"

namespace ieum::uitest {

using namespace node;

Result<Sound> answer(Script& script, const HearFile& request) {
    script.heard.push_back(request);
    if (script.refuseHearing) return tl::unexpected<Error>(*script.refuseHearing);
    const auto found = script.sounds.find(request.file);
    if (found == script.sounds.end()) return fail(Cause::Input, NodeError::NoSound);
    return request.lengthOnly ? Sound{{}, found->second.lengthMs} : found->second;
}

} // namespace ieum::uitest
