// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sheets/code_reading.h"

#include "node/aside.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMimeData>

namespace ieum::ui {
namespace {

using node::CodeFound;

struct CodeWords {
    Q_DECLARE_TR_FUNCTIONS(CodeWords)
};

QString sentenceOf(CodeFound found) {
    switch (found) {
    case CodeFound::Ours:
        return {};
    case CodeFound::NoCode:
        return CodeWords::tr("No QR code was found in this picture.");
    case CodeFound::Several:
        return CodeWords::tr("There are several invitation codes in this picture. Cut it so that it shows one.");
    case CodeFound::Foreign:
        return CodeWords::tr("The QR code in this picture is none of Ieum.");
    case CodeFound::NoPicture:
        return CodeWords::tr("This is no PNG or JPEG picture, or it is damaged or larger than 20 MB.");
    case CodeFound::Unreadable:
        return CodeWords::tr("The picture could not be read on this computer.");
    case CodeFound::NoReader:
        return CodeWords::tr("Reading QR codes needs the package libzbar0, which is not installed. Paste the link.");
    }
    return {};
}

std::string besideThisProgram() {
    return (QCoreApplication::applicationDirPath() + QStringLiteral("/ieum-preview")).toStdString();
}

} // namespace

CodeReading::CodeReading(QObject* parent) : QObject(parent), m_program(QString::fromStdString(besideThisProgram())) {}

void CodeReading::readFile(const QUrl& file) {
    if (!file.isLocalFile()) return settle(false, sentenceOf(CodeFound::Unreadable)); // nothing is fetched
    read([program = m_program.toStdString(), path = file.toLocalFile().toStdString()] {
        return node::codeInFile(program, path);
    });
}

bool CodeReading::readClipboard() {
    const QMimeData* held = QGuiApplication::clipboard()->mimeData();
    if (held == nullptr) return false;
    if (held->text().contains(QLatin1String("ieum:"))) return false; // the link itself, beside a picture of it
    if (held->urls().size() == 1 && held->urls().front().isLocalFile()) {
        readFile(held->urls().front());
        return true;
    }
    for (const char* kind : {"image/png", "image/jpeg"}) {
        if (!held->hasFormat(QLatin1String(kind))) continue;
        read([program = m_program.toStdString(), bytes = held->data(QLatin1String(kind))] {
            const std::span all(bytes.constData(), static_cast<size_t>(bytes.size()));
            return node::codeInPicture(program, std::as_bytes(all));
        });
        return true;
    }
    return false;
}

void CodeReading::forget() {
    ++m_turn;
    settle(false, {});
}

void CodeReading::read(std::function<node::PictureCode()> work) {
    settle(true, {});
    node::aside<node::PictureCode>(this, std::move(work), [this, turn = ++m_turn](const node::PictureCode& code) {
        if (turn != m_turn) return;
        settle(false, sentenceOf(code.found));
        if (code.found == CodeFound::Ours) emit found(QString::fromStdString(code.link));
    });
}

void CodeReading::settle(bool busy, const QString& error) {
    m_busy = busy;
    m_error = error;
    emit changed();
}

} // namespace ieum::ui
