// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/vault/vault_keeping.h"

#include "ui/words/errors.h"
#include "ui/words/names.h"
#include "ui/words/sizes.h"

#include <QCoreApplication>

namespace ieum::ui {
namespace {

struct Keeping {
    Q_DECLARE_TR_FUNCTIONS(Keeping)
};

constexpr Role<KeepRuleData> ruleRoles[] = {{"key", &KeepRuleData::key}, {"words", &KeepRuleData::words}};
constexpr Role<LastCopyData> copyRoles[] = {
    {"key", &LastCopyData::key}, {"name", &LastCopyData::name}, {"where", &LastCopyData::where}};

constexpr std::pair<const char*, node::Metered> settings[] = {
    {"auto", node::Metered::Auto}, {"yes", node::Metered::Yes}, {"no", node::Metered::No}};
constexpr std::pair<const char*, node::FileKind> kinds[] = {
    {"document", node::FileKind::Document}, {"image", node::FileKind::Image},     {"video", node::FileKind::Video},
    {"sound", node::FileKind::Sound},       {"archive", node::FileKind::Archive}, {"other", node::FileKind::Other}};

QString kindText(std::optional<node::FileKind> kind) {
    if (!kind) return Keeping::tr("all files");
    switch (*kind) {
    case node::FileKind::Document:
        return Keeping::tr("documents");
    case node::FileKind::Image:
        return Keeping::tr("pictures");
    case node::FileKind::Video:
        return Keeping::tr("videos");
    case node::FileKind::Sound:
        return Keeping::tr("sound");
    case node::FileKind::Archive:
        return Keeping::tr("archives");
    case node::FileKind::Other:
        break;
    }
    return Keeping::tr("other files");
}

QString spaceText(const node::KeepingRow& row) {
    const QString used = sizeText(row.usedBytes);
    if (!row.quotaBytes) return Keeping::tr("%1 lie on this computer. There is no limit.").arg(used);
    return Keeping::tr("%1 lie on this computer. The limit is %2.").arg(used, sizeText(*row.quotaBytes));
}

QString overText(const node::KeepingRow& row) {
    if (row.overBytes == 0) return {};
    if (row.lastCopies.empty()) {
        return Keeping::tr("The files are over their limit by %1.").arg(sizeText(row.overBytes));
    }
    return Keeping::tr("The files are over their limit by %1; these are the only known copies.")
        .arg(sizeText(row.overBytes));
}

QString whyText(const node::KeepingRow& row) {
    if (row.overBytes == 0) return {};
    QStringList parts;
    const auto add = [&](uint64_t bytes, const QString& what) {
        if (bytes > 0) parts += what.arg(sizeText(bytes));
    };
    add(row.pinnedBytes, Keeping::tr("%1 are pinned"));
    add(row.lastCopyBytes, Keeping::tr("%1 are known to be nowhere else"));
    add(row.oursToKeepBytes,
        Keeping::tr("%1 are for this computer to keep, so that they do not go everywhere at once"));
    add(row.recentBytes, Keeping::tr("%1 were used just now, or are here in part"));
    return Keeping::tr("Nothing more is fetched unasked. Why nothing goes: %1.").arg(parts.join(QStringLiteral("; ")));
}

QString lineText(const node::KeepingRow& row) {
    if (!row.lineIsMetered)
        return Keeping::tr("The system does not say, so \"as the system says\" means: not metered.");
    return *row.lineIsMetered ? Keeping::tr("The system says: metered.") : Keeping::tr("The system says: not metered.");
}

/// What a rule is about, which no two have in common.
QString keyOf(const node::KeepRuleRow& rule) {
    return QStringLiteral("%1 %2 %3")
        .arg(rule.room ? hexOf(*rule.room) : QString())
        .arg(rule.kind ? static_cast<int>(*rule.kind) : -1)
        .arg(rule.bytesMax ? static_cast<qint64>(*rule.bytesMax) : -1);
}

} // namespace

QString keepRuleText(const node::KeepRuleRow& rule) {
    QString what = kindText(rule.kind);
    if (rule.bytesMax) what = Keeping::tr("%1 up to %2").arg(what, sizeText(*rule.bytesMax));
    if (rule.room) what = Keeping::tr("%1 of %2").arg(what, isolated(shownName(rule.roomName)));
    if (!rule.keep) return Keeping::tr("Do not keep: %1").arg(what);
    return rule.onMetered ? Keeping::tr("Keep, also over a metered line: %1").arg(what)
                          : Keeping::tr("Keep: %1").arg(what);
}

std::optional<uint64_t> bytesTyped(const QString& text, double unit) {
    bool isNumber = false;
    const double number = QString(text).trimmed().replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&isNumber);
    const bool isSize = number >= 0 && number * unit <= 1e18; // neither for what is no number ("nan")
    if (!isNumber || !isSize) return std::nullopt;
    return static_cast<uint64_t>(number * unit);
}

