// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile_calls.h"

#include <QCoreApplication>
#include <QThread>

namespace ieum::desktop {
namespace {

void createAside(node::NewProfile wanted, std::function<void(Result<node::Self>)> made) {
    QThread* aside = QThread::create([wanted = std::move(wanted), made = std::move(made)] {
        auto self = node::createProfile(wanted);
        QMetaObject::invokeMethod(qApp, [made, self = std::move(self)] { made(self); });
    });
    QObject::connect(aside, &QThread::finished, aside, &QObject::deleteLater);
    aside->start();
}

} // namespace

ui::ProfileCalls profileCalls(const QString& folder, bool goOnline) {
    const std::string path = folder.toStdString();
    ui::ProfileCalls calls;
    calls.kind = [path] { return node::profileKindOf(path); };
    calls.create = [path](node::NewProfile wanted, std::function<void(Result<node::Self>)> made) {
        wanted.folder = path;
        createAside(std::move(wanted), std::move(made));
    };
    calls.open = [path, goOnline](std::string passphrase, ui::ProfileCalls::Opened opened) {
        node::NodeOptions options;
        options.profileFolder = path;
        options.passphrase = std::move(passphrase);
        options.goOnline = goOnline;
        node::openNode(std::move(options), std::move(opened));
    };
    calls.ownerOfLink = node::ownerOfDeviceLink;
    return calls;
}

} // namespace ieum::desktop
