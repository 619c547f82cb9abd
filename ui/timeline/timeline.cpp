// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline.h"

#include "ui/words/names.h"

#include <set>

namespace ieum::ui {
namespace {

constexpr uint32_t pageMessages = 60;
constexpr uint32_t mostMessages = 4'000;
constexpr int progressMs = 100;
constexpr double latestMs = 1e14; ///< some thousand years: within an int64_t

using Messages = std::vector<node::MessageRow>;

/// Pages that were scrolled to may reach further than what was asked for again; they stay. When the answer has the
/// newest, nothing comes after it.
Messages withPagesBeside(const Messages& held, Messages now, bool hasNewest) {
    std::set<MessageId> ids;
    for (const auto& each : now) ids.insert(each.id);
    const auto isNow = [&ids](const auto& each) { return ids.contains(each.id); };
    const auto first = std::find_if(held.begin(), held.end(), isNow);
    if (first == held.end()) return now;
    const auto last = std::find_if(held.rbegin(), held.rend(), isNow).base();
    now.insert(now.begin(), held.begin(), first);
    if (!hasNewest) now.insert(now.end(), last, held.end());
    return now;
}

} // namespace

Timeline::Timeline(QObject* parent) : OnRoom(parent), m_rows(timelineRoles()) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(progressMs);
    connect(&m_soon, &QTimer::timeout, this, &Timeline::refresh);
    connect(this, &Timeline::unreadFromChanged, this, [this] {
        m_look.unreadFrom = idOf<MessageId>(m_unreadFrom);
        show();
    });
}

void Timeline::follow(Live& live) {
    connect(&live, &Live::timelineChanged, this, [this](const QString& room) {
        if (isOurs(room)) refresh();
    });
    connect(&live, &Live::statusChanged, this, &Timeline::refreshStatus);
    connect(&live, &Live::fileProgress, this, [this] { m_soon.start(); });
    live.ask(this, node::WhoAmI{}, [this](const Result<node::Self>& self) {
        if (!self) return;
        m_look.self = self->person;
        show();
    });
    refreshStatus();
    refresh();
}

void Timeline::forget() {
    m_around.clear();
    m_lastRead.clear();
    m_messages.clear();
    m_look.opened.clear();
    m_look.gaps.clear();
    m_known = m_landing = false;
    m_older = true;
    m_rows.replace({});
}

void Timeline::roomCame() {
    emit changed();
    refresh();
}

void Timeline::setReading(bool reading) {
    if (m_reading == reading) return;
    m_reading = reading;
    emit readingChanged();
    markRead();
}

void Timeline::refreshStatus() {
    live()->ask(this, node::GetStatus{}, [this](Result<node::StatusRow> status) {
        if (!status) return;
        const bool replicaUp = std::any_of(status->replicas.begin(), status->replicas.end(),
                                           [](const node::ReplicaRow& replica) { return replica.up; });
        const bool lanOnly = !replicaUp && !status->peers.empty();
        if (std::exchange(m_look.overLanOnly, lanOnly) != lanOnly) show();
    });
}

void Timeline::refresh() {
    if (!canAsk() || !m_asking.begin()) return;
    const auto wanted = std::clamp(static_cast<uint32_t>(m_messages.size()), pageMessages, mostMessages);
    const auto answer = [this, room = room(), around = m_around](Result<std::vector<node::MessageRow>> messages) {
        const bool again = m_asking.end();
        const bool isWanted = isOurs(room) && around == m_around;
        if (isWanted && !messages && !atNewest()) return showNewest(); // it is not here
        if (isWanted) take(std::move(messages));
        if (std::exchange(m_newerWanted, false)) loadNewer(); // before the rest: it may be what asked again
        if (again || !isWanted) refresh();
    };
    if (atNewest()) return live()->ask(this, node::ListMessages{idOf<RoomId>(room()), wanted, {}}, answer);
    // What was scrolled to may lie far from where the jump went.
    const auto middle = m_messages.empty() ? idOf<MessageId>(m_around) : m_messages[(m_messages.size() - 1) / 2].id;
    live()->ask(this, node::ListAround{idOf<RoomId>(room()), middle, wanted}, answer);
}

void Timeline::take(Result<std::vector<node::MessageRow>> messages) {
    if (!messages) return;
    m_messages = withPagesBeside(m_messages, std::move(*messages), atNewest());
    m_known = true;
    show();
    emit changed();
    land();
    markRead();
    refreshGaps();
}

/// What is missing stands below the newest message: nobody knows yet where it belongs.
void Timeline::refreshGaps() {
    if (!atNewest()) return;
    live()->ask(this, node::ListGaps{idOf<RoomId>(room())},
                [this, room = room()](Result<std::vector<node::GapRow>> gaps) {
                    if (!gaps || !isOurs(room) || !atNewest()) return;
                    m_look.gaps = std::move(*gaps);
                    show();
                });
}

