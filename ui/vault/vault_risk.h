// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What would be lost if the servers went now, in one sentence, and the way to have it here; asks only while somebody
// looks, and once in a while.
#pragma once

#include "ui/live/on_live.h"

#include <QTimer>

namespace ieum::ui {

class VaultRisk : public ieum::ui::OnLive {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool awake READ isAwake WRITE setAwake NOTIFY awakeChanged)
    /// "" when nothing would be lost
    Q_PROPERTY(QString text READ text NOTIFY answered)
    /// How many of them were asked for by the button; they come when somebody has them
    Q_PROPERTY(QString wanted READ wanted NOTIFY answered)
  public:
    explicit VaultRisk(QObject* parent = nullptr);
    bool isAwake() const { return m_awake; }
    void setAwake(bool awake);
    const QString& text() const { return m_text; }
    const QString& wanted() const { return m_wanted; }
    Q_INVOKABLE void fetchAll();

  signals:
    void awakeChanged();
    void answered();

  private:
    void follow(Live& live) override;
    void ask();
    void show(const node::AtRiskList& list);
    void fetch(std::optional<int64_t> before, quint64 wanted);

    bool m_awake = false;
    QString m_text;
    QString m_wanted;
    OneAtATime m_asking;
    QTimer m_soon;
};

} // namespace ieum::ui
