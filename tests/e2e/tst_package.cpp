// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Debian packages: made from what was built, unpacked into a folder, and the programs started from there. That they
// install on a Debian that was never used is for `tools/check-package`, which needs minutes and a mirror.
#include "e2e/tool.h"

#include <QImage>
#include <QMimeDatabase>

using ieum::e2e::commandMs;
using ieum::e2e::Said;

namespace {

constexpr int packMs = 200'000; ///< three packages are compressed

Said call(const QString& program, const QStringList& arguments, const QStringList& environment = {},
          int mostMs = commandMs) {
    QProcess process;
    process.setProcessEnvironment([&] {
        auto all = QProcessEnvironment::systemEnvironment();
        for (const QString& each : environment) all.insert(each.section('=', 0, 0), each.section('=', 1));
        return all;
    }());
    process.start(program, arguments);
    if (!process.waitForFinished(mostMs)) return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// Names of the QML modules that our files import from the outside.
QSet<QString> importedModules() {
    static const QRegularExpression line(QStringLiteral("^import (Qt[A-Za-z.]*)"), QRegularExpression::MultilineOption);
    QSet<QString> all;
    QDirIterator each(qEnvironmentVariable("IEUM_SOURCE_DIR") + QStringLiteral("/ui"), {"*.qml"}, QDir::Files,
                      QDirIterator::Subdirectories);
    while (each.hasNext()) {
        QFile file(each.next());
        if (!file.open(QIODevice::ReadOnly)) continue;
        auto found = line.globalMatch(QString::fromUtf8(file.readAll()));
        while (found.hasNext()) all.insert(found.next().captured(1));
    }
    return all;
}

/// Debian's name for the package of a QML module: QtQuick.Layouts is in qml6-module-qtquick-layouts, and the styles of
/// QtQuick.Controls are in its own.
QString packageOf(const QString& module) {
    if (module.startsWith("QtQuick.Controls.")) return QStringLiteral("qml6-module-qtquick-controls");
    return QStringLiteral("qml6-module-") + QString(module).replace('.', '-').toLower();
}

} // namespace

class TestPackage : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() {
        const Said made =
            call("cpack", {"--config", IEUM_BUILD "/CPackConfig.cmake", "-B", m_folder.path()}, {}, packMs);
        QVERIFY2(made.exitCode == 0, made.err + made.out);
        for (const QString& name : QDir(m_folder.path()).entryList({"*.deb"})) {
            m_packages.insert(name.section('_', 0, 0), m_folder.filePath(name));
            QCOMPARE(call("dpkg-deb", {"-x", m_folder.filePath(name), root()}).exitCode, 0);
        }
        // Before anything asks for a type: what is known of types is read once.
        qputenv("XDG_DATA_DIRS", root().toUtf8() + "/usr/share:/usr/share");
    }
    void thereIsOneForEachKindOfMachine() {
        QCOMPARE(QStringList(m_packages.keys()), QStringList({"ieum", "ieum-replica", "ieumctl"}));
    }
    void theReplicaBringsNoWindow() {
        const QString needs = field("ieum-replica", "Depends");
        QVERIFY2(needs.contains("libqt6network6"), qPrintable(needs));
        QVERIFY2(!needs.contains("gui") && !needs.contains("qml"), qPrintable(needs));
    }
    void everyModuleThatTheWindowImportsIsNeeded() {
        const auto needs = field("ieum", "Depends").split(QStringLiteral(", "));
        const auto modules = importedModules();
        QVERIFY(modules.contains("QtQuick"));
        for (const QString& module : modules) QVERIFY2(needs.contains(packageOf(module)), qPrintable(module));
    }
    void desktopsUnderstandWhatTheyAreTold() {
        const Said entry = call("desktop-file-validate", {root() + "/usr/share/applications/ieum.desktop"});
        QVERIFY2(entry.exitCode == 0 && entry.out.isEmpty(), entry.out);
        // We have no domain of our own that an id could begin with.
        const Said story = call("appstreamcli", {"validate", "--no-net", "--override=cid-desktopapp-is-not-rdns=info",
                                                 root() + "/usr/share/metainfo/ieum.metainfo.xml"});
        QVERIFY2(story.exitCode == 0, story.out);
    }
    void iconsHaveTheSizesOfTheirFolders() {
        for (const int size : {16, 22, 24, 32, 48, 64, 128, 256, 512}) {
            const QImage icon(root() + QStringLiteral("/usr/share/icons/hicolor/%1x%1/apps/ieum.png").arg(size));
            QCOMPARE(icon.size(), QSize(size, size));
        }
        QVERIFY(QFileInfo::exists(root() + "/usr/share/icons/hicolor/scalable/apps/ieum.svg"));
    }
    void aBundleIsKnownByItsFirstBytes() {
        const QMimeDatabase types;
        QCOMPARE(types.mimeTypeForData(QByteArray("IEUMBNDL\1\0\0\0", 12)).name(), "application/vnd.ieum.bundle");
        QCOMPARE(types.mimeTypeForFile("for Hana.ieum-bundle", QMimeDatabase::MatchExtension).name(),
                 "application/vnd.ieum.bundle");
    }
    void theProgramsStartFromWhereTheyAreInstalled() {
        const QString bin = root() + "/usr/bin/";
        const QByteArray version = call(bin + "ieumctl", {"--version"}).out;
        QVERIFY2(version.startsWith("ieumctl " IEUM_VERSION), version);
        QCOMPARE(call(bin + "ieum-replica", {"--help"}).exitCode, 0);
        const QString profile = m_folder.filePath("profile");
        QCOMPARE(call(bin + "ieumctl", {"init", "--name", "하나", "--profile", profile}).exitCode, 0);
        const QString picture = m_folder.filePath("window.png");
        const Said shown = call(bin + "ieum", {"--profile", profile, "--offline", "--screenshot", picture},
                                {"QT_QPA_PLATFORM=offscreen", "QT_QUICK_BACKEND=software"});
        QVERIFY2(shown.exitCode == 0, shown.err);
        const QImage window(picture);
        QSet<QRgb> colours;
        for (int y = 0; y < window.height(); y += 3) {
            for (int x = 0; x < window.width(); x += 3) colours.insert(window.pixel(x, y));
        }
        QVERIFY2(colours.size() > 16, qPrintable(QString::number(colours.size())));
    }

  private:
    QString root() const { return m_folder.filePath("root"); }
    QString field(const QString& package, const QString& name) const {
        return QString::fromUtf8(call("dpkg-deb", {"-f", m_packages.value(package), name}).out).trimmed();
    }

    QTemporaryDir m_folder;
    QMap<QString, QString> m_packages; ///< name to file
};

QTEST_GUILESS_MAIN(TestPackage)
#include "tst_package.moc"
