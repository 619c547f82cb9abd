// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/lan_words.h"

#include <QtGlobal>

#include <array>

namespace ieum::node {

namespace {

/// In the order of LanCause, from 1.
constexpr std::array<LanWords, static_cast<size_t>(net::lastLanCause)> words{{
    {"fine", QT_TRANSLATE_NOOP("LanTest", "Others are heard on this network, and nothing stands in the way."),
     QT_TRANSLATE_NOOP("LanTest", "If somebody is still missing, let this test run on that computer.")},
    {"no interface", QT_TRANSLATE_NOOP("LanTest", "This computer is on no network."),
     QT_TRANSLATE_NOOP("LanTest", "Plug in a cable or join a Wi-Fi.")},
    {"port taken", QT_TRANSLATE_NOOP("LanTest", "Another program holds the port %1, so others cannot be heard."),
     QT_TRANSLATE_NOOP("LanTest", "Close that program, or have everybody on this network use another port "
                                  "(--beacon-port).")},
    {"firewall", QT_TRANSLATE_NOOP("LanTest", "The firewall of this computer keeps others out on %1."),
     QT_TRANSLATE_NOOP("LanTest", "Allow Ieum in the firewall: incoming UDP on port 47474, and incoming TCP on its "
                                  "port (\"ieumctl status\" names it).")},
    {"firewall there", QT_TRANSLATE_NOOP("LanTest", "%1 is heard but does not let itself be connected to."),
     QT_TRANSLATE_NOOP("LanTest", "Allow Ieum in the firewall of that computer. Until then it has to be the one that "
                                  "connects: type your address there.")},
    {"multicast filtered", QT_TRANSLATE_NOOP("LanTest", "The network on %1 lets no multicast pass."),
     QT_TRANSLATE_NOOP("LanTest", "Ask for multicast to be allowed on the switch or access point. Who has met once "
                                  "finds the other again all the same; otherwise use an invitation or type the "
                                  "address.")},
    {"client isolation",
     QT_TRANSLATE_NOOP("LanTest", "Only the router answers on %1: the network keeps its computers "
                                  "apart, or nobody else is on it."),
     QT_TRANSLATE_NOOP("LanTest", "Ask for client isolation (guest mode) to be switched off, use another network or a "
                                  "cable, or connect a server.")},
    {"vpn", QT_TRANSLATE_NOOP("LanTest", "All connections go through the tunnel %1 (a VPN)."),
     QT_TRANSLATE_NOOP("LanTest", "If others are not found, allow the local network in the VPN's settings, or "
                                  "disconnect it.")},
    {"alone", QT_TRANSLATE_NOOP("LanTest", "No other computer answers on %1, not even a router."),
     QT_TRANSLATE_NOOP("LanTest", "See whether the cable or Wi-Fi is the one that the others use.")},
    {"nobody answers", QT_TRANSLATE_NOOP("LanTest", "There are other computers on %1, but no Ieum was heard."),
     QT_TRANSLATE_NOOP("LanTest", "Start Ieum there, and let this test run there at the same time: their firewall may "
                                  "keep us out.")},
    {"only mdns", QT_TRANSLATE_NOOP("LanTest", "Others are found through Avahi (mDNS) alone."),
     QT_TRANSLATE_NOOP("LanTest",
                       "Nothing needs to be done as long as Avahi runs on both computers. To be found without "
                       "it, allow UDP on port 47474 in the network and in the firewalls.")},
}};

} // namespace

const LanWords& lanWordsOf(LanCause cause) { return words.at(static_cast<size_t>(cause) - 1); }

const char* mdnsWords(const net::MdnsSeen& seen) {
    return seen.runs
               ? QT_TRANSLATE_NOOP("LanTest", "Avahi (mDNS) runs on this computer and helps to find others.")
               : QT_TRANSLATE_NOOP("LanTest", "Avahi (mDNS) does not run on this computer. Where it runs on both, it "
                                              "is one more way to be found.");
}

std::string lanText(const char* source, const std::string& where) {
    std::string text = source;
    if (const size_t place = text.find("%1"); place != std::string::npos) text.replace(place, 2, where);
    return text;
}

} // namespace ieum::node
