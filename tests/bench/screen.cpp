// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/screen.h"

#include "bench/bench.h"
#include "e2e/waiting.h"

#include <QtEndian>

#include <fstream>
#include <set>

namespace ieum::bench {

namespace {

// The X window dump (XWDFile.h of the X.Org project): big-endian words of 32 bits, then colours of 12 bytes each, then
// lines of pixels.
constexpr qsizetype headerSizeAt = 0, widthAt = 4, heightAt = 5, lineBytesAt = 12, coloursAt = 19, wordsRead = 20;
constexpr qsizetype colourBytes = 12, pixelBytes = 4, step = 4;

constexpr int restMs = 5'000;

/// Of the process and of all that it started.
double megabytesOf(qint64 process) {
    double sum = 0;
    std::ifstream rollup("/proc/" + std::to_string(process) + "/smaps_rollup");
    for (std::string line; std::getline(rollup, line);) {
        if (line.starts_with("Pss:")) sum += std::stod(line.substr(4)) * 1024 / 1e6;
    }
    std::ifstream children("/proc/" + std::to_string(process) + "/task/" + std::to_string(process) + "/children");
    for (qint64 child = 0; children >> child;) sum += megabytesOf(child);
    return sum;
}

} // namespace

double megabytesAfterRest(qint64 process) {
    (void)e2e::until([] { return false; }, restMs);
    const double megabytes = megabytesOf(process);
    if (megabytes <= 0) stop("no figures about memory");
    return megabytes;
}

Screen::Screen() {
    if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND")) qputenv("QT_QUICK_BACKEND", "software");
    for (const char* each : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "HOME"}) {
        const QString folder = m_folder.filePath(QString::fromLatin1(each));
        QDir().mkpath(folder);
        qputenv(each, folder.toUtf8());
    }
    e2e::diesWithUs(m_server);
    m_server.start(QStringLiteral("Xvfb"),
                   {"-displayfd", "1", "-screen", "0", "1600x1000x24", "-fbdir", m_folder.path()});
    if (!m_server.waitForReadyRead(e2e::patienceMs)) stop("Xvfb does not start");
    qputenv("DISPLAY", ":" + m_server.readLine().trimmed());
    qputenv("QT_QPA_PLATFORM", "xcb");
}

Screen::~Screen() {
    m_server.terminate();
    m_server.waitForFinished();
}

size_t Screen::colours(size_t most) const {
    QFile file(m_folder.filePath(QStringLiteral("Xvfb_screen0")));
    if (!file.open(QIODevice::ReadOnly)) stop("the screen cannot be read");
    const QByteArray dump = file.readAll();
    const auto word = [&dump](qsizetype at) { return qsizetype{qFromBigEndian<quint32>(dump.constData() + 4 * at)}; };
    if (dump.size() < 4 * wordsRead) stop("the screen is none");
    const qsizetype begin = word(headerSizeAt) + colourBytes * word(coloursAt), lineBytes = word(lineBytesAt);
    if (lineBytes < pixelBytes * word(widthAt) || dump.size() < begin + lineBytes * word(heightAt))
        stop("the screen is cut");
    std::set<quint32> found;
    for (qsizetype y = 0; y < word(heightAt); y += step) {
        for (qsizetype x = 0; x < word(widthAt) && found.size() < most; x += step) {
            found.insert(qFromBigEndian<quint32>(dump.constData() + begin + y * lineBytes + x * pixelBytes));
        }
    }
    return found.size();
}

} // namespace ieum::bench
