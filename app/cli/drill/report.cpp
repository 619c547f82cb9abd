// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drill/report.h"

#include "cli/output.h"

#include <QJsonArray>

namespace ieum::cli {

namespace {

QString seconds(qint64 ms) { return QString::number(static_cast<double>(ms) / 1000, 'f', 1) + QStringLiteral(" s"); }

QJsonObject toJson(const Verdict& verdict) {
    return {{"events", verdict.events},
            {"lost", verdict.lost},
            {"duplicated", verdict.duplicated},
            {"differing", verdict.differing + verdict.reordered},
            {"leaked", verdict.leaked},
            {"out_of_order", verdict.outOfOrder},
            {"examples", QJsonArray::fromStringList(verdict.examples)}};
}

QString numbers(const Verdict& verdict) {
    return QStringLiteral("%1 events, %2 lost, %3 duplicated, %4 differing, %5 out of causal order")
        .arg(verdict.events)
        .arg(verdict.lost)
        .arg(verdict.duplicated)
        .arg(verdict.differing + verdict.reordered + verdict.leaked)
        .arg(verdict.outOfOrder);
}

} // namespace

void Report::step(const QString& name, const QString& what, qint64 ms, const Verdict& verdict) {
    ++m_done;
    if (m_json) {
        QJsonObject object = toJson(verdict);
        object["step"] = name;
        object["what"] = what;
        object["ms"] = ms;
        return printJson(object);
    }
    printLine(QStringLiteral("%1/%2 %3  %4 (%5): %6")
                  .arg(m_done, 2)
                  .arg(m_steps)
                  .arg(name, -17)
                  .arg(what, seconds(ms), numbers(verdict)));
    for (const QString& example : verdict.examples) printLine(QStringLiteral("      ") + example);
}

void Report::failed(const QString& name, const QString& why, qint64 ms) {
    if (m_json) return printJson(QJsonObject{{"step", name}, {"failed", why}, {"ms", ms}});
    printLine(QStringLiteral("%1/%2 %3  FAILED (%4): %5")
                  .arg(m_done + 1, 2)
                  .arg(m_steps)
                  .arg(name, -17)
                  .arg(seconds(ms), why));
}

void Report::table(const std::vector<MemberResult>& members, const Verdict& all, qint64 ms) {
    if (m_json) {
        QJsonObject object = toJson(all);
        object["ms"] = ms;
        object["good"] = all.isGood();
        return printJson(object);
    }
    printLine(QStringLiteral("\nmember        due    lost  duplicated  differing  out of causal order"));
    for (const MemberResult& each : members) {
        // Hangul takes two columns a letter.
        const int width = 12 - static_cast<int>(each.name.size());
        printLine(QStringLiteral("%1%2%3%4%5%6")
                      .arg(each.name, -width)
                      .arg(each.due, 5)
                      .arg(each.verdict.lost, 8)
                      .arg(each.verdict.duplicated, 12)
                      .arg(each.verdict.differing + each.verdict.leaked, 11)
                      .arg(each.verdict.outOfOrder, 21));
    }
    printLine(QStringLiteral("all in %1: %2, %3 in another order than elsewhere")
                  .arg(seconds(ms), numbers(all))
                  .arg(all.reordered));
    printLine(all.isGood() ? QStringLiteral("Nothing was lost.") : QStringLiteral("The drill FAILED."));
}

} // namespace ieum::cli
