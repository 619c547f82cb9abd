// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/passphrase.h"

#include "node/error.h"

#include <QFile>

namespace ieum::cli {

namespace {
/// Longer than anybody types; a file that was named by mistake is not read to its end.
constexpr qint64 passphraseBytesMax = 4096;
} // namespace

Result<std::string> passphraseOf(const CommandLine& line) { return passphraseIn(line.passphraseFile); }

Result<std::string> passphraseIn(const QString& path) {
    if (path.isEmpty()) return std::string();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return fail(Cause::Input, NodeError::FileUnreadable);
    QByteArray first = file.readLine(passphraseBytesMax);
    while (first.endsWith('\n') || first.endsWith('\r')) first.chop(1);
    return first.toStdString();
}

} // namespace ieum::cli
