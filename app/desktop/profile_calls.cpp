// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile_calls.h"

#include "node/aside.h"

#include <QCoreApplication>

namespace ieum::desktop {
namespace {

/// On a thread of its own, and back on this one.
template <class Made> void aside(std::function<Result<Made>()> make, std::function<void(Result<Made>)> made) {
    node::aside<Result<Made>>(qApp, std::move(make), [made = std::move(made)](Result<Made>& what) { made(what); });
}

} // namespace

ui::ProfileCalls profileCalls(const QString& folder, bool goOnline) {
    const std::string path = folder.toStdString();
    ui::ProfileCalls calls;
    calls.kind = [path] { return node::profileKindOf(path); };
    calls.create = [path](node::NewProfile wanted, std::function<void(Result<node::Self>)> made) {
        wanted.folder = path;
        aside<node::Self>([wanted = std::move(wanted)] { return node::createProfile(wanted); }, std::move(made));
    };
    calls.restore = [path](node::RestoreBackup wanted, std::function<void(Result<node::BackupRow>)> made) {
        wanted.folder = path;
        aside<node::BackupRow>([wanted = std::move(wanted)] { return node::restoreBackup(wanted); }, std::move(made));
    };
    calls.open = [path, goOnline](std::string passphrase, ui::ProfileCalls::Opened opened) {
        node::NodeOptions options;
        options.profileFolder = path;
        options.passphrase = std::move(passphrase);
        options.goOnline = goOnline;
        options.previewProgram =
            (QCoreApplication::applicationDirPath() + QStringLiteral("/ieum-preview")).toStdString();
        node::openNode(std::move(options), std::move(opened));
    };
    calls.changePassphrase = [path](std::string old, std::string wanted, std::function<void(Done)> changed) {
        node::aside<Done>(
            qApp,
            [path, old = std::move(old), wanted = std::move(wanted)] {
                return node::changePassphrase(path, old, wanted);
            },
            [changed = std::move(changed)](Done& done) { changed(done); });
    };
    if (goOnline) {
        calls.near = [](node::NearSelf self, node::Near::Told told) {
            return node::makeNear(net::NetworkOptions{}, std::move(self), std::move(told));
        };
    }
    calls.ownerOfLink = node::ownerOfDeviceLink;
    return calls;
}

} // namespace ieum::desktop
