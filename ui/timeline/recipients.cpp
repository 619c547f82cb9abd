// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/recipients.h"

#include "ui/timeline/message_words.h"
#include "ui/words/names.h"

#include <QCoreApplication>
#include <QDateTime>

namespace ieum::ui {
namespace {

struct RecipientRows {
    Q_DECLARE_TR_FUNCTIONS(RecipientRows)
};

using R = RecipientRow;
constexpr Role<R> roles[] = {{"key", &R::key}, {"name", &R::name}, {"initial", &R::initial}, {"step", &R::step},
                             {"hue", &R::hue}, {"done", &R::done}, {"outside", &R::outside}};

R rowOf(const node::RecipientState& state) {
    R row;
    row.key = hexOf(state.person);
    row.name = shownName(state.name);
    row.initial = initialOf(row.name);
    row.step = stepText(state);
    row.hue = hueOf(state.person);
    row.outside = outsideText(state, QDateTime::currentMSecsSinceEpoch());
    row.done = state.step == node::Step::Read;
    return row;
}

} // namespace

Recipients::Recipients(QObject* parent) : QObject(parent), m_rows(roles) {}

void Recipients::show(const QString& room, const QString& message) {
    m_rows.replace({});
    m_open = {idOf<RoomId>(room), idOf<MessageId>(message), {}, node::Outside::Mail};
    const node::ListAround request{idOf<RoomId>(room), idOf<MessageId>(message), 4};
    m_live->ask(this, request, [this, message](Result<std::vector<node::MessageRow>> messages) {
        if (!messages) return;
        for (const auto& found : *messages) {
            if (hexOf(found.id) != message) continue;
            auto states = found.recipients;
            std::stable_sort(states.begin(), states.end(), [](auto& a, auto& b) { return a.step > b.step; });
            QList<R> rows;
            for (const auto& state : states) {
                rows += rowOf(state);
                const bool isDue = state.step == node::Step::Waiting || state.step == node::Step::Carried;
                if (isDue) m_open.people.push_back(state.person);
            }
            m_somebodyWaits = !m_open.people.empty();
            m_rows.replace(rows);
            m_replicas = found.replicasKnown == 0 ? QString()
                                                  : RecipientRows::tr("On %1 of %n server(s)", nullptr,
                                                                      static_cast<int>(found.replicasKnown))
                                                        .arg(found.replicasHave);
            emit changed();
        }
    });
}

void Recipients::sendThrough(const QString& by) {
    node::SendThrough request = m_open;
    request.by = by == "mail" ? node::Outside::Mail : by == "sms" ? node::Outside::Sms : node::Outside::Other;
    m_live->ask(this, request, [this](const Result<node::OutsideText>& made) {
        if (!made) return;
        emit taken(QString::fromStdString(made->url), QString::fromStdString(made->text));
        show(hexOf(m_open.room), hexOf(m_open.message));
    });
}

} // namespace ieum::ui
