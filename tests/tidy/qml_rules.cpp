// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tidy/qml_rules.h"

#include <algorithm>
#include <array>
#include <regex>
#include <string>
#include <vector>

namespace ieum::tidy {
namespace {

/// `Text { … }`: its type and what stands directly in it, without the objects and blocks inside.
struct QmlObject {
    std::string type;
    size_t line = 0;
    size_t begin = 0;
    size_t end = 0;
    std::string properties;
};

constexpr std::array textTypes{"Text", "Label"};
constexpr std::array interactiveTypes{
    "AbstractButton", "Button",    "CheckBox",       "CheckDelegate", "ComboBox",    "DelayButton", "Dial",
    "ItemDelegate",   "MenuItem",  "MouseArea",      "RadioButton",   "RangeSlider", "RoundButton", "Slider",
    "SpinBox",        "Switch",    "SwitchDelegate", "SwipeDelegate", "TabButton",   "TextArea",    "TextEdit",
    "TextField",      "TextInput", "ToolButton",     "TapHandler"};
/// These are not seen by screen readers themselves; the item they stand in is.
constexpr std::array handlerTypes{"MouseArea", "TapHandler"};
/// Qt 6.4 offers screen readers to press these and then does nothing.
constexpr std::array pressedTypes{"AbstractButton", "Button",        "CheckBox",    "CheckDelegate", "DelayButton",
                                  "ItemDelegate",   "MenuItem",      "RadioButton", "RoundButton",   "Switch",
                                  "SwitchDelegate", "SwipeDelegate", "TabButton",   "ToolButton"};

template <class List> bool isOneOf(const std::string& type, const List& list) {
    return std::find(list.begin(), list.end(), type) != list.end();
}

bool has(const QmlObject& object, const char* property) {
    const std::string& text = object.properties;
    for (size_t at = text.find(property); at != std::string::npos; at = text.find(property, at + 1)) {
        const size_t colon = text.find_first_not_of(" \t", at + std::string_view(property).size());
        const bool wordBegins = at == 0 || !(isWordLetter(text[at - 1]) || text[at - 1] == '.');
        if (wordBegins && colon != std::string::npos && text[colon] == ':') return true;
    }
    return false;
}

std::string directProperties(std::string_view code, size_t begin, size_t end) {
    std::string text;
    size_t depth = 0;
    for (size_t at = begin + 1; at < end; ++at) {
        if (code[at] == '}') --depth;
        if (depth == 0) text += code[at];
        if (code[at] == '{') ++depth;
    }
    return text;
}

std::vector<QmlObject> objectsOf(const SourceFile& file) {
    static const std::regex opening(R"(\b(?:[A-Z]\w*\.)*([A-Z]\w*)\s*\{)");
    const std::string& code = file.views.code;
    std::vector<QmlObject> objects;
    for (auto it = std::sregex_iterator(code.begin(), code.end(), opening); it != std::sregex_iterator(); ++it) {
        const auto begin = static_cast<size_t>(it->position() + it->length() - 1);
        const size_t end = closingBrace(code, begin);
        if (end == std::string::npos) continue;
        const size_t line = lineAt(code, static_cast<size_t>(it->position()));
        objects.push_back({(*it)[1].str(), line, begin, end, directProperties(code, begin, end)});
    }
    return objects;
}

bool isNamed(const QmlObject& object) { return has(object, "Accessible.name") || has(object, "Accessible.ignored"); }

const QmlObject* parentOf(const QmlObject& child, const std::vector<QmlObject>& objects) {
    const QmlObject* parent = nullptr;
    for (const auto& object : objects) {
        if (object.begin < child.begin && object.end > child.end) parent = &object;
    }
    return parent;
}

bool isDeafToPressing(const QmlObject& object) {
    const bool isNothing =
        has(object, "Accessible.ignored") || object.properties.find("enabled: false") != std::string::npos;
    return isOneOf(object.type, pressedTypes) && !isNothing && !has(object, "Accessible.onPressAction");
}

void checkObjects(const SourceFile& file, Findings& findings) {
    const auto objects = objectsOf(file);
    for (const auto& object : objects) {
        if (isOneOf(object.type, textTypes) && !has(object, "textFormat"))
            findings.push_back({"qml/text-format", file.path, object.line,
                                object.type + " guesses whether it shows markup: say textFormat: Text.PlainText"});
        if (isDeafToPressing(object))
            findings.push_back({"qml/pressable", file.path, object.line,
                                object.type + " cannot be pressed by a screen reader: say Accessible.onPressAction"});
        if (!isOneOf(object.type, interactiveTypes) || isNamed(object)) continue;
        const QmlObject* parent = isOneOf(object.type, handlerTypes) ? parentOf(object, objects) : nullptr;
        if (parent != nullptr && isNamed(*parent)) continue;
        findings.push_back({"qml/accessible", file.path, object.line,
                            object.type + " has no Accessible.name: give it (or the item that it serves) one, "
                                          "or Accessible.ignored: true when something else does the same"});
    }
}

struct LineRule {
    const char* rule;
    std::regex pattern;
    bool inTheme; ///< whether ui/theme must obey it too
    bool inStrings;
    const char* advice;
};

const std::vector<LineRule>& lineRules() {
    static const std::vector<LineRule> rules{
        {"qml/colour", std::regex(R"(["']#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})["'])"), false, true,
         "colours come from the theme: add it there with a name for what it is for"},
        {"qml/markup", std::regex(R"(\bTextEdit\.(Rich|Auto|Markdown)Text|\bText\.(Rich|Styled|Auto|Markdown)Text)"),
         true, false, "what others wrote is never markup: Text.PlainText"},
        {"qml/var", std::regex(R"(\bproperty\s+var\b)"), true, false, "give the property its type"},
        {"qml/singleton", std::regex(R"(^\s*pragma\s+Singleton\b)"), false, false,
         "no singleton but the theme: pass it in as a required property"},
    };
    return rules;
}

void checkLines(const SourceFile& file, Findings& findings) {
    const bool theme = file.liesIn("ui/theme");
    for (const auto& rule : lineRules()) {
        if (theme && !rule.inTheme) continue;
        size_t line = 0;
        for (const auto row : linesOf(rule.inStrings ? file.views.strings : file.views.code)) {
            ++line;
            if (std::regex_search(row.begin(), row.end(), rule.pattern))
                findings.push_back({rule.rule, file.path, line, rule.advice});
        }
    }
}

} // namespace

Findings checkQml(const SourceTree& tree) {
    Findings findings;
    for (const auto& file : tree.files()) {
        if (!file.isQml() || !file.liesIn("ui")) continue;
        checkObjects(file, findings);
        checkLines(file, findings);
    }
    return findings;
}

} // namespace ieum::tidy
