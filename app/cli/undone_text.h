// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of ours does not count any more, as a sentence.
#pragma once

#include <QJsonObject>
#include <QString>

namespace ieum::cli {

/// `undone`: with the keys of docs/cli.md.
QString undoneText(const QJsonObject& undone);

} // namespace ieum::cli
