// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sheets/lan_testing.h"

#include "node/lan_words.h"

#include <QCoreApplication>

namespace ieum::ui {

namespace {

constexpr Role<LanLine> roles[] = {
    {"key", &LanLine::key}, {"matter", &LanLine::matter}, {"advice", &LanLine::advice}, {"good", &LanLine::good}};

QString sentence(const char* source, const node::LanFinding& finding) {
    const QString text = QCoreApplication::translate("LanTest", source);
    return text.contains(QLatin1String("%1")) ? text.arg(QString::fromStdString(finding.where)) : text;
}

} // namespace

LanTesting::LanTesting(QObject* parent) : Deed(parent), m_rows(roles) {}

void LanTesting::start() {
    m_rows.replace({});
    m_mdns.clear();
    emit shown();
    run(node::TestLan{}, [this](const node::LanReport& report) { show(report); });
}

void LanTesting::show(const node::LanReport& report) {
    QList<LanLine> lines;
    for (const node::LanFinding& finding : report.findings) {
        const node::LanWords& words = node::lanWordsOf(finding.cause);
        const QString key = QLatin1String(words.name) + QLatin1Char(' ') + QString::fromStdString(finding.where);
        lines += LanLine{key, sentence(words.matter, finding), sentence(words.advice, finding),
                         finding.cause == node::LanCause::Fine};
    }
    m_rows.replace(lines);
    m_mdns = QCoreApplication::translate("LanTest", node::mdnsWords(report.seen.mdns));
    emit shown();
}

void OwnAddress::follow(Live& live) {
    connect(&live, &Live::statusChanged, this, &OwnAddress::refresh);
    refresh();
}

void OwnAddress::refresh() {
    if (!m_asking.begin()) return;
    live()->ask(this, node::GetStatus{}, [this](const Result<node::StatusRow>& status) {
        if (m_asking.end()) refresh();
        const bool isThere = status && status->lan.on && !status->lan.addresses.empty();
        m_address = isThere ? QString::fromStdString(status->lan.addresses.front()) : QString();
        emit changed();
    });
}

void AddressAdding::add(const QString& address) {
    run(node::AddAddress{address.trimmed().toStdString()}, [this](const node::Nothing&) { emit added(); });
}

} // namespace ieum::ui
