// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What may be said on the command line of the window.
#pragma once

#include <QCoreApplication>
#include <QSize>
#include <QString>

#include <optional>

namespace ieum::desktop {

struct Options {
    QString profile;           ///< absolute
    QString language;          ///< "", "ko", "en" or "ja"
    QString theme;             ///< "", "light" or "dark"
    QString openRoom;          ///< name of the room to show first
    QString drawer;            ///< "members", "files", "search" or "paths"
    QString handed;            ///< an "ieum:" link, or a file as a URL; "": nothing
    QString screenshot;        ///< write a picture there once the content is there, then quit
    std::optional<QSize> size; ///< of the window, in place of the one that it had
    bool offline = false;
    bool background = false;   ///< show no window before it is asked for
    std::optional<int> report; ///< say what frames take, and scroll back by so many
};

/// Ends the process with a sentence when something is wrong with them, as --help and --version do.
Options optionsOf(const QCoreApplication& app);

} // namespace ieum::desktop
