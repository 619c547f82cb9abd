// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drawer/found_links.h"

#include <QRegularExpression>
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

FoundLink linkOf(const QString& address) {
    const QUrl url(address, QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (!url.isValid() || (scheme != QLatin1String("http") && scheme != QLatin1String("https"))) return {};
    QString host = url.host(QUrl::FullyEncoded);
    if (host.isEmpty()) return {};
    if (url.port() > 0) host += QStringLiteral(":%1").arg(url.port());
    return {QString::fromLatin1(url.toEncoded()), host};
}

} // namespace

QList<FoundLink> linksIn(const QString& text) {
    static const QRegularExpression address(QStringLiteral("https?://[^\\s<>\"\\x{200b}-\\x{200f}\\x{2028}-\\x{202f}"
                                                           "\\x{2060}-\\x{206f}\\x{feff}]{1,%1}")
                                                .arg(linkLettersMax),
                                            QRegularExpression::CaseInsensitiveOption);
    QList<FoundLink> links;
    qsizetype from = 0;
    while (links.size() < linksPerTextMax) {
        const auto found = address.match(text, from);
        if (!found.hasMatch()) break;
        const QString whole = withoutParticle(withoutEnd(found.captured()));
        // What was cut off may hold the next one.
        from = found.capturedStart() + std::max<qsizetype>(whole.size(), 1);
        const FoundLink link = linkOf(whole);
        if (!link.url.isEmpty() && !links.contains(link)) links += link;
    }
    return links;
}

} // namespace ieum::ui
