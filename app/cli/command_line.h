// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was typed: options that every command takes, and what is left for the command itself.
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace ieum::cli {

struct Option {
    const char* name; ///< "--room"
    bool hasValue = true;
    bool isNumber = false;
};

struct CommandLine {
    QString profile; ///< absolute
    QString passphraseFile;
    bool json = false;
    QStringList words; ///< without the command's name
    QMap<QString, QStringList> options;

    bool has(const QString& name) const { return options.contains(name); }
    QString value(const QString& name) const { return options.value(name).value(0); }
};

/// Parts words from options; nothing when an option is unknown, lacks its value or is not the number that it should be.
std::optional<CommandLine> parseCommandLine(const QStringList& arguments, const std::vector<Option>& options);
/// The words among the arguments as far as the options allow to tell: which command is meant.
QStringList leadingWords(const QStringList& arguments);
/// Where a profile lies when nobody says otherwise.
QString defaultProfileFolder();

} // namespace ieum::cli
