// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An import or export that a sheet began: how far it is, and a way to end it.
#pragma once

#include "ui/sheets/deed.h"

namespace ieum::ui {

class Transferring : public ieum::ui::Deed {
    Q_OBJECT
    QML_ANONYMOUS
    /// A sentence while it is under way; "" otherwise.
    Q_PROPERTY(QString progress MEMBER m_progress NOTIFY progressed)
  public:
    using Deed::Deed;
    /// What is under way ends, and nothing of it is kept; its answer says so.
    Q_INVOKABLE void stop();
  signals:
    void progressed();

  protected:
    /// Of what reads from or writes to this path, from now on.
    void watch(const QString& path);
    /// It was to be stopped; what ends well all the same was too far already.
    bool wasToStop() const { return m_wasToStop; }

  private:
    void note(const node::TransferProgress& told);

    QString m_path, m_progress;
    bool m_isStopping = false, m_wasToStop = false;
    QMetaObject::Connection m_listening;
};

} // namespace ieum::ui
