// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_rows.h"

#include "node/cards.h"
#include "node/signed_source.h"
#include "ui/files/file_words.h"
#include "ui/links/found_links.h"
#include "ui/timeline/body_words.h"
#include "ui/timeline/gap_words.h"
#include "ui/timeline/mention_spans.h"
#include "ui/timeline/message_words.h"
#include "ui/words/messengers.h"
#include "ui/words/names.h"
#include "ui/words/sizes.h"
#include "ui/words/times.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace ieum::ui {
namespace {

struct Timelines {
    Q_DECLARE_TR_FUNCTIONS(Timelines)
};

using R = TimelineRow;
constexpr int mostNames = 8;           ///< of those who put a reaction or chose an option
constexpr qint64 groupMs = 5 * 60'000; ///< a longer silence begins a new group

constexpr Role<R> roles[] = {
    {"key", &R::key},
    {"message", &R::message},
    {"kind", &R::kind},
    {"author", &R::author},
    {"person", &R::person},
    {"authorLine", &R::authorLine},
    {"initial", &R::initial},
    {"text", &R::text},
    {"time", &R::time},
    {"day", &R::day},
    {"note", &R::note},
    {"state", &R::state},
    {"replyTo", &R::replyTo},
    {"replyAuthor", &R::replyAuthor},
    {"replyText", &R::replyText},
    {"words", &R::words},
    {"reactions", &R::reactions},
    {"reactionNames", &R::reactionNames},
    {"reactionTallies", &R::reactionTallies},
    {"ownReactions", &R::ownReactions},
    {"pollOptions", &R::pollOptions},
    {"pollNames", &R::pollNames},
    {"pollTallies", &R::pollTallies},
    {"pollOwn", &R::pollOwn},
    {"cardKind", &R::cardKind},
    {"cardTitle", &R::cardTitle},
    {"cardValue", &R::cardValue},
    {"cardHolder", &R::cardHolder},
    {"file", &R::file},
    {"fileName", &R::fileName},
    {"fileMark", &R::fileMark},
    {"fileWhere", &R::fileWhere},
    {"fileHolders", &R::fileHolders},
    {"mentions", &R::mentions},
    {"links", &R::links},
    {"mentionsUs", &R::mentionsUs},
    {"pictures", &R::pictures},
    {"pictureNames", &R::pictureNames},
    {"picturesHere", &R::picturesHere},
    {"unreadBelow", &R::unreadBelow},
    {"imported", &R::imported},
    {"timeMs", &R::timeMs},
    {"hue", &R::hue},
    {"unread", &R::unread},
    {"own", &R::own},
    {"first", &R::first},
    {"last", &R::last},
    {"cut", &R::cut},
    {"late", &R::late},
    {"edited", &R::edited},
    {"gone", &R::gone},
    {"pinned", &R::pinned},
    {"notice", &R::notice},
    {"pollMultiple", &R::pollMultiple},
    {"editable", &R::editable},
    {"queued", &R::queued},
    {"fileHere", &R::fileHere},
    {"filePicture", &R::filePicture},
    {"fileVoice", &R::fileVoice},
    {"fetching", &R::fetching},
    {"fileShare", &R::fileShare},
};

bool sameVoice(const node::MessageRow& older, const node::MessageRow& newer) {
    // The time of one that went late is shown in any case.
    return older.wasDueMs == 0 && older.author == newer.author && older.authorName == newer.authorName &&
           older.importedName == newer.importedName && older.own == newer.own && older.system == newer.system &&
           older.imported == newer.imported && sameDay(older.timeMs, newer.timeMs) &&
           newer.timeMs - older.timeMs < groupMs;
}

int hueOfVoice(const node::MessageRow& message) {
    if (!message.author.isZero()) return hueOf(message.author);
    return static_cast<int>(qHash(QString::fromStdString(message.authorName), 7) % 8);
}

R common(const node::MessageRow& message) {
    R row;
    row.message = hexOf(message.id);
    row.author = shownName(message.authorName);
    if (!message.own && !message.author.isZero()) row.person = hexOf(message.author);
    row.authorLine = message.tiedTo ? tiedName(message.authorName, message.importedName) : row.author;
    row.imported = message.imported && !message.importedName.empty();
    row.initial = initialOf(row.author);
    row.hue = hueOfVoice(message);
    row.time = clockTime(message.timeMs);
    if (message.wasDueMs != 0) {
        row.time =
            Timelines::tr("%1 · was due %2", "two times").arg(row.time, momentOf(message.wasDueMs, message.timeMs));
    }
    row.own = message.own;
    row.late = message.late;
    row.gone = message.gone != node::Gone::Here;
    row.pinned = message.pinned;
    row.notice = message.notice;
    row.queued = message.queued;
    row.unread = unreadCount(message);
    row.timeMs = static_cast<double>(message.timeMs);
    return row;
}

QString namesOf(const std::vector<std::string>& names) {
    QStringList shown;
    for (const std::string& name : names) shown += isolated(shownName(name));
    return namesText(shown, mostNames);
}

void addReactions(R& row, const node::MessageRow& message) {
    for (const node::ReactionRow& each : message.reactions) {
        const QString emoji = QString::fromStdString(each.emoji);
        row.reactions += emoji;
        row.reactionNames += namesOf(each.names);
        row.reactionTallies += static_cast<int>(each.names.size());
        if (each.own) row.ownReactions += emoji;
    }
}

void addPoll(R& row, const node::PollRow& poll) {
    row.pollMultiple = poll.multiple;
    for (const node::PollOptionRow& each : poll.options) {
        if (each.own) row.pollOwn += static_cast<int>(row.pollOptions.size());
        row.pollOptions += oneLine(shownText(each.text));
        row.pollNames += namesOf(each.names);
        row.pollTallies += static_cast<int>(each.names.size());
    }
}

QList<int> linkSpans(const R& row) {
    QList<int> spans;
    for (const LinkPlace& place : linkPlaces(row.text, row.cut))
        spans += {static_cast<int>(place.begin), static_cast<int>(place.length)};
    return spans;
}

void addCard(R& row, const node::Card& card) {
    static constexpr std::array kinds = {"place", "account", "contact"};
    row.cardKind = QLatin1String(kinds[static_cast<size_t>(card.kind)]);
    row.cardTitle = shownName(card.title);
    row.cardValue = QString::fromStdString(card.value);
    row.cardHolder = shownName(card.holder);
}

R textRow(const node::MessageRow& message, const TimelineLook& look) {
    R row = common(message);
    row.key = row.message;
    row.kind = message.system ? QStringLiteral("system") : QStringLiteral("text");
    const QString whole = bodyText(message);
    row.text = cutText(whole, look.opened.value(row.message, foldedLetters));
    row.cut = row.text.size() < whole.size();
    row.words = row.gone ? QString() : shownText(message.text);
    row.editable = message.own && !row.gone && !row.words.isEmpty();
    if (!row.gone && message.poll) addPoll(row, *message.poll);
    const auto card = row.gone || message.system || message.poll ? std::nullopt : node::cardOf(message.text);
    if (card) addCard(row, *card);
    if (!row.gone && !message.system && !card) row.links = linkSpans(row);
    row.edited = message.editedMs != 0 && !row.gone;
    if (!row.gone && !message.mentions.empty()) {
        row.mentions = mentionSpans(message, row.text.size(), look.self);
        row.mentionsUs = std::any_of(message.mentions.begin(), message.mentions.end(),
                                     [&look](const node::MentionRow& each) { return each.person == look.self; });
    }
    if (message.replyTo) {
        row.replyTo = hexOf(*message.replyTo);
        row.replyAuthor = message.replyImportedName.empty() ? shownName(message.replyAuthor)
                                                            : tiedName(message.replyAuthor, message.replyImportedName);
        row.replyText = oneLine(shownText(message.replyText), 160);
    }
    return row;
}

R fileRow(const node::MessageRow& message, const node::FileRow& file, qsizetype part) {
    R row = common(message);
    row.key = QStringLiteral("%1/%2").arg(row.message).arg(part);
    row.kind = QStringLiteral("file");
    row.file = hexOf(file.id);
    row.fileName = shownName(file.name);
    row.fileMark = fileMark(row.fileName);
    row.fileWhere = fileWhere(file);
    row.fileHolders = fileHolders(file);
    row.fileHere = fileIsHere(file);
    row.filePicture = file.picture;
    row.fileVoice = file.voice;
    row.fetching = file.fetching;
    row.fileShare = fileShare(file);
    return row;
}

R picturesRow(const node::MessageRow& message, qsizetype part) {
    R row = common(message);
    row.key = QStringLiteral("%1/%2").arg(row.message).arg(part);
    row.kind = QStringLiteral("pictures");
    row.fileHere = true;
    for (const node::FileRow& file : message.files) {
        if (!file.picture) continue;
        row.pictures += hexOf(file.id);
        row.pictureNames += shownName(file.name);
        row.picturesHere += fileIsHere(file) ? 1 : 0;
        row.fileHere = row.fileHere && fileIsHere(file);
    }
    row.file = row.pictures.join(u' ');
    row.fileName = cutText(row.pictureNames.join(QStringLiteral(", ")), 2 * maxNameLetters);
    return row;
}

/// Several pictures are one grid, where the first of them stands.
QList<R> partsOf(const node::MessageRow& message, const TimelineLook& look) {
    QList<R> parts;
    if (!message.text.empty() || message.files.empty()) parts += textRow(message, look);
    const bool isGrid = std::count_if(message.files.begin(), message.files.end(),
                                      [](const node::FileRow& file) { return file.picture; }) > 1;
    bool isMade = false;
    for (const auto& file : message.files) {
        if (!isGrid || !file.picture)
            parts += fileRow(message, file, parts.size());
        else if (!std::exchange(isMade, true))
            parts += picturesRow(message, parts.size());
    }
    addReactions(parts.back(), message);
    return parts;
}

R gapRow(const node::GapRow& gap) {
    R row;
    row.key = QStringLiteral("gap/%1/%2").arg(hexOf(gap.person)).arg(static_cast<int>(gap.why));
    row.kind = QStringLiteral("system");
    row.text = gapText(gap);
    return row;
}

/// Where imported messages begin, whose word stands for them.
QString importedNote(const node::MessageRow& message) {
    if (!message.imported) return {};
    if (message.source.starts_with(node::signedSource)) {
        return message.signedHere
                   ? Timelines::tr("Imported messages · signed by their authors, as checked by whoever imported them")
                   : Timelines::tr("Imported messages · signed with a key of nobody here");
    }
    return provenanceText(message.source, message.importedBy);
}

/// One note stands for both. Two forms of one messenger's exports are told apart by their sources alone.
bool sameProvenance(const node::MessageRow& older, const node::MessageRow& newer) {
    if (!older.imported || !newer.imported) return older.imported == newer.imported;
    const bool isAlike = older.importedBy == newer.importedBy && older.signedHere == newer.signedHere;
    return isAlike && (older.source == newer.source || importedNote(older) == importedNote(newer));
}

/// Day, imported note, group borders: what depends on the neighbours.
void join(QList<R>& parts, const node::MessageRow* older, const node::MessageRow& message,
          const node::MessageRow* newer) {
    const bool newDay = older == nullptr || !sameDay(older->timeMs, message.timeMs);
    if (newDay) parts.front().day = dayName(message.timeMs);
    if (newDay || !sameProvenance(*older, message)) parts.front().note = importedNote(message);
    parts.front().first = older == nullptr || !sameVoice(*older, message);
    parts.back().last = newer == nullptr || !sameVoice(message, *newer) ||
                        clockTime(message.timeMs) != clockTime(newer->timeMs) ||
                        unreadCount(message) != unreadCount(*newer);
}

} // namespace

