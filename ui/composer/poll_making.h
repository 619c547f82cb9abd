// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A poll that is being made: a question and two to ten options. There is always a field for one more.
#pragma once

#include "ui/live/live.h"

#include <QStringList>

namespace ieum::ui {

class PollMaking : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live MEMBER m_live REQUIRED)
    Q_PROPERTY(int most READ most CONSTANT)
    Q_PROPERTY(int fields READ fields NOTIFY changed)
    Q_PROPERTY(bool ready READ ready NOTIFY changed)
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)
  public:
    static constexpr qsizetype mostOptions = 10;

    using QObject::QObject;
    int most() const { return static_cast<int>(mostOptions); }
    /// How many fields for options are shown.
    int fields() const;
    bool ready() const;
    Q_INVOKABLE void begin();
    Q_INVOKABLE void setQuestion(const QString& question);
    Q_INVOKABLE void setOption(int place, const QString& text);
    Q_INVOKABLE void send(const QString& room, bool multiple);

  signals:
    void changed();
    void sent();

  private:
    QStringList options() const;
    Live* m_live = nullptr;
    QString m_question, m_error;
    QStringList m_options; ///< by place; empty ones are passed over
    bool m_busy = false;
};

} // namespace ieum::ui
