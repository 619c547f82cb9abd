// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks the system whether the line is paid by the byte: NetworkManager, or whatever else Qt's QNetworkInformation knows
// how to ask. Where there is nothing to ask, it says nothing, and nobody may take that for an answer. On the thread of
// the QCoreApplication.
#pragma once

#include <QObject>

#include <functional>
#include <optional>

namespace ieum::node {

class LineWatch {
  public:
    /// Told from within this call and at each change; nothing: the system does not say.
    using Tell = std::function<void(std::optional<bool> isMetered)>;
    explicit LineWatch(Tell tell);

  private:
    QObject m_home; ///< what the system says ends with it
    Tell m_tell;
};

} // namespace ieum::node
