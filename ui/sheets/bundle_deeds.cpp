// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sheets/bundle_deeds.h"

#include "ui/words/names.h"
#include "ui/words/sizes.h"
#include "ui/words/times.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace ieum::ui {
namespace {

struct Bundles {
    Q_DECLARE_TR_FUNCTIONS(Bundles)
};

const QString suffix = QStringLiteral(".ieum-bundle");
constexpr uint64_t megabyte = 1'000'000;

QString writtenText(const node::BundleWritten& written) {
    const QString path = written.paths.empty() ? QString() : QString::fromStdString(written.paths.front());
    QString text = Bundles::tr("%1 for %n person(s), in %2.", nullptr, static_cast<int>(written.people))
                       .arg(sizeText(written.bytes), isolated(QFileInfo(path).fileName()));
    if (written.paths.size() > 1)
        text +=
            u' ' + Bundles::tr("%n part(s); each can be taken alone.", nullptr, static_cast<int>(written.paths.size()));
    return text;
}

} // namespace

QString BundleMaking::nameFor(const QString& roomName) {
    QString name = roomName;
    name.replace('/', '-');
    return name + suffix;
}

void BundleMaking::write(const QString& room, bool withFiles, const QString& split, const QUrl& target) {
    m_report.clear();
    emit reportChanged();
    node::WriteBundle request;
    request.rooms = {idOf<RoomId>(room)};
    request.outPath = target.toLocalFile().toStdString();
    request.withFiles = withFiles;
    request.splitBytes = split.toULongLong() * megabyte;
    run(request, [this](const node::BundleWritten& done) {
        m_report = writtenText(done);
        emit reportChanged();
    });
}

bool BundleTaking::areBundles(const QList<QUrl>& files) {
    return !files.isEmpty() && std::all_of(files.begin(), files.end(), [](const QUrl& file) {
        return file.isLocalFile() && file.fileName().contains(suffix);
    });
}

void BundleTaking::read(const QList<QUrl>& files) {
    m_report.clear();
    m_advice.clear();
    m_writer.clear();
    emit reportChanged();
    node::ReadBundle request;
    for (const QUrl& file : files) request.paths.push_back(file.toLocalFile().toStdString());
    run(request, [this](const node::BundleRead& read) { show(read); });
}

void BundleTaking::show(const node::BundleRead& read) {
    m_read = read;
    m_room = read.rooms.empty() ? QString() : hexOf(read.rooms.front());
    m_writer = read.writer ? shownName(read.writerName) : QString();
    const auto count = [](uint64_t number) { return static_cast<int>(std::min<uint64_t>(number, INT_MAX)); };
    m_report = read.events == 0 ? Bundles::tr("Nothing in it is new; everything was here already.")
                                : Bundles::tr("%n new entry(ies) taken in.", nullptr, count(read.events));
    if (read.files > 0) m_report += u' ' + Bundles::tr("%n file(s) complete.", nullptr, count(read.files));
    if (read.waiting > 0 || !read.complete)
        m_advice =
            Bundles::tr("It is not complete: a part before or after it is missing, or it was cut off. What came is "
                        "kept; read the other parts, then this one again.");
    if (read.refused > 0)
        m_advice = Bundles::tr("%n piece(s) were damaged or forged and left out.", nullptr, count(read.refused));
    emit reportChanged();
}

QString BundleTaking::answerName() const { return BundleMaking::nameFor(Bundles::tr("answer to %1").arg(m_writer)); }

void BundleTaking::answer(const QUrl& target) {
    if (!m_read.writer) return;
    node::WriteBundle request;
    request.rooms = m_read.rooms;
    request.people = {*m_read.writer};
    request.outPath = target.toLocalFile().toStdString();
    run(request, [this](const node::BundleWritten& done) {
        m_report = writtenText(done);
        m_advice.clear();
        m_writer.clear();
        emit reportChanged();
    });
}

} // namespace ieum::ui
