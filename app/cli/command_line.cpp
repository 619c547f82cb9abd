// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"

#include <QDir>

#include <algorithm>

namespace ieum::cli {

namespace {

const std::vector<Option>& commonOptions() {
    static const std::vector<Option> all{{"--profile"}, {"--passphrase-file"}, {"--json", false}};
    return all;
}

const Option* find(const std::vector<Option>& options, const QString& name) {
    const auto found = std::find_if(options.begin(), options.end(),
                                    [&](const Option& each) { return name == QLatin1String(each.name); });
    return found == options.end() ? nullptr : &*found;
}

bool isNumber(const QString& text) {
    bool good = false;
    text.toUInt(&good);
    return good;
}

/// Takes the option at the front of `rest` with its value.
bool takeOption(QStringList& rest, const std::vector<Option>& options, QMap<QString, QStringList>& into) {
    QString name = rest.takeFirst();
    std::optional<QString> value;
    if (const qsizetype equals = name.indexOf('='); equals > 0) {
        value = name.mid(equals + 1);
        name.truncate(equals);
    }
    const Option* option = find(options, name);
    if (option == nullptr) option = find(commonOptions(), name);
    if (option == nullptr || (!option->hasValue && value)) return false;
    if (option->hasValue && !value) {
        if (rest.isEmpty()) return false;
        value = rest.takeFirst();
    }
    if (option->isNumber && !isNumber(*value)) return false;
    into[name].append(value.value_or(QString()));
    return true;
}

} // namespace

QString defaultProfileFolder() {
    const QString data = qEnvironmentVariable("XDG_DATA_HOME");
    return (data.isEmpty() ? QDir::homePath() + QStringLiteral("/.local/share") : data) + QStringLiteral("/ieum");
}

QStringList leadingWords(const QStringList& arguments) {
    QStringList words;
    for (qsizetype i = 0; i < arguments.size() && words.size() < 2; ++i) {
        const QString& each = arguments[i];
        if (!each.startsWith(QLatin1String("--"))) {
            words.append(each);
        } else if (const Option* common = find(commonOptions(), each); common != nullptr && common->hasValue) {
            ++i;
        }
    }
    return words;
}

std::optional<CommandLine> parseCommandLine(const QStringList& arguments, const std::vector<Option>& options) {
    CommandLine line;
    QStringList rest = arguments;
    bool onlyWords = false;
    while (!rest.isEmpty()) {
        if (onlyWords || !rest.first().startsWith(QLatin1String("--"))) {
            line.words.append(rest.takeFirst());
        } else if (rest.first() == QLatin1String("--")) {
            rest.removeFirst();
            onlyWords = true;
        } else if (!takeOption(rest, options, line.options)) {
            return std::nullopt;
        }
    }
    const QString folder = line.has("--profile") ? line.value("--profile") : defaultProfileFolder();
    if (folder.isEmpty()) return std::nullopt;
    line.profile = QDir::cleanPath(QDir::current().absoluteFilePath(folder));
    line.passphraseFile = line.value("--passphrase-file");
    line.json = line.has("--json");
    return line;
}

} // namespace ieum::cli
