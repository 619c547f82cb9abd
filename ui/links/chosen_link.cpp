// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/links/chosen_link.h"

#include <QCoreApplication>

namespace ieum::ui {
namespace {

struct LinkWords {
    Q_DECLARE_TR_FUNCTIONS(LinkWords)
};

} // namespace

ChosenLink::ChosenLink(QObject* parent) : QObject(parent) {}

bool ChosenLink::look(const QString& text, bool cut, int place) {
    m_places = linkPlaces(text, cut);
    m_place = place;
    const bool isThere = place >= 0 && place < count();
    if (!isThere) m_places.clear();
    emit changed();
    return isThere;
}

void ChosenLink::step() {
    if (m_places.isEmpty()) return;
    m_place = (m_place + 1) % count();
    emit changed();
}

FoundLink ChosenLink::link() const { return m_places.isEmpty() ? FoundLink{} : m_places[m_place].link; }

QString ChosenLink::url() const { return link().url; }

QString ChosenLink::host() const { return link().host; }

QString ChosenLink::kind() const {
    if (m_places.isEmpty()) return {};
    switch (link().kind) {
    case LinkKind::Mail:
        return QStringLiteral("mail");
    case LinkKind::Ours:
        return QStringLiteral("ours");
    case LinkKind::Web:
        break;
    }
    return QStringLiteral("web");
}

QString ChosenLink::doubt() const {
    switch (link().doubt) {
    case LinkDoubt::NotAsShown:
        return LinkWords::tr(
            "It reads as if it led elsewhere. This is where it really leads: open it only if you know this name.");
    case LinkDoubt::MixedLetters:
        return LinkWords::tr(
            "The name is of letters of several scripts, which can look like another name. Open it only if you "
            "know who runs it.");
    case LinkDoubt::None:
        break;
    }
    return {};
}

} // namespace ieum::ui
