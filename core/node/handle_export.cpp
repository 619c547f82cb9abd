// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/hash.h"
#include "node/browser_printer.h"
#include "node/handlers.h"
#include "node/room_gathering.h"
#include "transfer/exporter.h"

namespace ieum::node {

namespace {

/// The request with all that belongs to it; lives until it is answered.
struct Exporting {
    Exporting(Parts& of, Asked<ExportRoom> request)
        : parts(of), asked(std::move(request)),
          chat(of.world,
               of.transfers.begin(asked.request.outPath,
                                  asked.request.dry ? Transfers::Way::Count : Transfers::Way::Export),
               of.transfers.makeShelf(), asked.request) {}

    Parts& parts;
    Asked<ExportRoom> asked;
    RoomGathering chat;
    std::optional<MessageId> last; ///< in the room when this began
};

ExportReport reportOf(const ExportRoom& request, const CountedRoom& counted) {
    ExportReport report{counted.messages, counted.files, request.dry ? "" : request.outPath, {}};
    report.signedMessages = request.format == RoomGathering::signedFormat && !request.dry ? counted.signedMessages : 0;
    for (const transfer::Loss& loss : transfer::lossesOf(counted.counts, *transfer::targetNamed(request.format))) {
        report.losses.push_back({std::string(loss.feature), loss.messages, loss.asText});
    }
    return report;
}

/// The same of this device's exports: files of others are not taken for ours, nor those of another form.
std::string resumeKeyOf(const World& world, const ExportRoom& request) {
    if (!request.resume) return {};
    return crypto::blake2b256({world.identity->deviceId().view(), request.room.view(), bytesOf(request.format)}).hex();
}

Done write(World& world, const ExportRoom& request, const RoomGathering& chat) {
    const std::string me = world.identity->person().hex();
    const auto onWrite = [&chat](uint64_t bytes) -> Done {
        chat.transfer().bytes += bytes; // of content; files are a part of it
        return chat.transfer().goOn();
    };
    const BrowserPrinter printer(request.outPath.substr(0, request.outPath.rfind('/')));
    return transfer::exportChat(request.format, chat, request.outPath, world.files,
                                {request.language, me, request.server, &printer}, onWrite, resumeKeyOf(world, request));
}

/// Counts, and writes unless nothing is to be written.
Result<CountedRoom> bringOut(World& world, const ExportRoom& request, const RoomGathering& chat) {
    const auto counts = transfer::countFeatures(chat);
    if (!counts) return passOn(counts);
    if (!request.dry) {
        if (const Done written = write(world, request, chat); !written) return passOn(written);
    }
    return CountedRoom{*counts, chat.messages(), chat.files(), chat.signedMessages()};
}

void tell(Exporting& exporting, Result<ExportReport> report) {
    replyLater<ExportReport>(exporting.parts.world, exporting.asked.reply, std::move(report));
}

void finish(Exporting& exporting, const Result<CountedRoom>& counted) {
    if (!counted) return tell(exporting, passOn(counted));
    const ExportRoom& request = exporting.asked.request;
    exporting.parts.roomCounts.note(request, exporting.last, *counted, exporting.parts.world.clock.now());
    ExportReport report = reportOf(request, *counted);
    report.takenOver = exporting.chat.takenOver();
    tell(exporting, std::move(report));
}

/// The next page, laid aside by the pool; behind the last one, the writing.
void goOn(const std::shared_ptr<Exporting>& exporting) {
    auto page = exporting->chat.next(exporting->parts);
    if (!page) return tell(*exporting, passOn(page));
    if (page->messages.empty()) {
        return exporting->parts.pool.run([exporting]() -> Finished {
            const auto counted = bringOut(exporting->parts.world, exporting->asked.request, exporting->chat);
            return [exporting, counted] { finish(*exporting, counted); };
        });
    }
    exporting->parts.pool.run([exporting, page = std::make_shared<GatheredPage>(std::move(*page))]() -> Finished {
        const Done laid = exporting->chat.layAside(std::move(*page));
        return [exporting, laid] { laid ? goOn(exporting) : tell(*exporting, passOn(laid)); };
    });
}

TargetRow rowOf(const transfer::Target& target) {
    TargetRow row{std::string(target.name), target.isZip, std::string(target.readBy), {}};
    for (const transfer::Feature& feature : transfer::features) {
        const transfer::Carried carried = target.carries.*feature.place;
        row.features.push_back({std::string(feature.name), static_cast<TargetRow::Feature::Carried>(carried)});
    }
    return row;
}

} // namespace

void handle(Parts& parts, Asked<ExportRoom> asked, Now now) {
    const auto refuse = [&](const Error& why) {
        replyLater<ExportReport>(parts.world, asked.reply, tl::unexpected<Error>(why));
    };
    if (transfer::targetNamed(asked.request.format) == nullptr) {
        return refuse(fail(Cause::Input, NodeError::UnknownFormat).value());
    }
    if (parts.world.files.exists(asked.request.outPath))
        return refuse(fail(Cause::Input, NodeError::OutExists).value());
    if (asked.request.resume && parts.transfers.isWriting(asked.request.outPath))
        return refuse(fail(Cause::Input, NodeError::OutExists).value());
    if (asked.request.dry) {
        const auto counted = parts.roomCounts.counted(asked.request, now);
        if (!counted) return refuse(counted.error());
        if (*counted) return replyLater<ExportReport>(parts.world, asked.reply, reportOf(asked.request, **counted));
    }
    const auto exporting = std::make_shared<Exporting>(parts, std::move(asked));
    if (const Done begun = exporting->chat.begin(parts); !begun) return tell(*exporting, passOn(begun));
    const auto last = parts.roomCounts.lastOf(exporting->asked.request.room);
    if (!last) return tell(*exporting, passOn(last));
    exporting->last = *last;
    goOn(exporting);
}

Result<std::vector<TransferRow>> answer(Parts& parts, const ListTransfers&, Now) { return parts.transfers.rows(); }

Result<Nothing> answer(Parts& parts, const StopTransfer& request, Now) {
    if (!parts.transfers.stop(request.path)) return fail(Cause::Input, NodeError::NoSuchTransfer);
    return Nothing{};
}

Result<std::vector<TargetRow>> answer(Parts&, const ListTargets&, Now) {
    std::vector<TargetRow> rows;
    for (const transfer::Target* target : transfer::allTargets()) rows.push_back(rowOf(*target));
    return rows;
}

} // namespace ieum::node
