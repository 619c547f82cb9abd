// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What tshark makes of the mDNS in a capture, and of what is announced right now.
#pragma once

#include "e2e/lan_of_a_test.h"

namespace ieum::e2e {

inline QByteArray tshark(const QString& capture, const QStringList& arguments) {
    QProcess process;
    process.start("tshark", QStringList{"-n", "-r", capture} + arguments);
    if (!process.waitForFinished(commandMs) || process.exitCode() != 0) return {};
    return process.readAllStandardOutput();
}

/// One record of a packet.
struct MdnsRecord {
    double atSeconds = 0;
    QByteArray name;   ///< of SRV its first label only
    QByteArray target; ///< of PTR and SRV
    int type = 0;
    qint64 ttl = 0;
    bool isAnswer = false; ///< and not a known one in somebody's question
};

struct MdnsCapture {
    QList<MdnsRecord> records;
    qsizetype textBytes = 0; ///< in all TXT records
};

constexpr int ptrRecord = 12;
constexpr int srvRecord = 33;

inline MdnsCapture readMdns(const QString& path) {
    MdnsCapture capture;
    const QByteArray fields = tshark(path, {"-Y", "mdns",
                                            "-T", "fields",
                                            "-E", "separator=|",
                                            "-E", "aggregator=,",
                                            "-e", "frame.time_epoch",
                                            "-e", "dns.flags.response",
                                            "-e", "dns.resp.name",
                                            "-e", "dns.resp.type",
                                            "-e", "dns.resp.ttl",
                                            "-e", "dns.ptr.domain_name",
                                            "-e", "dns.srv.target",
                                            "-e", "dns.srv.service",
                                            "-e", "dns.txt.length"});
    for (const QByteArray& line : fields.split('\n')) {
        const QList<QByteArray> parts = line.split('|');
        if (parts.size() < 9) continue;
        const bool isAnswer = parts[1] == "1" || parts[1] == "True";
        const QList<QByteArray> ttls = parts[4].split(',');
        QList<QByteArray> names = parts[2].split(',');
        QList<QByteArray> pointers = parts[5].split(',');
        QList<QByteArray> targets = parts[6].split(',');
        QList<QByteArray> services = parts[7].split(',');
        for (const QByteArray& length : parts[8].split(',')) capture.textBytes += length.toInt();
        qsizetype at = 0;
        for (const QByteArray& type : parts[3].split(',')) {
            if (type.isEmpty()) continue;
            MdnsRecord record{parts[0].toDouble(), {}, {}, type.toInt(), ttls.value(at++).toLongLong(), isAnswer};
            // tshark has names of their own for those of SRV.
            QList<QByteArray>& from = record.type == srvRecord ? services : names;
            if (!from.isEmpty()) record.name = from.takeFirst();
            if (record.type == ptrRecord && !pointers.isEmpty()) record.target = pointers.takeFirst();
            if (record.type == srvRecord && !targets.isEmpty()) record.target = targets.takeFirst();
            capture.records += record;
        }
    }
    return capture;
}

/// The hosts of services that are announced while it lives.
class Announced {
  public:
    Announced(const LanOfATest& lan, const QString& interface) {
        m_process.start("ip", {"netns", "exec", lan.hub(), "tshark", "-l", "-n", "-i", interface, "-Y",
                               "dns.flags.response == 1 and dns.srv.target", "-T", "fields", "-e", "dns.srv.target"});
    }
    ~Announced() {
        m_process.terminate();
        m_process.waitForFinished(commandMs);
    }
    Announced(const Announced&) = delete;
    Announced& operator=(const Announced&) = delete;
    bool hasBegun() {
        m_said += m_process.readAllStandardError();
        return m_said.contains("Capturing");
    }
    qsizetype count() {
        while (m_process.canReadLine()) {
            for (const QByteArray& host : m_process.readLine().trimmed().split(',')) m_hosts += host;
        }
        return m_hosts.size();
    }

  private:
    QProcess m_process;
    QByteArray m_said;
    QSet<QByteArray> m_hosts;
};

} // namespace ieum::e2e
