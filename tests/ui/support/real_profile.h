// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real profile on the disk, for the window and for what happens to it while no window is open. Whoever includes this
// links ieum_node.
#pragma once

#include "node/profile.h"
#include "ui/welcome/door.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <optional>

namespace ieum::uitest {

class RealProfile {
  public:
    /// Nothing is there before make() or the window made it.
    RealProfile() { QDir(m_folder.path()).mkpath(QStringLiteral("state")); }
    QString path() const { return m_folder.filePath(QStringLiteral("profile")); }
    QString beside(const QString& name) const { return m_folder.filePath(name); }
    bool make(const std::string& name) { return node::createProfile({path().toStdString(), name, ""}).has_value(); }

    node::NodeOptions options() const {
        node::NodeOptions options;
        options.profileFolder = path().toStdString();
        options.stateFolder = beside(QStringLiteral("state")).toStdString();
        options.goOnline = m_network.has_value();
        options.previewProgram = previewProgram;
        if (m_network) options.network = *m_network;
        return options;
    }
    /// Over these paths from the next opening on; without it no socket is opened.
    void goOnline(net::NetworkOptions network) { m_network = std::move(network); }

    std::string previewProgram; ///< from the next opening on; "": no picture is decoded

    ui::ProfileCalls calls() const {
        ui::ProfileCalls calls;
        calls.kind = [folder = path().toStdString()] { return node::profileKindOf(folder); };
        calls.create = [folder = path().toStdString()](node::NewProfile wanted, auto made) {
            wanted.folder = folder;
            made(node::createProfile(wanted));
        };
        calls.restore = [folder = path().toStdString()](node::RestoreBackup wanted, auto made) {
            wanted.folder = folder;
            made(node::restoreBackup(wanted));
        };
        calls.open = [options = options()](const std::string&, ui::ProfileCalls::Opened opened) {
            node::openNode(options, std::move(opened));
        };
        calls.changePassphrase = [folder = path().toStdString()](const std::string& old, const std::string& wanted,
                                                                 auto changed) {
            changed(node::changePassphrase(folder, old, wanted));
        };
        calls.ownerOfLink = node::ownerOfDeviceLink;
        return calls;
    }

    /// Opens it, asks, and closes it again. Nothing: it was refused or did not come.
    template <class Request> std::optional<typename Request::Answer> ask(Request request) const {
        const auto api = open();
        return api ? askOpen(*api, std::move(request)) : std::nullopt;
    }
    /// nullptr when it was refused or did not come.
    std::unique_ptr<node::Api> open() const {
        const auto api = std::make_shared<std::unique_ptr<node::Api>>(); // may come too late
        node::openNode(options(), [api](auto opened) {
            if (opened) *api = std::move(*opened);
        });
        (void)QTest::qWaitFor([&api] { return *api != nullptr; }, answerMs);
        return std::move(*api);
    }
    template <class Request> static std::optional<typename Request::Answer> askOpen(node::Api& api, Request request) {
        const auto answer = std::make_shared<std::optional<Result<typename Request::Answer>>>(); // may come too late
        api.ask(std::move(request), [answer](Result<typename Request::Answer> given) { *answer = std::move(given); });
        if (!QTest::qWaitFor([&answer] { return answer->has_value(); }, answerMs) || !**answer) return std::nullopt;
        return ***answer;
    }

  private:
    /// Passphrases take a second of an idle processor.
    static constexpr int answerMs = 60'000;
    QTemporaryDir m_folder;
    std::optional<net::NetworkOptions> m_network;
};

} // namespace ieum::uitest
