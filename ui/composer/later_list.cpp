// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/later_list.h"

#include "ui/words/errors.h"
#include "ui/words/names.h"
#include "ui/words/times.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <chrono>

namespace ieum::ui {
namespace {

struct LaterWords {
    Q_DECLARE_TR_FUNCTIONS(LaterWords)
};

using R = LaterMessage;
constexpr Role<R> roles[] = {{"key", &R::key},     {"when", &R::when},     {"text", &R::text},
                             {"words", &R::words}, {"extras", &R::extras}, {"dueMs", &R::dueMs}};
constexpr int burstMs = 100;
constexpr int shownLength = 400;

R rowOf(const node::LaterRow& from, qint64 nowMs) {
    R row;
    row.key = hexOf(from.id);
    const QString due = momentOf(from.dueMs, nowMs);
    row.held = from.held;
    row.when = from.held ? LaterWords::tr("Not sent at %1: that may not be said here now").arg(due) : due;
    row.words = QString::fromStdString(from.text);
    row.text = oneLine(shownText(from.text), shownLength);
    QStringList names;
    for (const std::string& name : from.files) names += shownName(name);
    row.extras = names.join(QStringLiteral(", "));
    row.dueMs = static_cast<double>(from.dueMs);
    return row;
}

} // namespace

LaterList::LaterList(QObject* parent) : RoomLook(burstMs, parent), m_rows(roles) {
    m_midnight.setSingleShot(true);
    connect(&m_midnight, &QTimer::timeout, this, &LaterList::look);
}

void LaterList::forget() {
    m_error.clear();
    m_rows.replace({});
}

void LaterList::roomCame() {
    emit changed();
    RoomLook::roomCame();
}

QString LaterList::summary() const {
    if (m_rows.rows().isEmpty()) return {};
    const auto held = std::count_if(m_rows.rows().begin(), m_rows.rows().end(), [](const R& row) { return row.held; });
    if (held > 0)
        return LaterWords::tr("%n message(s) could not be sent when it was time", nullptr, static_cast<int>(held));
    return LaterWords::tr("%n message(s) wait(s) until %1", nullptr, count()).arg(m_rows.rows().front().when);
}

void LaterList::look() {
    lookUp(node::ListLater{idOf<RoomId>(room())}, [this](const std::vector<node::LaterRow>& rows) { settle(rows); });
}

void LaterList::settle(const std::vector<node::LaterRow>& rows) {
    const QDateTime now = QDateTime::currentDateTime();
    const qint64 nowMs = now.toMSecsSinceEpoch();
    if (rows.empty())
        m_midnight.stop();
    else
        m_midnight.start(std::chrono::milliseconds(now.msecsTo(now.date().addDays(1).startOfDay()) + 1));
    QList<R> next;
    for (const node::LaterRow& row : rows) next += rowOf(row, nowMs);
    if (next != m_rows.rows()) {
        m_rows.replace(next);
        emit changed();
    }
    giveBackEdits();
}

void LaterList::keepEdit(const QString& message, const QString& text) {
    const auto edit = m_edits.find(message);
    if (edit == m_edits.end())
        m_edits.insert(message, {room(), text, text});
    else
        edit->text = text;
}

void LaterList::giveBackEdits() {
    QStringList gone;
    for (auto edit = m_edits.begin(); edit != m_edits.end();) {
        const auto isIt = [&edit](const R& row) { return row.key == edit.key(); };
        const QList<R>& rows = m_rows.rows();
        if (!isOurs(edit->room) || std::any_of(rows.begin(), rows.end(), isIt)) {
            ++edit;
            continue;
        }
        const QString said = edit->text.trimmed();
        if (!said.isEmpty() && said != edit->before.trimmed()) gone += said;
        edit = m_edits.erase(edit);
    }
    if (gone.isEmpty()) return;
    m_error = LaterWords::tr("The message went out, or was deleted, without what you changed. Your words are in the "
                             "text field now.");
    emit changed();
    emit lost(gone.join(u'\n'), m_error);
}

template <class Request> void LaterList::change(Request request, const std::function<void()>& well) {
    m_error.clear();
    emit changed();
    live()->ask(this, std::move(request), [this, well](const Result<node::Nothing>& done) {
        if (done && well) well();
        if (!done) m_error = errorText(done.error());
        emit changed();
        look();
    });
}

void LaterList::sendNow(const QString& message) { change(node::ChangeLater{idOf<MessageId>(message), {}, 0}); }

void LaterList::move(const QString& message, double dueMs) {
    change(node::ChangeLater{idOf<MessageId>(message), {}, static_cast<int64_t>(dueMs)});
}

void LaterList::reword(const QString& message, const QString& text) {
    const QString said = text.trimmed();
    if (said.isEmpty()) return;
    change(node::ChangeLater{idOf<MessageId>(message), said.toStdString(), {}}, [this, message, said] {
        const auto edit = m_edits.find(message);
        if (edit == m_edits.end()) return;
        edit->before = said;
        if (edit->text.trimmed() != said) return; // somebody wrote on meanwhile
        m_edits.erase(edit);
        emit reworded(message);
    });
}

void LaterList::drop(const QString& message) { change(node::DropLater{idOf<MessageId>(message)}); }

} // namespace ieum::ui
