// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/dictionary.h"

#include "node/library_function.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <dlfcn.h>

namespace ieum::ui {
namespace {

/// The functions that are used, as hunspell/hunspell.h has declared them since 1.5.
struct Library {
    Hunhandle* (*create)(const char* affixes, const char* words) = nullptr;
    void (*destroy)(Hunhandle*) = nullptr;
    int (*spell)(Hunhandle*, const char* word) = nullptr;
    char* (*encoding)(Hunhandle*) = nullptr;
    int (*suggest)(Hunhandle*, char*** list, const char* word) = nullptr;
    void (*freeList)(Hunhandle*, char*** list, int count) = nullptr;
    bool isWhole = false;
};

Library load() {
    Library functions;
    for (const char* name : {"libhunspell-1.7.so.0", "libhunspell-1.6.so.0", "libhunspell-1.5.so.0"}) {
        void* library = ::dlopen(name, RTLD_NOW | RTLD_LOCAL);
        if (library == nullptr) continue;
        functions.isWhole = findFunction(library, "Hunspell_create", functions.create) &&
                            findFunction(library, "Hunspell_destroy", functions.destroy) &&
                            findFunction(library, "Hunspell_spell", functions.spell) &&
                            findFunction(library, "Hunspell_get_dic_encoding", functions.encoding) &&
                            findFunction(library, "Hunspell_suggest", functions.suggest) &&
                            findFunction(library, "Hunspell_free_list", functions.freeList);
        if (functions.isWhole) break;
        ::dlclose(library);
    }
    return functions;
}

const Library& library() {
    static const Library loaded = load();
    return loaded;
}

} // namespace

QStringList dictionaryFolders() {
    QStringList folders;
    for (const QString& data : QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation)) {
        folders << data + QStringLiteral("/hunspell") << data + QStringLiteral("/myspell/dicts");
    }
    return folders;
}

std::optional<DictionaryFiles> dictionaryFor(const QString& language, const QStringList& folders) {
    const QStringList usual =
        language == QLatin1String("ko") ? QStringList{"ko_KR", "ko"} : QStringList{"en_US", "en_GB", "en"};
    for (const QString& folder : folders) {
        QStringList names = usual;
        for (const QString& file : QDir(folder).entryList({language + QStringLiteral("*.aff")}, QDir::Files)) {
            names += file.chopped(4);
        }
        for (const QString& name : names) {
            const QString base = folder + QLatin1Char('/') + name;
            const DictionaryFiles files{base + QStringLiteral(".aff"), base + QStringLiteral(".dic")};
            if (QFile::exists(files.affixes) && QFile::exists(files.words)) return files;
        }
    }
    return std::nullopt;
}

bool Dictionary::isPossible() { return library().isWhole; }

std::unique_ptr<Dictionary> Dictionary::open(const DictionaryFiles& files) {
    if (!isPossible()) return nullptr;
    Hunhandle* handle =
        library().create(QFile::encodeName(files.affixes).constData(), QFile::encodeName(files.words).constData());
    if (handle == nullptr) return nullptr;
    std::unique_ptr<Dictionary> dictionary(new Dictionary(handle));
    const char* encoding = library().encoding(handle);
    const bool isReadable =
        encoding != nullptr && QString::fromLatin1(encoding).compare("UTF-8", Qt::CaseInsensitive) == 0;
    return isReadable ? std::move(dictionary) : nullptr;
}

Dictionary::~Dictionary() { library().destroy(m_handle); }

bool Dictionary::knows(const QString& word) const { return library().spell(m_handle, word.toUtf8().constData()) != 0; }

QStringList Dictionary::suggestions(const QString& word, int most) const {
    char** list = nullptr;
    const int count = library().suggest(m_handle, &list, word.toUtf8().constData());
    QStringList words;
    for (int i = 0; i < std::min(count, most); ++i) words += QString::fromUtf8(list[i]);
    if (count > 0) library().freeList(m_handle, &list, count);
    return words;
}

} // namespace ieum::ui
