// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/undone_text.h"

#include "cli/output.h"

#include <QHash>

namespace ieum::cli {

namespace {

QString deedText(const QString& deed, const QString& name) {
    static const QHash<QString, QString> sentences{
        {"create", "That you began the room"},
        {"add", "That you let %1 in"},
        {"remove", "That you removed %1"},
        {"role", "That you gave %1 another role"},
        {"rename", "That you named the room %1"},
        {"policy", "That you set the room's policy"},
        {"add device", "That you added a device of %1"},
        {"revoke device", "That you revoked a device of %1"},
    };
    const QString sentence = sentences.value(deed, QStringLiteral("Something that you did"));
    return sentence.contains(QLatin1String("%1")) ? sentence.arg(name) : sentence;
}

QString whyText(const QString& why) {
    static const QHash<QString, QString> reasons{
        {"removed", "you, or the device that you did it on, had been removed meanwhile"},
        {"lowered", "your role had been lowered meanwhile"},
        {"outranked", "it was done against somebody who is senior to you and did the same to you"},
        {"base undone", "what gave you the right to it was undone"},
        {"target removed", "that person was removed meanwhile"},
        {"overruled", "somebody senior to you settled the same thing meanwhile"},
    };
    return reasons.value(why, QStringLiteral("of what others did meanwhile"));
}

} // namespace

QString undoneText(const QJsonObject& undone) {
    return QStringLiteral("%1 does not count: %2.")
        .arg(deedText(undone["deed"].toString(), plain(undone["name"])), whyText(undone["why"].toString()));
}

} // namespace ieum::cli