std::span<const Role<TimelineRow>> timelineRoles() { return roles; }

QList<TimelineRow> timelineRows(const std::vector<node::MessageRow>& messages, const TimelineLook& look) {
    auto rows = oldestRows(messages, messages.size(), look);
    for (const auto& gap : look.gaps) rows.prepend(gapRow(gap));
    return rows;
}

QList<TimelineRow> oldestRows(const std::vector<node::MessageRow>& messages, size_t count, const TimelineLook& look) {
    const auto isOurs = [](const node::MessageRow& each) { return each.own && !each.system && !each.imported; };
    const auto newestOwn = std::find_if(messages.rbegin(), messages.rend(), isOurs);
    QList<R> oldestFirst;
    for (size_t at = 0; at < std::min(count, messages.size()); ++at) {
        auto parts = partsOf(messages[at], look);
        parts.front().unreadBelow = !look.unreadFrom.isZero() && messages[at].id == look.unreadFrom;
        join(parts, at > 0 ? &messages[at - 1] : nullptr, messages[at],
             at + 1 < messages.size() ? &messages[at + 1] : nullptr);
        if (newestOwn != messages.rend() && &*newestOwn == &messages[at])
            parts.back().state = progressText(messages[at], look.overLanOnly);
        oldestFirst += parts;
    }
    std::reverse(oldestFirst.begin(), oldestFirst.end());
    return oldestFirst;
}

} // namespace ieum::ui
