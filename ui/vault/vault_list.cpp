// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/vault/vault_list.h"

#include "ui/files/file_words.h"
#include "ui/words/errors.h"
#include "ui/words/names.h"
#include "ui/words/times.h"

#include <QCoreApplication>
#include <QDateTime>

namespace ieum::ui {
namespace {

struct Vault {
    Q_DECLARE_TR_FUNCTIONS(Vault)
};

using R = VaultRowData;
constexpr Role<R> roles[] = {{"key", &R::key},           {"file", &R::file},       {"room", &R::room},
                             {"message", &R::message},   {"name", &R::name},       {"mark", &R::mark},
                             {"where", &R::where},       {"holders", &R::holders}, {"heldBy", &R::heldBy},
                             {"origin", &R::origin},     {"trap", &R::trap},       {"here", &R::here},
                             {"fetching", &R::fetching}, {"opens", &R::opens},     {"pinned", &R::pinned},
                             {"picture", &R::picture},   {"share", &R::share}};
constexpr int settleMs = 150;
constexpr int pageRows = 50;
constexpr int rowsMost = 1000; ///< whoever looks further narrows it

constexpr std::pair<const char*, node::FileKind> kinds[] = {
    {"document", node::FileKind::Document}, {"image", node::FileKind::Image},     {"video", node::FileKind::Video},
    {"sound", node::FileKind::Sound},       {"archive", node::FileKind::Archive}, {"other", node::FileKind::Other}};

/// What a name ends with is what the desktop goes by, however long it is.
QString trapOf(const QString& name, bool opens) {
    if (opens) return {};
    const qsizetype dot = name.lastIndexOf(QLatin1Char('.'));
    if (dot <= 0 || dot + 1 == name.size()) return Vault::tr("Not opened from here: its name has no ending");
    return Vault::tr("Not opened from here: it ends in .%1").arg(isolated(name.mid(dot + 1)));
}

R rowOf(const node::FoundFile& found, qint64 nowMs) {
    R row;
    row.key = QString::number(found.place);
    row.file = hexOf(found.file.id);
    row.room = hexOf(found.file.room);
    row.message = hexOf(found.file.message);
    row.name = shownName(found.file.name);
    row.mark = fileMark(row.name);
    row.where = fileWhere(found.file);
    if (found.pinned) row.where += QStringLiteral(" · ") + Vault::tr("pinned");
    if (found.madeRoom && !found.file.fetching) row.where += QStringLiteral(" · ") + Vault::tr("made room for others");
    row.holders = fileHolders(found.file);
    row.heldBy = fileHeldBy(found.file, nowMs);
    row.origin = QStringLiteral("%1 · %2 · %3")
                     .arg(isolated(shownName(found.file.author)), isolated(shownName(found.roomName)),
                          listTime(found.file.timeMs, nowMs));
    row.trap = trapOf(row.name, found.opens);
    row.here = fileIsHere(found.file);
    row.fetching = found.file.fetching;
    row.picture = found.file.picture;
    row.opens = found.opens;
    row.pinned = found.pinned;
    row.share = fileShare(found.file);
    return row;
}

} // namespace

VaultList::VaultList(QObject* parent) : OnLive(parent), m_wanted(pageRows), m_rows(roles) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(settleMs);
    connect(&m_soon, &QTimer::timeout, this, &VaultList::ask);
}

void VaultList::follow(Live& live) {
    const auto again = [this] {
        if (!m_soon.isActive()) m_soon.start(); // a file that comes tells of itself all the time
    };
    connect(&live, &Live::timelineChanged, this, again);
    connect(&live, &Live::fileProgress, this, again);
    ask();
}

void VaultList::setAwake(bool awake) {
    if (m_awake == awake) return;
    m_awake = awake;
    emit asked();
    ask();
}

void VaultList::change(QString& filter, const QString& to) {
    if (filter == to) return;
    filter = to;
    m_wanted = pageRows;
    emit asked();
    m_soon.start();
}

void VaultList::more() {
    if (m_wanted >= rowsMost || m_rows.rows().size() < m_wanted) return;
    m_wanted += pageRows;
    ask();
}

QString VaultList::state() const {
    if (!m_error.isEmpty()) return QStringLiteral("error");
    if (!m_known) return QStringLiteral("loading");
    if (!m_rows.rows().isEmpty()) return {};
    const bool isAll =
        m_words.trimmed().isEmpty() && m_sender.trimmed().isEmpty() && m_type.isEmpty() && m_room.isEmpty();
    return isAll ? QStringLiteral("empty") : QStringLiteral("none");
}

void VaultList::ask() {
    if (live() == nullptr || !m_awake) return;
    if (m_type == QLatin1String("risk")) return askForRisks();
    node::FindFiles request;
    request.name = m_words.trimmed().toStdString();
    request.sender = m_sender.trimmed().toStdString();
    for (const auto& [name, kind] : kinds) {
        if (m_type == QLatin1String(name)) request.kind = kind;
    }
    if (!m_room.isEmpty()) request.room = idOf<RoomId>(m_room);
    request.limit = static_cast<uint32_t>(m_wanted);
    live()->ask(this, request, [this, question = ++m_question](const Result<node::FileList>& list) {
        if (question == m_question) show(list); // answers to older questions are dropped
    });
}

/// The other filters narrow what comes.
void VaultList::askForRisks() {
    node::ListAtRisk request;
    request.limit = static_cast<uint32_t>(m_wanted);
    live()->ask(this, request, [this, question = ++m_question](const Result<node::AtRiskList>& answer) {
        if (question != m_question) return;
        if (!answer) return show(passOn(answer));
        node::FileList list = answer->list;
        std::erase_if(list.files, [this](const node::FoundFile& each) {
            const auto lacks = [](const std::string& text, const QString& words) {
                return !QString::fromStdString(text).contains(words.trimmed(), Qt::CaseInsensitive);
            };
            return lacks(each.file.name, m_words) || lacks(each.file.author, m_sender) ||
                   (!m_room.isEmpty() && hexOf(each.file.room) != m_room);
        });
        show(list);
    });
}

void VaultList::show(const Result<node::FileList>& list) {
    QList<VaultRowData> rows;
    if (list) {
        for (const auto& found : list->files) rows += rowOf(found, QDateTime::currentMSecsSinceEpoch());
    }
    m_error = list ? QString() : errorText(list.error());
    m_known = true;
    m_rows.replace(rows);
    emit answered();
}

} // namespace ieum::ui