VaultKeeping::VaultKeeping(QObject* parent) : OnLive(parent), m_rules(ruleRoles), m_lastCopies(copyRoles) {}

void VaultKeeping::follow(Live& live) { connect(&live, &Live::statusChanged, this, &VaultKeeping::ask); }

void VaultKeeping::fail(const QString& error) {
    m_error = error;
    emit shown();
}

void VaultKeeping::ask() {
    live()->ask(this, node::GetKeeping{}, [this](const Result<node::KeepingRow>& row) {
        if (!row) return fail(errorText(row.error()));
        show(*row);
    });
}

template <class Request> void VaultKeeping::run(Request request) {
    live()->ask(this, std::move(request), [this](const Result<typename Request::Answer>& done) {
        fail(done ? QString() : errorText(done.error()));
        ask();
    });
}

void VaultKeeping::setQuota(const QString& gigabytes) {
    if (gigabytes.trimmed().isEmpty()) return run(node::SetQuota{});
    const auto bytes = bytesTyped(gigabytes, 1e9);
    if (!bytes) return fail(Keeping::tr("That is no size: a number of GB, like 5 or 2.5."));
    run(node::SetQuota{bytes});
}

void VaultKeeping::setMetered(const QString& setting) {
    for (const auto& [name, metered] : settings) {
        if (setting == QLatin1String(name)) run(node::SetMetered{metered});
    }
}

void VaultKeeping::addRule(const QString& room, const QString& type, const QString& megabytes, const QString& what) {
    node::SetKeepRule request;
    if (!room.isEmpty()) request.rule.room = idOf<RoomId>(room);
    for (const auto& [name, kind] : kinds) {
        if (type == QLatin1String(name)) request.rule.kind = kind;
    }
    if (!megabytes.trimmed().isEmpty()) {
        request.rule.bytesMax = bytesTyped(megabytes, 1e6);
        if (!request.rule.bytesMax) return fail(Keeping::tr("That is no size: a number of MB, like 10 or 0.5."));
    }
    request.rule.keep = what != QLatin1String("not");
    request.rule.onMetered = what == QLatin1String("metered");
    run(std::move(request));
}

void VaultKeeping::removeRule(const QString& key) {
    for (const node::KeepRuleRow& each : m_told) {
        if (keyOf(each) == key) return run(node::SetKeepRule{each, true});
    }
}

void VaultKeeping::letGo(const QString& file) { run(node::EvictFiles{{idOf<FileId>(file)}, true}); }

void VaultKeeping::show(const node::KeepingRow& row) {
    m_space = spaceText(row);
    m_over = overText(row);
    m_why = whyText(row);
    m_line = lineText(row);
    for (const auto& [name, metered] : settings) {
        if (row.metered == metered) m_metered = QLatin1String(name);
    }
    m_told = row.rules;
    QList<KeepRuleData> rules;
    for (const node::KeepRuleRow& each : row.rules) rules += KeepRuleData{keyOf(each), keepRuleText(each)};
    QList<LastCopyData> copies;
    for (const node::LastCopyRow& each : row.lastCopies) {
        copies +=
            LastCopyData{hexOf(each.id), shownName(each.name),
                         QStringLiteral("%1 · %2").arg(sizeText(each.sizeBytes), isolated(shownName(each.roomName)))};
    }
    m_rules.replace(rules);
    m_lastCopies.replace(copies);
    emit shown();
}

} // namespace ieum::ui
