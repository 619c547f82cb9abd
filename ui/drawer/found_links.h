// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The addresses in a text. Only http and https, and of each the host as it is resolved: of letters that imitate others
// ("xn--…"), and without what stands before an "@" to look like one.
#pragma once

#include <QList>
#include <QString>

namespace ieum::ui {

/// Of one text; more are no talk.
inline constexpr qsizetype linksPerTextMax = 20;
inline constexpr qsizetype linkLettersMax = 2000;

struct FoundLink {
    QString url;  ///< as it is opened: encoded, with nothing in it that cannot be seen
    QString host; ///< "example.com", "xn--…", with a port that is not usual
    bool operator==(const FoundLink&) const = default;
};

QList<FoundLink> linksIn(const QString& text);

} // namespace ieum::ui