void Timeline::loadOlder() {
    if (live() == nullptr || m_messages.empty() || !m_older || m_messages.size() >= mostMessages) return;
    if (!m_asking.begin()) return;
    const MessageId oldest = m_messages.front().id;
    const node::ListMessages request{idOf<RoomId>(room()), pageMessages, oldest};
    live()->ask(this, request, [this, oldest](Result<std::vector<node::MessageRow>> older) {
        const bool again = m_asking.end();
        if (older && !m_messages.empty() && m_messages.front().id == oldest) {
            m_older = !older->empty();
            m_messages.insert(m_messages.begin(), older->begin(), older->end());
            // The one that was the oldest has a neighbour now.
            if (!m_rows.endWith(oldestRows(m_messages, older->size() + 1, m_look))) show();
        }
        if (again) refresh();
    });
}

void Timeline::loadNewer() {
    if (live() == nullptr || atNewest() || m_messages.empty()) return;
    m_newerWanted = !m_asking.begin();
    if (m_newerWanted) return;
    const MessageId newest = m_messages.back().id;
    const node::ListAround request{idOf<RoomId>(room()), newest, 2 * pageMessages};
    live()->ask(this, request, [this, newest](Result<std::vector<node::MessageRow>> page) {
        const bool again = m_asking.end();
        const bool isWanted = !atNewest() && !m_messages.empty() && m_messages.back().id == newest;
        if (isWanted && !page) return showNewest(); // it is not here any more
        if (isWanted) append(*page);
        if (again) refresh();
    });
}

/// What follows the newest one that is held; when nothing does, the newest messages are followed again.
void Timeline::append(const std::vector<node::MessageRow>& page) {
    const auto isLast = [this](const auto& each) { return each.id == m_messages.back().id; };
    const auto last = std::find_if(page.begin(), page.end(), isLast);
    if (last == page.end() || last + 1 == page.end()) {
        m_around.clear();
        emit changed();
        return refresh();
    }
    const qsizetype before = m_rows.rows().size();
    emit newerComing();
    m_messages.insert(m_messages.end(), last + 1, page.end());
    show();
    emit newerCame(static_cast<int>(m_rows.rows().size() - before));
    if (m_messages.size() > mostMessages) {
        m_messages.erase(m_messages.begin(), m_messages.end() - mostMessages);
        m_older = true;
        show();
    }
    emit changed();
}

int Timeline::rowOf(const QString& message) const {
    const auto& rows = m_rows.rows();
    // The part of a message that stands first is the last one of it here.
    for (qsizetype at = rows.size() - 1; at >= 0; --at) {
        if (rows[at].message == message) return static_cast<int>(at);
    }
    return -1;
}

void Timeline::jumpTo(const QString& message) {
    m_around = message;
    m_look.gaps.clear();
    m_landing = true;
    m_older = true;
    m_messages.clear();
    emit changed();
    refresh();
}

void Timeline::jumpToTime(double ms) {
    const node::FindMessage request{idOf<RoomId>(room()), static_cast<int64_t>(std::clamp(ms, 0.0, latestMs))};
    live()->ask(this, request, [this, room = room()](const Result<node::FoundMessage>& found) {
        if (!found || !found->message || !isOurs(room)) return;
        jumpTo(hexOf(*found->message));
        emit jumped(m_around);
    });
}

void Timeline::showNewest() {
    if (atNewest()) return;
    m_around.clear();
    m_landing = false;
    m_messages.clear();
    m_older = true;
    emit changed();
    refresh();
}

void Timeline::showMore(const QString& message) {
    m_look.opened[message] = m_look.opened.value(message, 0) + maxTextLetters;
    show();
}

void Timeline::pickNewest(bool editing) {
    if (!atNewest()) return;
    for (const TimelineRow& row : m_rows.rows()) {
        if (row.gone || row.kind == QLatin1String("system")) continue;
        if (editing && row.editable) return emit editPicked(row.message, row.words);
        const bool isFile = row.kind == QLatin1String("file");
        if (!editing) return emit answerPicked(row.message, row.author, isFile ? row.fileName : row.words);
    }
}

void Timeline::land() {
    if (!std::exchange(m_landing, false)) return;
    if (const int row = rowOf(m_around); row >= 0) emit landed(row);
}

void Timeline::show() { m_rows.replace(timelineRows(m_messages, m_look)); }

void Timeline::markRead() {
    if (!m_reading || !atNewest() || m_messages.empty()) return;
    const QString newest = hexOf(m_messages.back().id);
    if (newest == m_lastRead) return;
    m_lastRead = newest;
    live()->ask(this, node::MarkRead{idOf<RoomId>(room())}, [](const Result<node::Nothing>&) {});
}

} // namespace ieum::ui
