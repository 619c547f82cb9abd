// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drill/drill_replica.h"

#include "cli/drill/failed.h"
#include "cli/drill/later.h"

#include <QDir>

namespace ieum::cli {

namespace {
constexpr int startMs = 20'000;
constexpr auto port = "47475"; ///< in a namespace of its own every port is free
} // namespace

DrillReplica::DrillReplica(const Places& places, int place, QString program, QString folder)
    : m_places(places), m_place(place), m_program(std::move(program)), m_folder(std::move(folder)),
      m_listen(places.addressOf(place) + ':' + (places.hasNamespaces() ? port : "0")) {}

Task<> DrillReplica::start() {
    Later<QString> first;
    const QStringList command{m_program, "--data", m_folder, "--listen", m_listen};
    m_process.start(m_places.at(m_place, command), m_folder + ".log",
                    [set = first.setter()](const QByteArray& line) { set(QString::fromUtf8(line)); });
    QTimer::singleShot(startMs, [set = first.setter()] { set(QString()); });
    m_address = co_await first;
    if (!m_address.startsWith(QLatin1String("ieum-replica://")))
        throw Failed(QStringLiteral("A replica did not start: ") + m_process.lastWords());
    // Where it was the first time it has to be found again.
    m_listen = m_address.section('@', 1).section('/', 0, 0);
}

void DrillReplica::wipe() const {
    const QDir folder(m_folder);
    for (const QFileInfo& each : folder.entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden)) {
        if (each.fileName() == "replica.key" || each.fileName().startsWith("token")) continue;
        if (each.isDir()) {
            QDir(each.filePath()).removeRecursively();
        } else {
            QFile::remove(each.filePath());
        }
    }
}

} // namespace ieum::cli
