// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sound of a voice note of somebody else's, decoded by app/preview in a process that may do nothing else
// (confined_process.h), of which nothing is believed that is not checked. Called from the pool; blocks for at most
// soundWaitMs. Whoever takes the processor until then is ended earlier (app/preview/confinement.h).
#pragma once

#include "node/preview_process.h"
#include "node/vault_rows.h"

namespace ieum::node {

enum class SoundPart : bool { All, Length };

/// `program`: ieum-preview; empty: there is none. Errors: NoSound, NoSoundReader, FileUnreadable (number: errno): this
/// machine could not, or not in time; another time it may.
Result<Sound> soundOf(const std::string& program, const MemoryFile& file, SoundPart part = SoundPart::All);

} // namespace ieum::node
