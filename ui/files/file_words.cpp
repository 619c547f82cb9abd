// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/file_words.h"

#include "ui/words/names.h"
#include "ui/words/sizes.h"
#include "ui/words/times.h"

#include <QCoreApplication>
#include <algorithm>

namespace ieum::ui {
namespace {

constexpr int64_t hourMs = 3'600'000;

struct Files {
    Q_DECLARE_TR_FUNCTIONS(Files)
};

/// How long it takes at this speed, no more exactly than anybody can know.
QString leftText(quint64 seconds) {
    if (seconds < 60) return Files::tr("%1 s left").arg(seconds + 1);
    if (seconds < 2 * 3600) return Files::tr("%1 min left").arg((seconds + 59) / 60);
    return Files::tr("%1 h left").arg((seconds + 3599) / 3600);
}

/// How fast it comes, and how long that takes; it does come.
QStringList paceText(const node::FileRow& file) {
    const quint64 left = (file.sizeBytes - std::min(file.haveBytes, file.sizeBytes)) / file.fetchingSpeed;
    return {Files::tr("%1/s").arg(sizeText(file.fetchingSpeed)), leftText(left)};
}

QString waitingText(const node::FileRow& file) {
    const bool isNear = std::any_of(file.held.begin(), file.held.end(), [](const node::HolderRow& each) {
        return each.connected && each.kind != node::HolderRow::Kind::Here;
    });
    return isNear ? Files::tr("waiting for its turn") : Files::tr("waiting for somebody who has it");
}

QString fetchingText(const node::FileRow& file) {
    const int percent = static_cast<int>(fileShare(file) * 100);
    if (file.fetchingPaused) return Files::tr("paused, %1 % here").arg(percent);
    if (file.fetchingFrom.empty()) return Files::tr("%1, %2 % here").arg(waitingText(file)).arg(percent);
    QString from = Files::tr("coming from %1, %2 %").arg(isolated(shownName(file.fetchingFrom))).arg(percent);
    if (file.fetchingSpeed == 0) return from;
    return QStringLiteral("%1, %2").arg(from, paceText(file).join(QStringLiteral(", ")));
}

/// When the last replica lets go of it; empty: they named no end, or none has it.
QString leavingText(const node::FileRow& file) {
    std::optional<int64_t> leftMs;
    for (const node::HolderRow& holder : file.held) {
        if (holder.kind != node::HolderRow::Kind::Replica) continue;
        if (!holder.leftMs) return {};
        leftMs = std::max(leftMs.value_or(0), *holder.leftMs);
    }
    if (!leftMs) return {};
    const auto hours = static_cast<int>(*leftMs / hourMs);
    return hours < 48 ? Files::tr("leaves the replicas in %n hour(s)", nullptr, std::max(hours, 1))
                      : Files::tr("leaves the replicas in %n day(s)", nullptr, hours / 24);
}

QString whereText(const node::FileRow& file) {
    if (fileIsHere(file)) return Files::tr("on this computer");
    if (file.fetching) return fetchingText(file);
    if (file.holders.empty()) return Files::tr("not here, and nobody is known to have it");
    const QString leaving = file.risk == node::Risk::OnlyReplicas ? leavingText(file) : QString();
    const QString notHere = Files::tr("not on this computer yet");
    return leaving.isEmpty() ? notHere : QStringLiteral("%1, %2").arg(notHere, leaving);
}

} // namespace

QString fileMark(const QString& name) {
    const qsizetype dot = name.lastIndexOf(QLatin1Char('.'));
    const QString ending = dot > 0 ? name.mid(dot + 1) : QString();
    return ending.size() <= 4 ? ending.toUpper() : QString();
}

double fileShare(const node::FileRow& file) {
    if (file.sizeBytes == 0) return 1;
    return std::min(1.0, static_cast<double>(file.haveBytes) / static_cast<double>(file.sizeBytes));
}

bool fileIsHere(const node::FileRow& file) { return file.haveBytes >= file.sizeBytes; }

QString fileWhere(const node::FileRow& file) {
    return QStringLiteral("%1 · %2").arg(sizeText(file.sizeBytes), whereText(file));
}

QString fileOnItsWay(const node::FileRow& file) {
    QStringList parts{Files::tr("%1 of %2").arg(sizeText(file.haveBytes), sizeText(file.sizeBytes))};
    if (file.fetchingPaused) {
        parts += Files::tr("paused");
    } else if (file.fetchingFrom.empty()) {
        parts += waitingText(file);
    } else {
        parts += Files::tr("from %1").arg(isolated(shownName(file.fetchingFrom)));
        if (file.fetchingSpeed == 0) {
            parts += Files::tr("asked for");
        } else {
            parts += paceText(file);
        }
    }
    return parts.join(QStringLiteral(" · "));
}

QString fileHolders(const node::FileRow& file) {
    if (file.holders.empty()) return {};
    QStringList names;
    for (const auto& holder : file.holders) names += isolated(shownName(holder));
    return Files::tr("Kept by %1").arg(namesText(names));
}

QString fileHeldBy(const node::FileRow& file, qint64 nowMs) {
    constexpr uint32_t whole = 100;
    QStringList lines;
    for (const node::HolderRow& holder : file.held) {
        if (holder.kind == node::HolderRow::Kind::Here) {
            lines += Files::tr("this computer");
            continue;
        }
        QString line = isolated(shownName(holder.name));
        if (!holder.device.empty() && holder.device != holder.name)
            line += QStringLiteral(" · ") + isolated(shownName(holder.device));
        QStringList more;
        if (holder.percent < whole) more += Files::tr("%1 %").arg(holder.percent);
        if (holder.connected) {
            more += Files::tr("connected");
        } else if (holder.agoMs) {
            more += listTime(nowMs - *holder.agoMs, nowMs);
        }
        if (!more.isEmpty()) line += QStringLiteral(" (%1)").arg(more.join(QStringLiteral(", ")));
        lines += line;
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace ieum::ui
