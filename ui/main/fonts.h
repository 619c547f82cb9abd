// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which letters the window is written with: the desktop's own font when it has Hangul, otherwise one that has both
// scripts, because two fonts on one line do not sit on it alike.
#pragma once

class QGuiApplication;

namespace ieum::ui {

void chooseFont(const QGuiApplication& app);

/// Loads those of the first frame, for texts of so many per cent, while there is nothing else to do.
void warmFonts(int percent);

} // namespace ieum::ui
