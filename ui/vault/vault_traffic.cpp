// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/vault/vault_traffic.h"

#include "node/limits.h"
#include "ui/files/file_words.h"
#include "ui/words/errors.h"
#include "ui/words/names.h"
#include "ui/words/sizes.h"

#include <QCoreApplication>
#include <QLocale>

#include <utility>

namespace ieum::ui {
namespace {

struct Traffic {
    Q_DECLARE_TR_FUNCTIONS(Traffic)
};

using R = TrafficRowData;
constexpr Role<R> roles[] = {{"key", &R::key}, {"name", &R::name}, {"how", &R::how}, {"share", &R::share}};
constexpr int settleMs = 500; ///< a file that comes tells of itself all the time
constexpr quint64 bytesOfAKilobyte = 1000;
constexpr quint64 kilobytesMost = 4'000'000; ///< a second; ieumctl takes no more either

const QLatin1String noLimit("none");

QString limitText(uint64_t bytesPerSecond) {
    if (bytesPerSecond == 0) return noLimit;
    return QLocale::c().toString(static_cast<double>(bytesPerSecond) / bytesOfAKilobyte, 'f',
                                 QLocale::FloatingPointShortest);
}

uint64_t speedOf(const node::TrafficRow& row) {
    uint64_t speed = 0;
    for (const node::FileRow& each : row.files) speed += each.fetchingSpeed;
    return speed;
}

QString summaryText(const node::TrafficRow& row) {
    if (row.files.empty()) return {};
    const auto files = static_cast<int>(row.files.size());
    const QString count = row.files.size() < node::filesAPageMax ? Traffic::tr("%n file(s)", "", files)
                                                                 : Traffic::tr("The first %n file(s)", "", files);
    const uint64_t speed = speedOf(row);
    return speed == 0 ? count : Traffic::tr("%1, %2/s in all").arg(count, sizeText(speed));
}

} // namespace

std::optional<uint64_t> speedTyped(const QString& kilobytes) {
    if (kilobytes == noLimit) return 0;
    bool isNumber = false; // of the C locale: "1,000" is one thousand here and one elsewhere, so it is neither
    const quint64 number = kilobytes.trimmed().toULongLong(&isNumber);
    if (!isNumber || number == 0 || number > kilobytesMost) return std::nullopt;
    return number * bytesOfAKilobyte;
}

VaultTraffic::VaultTraffic(QObject* parent) : OnLive(parent), m_files(roles) {
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &VaultTraffic::ask);
}

void VaultTraffic::follow(Live& live) {
    const auto changed = [this] {
        if (m_open) askSoon();
    };
    connect(&live, &Live::statusChanged, this, &VaultTraffic::askSoon); // a pause, and limits, are part of it
    connect(&live, &Live::timelineChanged, this, changed);
    connect(&live, &Live::fileProgress, this, changed);
    ask();
}

void VaultTraffic::setAwake(bool awake) {
    if (m_awake == awake) return;
    m_awake = awake;
    emit looked();
    ask();
}

void VaultTraffic::setOpen(bool open) {
    if (m_open == open) return;
    m_open = open;
    if (open) m_error.clear();
    emit looked();
    ask();
}

void VaultTraffic::askSoon() {
    if (!m_soon.isActive() && (m_awake || m_open)) m_soon.start(settleMs);
}

void VaultTraffic::ask() {
    if (live() == nullptr || !(m_awake || m_open) || !m_asking.begin()) return;
    live()->ask(this, node::GetTraffic{}, [this](const Result<node::TrafficRow>& row) {
        const bool isOld = m_asking.end();
        if (row) {
            if (std::exchange(m_isUnread, false)) m_error.clear();
            show(*row);
        } else {
            m_isUnread = true;
            m_error = errorText(row.error());
            emit shown();
        }
        const bool goesOn = m_open && row && speedOf(*row) > 0; // what stalls tells nothing, and must not look fast
        if (isOld || goesOn) askSoon();
    });
}

template <class Request> void VaultTraffic::run(Request request) {
    live()->ask(this, std::move(request), [this](const Result<node::Nothing>& done) {
        m_error = done ? QString() : errorText(done.error());
        emit shown();
        ask();
    });
}

void VaultTraffic::pause(bool paused) {
    node::SetTraffic request;
    request.paused = paused;
    run(request);
}

QString VaultTraffic::limit(const QString& way, const QString& kilobytes) {
    const auto bytes = speedTyped(kilobytes);
    if (!bytes) {
        return Traffic::tr("That is no limit, and nothing was changed. A limit is a whole number of kB/s from 1 to "
                           "4000000, digits only: 300 or 2500.");
    }
    node::SetTraffic request;
    (way == QLatin1String("up") ? request.upBytesPerSecond : request.downBytesPerSecond) = *bytes;
    run(request);
    return {};
}

void VaultTraffic::stop(const QString& file) { run(node::StopFetching{idOf<FileId>(file)}); }

void VaultTraffic::show(const node::TrafficRow& row) {
    m_paused = row.terms.paused;
    m_down = limitText(row.terms.downBytesPerSecond);
    m_up = limitText(row.terms.upBytesPerSecond);
    m_summary = summaryText(row);
    QList<R> rows;
    for (const node::FileRow& each : row.files)
        rows += R{hexOf(each.id), shownName(each.name), fileOnItsWay(each), fileShare(each)};
    m_files.replace(rows);
    emit shown();
}

} // namespace ieum::ui
