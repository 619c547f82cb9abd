// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The addresses in a text: http, https, mailto, and our own. Of each the host as it is resolved: of letters that
// imitate others ("xn--…"), and without what stands before an "@" to look like one. Letters are counted in UTF-16.
#pragma once

#include <QList>
#include <QString>

namespace ieum::ui {

/// Of one text; more are no talk.
inline constexpr qsizetype linksPerTextMax = 20;
inline constexpr qsizetype linkLettersMax = 2000;
/// As long as the longest that room/invite.h reads.
inline constexpr qsizetype ownLinkLettersMax = 16 * 1024;

enum class LinkKind {
    Web,  ///< a browser opens it
    Mail, ///< a mail program; only an address: what such a link asks to be attached or copied to is left out
    Ours, ///< "ieum:…", which this program offers itself
};

/// Why an address may be meant to deceive.
enum class LinkDoubt {
    None,
    NotAsShown,   ///< what reads like its host is not the host
    MixedLetters, ///< its host is of scripts that nobody mixes, as Cyrillic and Latin (after UTS #39, 5.2)
};

struct FoundLink {
    LinkKind kind = LinkKind::Web;
    QString url;  ///< as it is opened: encoded, with nothing in it that cannot be seen
    QString host; ///< "example.com", "xn--…", with a port that is not usual; of mail the address, of ours nothing
    LinkDoubt doubt = LinkDoubt::None;
    bool operator==(const FoundLink&) const = default;
};

struct LinkPlace {
    qsizetype begin = 0;
    qsizetype length = 0;
    FoundLink link;
};

/// In the order of the text. `cut`: the text goes on, so that an address at its very end may be another one.
QList<LinkPlace> linkPlaces(const QString& text, bool cut = false);
/// Each once.
QList<FoundLink> linksIn(const QString& text);

} // namespace ieum::ui
