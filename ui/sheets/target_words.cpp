// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sheets/target_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace ieum::ui {
namespace {

struct Targets {
    Q_DECLARE_TR_FUNCTIONS(Targets)
};
struct Word {
    const char* name;
    const char* text;
};

constexpr std::array targets{
    Word{"html", QT_TRANSLATE_NOOP("Targets", "Pages for any browser (HTML)")},
    Word{"html-zip", QT_TRANSLATE_NOOP("Targets", "The same in one file (ZIP)")},
    Word{"pdf", QT_TRANSLATE_NOOP("Targets", "A document to print (PDF)")},
    Word{"jsonl", QT_TRANSLATE_NOOP("Targets", "Everything, to be read back by Ieum (JSON Lines)")},
    Word{"whatsapp", QT_TRANSLATE_NOOP("Targets", "Telegram on a phone (as a WhatsApp export)")},
    Word{"telegram-json", QT_TRANSLATE_NOOP("Targets", "Signal on Android (as a Telegram export)")},
    Word{"mattermost", QT_TRANSLATE_NOOP("Targets", "Mattermost")},
    Word{"slack", QT_TRANSLATE_NOOP("Targets", "Slack form, without files")},
    Word{"slack-files", QT_TRANSLATE_NOOP("Targets", "Slack form, with files")},
    Word{"rocketchat", QT_TRANSLATE_NOOP("Targets", "Rocket.Chat (CSV)")},
    Word{"matrix", QT_TRANSLATE_NOOP("Targets", "Matrix")},
    Word{"prosody", QT_TRANSLATE_NOOP("Targets", "XMPP (Prosody)")},
    Word{"discord", QT_TRANSLATE_NOOP("Targets", "Discord form (JSON)")},
    Word{"line", QT_TRANSLATE_NOOP("Targets", "LINE form (text)")},
    Word{"csv", QT_TRANSLATE_NOOP("Targets", "A table (CSV)")},
    Word{"mbox", QT_TRANSLATE_NOOP("Targets", "Mail (mbox)")},
};
constexpr std::array features{
    Word{"replies", QT_TRANSLATE_NOOP("Targets", "replies")},
    Word{"reactions", QT_TRANSLATE_NOOP("Targets", "reactions")},
    Word{"edits", QT_TRANSLATE_NOOP("Targets", "marks of edits")},
    Word{"deletions", QT_TRANSLATE_NOOP("Targets", "deleted messages")},
    Word{"notices", QT_TRANSLATE_NOOP("Targets", "notices")},
    Word{"pins", QT_TRANSLATE_NOOP("Targets", "pins")},
    Word{"polls", QT_TRANSLATE_NOOP("Targets", "polls")},
    Word{"files", QT_TRANSLATE_NOOP("Targets", "files")},
    Word{"roles", QT_TRANSLATE_NOOP("Targets", "roles")},
    Word{"system", QT_TRANSLATE_NOOP("Targets", "lines of the app")},
    Word{"milliseconds", QT_TRANSLATE_NOOP("Targets", "times to the millisecond")},
    Word{"origin", QT_TRANSLATE_NOOP("Targets", "where imported messages came from")},
};

QString wordFor(std::span<const Word> words, const std::string& name) {
    const auto found = std::find_if(words.begin(), words.end(), [&](const Word& each) { return each.name == name; });
    return found == words.end() ? QString::fromStdString(name) : QCoreApplication::translate("Targets", found->text);
}

} // namespace

QString targetText(const std::string& name) { return wordFor(targets, name); }

QString lossText(const node::LossRow& loss) {
    const QString what = wordFor(features, loss.what);
    return loss.asText ? Targets::tr("%1 (%2) as text only").arg(what).arg(loss.count)
                       : Targets::tr("%1 (%2) left out").arg(what).arg(loss.count);
}

} // namespace ieum::ui
