// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A running profile as the window sees it: owns node's Api, hands its events on as signals, and drops answers whose
// asker is gone. GUI thread only.
#pragma once

#include "node/api.h"

#include <QObject>
#include <QPointer>
#include <QtQmlIntegration>
#include <memory>

namespace ieum::ui {

class Live : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a profile is opened by the Door")
  public:
    explicit Live(std::unique_ptr<node::Api> api, QObject* parent = nullptr);
    ~Live() override;

    /// `reply` takes Result<Request::Answer>; it is not called when `asker` is gone by then.
    template <class Request, class Then> void ask(QObject* asker, Request request, Then reply) {
        QPointer<QObject> guard(asker);
        m_api->ask(std::move(request), [guard, reply = std::move(reply)](Result<typename Request::Answer> answer) {
            if (guard) reply(std::move(answer));
        });
    }

    /// For deeds that are made of several requests; who gives a reply to it guards itself.
    node::Api& api() { return *m_api; }

  signals:
    void roomsChanged();
    void statusChanged();
    void timelineChanged(const QString& room);
    void membersChanged(const QString& room);
    void fileProgress(const QString& file, quint64 haveBytes, bool done);
    /// Of the backup that is being written.
    void backupProgress(quint64 done, quint64 total);
    /// Of an import or export that is under way, or has ended just now.
    void transferTold(const ieum::node::TransferProgress& told);
    /// Something new of somebody else's.
    void messageArrived(const QString& room);
    /// The same, whole.
    void arrived(const ieum::node::MessageArrived& arrived);
    /// Something that we did to a room does not count any more.
    void operationUndone(const ieum::node::UndoneRow& undone);

    /// A further computer of ours; on the one that was linked, this one.
    void deviceLinked(const QString& device, const QString& name);
    /// The home server has gone, or is back; once for each outage.
    void outageTold(const ieum::node::OutageRow& outage);
    /// Ieum was started again for this profile: the window should come up.
    void raiseAsked();

  private:
    void tell(const node::Event& event);
    std::unique_ptr<node::Api> m_api;
};

/// Lets one question be under way and remembers that it has to be asked again.
class OneAtATime {
  public:
    bool begin() {
        m_again = m_busy;
        return !std::exchange(m_busy, true);
    }
    /// True: something changed meanwhile, ask again.
    bool end() {
        m_busy = false;
        return std::exchange(m_again, false);
    }

  private:
    bool m_busy = false;
    bool m_again = false;
};

} // namespace ieum::ui
