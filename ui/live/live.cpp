// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/live.h"

#include "ui/words/names.h"

namespace ieum::ui {
namespace {

template <class... Handlers> struct Cases : Handlers... { using Handlers::operator()...; };
template <class... Handlers> Cases(Handlers...) -> Cases<Handlers...>;

} // namespace

Live::Live(std::unique_ptr<node::Api> api, QObject* parent) : QObject(parent), m_api(std::move(api)) {
    m_api->listen([guard = QPointer<Live>(this)](const node::Event& event) {
        if (guard) guard->tell(event);
    });
    m_api->onRaise([guard = QPointer<Live>(this)] {
        if (guard) emit guard->raiseAsked();
    });
}

Live::~Live() = default;

void Live::tell(const node::Event& event) {
    std::visit(Cases{
                   [this](const node::RoomsChanged&) { emit roomsChanged(); },
                   [this](const node::StatusChanged&) { emit statusChanged(); },
                   [this](const node::MessageArrived& told) {
                       emit messageArrived(hexOf(told.row.room));
                       emit arrived(told);
                   },
                   [this](const node::TimelineChanged& changed) { emit timelineChanged(hexOf(changed.room)); },
                   [this](const node::MembersChanged& changed) { emit membersChanged(hexOf(changed.room)); },
                   [this](const node::ReplicaWentBack&) { emit statusChanged(); },
                   [this](const node::DeviceLinked& linked) {
                       emit deviceLinked(hexOf(linked.device), shownName(linked.name));
                       emit roomsChanged();
                   },
                   [this](const node::ForkProved& proved) { emit membersChanged(hexOf(proved.room)); },
                   [this](const node::OperationUndone& told) { emit operationUndone(told.row); },
                   [this](const node::OutageBegan& began) { emit outageTold(began.row); },
                   [this](const node::OutageEnded& ended) { emit outageTold(ended.row); },
                   [this](const node::FileProgress& progress) {
                       emit fileProgress(hexOf(progress.file), progress.haveBytes, progress.done);
                   },
                   [this](const node::BackupProgress& told) { emit backupProgress(told.done, told.total); },
                   [this](const node::TransferProgress& told) { emit transferTold(told); },
               },
               event);
}

} // namespace ieum::ui
