// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/output.h"

namespace ieum::transfer {

namespace {

class Watched : public Output {
  public:
    Watched(std::unique_ptr<Output> out, OnWrite onWrite) : m_out(std::move(out)), m_onWrite(std::move(onWrite)) {}

    Done open(const std::string& name, std::optional<uint64_t> sizeBytes) override {
        return m_out->open(name, sizeBytes);
    }
    Done write(std::string_view bytes) override {
        if (const Done going = m_onWrite(bytes.size()); !going) return going;
        return m_out->write(bytes);
    }
    Done close() override { return m_out->close(); }
    Done finish() override {
        if (const Done going = m_onWrite(0); !going) return going;
        return m_out->finish();
    }
    Result<bool> takesOver(const std::string& name, const IsWhole& isWhole) override {
        const auto taken = m_out->takesOver(name, isWhole);
        // Whoever was stopped while it looked has not seen that the file is whole: it stays.
        if (const Done going = m_onWrite(0); !going) return passOn(going);
        return taken;
    }
    std::unique_ptr<Output> zipInside(const std::string& name) override {
        auto inside = m_out->zipInside(name);
        return inside ? watched(std::move(inside), m_onWrite) : nullptr;
    }

  private:
    std::unique_ptr<Output> m_out;
    OnWrite m_onWrite;
};

} // namespace

std::unique_ptr<Output> watched(std::unique_ptr<Output> out, OnWrite onWrite) {
    return std::make_unique<Watched>(std::move(out), std::move(onWrite));
}

} // namespace ieum::transfer
