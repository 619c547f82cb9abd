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

} // namespace

QString bodyText(const node::MessageRow& message) {
    return message.gone == node::Gone::Here ? shownText(message.text) : tombstone(message);
}

} // namespace ieum::ui
