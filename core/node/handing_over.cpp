// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/handing_over.h"

#include "base/error.h"
#include "node/aside.h"
#include "node/error.h"
#include "node/role_names.h"
#include "store/real_files.h"
#include "transfer/handover_kit.h"

#include <QDir>
#include <QFileInfo>
#include <QObject>
#include <algorithm>

namespace ieum::node {
namespace {

constexpr std::string_view pagesFormat = "html";

bool isKorean(const std::string& language) { return language.starts_with("ko"); }

Done writePages(const std::string& folder, const transfer::Kit& kit) {
    store::RealFiles files;
    for (const auto& [name, content] : transfer::kitPages(kit)) {
        std::string path = folder;
        path.append("/").append(name);
        const auto written = files.writeDurably(path, bytesOf(content));
        if (!written) return written;
    }
    return {};
}

/// Beside where it is going to be, and of nobody else: another kit may be under way, or have been left there.
std::string freeNameFor(const std::string& path) {
    const std::string usual = path + ".unfinished";
    std::string name = usual;
    for (int i = 2; QFileInfo::exists(QString::fromStdString(name)); ++i) {
        name = usual;
        name.append("-").append(std::to_string(i));
    }
    return name;
}

/// One kit on its way. Kept alive by the answer that it waits for; all of it happens on the thread of the Api's
/// replies.
class KitWriting : public std::enable_shared_from_this<KitWriting> {
  public:
    KitWriting(Api& api, KitWanted wanted, Reply<KitWritten> reply)
        : m_api(api), m_wanted(std::move(wanted)), m_reply(std::move(reply)), m_folder(freeNameFor(m_wanted.outPath)) {}

    void begin() {
        if (QFileInfo::exists(QString::fromStdString(m_wanted.outPath)))
            return m_reply(fail(Cause::Input, NodeError::OutExists));
        ask(GetHandover{m_wanted.room}, [this](HandoverRow row) {
            m_written.handover = std::move(row);
            ask(ListRooms{}, [this](const std::vector<RoomRow>& rooms) {
                for (const RoomRow& each : rooms) {
                    if (each.id == m_wanted.room) m_kit.room = each.name;
                }
                ask(ListTargets{}, [this](std::vector<TargetRow> targets) {
                    m_targets = std::move(targets);
                    orderFormats();
                    m_isOurs = QDir().mkpath(QString::fromStdString(m_folder));
                    if (!m_isOurs) return giveUp(fail(Cause::Machine, BaseError::FileUnwritable).value());
                    exportNext();
                });
            });
        });
    }

  private:
    /// The answer, or the end of it all.
    template <class Request, class Then> void ask(Request request, Then then) {
        m_api.ask(std::move(request),
                  [self = shared_from_this(), then = std::move(then)](Result<typename Request::Answer> answer) {
                      answer ? then(std::move(*answer)) : self->giveUp(answer.error());
                  });
    }
    /// The pages first, and each once.
    void orderFormats() {
        std::vector<std::string> ordered{std::string(pagesFormat)};
        for (const std::string& each : m_wanted.formats) {
            if (std::find(ordered.begin(), ordered.end(), each) == ordered.end()) ordered.push_back(each);
        }
        m_wanted.formats = std::move(ordered);
    }
    void giveUp(const Error& why) {
        if (m_isOurs) QDir(QString::fromStdString(m_folder)).removeRecursively();
        m_reply(tl::unexpected<Error>(why));
    }
    /// Its place inside the kit.
    std::string pathOf(const std::string& format) const {
        if (format == pagesFormat) return "transcript";
        const auto target = std::find_if(m_targets.begin(), m_targets.end(),
                                         [&](const TargetRow& each) { return each.name == format; });
        const bool isZip = target != m_targets.end() && target->isZip;
        return "for-" + format + (isZip ? ".zip" : "");
    }
    void exportNext() {
        if (m_kit.transcripts.size() == m_wanted.formats.size()) return writeAll();
        const std::string format = m_wanted.formats[m_kit.transcripts.size()];
        ExportRoom request;
        request.room = m_wanted.room;
        request.format = format;
        request.outPath = m_folder + '/' + pathOf(format);
        request.language = m_wanted.language;
        request.timeZone = m_wanted.timeZone;
        ask(std::move(request), [this, format](const ExportReport& report) {
            m_written.messages = std::max(m_written.messages, report.messages);
            m_written.files = std::max(m_written.files, report.files);
            m_kit.transcripts.push_back({format, pathOf(format)});
            exportNext();
        });
    }
    void writeAll() {
        m_kit.place = {m_written.handover.place, m_written.handover.link};
        m_kit.korean = isKorean(m_wanted.language);
        for (const HandoverMember& each : m_written.handover.members)
            m_kit.people.push_back({each.name, nameOf(each.role), each.arrived, each.contact});
        const auto write = [folder = m_folder, kit = m_kit] { return writePages(folder, kit); };
        aside<Done>(&m_home, write, [self = shared_from_this()](const Done& written) {
            if (!written) return self->giveUp(written.error());
            self->settle();
        });
    }
    void settle() {
        const QString from = QString::fromStdString(m_folder);
        if (!QDir().rename(from, QString::fromStdString(m_wanted.outPath)))
            return giveUp(fail(Cause::Machine, BaseError::FileUnwritable).value());
        m_written.path = m_wanted.outPath;
        m_reply(std::move(m_written));
    }

    Api& m_api;
    QObject m_home; ///< whose thread the pages are written for
    KitWanted m_wanted;
    Reply<KitWritten> m_reply;
    std::string m_folder;  ///< until all of it is there
    bool m_isOurs = false; ///< the folder was made by this one
    std::vector<TargetRow> m_targets;
    transfer::Kit m_kit;
    KitWritten m_written;
};

} // namespace

void announceHandover(Api& api, const Announcement& announcement, const Reply<MessageId>& reply) {
    if (!transfer::isGood(announcement.place)) return reply(fail(Cause::Input, NodeError::BadRequest));
    const bool korean = isKorean(announcement.language);
    const auto options = transfer::handoverOptions(korean);
    SendMessage notice;
    notice.room = announcement.room;
    notice.text = transfer::handoverText(announcement.place, korean);
    notice.notice = true;
    notice.pollOptions.assign(options.begin(), options.end());
    api.ask(std::move(notice), [&api, room = announcement.room, reply](const Result<MessageId>& sent) {
        if (!sent) return reply(passOn(sent));
        // A notice that cannot be pinned yet, because it still waits, is found without that.
        api.ask(PinMessage{room, *sent, false}, [reply, id = *sent](const Result<Nothing>&) { reply(id); });
    });
}

void writeHandoverKit(Api& api, KitWanted wanted, Reply<KitWritten> reply) {
    std::make_shared<KitWriting>(api, std::move(wanted), std::move(reply))->begin();
}

} // namespace ieum::node
