// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"

namespace ieum::cli {

const std::vector<Command>& allCommands() {
    static const std::vector<Command> all = [] {
        std::vector<Command> list;
        for (const auto& group :
             {profileCommands(), roomCommands(),     policyCommands(),   messageCommands(), laterCommands(),
              changeCommands(),  vaultCommands(),    keepingCommands(),  fileCommands(),    pathCommands(),
              replicaCommands(), deviceCommands(),   transferCommands(), bundleCommands(),  backupCommands(),
              outageCommands(),  recoveryCommands(), peerCommands(),     lanCommands(),     runCommands(),
              drillCommands(),   trafficCommands(),  handoverCommands(), verifyCommands(),  tieCommands()}) {
            list.insert(list.end(), group.begin(), group.end());
        }
        return list;
    }();
    return all;
}

const Command* findCommand(const QStringList& words) {
    for (const Command& command : allCommands()) {
        const QStringList name = QString::fromLatin1(command.name).split(' ');
        if (words.mid(0, name.size()) == name) return &command;
    }
    return nullptr;
}

QString usage(const Command& command) {
    const QString synopsis = QString::fromUtf8(command.synopsis);
    return QStringLiteral("ieumctl ") + command.name + (synopsis.isEmpty() ? QString() : ' ' + synopsis) + '\n';
}

QString usage() {
    QString text = QStringLiteral("Ieum on the command line. Every command takes [--profile DIR] "
                                  "[--passphrase-file FILE] [--json].\n\n");
    for (const Command& command : allCommands()) text += QStringLiteral("  ") + usage(command);
    return text;
}

} // namespace ieum::cli
