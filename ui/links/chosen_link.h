// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One of the links of a text: where it leads, and what of it may deceive.
#pragma once

#include "ui/links/found_links.h"

#include <QObject>
#include <QtQmlIntegration>

namespace ieum::ui {

class ChosenLink : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString url READ url NOTIFY changed)
    Q_PROPERTY(QString host READ host NOTIFY changed)
    /// "web", "mail", "ours", or "" before any was chosen
    Q_PROPERTY(QString kind READ kind NOTIFY changed)
    /// Why to look twice; "" when there is no reason.
    Q_PROPERTY(QString doubt READ doubt NOTIFY changed)
    /// Links of the text, and which of them this is, from 0.
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int place MEMBER m_place NOTIFY changed)
  public:
    explicit ChosenLink(QObject* parent = nullptr);
    /// False: the text has no such link. `cut` as for linkPlaces().
    Q_INVOKABLE bool look(const QString& text, bool cut, int place);
    /// The next one, and after the last the first.
    Q_INVOKABLE void step();
    QString url() const;
    QString host() const;
    QString kind() const;
    QString doubt() const;
    int count() const { return static_cast<int>(m_places.size()); }

  signals:
    void changed();

  private:
    FoundLink link() const;
    QList<LinkPlace> m_places;
    int m_place = 0;
};

} // namespace ieum::ui
