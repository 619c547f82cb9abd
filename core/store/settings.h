// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Settings and own records (our identity among them): named values.
#pragma once

#include "store/connection.h"

namespace ieum::store {

class Settings {
  public:
    explicit Settings(Connection& connection) : m_connection(&connection) {}
    Done set(std::string_view name, ByteView value);
    Result<std::optional<Bytes>> get(std::string_view name);
    Done remove(std::string_view name);

  private:
    Connection* m_connection;
};

} // namespace ieum::store
