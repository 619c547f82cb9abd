-- SPDX-FileCopyrightText: 2026 The Ieum contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Prosody's data directory, by the language that Prosody itself reads it with, and with nothing in reach.
local function load_with(path, environment)
    local chunk = assert(loadfile(path, "t", environment))
    return chunk()
end
local folder, config, log = arg[1], arg[2], arg[3]
local rooms = load_with(folder .. "/persistent.dat", {})
local settings = load_with(folder .. "/" .. config, {})
assert(rooms[settings._jid] == true and settings._data.persistent == true and settings._data.members_only == true)
local count, last, known = 0, nil, {}
load_with(folder .. "/" .. log, {
    item = function(message)
        assert(message.name == "message" and message.with == "message<groupchat" and type(message.when) == "number")
        assert(message.attr.from:sub(1, #settings._jid) == settings._jid and not known[message.key])
        known[message.key] = true
        for _, child in ipairs(message) do
            if child.name == "body" then
                assert(type(child[1]) == "string" and not child[1]:find("[%z\1-\8\11\12\14-\31]"))
                count, last = count + 1, child[1]
            elseif child.name == "reply" or child.name == "reactions" then
                assert(known[child.attr.id], child.attr.id)
            end
        end
    end,
})
print(count .. "\t" .. #last)
