// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drawer/found_links.h"

#include <QRegularExpression>
#include <QUrl>

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
    auto found = address.globalMatch(text);
    while (found.hasNext() && links.size() < linksPerTextMax) {
        const FoundLink link = linkOf(withoutEnd(found.next().captured()));
        if (!link.url.isEmpty() && !links.contains(link)) links += link;
    }
    return links;
}

} // namespace ieum::ui
