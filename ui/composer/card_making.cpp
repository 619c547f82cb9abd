// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/card_making.h"

#include "ui/words/errors.h"
#include "ui/words/names.h"

namespace ieum::ui {

std::optional<std::string> CardMaking::text() const {
    node::Card card;
    card.kind = m_kind == QLatin1String("account")   ? node::CardKind::Account
                : m_kind == QLatin1String("contact") ? node::CardKind::Contact
                                                     : node::CardKind::Place;
    card.title = m_title.toStdString();
    card.value = m_value.toStdString();
    if (card.kind == node::CardKind::Account) card.holder = m_holder.toStdString();
    return node::cardText(std::move(card));
}

void CardMaking::forget() {
    m_error.clear();
    emit changed();
}

void CardMaking::send(const QString& room) {
    auto written = text();
    if (m_busy || !written) return;
    node::SendMessage request;
    request.room = idOf<RoomId>(room);
    request.text = std::move(*written);
    m_busy = true;
    forget();
    m_live->ask(this, std::move(request), [this](const Result<MessageId>& done) {
        m_busy = false;
        if (!done) m_error = errorText(done.error());
        emit changed();
        if (done) emit sent();
    });
}

} // namespace ieum::ui
