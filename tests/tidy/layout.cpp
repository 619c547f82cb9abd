// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tidy/layout.h"

#include <algorithm>
#include <set>
#include <string>

namespace ieum::tidy {
namespace {

void checkLicence(const SourceFile& file, Findings& findings) {
    // Lists of folders are a line or two; a head would be longer than what it protects.
    if (!file.isCode() || file.name() == "CMakeLists.txt") return;
    const std::string head = file.text.substr(0, 300);
    // Written in two pieces, so that this line is not taken for a head itself.
    const bool both = head.find("SPDX-"
                                "FileCopyrightText: ") != std::string::npos &&
                      head.find("SPDX-"
                                "License-Identifier: GPL-3.0-or-later") != std::string::npos;
    if (!both)
        findings.push_back(
            {"layout/licence", file.path, 1, "begin with the two SPDX lines (CONTRIBUTING.md shows them)"});
}

void checkReadmes(const SourceTree& tree, Findings& findings) {
    std::set<std::string> folders;
    for (const auto& file : tree.files()) {
        if (file.isCpp() || file.isQml() || file.path.ends_with(".proto")) folders.emplace(file.folder());
    }
    for (const auto& folder : folders) {
        if (tree.find(folder + "/README.md") == nullptr)
            findings.push_back({"layout/readme", folder + "/README.md", 0,
                                "a folder needs ten lines: what it is for, what it may use, where to start reading"});
    }
}

/// core/wire/codec.cpp wants tests/wire/tst_codec.cpp, tests/wire/tst_codec_<something>.cpp, or another test of that
/// folder that includes wire/codec.h itself.
void checkTest(const SourceTree& tree, const SourceFile& file, Findings& findings) {
    if (!file.liesIn("core") || !file.path.ends_with(".cpp")) return;
    const std::string folder(file.part(1));
    const std::string stem(file.name().substr(0, file.name().size() - 4));
    const std::string wanted = "tests/" + folder + "/tst_" + stem;
    const std::string quoted = "\"" + folder + "/" + stem + ".h\"";
    const bool found = std::any_of(tree.files().begin(), tree.files().end(), [&](const SourceFile& other) {
        if (!other.path.ends_with(".cpp")) return false;
        const bool named = other.path == wanted + ".cpp" || other.path.starts_with(wanted + "_");
        const bool beside = other.liesIn("tests/" + folder) && other.name().starts_with("tst_");
        return named || (beside && other.text.find(quoted) != std::string::npos);
    });
    if (!found)
        findings.push_back({"layout/test", file.path, 0,
                            "write " + wanted + ".cpp, or name the test that covers it in tests/tidy/exceptions.txt"});
}

bool isIncluded(const SourceTree& tree, const SourceFile& header) {
    const std::string quoted = "\"" + std::string(header.part(1)) + "/" + std::string(header.name()) + "\"";
    return std::any_of(tree.files().begin(), tree.files().end(), [&](const SourceFile& file) {
        return &file != &header && file.isCpp() && file.text.find(quoted) != std::string::npos;
    });
}

/// By the CMakeLists.txt of its folder or of one above it, by name or through a glob.
bool isListed(const SourceTree& tree, const SourceFile& qml) {
    for (std::string folder(qml.folder()); !folder.empty();) {
        const SourceFile* list = tree.find(folder + "/CMakeLists.txt");
        if (list != nullptr &&
            (list->text.find(qml.name()) != std::string::npos || list->text.find("*.qml") != std::string::npos))
            return true;
        const size_t slash = folder.rfind('/');
        folder = slash == std::string::npos ? std::string() : folder.substr(0, slash);
    }
    return false;
}

} // namespace

Findings checkLayout(const SourceTree& tree) {
    Findings findings;
    checkReadmes(tree, findings);
    for (const auto& file : tree.files()) {
        checkLicence(file, findings);
        checkTest(tree, file, findings);
        const bool header = file.liesIn("core") && file.path.ends_with(".h");
        if (header && !isIncluded(tree, file))
            findings.push_back({"layout/unused", file.path, 0, "nobody includes it: use it or remove it"});
        if (file.liesIn("ui") && file.isQml() && !isListed(tree, file))
            findings.push_back({"layout/unused", file.path, 0, "no CMakeLists.txt lists it: list it or remove it"});
    }
    return findings;
}

} // namespace ieum::tidy
