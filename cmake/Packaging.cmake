# SPDX-FileCopyrightText: 2026 The Ieum contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What a desktop is told about the programs, and Debian packages of them: `ieum` (the window), `ieumctl` (the command
# line) and `ieum-replica` (the always-on store). `tools/package` makes them. Each program names its component where it
# is installed (app/).
include(GNUInstallDirs)

set(resources "${CMAKE_SOURCE_DIR}/resources")
# What a package says of itself, in its documentation folder.
configure_file("${resources}/changelog.Debian.in" "${CMAKE_BINARY_DIR}/changelog.Debian" @ONLY)
# pack(<name of the result> <file>): without the hour in it, so that a package is the same whenever it is made
function(pack name file)
    execute_process(COMMAND gzip -9nc "${file}" OUTPUT_FILE "${CMAKE_BINARY_DIR}/${name}" COMMAND_ERROR_IS_FATAL ANY)
endfunction()
pack(changelog.gz "${CMAKE_SOURCE_DIR}/CHANGELOG.md")
pack(changelog.Debian.gz "${CMAKE_BINARY_DIR}/changelog.Debian")
function(install_words component package)
    install(FILES "${resources}/copyright" "${CMAKE_BINARY_DIR}/changelog.gz" "${CMAKE_BINARY_DIR}/changelog.Debian.gz"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${package}" COMPONENT ${component})
endfunction()
# install_data(<component> <folder below share> <file> [RENAME <name>])
function(install_data component folder file)
    install(FILES "${resources}/${file}" DESTINATION "${CMAKE_INSTALL_DATADIR}/${folder}" COMPONENT ${component} ${ARGN})
endfunction()

set(CPACK_COMPONENTS_ALL cli replica)
if(IEUM_DESKTOP)
    list(APPEND CPACK_COMPONENTS_ALL desktop)
    foreach(size 16 22 24 32 48 64 128 256 512)
        install_data(desktop icons/hicolor/${size}x${size}/apps icons/${size}.png RENAME ieum.png)
    endforeach()
    install_data(desktop icons/hicolor/scalable/apps ieum.svg)
    install_data(desktop applications ieum.desktop)
    install_data(desktop metainfo ieum.metainfo.xml)
    install_data(desktop mime/packages ieum.mime.xml RENAME ieum.xml)
    install_words(desktop ieum)
endif()
install_words(cli ieumctl)
install_words(replica ieum-replica)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME ieum)
set(CPACK_PACKAGE_VENDOR "The Ieum contributors")
set(CPACK_PACKAGE_CONTACT "The Ieum contributors <contributors@ieum.invalid>")
set(CPACK_PACKAGE_DIRECTORY "${CMAKE_BINARY_DIR}/packages")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
# tools/package has built what is packed.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_DESKTOP_PACKAGE_NAME ieum)
set(CPACK_DEBIAN_DESKTOP_PACKAGE_SECTION net)
set(CPACK_COMPONENT_DESKTOP_DESCRIPTION
    "Messenger that goes on working when its servers are down
Ieum keeps chats and files encrypted on this computer and sends over whatever
is left: replicas, the local network, other members, or a file on a stick.
It reads exports of KakaoTalk, LINE, WhatsApp, Telegram, Slack and Discord.")
# Modules that QML files name; dpkg-shlibdeps sees libraries only.
set(modules qtqml qtqml-models qtqml-workerscript qtquick qtquick-controls qtquick-dialogs qtquick-layouts
    qtquick-templates qtquick-window qt-labs-folderlistmodel qtcore)
list(TRANSFORM modules PREPEND qml6-module-)
list(JOIN modules ", " modules)
set(CPACK_DEBIAN_DESKTOP_PACKAGE_DEPENDS "${modules}, tzdata")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_RECOMMENDS "fonts-noto-cjk, fonts-noto-color-emoji, avahi-daemon, ieumctl, libzbar0, libopusfile0, libhunspell-1.7-0, libpulse0, libopusenc0")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_SUGGESTS "hunspell-ko, hunspell-en-us")

set(CPACK_DEBIAN_CLI_PACKAGE_NAME ieumctl)
set(CPACK_DEBIAN_CLI_PACKAGE_SECTION net)
set(CPACK_DEBIAN_CLI_PACKAGE_DEPENDS tzdata)
set(CPACK_COMPONENT_CLI_DESCRIPTION
    "Command line of the messenger Ieum
Everything that the window does, for scripts and for machines without a
display. It speaks to a window that is open, or opens the profile itself.")

set(CPACK_DEBIAN_REPLICA_PACKAGE_NAME ieum-replica)
set(CPACK_DEBIAN_REPLICA_PACKAGE_SECTION net)
set(CPACK_COMPONENT_REPLICA_DESCRIPTION
    "Always-on store for rooms of the messenger Ieum
A replica keeps sealed messages and files for people whose computers are not
on at the same time. It can read none of them, and no client trusts it.

It comes with a unit for systemd that is not started by itself.")
include(CPack)
