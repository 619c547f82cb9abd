// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether this profile was put back or copied, kept up to date: words for the bar while it writes nothing, for the line
// afterwards, and the way on for who does not want to wait.
#pragma once

#include "ui/live/on_live.h"
#include "ui/outage/restored_words.h"

namespace ieum::ui {

class Restored : public ieum::ui::OnLive {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString head MEMBER m_head NOTIFY changed)     ///< "" when nothing waits for it
    Q_PROPERTY(QString advice MEMBER m_advice NOTIFY changed) ///< what stands below the head
    Q_PROPERTY(QString line MEMBER m_line NOTIFY changed)     ///< "" while it waits, and when nothing ever happened
    Q_PROPERTY(QString key MEMBER m_key NOTIFY changed)       ///< of that line: another one each time it happens
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)
  public:
    using OnLive::OnLive;
    Q_INVOKABLE void goOn();

  signals:
    void changed();

  private:
    void follow(Live& live) override;
    void refresh();
    void show(const node::StatusRow& status);
    QString m_head, m_advice, m_line, m_key, m_error;
    OneAtATime m_asking;
};

} // namespace ieum::ui
