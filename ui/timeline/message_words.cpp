// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/message_words.h"

#include "ui/words/errors.h"
#include "ui/words/names.h"
#include "ui/words/sizes.h"
#include "ui/words/times.h"

#include <QCoreApplication>
#include <algorithm>

namespace ieum::ui {
namespace {

struct Progress {
    Q_DECLARE_TR_FUNCTIONS(Progress)
};

struct Counts {
    int all = 0, arrived = 0, read = 0, carried = 0, waiting = 0, over = 0;
    QStringList carriers;
};

Counts countsOf(const node::MessageRow& message) {
    Counts counts;
    for (const auto& to : message.recipients) {
        ++counts.all;
        counts.arrived += to.step == node::Step::Delivered || to.step == node::Step::Read;
        counts.read += to.step == node::Step::Read;
        counts.waiting += to.step == node::Step::Waiting;
        counts.over += to.step == node::Step::Expired || to.step == node::Step::Failed;
        if (to.step != node::Step::Carried) continue;
        ++counts.carried;
        for (const auto& carrier : to.carriers) {
            const QString name = isolated(shownName(carrier));
            if (!counts.carriers.contains(name)) counts.carriers += name;
        }
    }
    return counts;
}

QString arrivedText(const Counts& counts, bool overLanOnly) {
    if (counts.all == 1) return overLanOnly ? Progress::tr("Arrived over the LAN") : Progress::tr("Arrived");
    if (overLanOnly) return Progress::tr("Reached %n over the LAN", "people", counts.arrived);
    if (counts.arrived == counts.all) return Progress::tr("Reached everybody");
    return Progress::tr("Reached %n", "people", counts.arrived);
}

QString carriedText(const Counts& counts) {
    if (counts.carriers.isEmpty()) return Progress::tr("on its way to %n", "people", counts.carried);
    return Progress::tr("%n on the way with %1", "people", counts.carried).arg(namesText(counts.carriers, 2));
}

QString replicaText(const node::MessageRow& message) {
    if (message.replicasKnown <= 1) return Progress::tr("Kept on the server until they come");
    return Progress::tr("Kept on %1 of %n server(s)", nullptr, static_cast<int>(message.replicasKnown))
        .arg(message.replicasHave);
}

} // namespace

QString progressText(const node::MessageRow& message, bool overLanOnly) {
    const Counts counts = countsOf(message);
    if (counts.all == 0) return Progress::tr("Kept on this computer");
    if (counts.read == counts.all) return counts.all == 1 ? Progress::tr("Read") : Progress::tr("Read by everybody");
    if (counts.over == counts.all) return stepText(message.recipients.front());
    if (counts.arrived + counts.carried == 0 && message.replicasHave == 0)
        return Progress::tr("Only on this computer — it is sent as soon as there is a connection");
    QStringList parts;
    if (counts.arrived > 0) parts += arrivedText(counts, overLanOnly);
    if (counts.arrived == 0 && message.replicasHave > 0) parts += replicaText(message);
    if (counts.read > 0) parts += Progress::tr("read by %n", "people", counts.read);
    if (counts.carried > 0) parts += carriedText(counts);
    if (counts.waiting > 0 && counts.arrived + counts.carried > 0)
        parts += Progress::tr("%n waiting", "people", counts.waiting);
    return parts.join(QStringLiteral(" · "));
}

int unreadCount(const node::MessageRow& message) {
    if (!message.own) return static_cast<int>(message.unread);
    return static_cast<int>(std::count_if(message.recipients.begin(), message.recipients.end(),
                                          [](const auto& to) { return to.step != node::Step::Read; }));
}

QString stepText(const node::RecipientState& state) {
    switch (state.step) {
    case node::Step::Read:
        return Progress::tr("Read");
    case node::Step::Delivered: {
        QStringList names;
        for (const auto& device : state.devices) names += isolated(shownName(device));
        if (names.size() < 2) return Progress::tr("Arrived");
        return Progress::tr("Arrived on %1").arg(namesText(names, 3));
    }
    case node::Step::Carried: {
        QStringList names;
        for (const auto& carrier : state.carriers) names += isolated(shownName(carrier));
        if (names.isEmpty()) return Progress::tr("On its way");
        return Progress::tr("%1 has it and brings it along").arg(namesText(names, 2));
    }
    case node::Step::Expired:
        return Progress::tr("Its time was over before it arrived");
    case node::Step::Failed:
        return state.why ? errorText(*state.why) : Progress::tr("It cannot arrive");
    case node::Step::Waiting:
        break;
    }
    return Progress::tr("Waiting");
}

QString outsideText(const node::RecipientState& state, qint64 nowMs) {
    if (state.outsideMs == 0) return {};
    const QString when = momentOf(state.outsideMs, nowMs);
    switch (state.outsideBy) {
    case node::Outside::Mail:
        return Progress::tr("taken to a mail, %1").arg(when);
    case node::Outside::Sms:
        return Progress::tr("taken to a text message, %1").arg(when);
    case node::Outside::Other:
        break;
    }
    return Progress::tr("taken along by another way, %1").arg(when);
}

} // namespace ieum::ui
