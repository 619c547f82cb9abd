// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A workspace whose lists and whose one day are any bytes, with a line of three dashes between them.
#include "fuzz/dialect.h"
#include "transfer/slack.h"

namespace {

class Pieces : public ieum::transfer::Bundle {
  public:
    explicit Pieces(std::string_view all) {
        for (const char* name : {"users.json", "channels.json", "general/2026-03-01.json"}) {
            const size_t end = std::min(all.find("\n---\n"), all.size());
            m_texts.push_back(all.substr(0, end));
            m_entries.push_back({name, end});
            all.remove_prefix(std::min(end + 5, all.size()));
        }
    }
    ieum::Done stream(size_t entry, const Sink& sink) const override {
        if (const auto more = sink(ieum::bytesOf(m_texts[entry])); !more) return ieum::passOn(more);
        return {};
    }

  private:
    std::vector<std::string_view> m_texts;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace ieum::transfer;
    Pieces bundle({reinterpret_cast<const char*>(data), size});
    ImportOptions options;
    options.lenient = size % 2 == 1;
    fuzz::check(readSlack(bundle, options));
    return 0;
}
