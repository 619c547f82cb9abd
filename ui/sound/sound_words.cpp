// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sound/sound_words.h"

#include <QCoreApplication>

namespace ieum::ui {
namespace {

struct Sounds {
    Q_DECLARE_TR_FUNCTIONS(Sounds)
};

} // namespace

QString troubleText(SoundTrouble trouble, bool isRecording) {
    switch (trouble) {
    case SoundTrouble::None:
        return {};
    case SoundTrouble::NoLibrary:
        return Sounds::tr("The package libpulse0 is not installed: there is no sound here.");
    case SoundTrouble::NoServer:
        return Sounds::tr("No sound server is running on this computer.");
    case SoundTrouble::NoDevice:
        return isRecording ? Sounds::tr("No microphone was found.") : Sounds::tr("No loudspeaker was found.");
    case SoundTrouble::Broken:
        return isRecording ? Sounds::tr("The sound server stopped while it was recording.")
                           : Sounds::tr("The sound server stopped while it was playing.");
    case SoundTrouble::NoWriter:
        return Sounds::tr("The package libopusenc0 is not installed: no voice can be recorded.");
    case SoundTrouble::NoSpace:
        return Sounds::tr("The recording could not be written: there is no space for it.");
    }
    return {};
}

QString lengthText(int64_t ms) {
    const int64_t seconds = ms / 1000;
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace ieum::ui
