// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/gap_words.h"

#include "ui/words/names.h"
#include "ui/words/sizes.h"

#include <QCoreApplication>
#include <algorithm>
#include <limits>

namespace ieum::ui {
namespace {

struct Gaps {
    Q_DECLARE_TR_FUNCTIONS(Gaps)
};

QString whatIsMissing(const node::GapRow& gap) {
    const auto count = static_cast<int>(std::min<uint64_t>(gap.count, std::numeric_limits<int>::max()));
    switch (gap.why) {
    case node::GapRow::Locked:
        return Gaps::tr("%n message(s) of %1 cannot be read yet: their key has not come", nullptr, count);
    case node::GapRow::Newer:
        return Gaps::tr("%n message(s) of %1 can be read by a newer Ieum", nullptr, count);
    case node::GapRow::NotKept:
        return Gaps::tr("%n message(s) of %1 were no longer kept anywhere when this computer asked", nullptr, count);
    case node::GapRow::NotHere:
        break;
    }
    return Gaps::tr("%n message(s) of %1 have not come yet", nullptr, count);
}

} // namespace

QString gapText(const node::GapRow& gap) {
    QString missing = whatIsMissing(gap).arg(isolated(shownName(gap.name)));
    if (gap.why != node::GapRow::NotHere) return missing;
    QStringList holders;
    for (const auto& holder : gap.holders) holders += isolated(shownName(holder));
    if (holders.isEmpty()) return missing;
    return Gaps::tr("%1 · with %2").arg(missing, namesText(holders, 2));
}

} // namespace ieum::ui
