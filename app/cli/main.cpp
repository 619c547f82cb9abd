// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// ieumctl: parses what was typed, starts the command, and runs the event loop until it has finished.
#include "cli/commands.h"
#include "cli/output.h"

#include <QCoreApplication>
#include <QTimer>

namespace {

using namespace ieum::cli;

int misused(const QString& usage) {
    complain(usage.trimmed());
    return exitUsage;
}

/// Options that a command cannot do without are named by its synopsis outside of brackets.
bool hasWhatItNeeds(const Command& command, const CommandLine& line) {
    int depth = 0;
    for (const QString& part : QString::fromUtf8(command.synopsis).split(' ')) {
        depth += static_cast<int>(part.count('['));
        if (depth == 0 && part.startsWith(QLatin1String("--")) && !line.has(part)) return false;
        depth -= static_cast<int>(part.count(']'));
    }
    return true;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("ieumctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(IEUM_VERSION));
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.contains(QLatin1String("--help"))) {
        printLine(usage().trimmed());
        return exitGood;
    }
    if (arguments == QStringList{QStringLiteral("--version")}) {
        printLine(QStringLiteral("ieumctl ") + QCoreApplication::applicationVersion());
        return exitGood;
    }
    const Command* command = findCommand(leadingWords(arguments));
    if (command == nullptr) return misused(usage());
    auto line = parseCommandLine(arguments, command->options);
    if (!line) return misused(usage(*command));
    line->words = line->words.mid(QString::fromLatin1(command->name).split(' ').size());
    const bool fits = line->words.size() >= command->wordsMin && line->words.size() <= command->wordsMax;
    if (!fits || !hasWhatItNeeds(*command, *line)) return misused(usage(*command));

    std::unique_ptr<Activity> activity;
    QTimer::singleShot(0, &app,
                       [&] { activity = command->start(*line, [](int code) { QCoreApplication::exit(code); }); });
    return QCoreApplication::exec();
}
