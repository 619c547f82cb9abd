// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/links/found_links.h"

#include <QRegularExpression>
#include <QSet>
#include <QUrl>
#include <algorithm>

namespace ieum::ui {
namespace {

/// What ends a sentence, or a bracket around the address, is no part of it.
QString withoutEnd(QString address) {
    const QString ends = QStringLiteral(".,;:!?\"'…、。)]}>");
    while (!address.isEmpty() && ends.contains(address.back())) {
        if (address.back() == u')' && address.count(u'(') >= address.count(u')')) break;
        address.chop(1);
    }
    return address;
}

/// A Korean particle stands directly after the host, as in "example.com에서". No top-level label is of both ASCII and
/// other letters, and no port ends with one.
QString withoutParticle(const QString& address) {
    static const QRegularExpression host(
        QStringLiteral("^https?://(?:[^/?#\\\\]*@)?"
                       "(?:[^/?#@:]+:\\d{1,5}|(?:[^/?#@:.]+\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59}|\\d{1,3}))"
                       "(?=[^\\x00-\\x7f][^/?#@.]*(?:[/?#]|$))"),
        QRegularExpression::CaseInsensitiveOption);
    const auto found = host.match(address);
    return found.hasMatch() ? found.captured() : address;
}

/// What a reader takes for the host: up to the path, whatever stands in it.
QString authorityOf(const QString& address) {
    static const QRegularExpression authority(QStringLiteral("^[^:]+://([^/?#\\\\]*)"));
    return authority.match(address).captured(1).toLower();
}

/// Korean and Japanese names stand beside Latin letters every day; nobody writes Latin and Cyrillic in one host.
bool isOfMixedLetters(const QString& host) {
    using Scripts = QSet<QChar::Script>;
    Scripts scripts;
    for (const char32_t letter : host.toUcs4()) scripts += QChar::script(letter);
    scripts -= Scripts{QChar::Script_Common, QChar::Script_Inherited};
    const Scripts korean{QChar::Script_Latin, QChar::Script_Han, QChar::Script_Hangul};
    const Scripts japanese{QChar::Script_Latin, QChar::Script_Han, QChar::Script_Hiragana, QChar::Script_Katakana};
    return scripts.size() > 1 && !korean.contains(scripts) && !japanese.contains(scripts);
}

LinkDoubt doubtOf(const QString& address, const QString& host) {
    QString written = authorityOf(address);
    static const QRegularExpression port(QStringLiteral(":\\d*$"));
    written.remove(port);
    if (written != host && written.normalized(QString::NormalizationForm_KC) != written) return LinkDoubt::NotAsShown;
    const QString resolved =
        QString::fromLatin1(QUrl::toAce(written, QUrl::IgnoreIDNWhitelist)); // empty: no name of a host
    if (written != host && resolved != host) return LinkDoubt::NotAsShown;
    return isOfMixedLetters(QUrl::fromAce(host.toLatin1(), QUrl::IgnoreIDNWhitelist)) ? LinkDoubt::MixedLetters
                                                                                      : LinkDoubt::None;
}

FoundLink webLink(const QString& address) {
    const QUrl url(address, QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (!url.isValid() || (scheme != QLatin1String("http") && scheme != QLatin1String("https"))) return {};
    QString host = url.host(QUrl::FullyEncoded);
    if (host.isEmpty()) return {};
    if (host.contains(u':')) host = QStringLiteral("[%1]").arg(host);
    const LinkDoubt doubt = doubtOf(address, host);
    if (url.port() > 0) host += QStringLiteral(":%1").arg(url.port());
    const QString encoded = QString::fromLatin1(url.toEncoded());
    if (encoded.size() > linkLettersMax) return {};
    return {LinkKind::Web, encoded, host, doubt};
}

FoundLink linkOf(const QString& address) {
    if (address.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive)) {
        const QString to = address.mid(7);
        return {LinkKind::Mail, QStringLiteral("mailto:") + to, to, LinkDoubt::None};
    }
    if (address.startsWith(QLatin1String("ieum:"))) return {LinkKind::Ours, address, {}, LinkDoubt::None};
    return webLink(address);
}

/// The patterns of mail and of ours hold nothing that would have to be encoded.
const QRegularExpression& anyAddress() {
    static const QRegularExpression pattern(
        QStringLiteral("https?://[^\\s<>\"\\x{200b}-\\x{200f}\\x{2028}-\\x{202f}\\x{2060}-\\x{206f}\\x{feff}]{1,%1}"
                       "|(?<![a-z0-9])mailto:[a-z0-9._+-]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9])?"
                       "|(?<![a-z0-9])(?-i:ieum:[A-Za-z0-9_-]{8,%2})")
            .arg(linkLettersMax)
            .arg(ownLinkLettersMax),
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

} // namespace

QList<LinkPlace> linkPlaces(const QString& text, bool cut) {
    QList<LinkPlace> places;
    if (!text.contains(u':')) return places;
    qsizetype from = 0;
    while (places.size() < linksPerTextMax) {
        const auto found = anyAddress().match(text, from);
        if (!found.hasMatch() || (cut && found.capturedEnd() == text.size())) break;
        const bool isWeb = found.capturedView().startsWith(u'h', Qt::CaseInsensitive);
        if (isWeb && found.capturedLength() >= linkLettersMax) { // it goes on, so this would be another address
            static const QRegularExpression gap(QStringLiteral("\\s"));
            from = text.indexOf(gap, found.capturedEnd());
            if (from < 0) break;
            continue;
        }
        const QString whole = isWeb ? withoutParticle(withoutEnd(found.captured())) : found.captured();
        // What was cut off may hold the next one.
        from = found.capturedStart() + std::max<qsizetype>(whole.size(), 1);
        const FoundLink link = linkOf(whole);
        if (!link.url.isEmpty()) places += {found.capturedStart(), whole.size(), link};
    }
    return places;
}

QList<FoundLink> linksIn(const QString& text) {
    QList<FoundLink> links;
    for (const LinkPlace& place : linkPlaces(text)) {
        if (!links.contains(place.link)) links += place.link;
    }
    return links;
}

} // namespace ieum::ui
