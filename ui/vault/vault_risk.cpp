// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/vault/vault_risk.h"

#include "ui/words/errors.h"
#include "ui/words/sizes.h"

#include <QCoreApplication>

namespace ieum::ui {
namespace {

struct VaultRisks {
    Q_DECLARE_TR_FUNCTIONS(VaultRisks)
};

constexpr int settleMs = 1000; ///< it looks at all files, and a file that comes tells of itself all the time

QString sentenceOf(const node::AtRiskList& list) {
    QStringList parts;
    if (list.replicas.files > 0) {
        parts += VaultRisks::tr("%n file(s) (%1) are only on servers", "", static_cast<int>(list.replicas.files))
                     .arg(sizeText(list.replicas.bytes));
    }
    if (list.nobody.files > 0) {
        parts += VaultRisks::tr("nobody is known to have %n file(s) (%1)", "", static_cast<int>(list.nobody.files))
                     .arg(sizeText(list.nobody.bytes));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace

VaultRisk::VaultRisk(QObject* parent) : OnLive(parent) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(settleMs);
    connect(&m_soon, &QTimer::timeout, this, &VaultRisk::ask);
}

void VaultRisk::follow(Live& live) {
    const auto again = [this] {
        if (!m_soon.isActive()) m_soon.start();
    };
    connect(&live, &Live::timelineChanged, this, again);
    connect(&live, &Live::fileProgress, this, [again](const QString&, quint64, bool done) {
        if (done) again();
    });
    ask();
}

void VaultRisk::setAwake(bool awake) {
    if (m_awake == awake) return;
    m_awake = awake;
    m_wanted.clear();
    emit awakeChanged();
    ask();
}

void VaultRisk::ask() {
    if (live() == nullptr || !m_awake || !m_asking.begin()) return;
    node::ListAtRisk request;
    request.limit = 1; // the totals are what it is about
    live()->ask(this, request, [this](const Result<node::AtRiskList>& list) {
        if (list) show(*list);
        if (m_asking.end()) m_soon.start();
    });
}

void VaultRisk::show(const node::AtRiskList& list) {
    m_text = sentenceOf(list);
    if (m_text.isEmpty()) m_wanted.clear();
    emit answered();
}

void VaultRisk::fetchAll() { fetch({}, 0); }

void VaultRisk::fetch(std::optional<int64_t> before, quint64 wanted) {
    live()->ask(this, node::FetchAtRisk{before}, [this, wanted](const Result<node::AtRiskFetch>& fetched) {
        const quint64 all = wanted + (fetched ? fetched->wanted.files : 0);
        m_wanted = fetched ? VaultRisks::tr("Fetching %n file(s) from whoever has them", "", static_cast<int>(all))
                           : errorText(fetched.error());
        emit answered();
        if (fetched && fetched->next) fetch(fetched->next, all);
    });
}

} // namespace ieum::ui
