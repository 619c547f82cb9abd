// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands between somebody and his voice, and how long it is, in words.
#pragma once

#include <QString>
#include <cstdint>

namespace ieum::ui {

enum class SoundTrouble : uint8_t {
    None,
    NoLibrary, ///< that of the sound server
    NoServer,
    NoDevice, ///< the server has no microphone, or no loudspeaker
    Broken,   ///< it stopped while it was used
    NoWriter, ///< the library that makes Opus
    NoSpace,  ///< the note could not be written
};

/// "" for None.
QString troubleText(SoundTrouble trouble, bool isRecording);
/// "0:03", "10:00".
QString lengthText(int64_t ms);

} // namespace ieum::ui
