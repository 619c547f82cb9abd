// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One thing that a sheet does: under way, failed with a sentence, or done. Those that derive from it write its whole
// name, because moc copies it as it stands and qmllint looks for it.
#pragma once

#include "ui/live/live.h"

namespace ieum::ui {

class Deed : public QObject {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(ieum::ui::Live* live MEMBER m_live REQUIRED)
    Q_PROPERTY(bool busy MEMBER m_busy NOTIFY changed)
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)
  public:
    using QObject::QObject;
    /// What is still to be answered is nobody's concern any more.
    Q_INVOKABLE void forget() {
        ++m_turn;
        settle({});
    }

  signals:
    void changed();

  protected:
    Live* live() const { return m_live; }
    /// For a deed that asks a further question when it failed in one particular way.
    virtual void failed(const Error&) {}
    void settle(const QString& error);
    static QString textOf(const Error& error);
    /// What run() does for one request, for a deed that is made of several: false while one is under way.
    bool occupy();
    /// Asks once; failing becomes a sentence, success calls `then`.
    template <class Request, class Then> void run(Request request, Then then) {
        if (!occupy()) return;
        m_live->ask(this, std::move(request), [this, then, turn = m_turn](Result<typename Request::Answer> answer) {
            if (turn != m_turn) return;
            settle(answer ? QString() : textOf(answer.error()));
            answer ? then(*answer) : failed(answer.error());
        });
    }

  private:
    Live* m_live = nullptr;
    bool m_busy = false;
    quint64 m_turn = 0; ///< answers to what was asked in an earlier one are not heard
    QString m_error;
};

} // namespace ieum::ui
