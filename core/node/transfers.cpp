// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/transfers.h"

#include "node/error.h"
#include "node/limits.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace ieum::node {

namespace {

constexpr std::string_view shelfName = "aside-";
/// More than a run ever has at a time; they are swept away when the next run needs one.
constexpr size_t namesMax = 10'000;

/// By one name, whichever way leads to its folder.
QString placeOf(const std::string& path) {
    QString text = QString::fromStdString(path);
    while (text.size() > 1 && text.endsWith(u'/')) text.chop(1);
    const QFileInfo info(text);
    const QString folder = QFileInfo(info.path()).canonicalFilePath();
    return (folder.isEmpty() ? QDir::cleanPath(info.absolutePath()) : folder) + u'/' + info.fileName();
}

} // namespace

Done Transfer::goOn() const {
    if (stop == Stop::No) return {};
    if (stop == Stop::Closing) return fail(Cause::Machine, NodeError::Stopped);
    return fail(Cause::Input, NodeError::TransferStopped);
}

void Transfer::begin(TransferRow::Phase next, uint64_t totalOfIt) {
    phase = next;
    done = 0;
    total = totalOfIt;
}

TransferRow Transfer::row() const { return {path, isImport, phase, done, total, bytes, bytesTotal}; }

std::shared_ptr<Transfer> Transfers::begin(std::string path, Way way) {
    auto made = std::make_shared<Transfer>();
    made->path = std::move(path);
    made->isImport = way == Way::Import;
    made->writes = way == Way::Export;
    if (m_closing) made->stop = Transfer::Stop::Closing;
    m_underWay.push_back({made, made->row()});
    if (!m_due) m_due = m_world.clock.now().steady.after(transfersToldEveryMs);
    return made;
}

void Transfers::stopAll() {
    m_closing = true;
    for (const UnderWay& each : m_underWay) {
        if (const auto transfer = each.transfer.lock()) transfer->stop = Transfer::Stop::Closing;
    }
}

bool Transfers::stop(const std::string& path) {
    bool found = false;
    for (const UnderWay& each : m_underWay) {
        const auto transfer = each.transfer.lock();
        if (!transfer || transfer->path != path || transfer->phase == TransferRow::Phase::Entering) continue;
        auto no = Transfer::Stop::No; // a node that closes is the stronger reason
        transfer->stop.compare_exchange_strong(no, Transfer::Stop::Wanted);
        found = true;
    }
    return found;
}

std::vector<TransferRow> Transfers::rows() const {
    std::vector<TransferRow> rows;
    for (const UnderWay& each : m_underWay) {
        if (const auto transfer = each.transfer.lock()) rows.push_back(transfer->row());
    }
    return rows;
}

bool Transfers::isWriting(const std::string& path) const {
    const QString place = placeOf(path);
    return std::any_of(m_underWay.begin(), m_underWay.end(), [&](const UnderWay& each) {
        const auto transfer = each.transfer.lock();
        return transfer && transfer->writes && placeOf(transfer->path) == place;
    });
}

void Transfers::settle(Now now) {
    if (!m_due || now.steady < *m_due) return;
    for (UnderWay& each : m_underWay) {
        const auto transfer = each.transfer.lock();
        if (transfer) each.told = transfer->row();
        m_world.effects.events.push_back(TransferProgress{each.told, transfer == nullptr});
    }
    std::erase_if(m_underWay, [](const UnderWay& each) { return each.transfer.expired(); });
    m_due = m_underWay.empty() ? std::nullopt : std::optional(now.steady.after(transfersToldEveryMs));
}

std::unique_ptr<transfer::Shelf> Transfers::makeShelf() {
    // "/.": the folder may be a link.
    const std::string before = m_world.profileFolder + '/' + std::string(shelfName);
    if (m_shelves == 0) {
        const auto names = m_world.files.namesIn(m_world.profileFolder + "/.", namesMax);
        for (const std::string& name : names ? *names : std::vector<std::string>()) {
            if (name.starts_with(shelfName)) (void)m_world.files.remove(m_world.profileFolder + '/' + name);
        }
    }
    return std::make_unique<transfer::Shelf>(m_world.files, before + std::to_string(++m_shelves),
                                             crypto::Key::random(m_world.random));
}

} // namespace ieum::node
