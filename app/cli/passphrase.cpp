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

Result<std::string> firstLineOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return fail(Cause::Input, NodeError::FileUnreadable);
    QByteArray first = file.readLine(passphraseBytesMax);
    while (first.endsWith('\n') || first.endsWith('\r')) first.chop(1);
    return first.toStdString();
}

Result<std::string> passphraseOf(const CommandLine& line) {
    if (line.passphraseFile.isEmpty()) return std::string();
    return firstLineOf(line.passphraseFile);
}

} // namespace ieum::cli
