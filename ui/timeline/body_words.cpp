// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/body_words.h"

#include "ui/words/names.h"

#include <QCoreApplication>

namespace ieum::ui {

namespace {

struct Body {
    Q_DECLARE_TR_FUNCTIONS(Body)
};

QString tombstone(const node::MessageRow& message) {
    switch (message.gone) {
    case node::Gone::Hidden:
        return Body::tr("%1 has hidden this message").arg(isolated(shownName(message.goneBy)));
    case node::Gone::Expired:
        return Body::tr("This message has disappeared");
    case node::Gone::Deleted:
    case node::Gone::Here:
        break;
    }
    return Body::tr("This message was deleted");
}

QString optionText(const node::PollOptionRow& option) {
    const QString mark = option.own ? QStringLiteral("✓") : QStringLiteral("·");
    return QStringLiteral("%1 %2 — %3").arg(mark, shownText(option.text), QString::number(option.names.size()));
}

} // namespace

QString reactionsText(const node::MessageRow& message) {
    QStringList all;
    for (const node::ReactionRow& each : message.reactions) {
        all += QString::fromStdString(each.emoji) + ' ' + QString::number(each.names.size());
    }
    return all.join(QStringLiteral("  "));
}

QString bodyText(const node::MessageRow& message) {
    if (message.gone != node::Gone::Here) return tombstone(message);
    QStringList lines{shownText(message.text)};
    if (message.notice) lines.front() = Body::tr("Notice: %1").arg(lines.front());
    if (message.poll) {
        for (const node::PollOptionRow& option : message.poll->options) lines += optionText(option);
    }
    if (lines.front().isEmpty()) lines.removeFirst();
    return lines.join('\n');
}

} // namespace ieum::ui
