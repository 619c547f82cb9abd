// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A card that is being filled in (node/cards.h).
#pragma once

#include "node/cards.h"
#include "ui/live/live.h"

#include <optional>

namespace ieum::ui {

class CardMaking : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live MEMBER m_live REQUIRED)
    /// "place", "account" or "contact".
    Q_PROPERTY(QString kind MEMBER m_kind NOTIFY changed)
    Q_PROPERTY(QString title MEMBER m_title NOTIFY changed)
    Q_PROPERTY(QString value MEMBER m_value NOTIFY changed)
    Q_PROPERTY(QString holder MEMBER m_holder NOTIFY changed)
    Q_PROPERTY(bool ready READ ready NOTIFY changed)
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)
  public:
    using QObject::QObject;
    bool ready() const { return !m_busy && text().has_value(); }
    Q_INVOKABLE void forget();
    Q_INVOKABLE void send(const QString& room);

  signals:
    void changed();
    void sent();

  private:
    std::optional<std::string> text() const;
    Live* m_live = nullptr;
    QString m_kind, m_title, m_value, m_holder, m_error;
    bool m_busy = false;
};

} // namespace ieum::ui
