// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/messengers.h"

#include "node/signed_source.h"
#include "ui/words/names.h"

#include <QCoreApplication>

namespace ieum::ui {
namespace {

struct Messengers {
    Q_DECLARE_TR_FUNCTIONS(Messengers)
};

struct Messenger {
    const char* source;
    const char* name;
};
constexpr Messenger messengers[] = {
    {"kakaotalk", QT_TRANSLATE_NOOP("Messengers", "KakaoTalk")},
    {"whatsapp", QT_TRANSLATE_NOOP("Messengers", "WhatsApp")},
    {"line", QT_TRANSLATE_NOOP("Messengers", "LINE")},
    {"telegram", QT_TRANSLATE_NOOP("Messengers", "Telegram")},
    {"discord", QT_TRANSLATE_NOOP("Messengers", "Discord")},
    {"slack", QT_TRANSLATE_NOOP("Messengers", "Slack")},
    {"ieum", QT_TRANSLATE_NOOP("Messengers", "an archive of Ieum")},
};

} // namespace

QString messengerName(const std::string& source) {
    const std::string name = source.substr(0, source.find('-'));
    for (const Messenger& each : messengers) {
        if (name == each.source) return QCoreApplication::translate("Messengers", each.name);
    }
    return isolated(shownName(name));
}

QString provenanceText(const std::string& source, const std::string& importedBy) {
    const QString words = source.starts_with(node::signedSource)
                              ? Messengers::tr("Imported from %1 by %2, with a signature that only %2 has checked")
                              : Messengers::tr("Imported from %1 by %2, not signed by its author");
    return words.arg(messengerName(source), isolated(shownName(importedBy)));
}

QString tiedName(const std::string& name, const std::string& importedName) {
    return Messengers::tr("%1 · imported as %2").arg(isolated(shownName(name)), isolated(shownName(importedName)));
}

} // namespace ieum::ui
