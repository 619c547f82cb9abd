// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/line_watch.h"

#include <QNetworkInformation>

namespace ieum::node {

LineWatch::LineWatch(Tell tell) : m_tell(std::move(tell)) {
    const auto feature = QNetworkInformation::Feature::Metered;
    // One for the whole process, on the thread that asks first.
    QNetworkInformation* system =
        QNetworkInformation::loadBackendByFeatures(feature) ? QNetworkInformation::instance() : nullptr;
    if (system == nullptr || !system->supports(feature)) {
        m_tell(std::nullopt);
        return;
    }
    QObject::connect(system, &QNetworkInformation::isMeteredChanged, &m_home,
                     [this](bool isMetered) { m_tell(isMetered); });
    m_tell(system->isMetered());
}

} // namespace ieum::node
