// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes what is asked for asynchronously, between the other events of the window's thread. Qt's own controller takes 10
// ms at a time where drawing has no thread of its own, and no event may take more than 8.
#pragma once

#include <QObject>
#include <QQmlIncubator>
#include <QTimer>

namespace ieum::ui {

class Incubation : public QObject, public QQmlIncubationController {
    Q_OBJECT
  public:
    explicit Incubation(QObject* parent);

  protected:
    void incubatingObjectCountChanged(int count) override;

  private:
    void make();
    QTimer m_next;
};

} // namespace ieum::ui
