<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Archives</name>
    <message numerus="yes">
        <source>%n message(s) of %1 people brought.</source>
        <translation>
            <numerusform>%n message of %1 people brought.</numerusform>
            <numerusform>%n messages of %1 people brought.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could not be read.</source>
        <translation>
            <numerusform>%n line could not be read.</numerusform>
            <numerusform>%n lines could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of %1 people, from %2 to %3.</source>
        <translation>
            <numerusform>%n message of %1 people, from %2 to %3.</numerusform>
            <numerusform>%n messages of %1 people, from %2 to %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were not in the export.</source>
        <translation>
            <numerusform>%n file was not in the export.</numerusform>
            <numerusform>%n files were not in the export.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are as their authors signed them.</source>
        <translation>
            <numerusform>%n of them is as its author signed it.</numerusform>
            <numerusform>%n of them are as their authors signed them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message numerus="yes">
        <source>%n piece(s) of files are not on this computer and were left out.</source>
        <translation>
            <numerusform>%n piece of a file is not on this computer and was left out.</numerusform>
            <numerusform>%n pieces of files are not on this computer and were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bundles</name>
    <message numerus="yes">
        <source>%1 for %n person(s), in %2.</source>
        <translation>
            <numerusform>%1 for %n person, in %2.</numerusform>
            <numerusform>%1 for %n people, in %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s); each can be taken alone.</source>
        <translation>
            <numerusform>%n part.</numerusform>
            <numerusform>%n parts; each can be taken alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new entry(ies) taken in.</source>
        <translation>
            <numerusform>%n new entry taken in.</numerusform>
            <numerusform>%n new entries taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) complete.</source>
        <translation>
            <numerusform>%n file complete.</numerusform>
            <numerusform>%n files complete.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) were damaged or forged and left out.</source>
        <translation>
            <numerusform>%n piece was damaged or forged and left out.</numerusform>
            <numerusform>%n pieces were damaged or forged and left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message numerus="yes">
        <source>%n message(s) written to %1.</source>
        <translation>
            <numerusform>%n message written to %1.</numerusform>
            <numerusform>%n messages written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message numerus="yes">
        <source>leaves the replicas in %n hour(s)</source>
        <translation>
            <numerusform>leaves the replicas in %n hour</numerusform>
            <numerusform>leaves the replicas in %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>leaves the replicas in %n day(s)</source>
        <translation>
            <numerusform>leaves the replicas in %n day</numerusform>
            <numerusform>leaves the replicas in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Gaps</name>
    <message numerus="yes">
        <source>%n message(s) of %1 cannot be read yet: their key has not come</source>
        <translation>
            <numerusform>%n message of %1 cannot be read yet: its key has not come</numerusform>
            <numerusform>%n messages of %1 cannot be read yet: their key has not come</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of %1 can be read by a newer Ieum</source>
        <translation>
            <numerusform>%n message of %1 can be read by a newer Ieum</numerusform>
            <numerusform>%n messages of %1 can be read by a newer Ieum</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of %1 were no longer kept anywhere when this computer asked</source>
        <translation>
            <numerusform>%n message of %1 was no longer kept anywhere when this computer asked</numerusform>
            <numerusform>%n messages of %1 were no longer kept anywhere when this computer asked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of %1 have not come yet</source>
        <translation>
            <numerusform>%n message of %1 has not come yet</numerusform>
            <numerusform>%n messages of %1 have not come yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LaterWords</name>
    <message numerus="yes">
        <source>%n message(s) wait(s) until %1</source>
        <translation>
            <numerusform>%n message waits until %1</numerusform>
            <numerusform>%n messages wait, the first until %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) could not be sent when it was time</source>
        <translation>
            <numerusform>%n message could not be sent when it was time</numerusform>
            <numerusform>%n messages could not be sent when it was time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Outage</name>
    <message numerus="yes">
        <source>None of the %n servers answers</source>
        <translation>
            <numerusform>None of the %n servers answers</numerusform>
            <numerusform>None of the %n servers answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of the %n servers has answered since %1</source>
        <translation>
            <numerusform>None of the %n servers has answered since %1</numerusform>
            <numerusform>None of the %n servers has answered since %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait on this computer and are sent when a path is found</source>
        <translation>
            <numerusform>%n message waits on this computer and is sent when a path is found</numerusform>
            <numerusform>%n messages wait on this computer and are sent when a path is found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) are waiting</source>
        <translation>
            <numerusform>%n message is waiting</numerusform>
            <numerusform>%n messages are waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n peer(s)</source>
        <comment>computers of other members, connected directly</comment>
        <translation>
            <numerusform>%n peer</numerusform>
            <numerusform>%n peers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>came and went %n time(s)</source>
        <translation>
            <numerusform>went once</numerusform>
            <numerusform>came and went %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PictureGrid</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PollBody</name>
    <message numerus="yes">
        <source>Several may be chosen · %n vote(s)</source>
        <translation>
            <numerusform>Several may be chosen · %n vote</numerusform>
            <numerusform>Several may be chosen · %n votes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One may be chosen · %n vote(s)</source>
        <translation>
            <numerusform>One may be chosen · %n vote</numerusform>
            <numerusform>One may be chosen · %n votes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PollOption</name>
    <message numerus="yes">
        <source>%1, %n vote(s)</source>
        <translation>
            <numerusform>%1, %n vote</numerusform>
            <numerusform>%1, %n votes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message numerus="yes">
        <source>Reached %n over the LAN</source>
        <comment>people</comment>
        <translation>
            <numerusform>Reached %n over the LAN</numerusform>
            <numerusform>Reached %n over the LAN</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reached %n</source>
        <comment>people</comment>
        <translation>
            <numerusform>Reached %n</numerusform>
            <numerusform>Reached %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on its way to %n</source>
        <comment>people</comment>
        <translation>
            <numerusform>on its way to %n</numerusform>
            <numerusform>on its way to %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept on %1 of %n server(s)</source>
        <translation>
            <numerusform>Kept on %1 of %n server</numerusform>
            <numerusform>Kept on %1 of %n servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>read by %n</source>
        <comment>people</comment>
        <translation>
            <numerusform>read by %n</numerusform>
            <numerusform>read by %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <comment>people</comment>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on the way with %1</source>
        <comment>people</comment>
        <translation>
            <numerusform>%n on the way with %1</numerusform>
            <numerusform>%n on the way with %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecipientRows</name>
    <message numerus="yes">
        <source>On %1 of %n server(s)</source>
        <translation>
            <numerusform>On %1 of %n server</numerusform>
            <numerusform>On %1 of %n servers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Restoration</name>
    <message numerus="yes">
        <source>%n message(s) wait</source>
        <translation>
            <numerusform>%n message waits</numerusform>
            <numerusform>%n messages wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoomRow</name>
    <message numerus="yes">
        <source>%1, %n unread. %2</source>
        <translation>
            <numerusform>%1, %n unread. %2</numerusform>
            <numerusform>%1, %n unread. %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reachable now</source>
        <translation>
            <numerusform>%n reachable now</numerusform>
            <numerusform>%n reachable now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sizes</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>after a list of names</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tally</name>
    <message numerus="yes">
        <source>%n not known to have read it</source>
        <translation>
            <numerusform>%n not known to have read it</numerusform>
            <numerusform>%n not known to have read it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have not read it, as far as is known here</source>
        <translation>
            <numerusform>%n has not read it, as far as is known here</numerusform>
            <numerusform>%n have not read it, as far as is known here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Traffic</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n file(s)</source>
        <translation>
            <numerusform>The first file</numerusform>
            <numerusform>The first %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrayWords</name>
    <message numerus="yes">
        <source>Ieum, %n unread</source>
        <translation>
            <numerusform>Ieum, %n unread</numerusform>
            <numerusform>Ieum, %n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnreadButton</name>
    <message numerus="yes">
        <source>To %n unread message(s)</source>
        <translation>
            <numerusform>To %n unread message</numerusform>
            <numerusform>To %n unread messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VaultRisks</name>
    <message numerus="yes">
        <source>%n file(s) (%1) are only on servers</source>
        <translation>
            <numerusform>%n file (%1) is only on servers</numerusform>
            <numerusform>%n files (%1) are only on servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nobody is known to have %n file(s) (%1)</source>
        <translation>
            <numerusform>nobody is known to have %n file (%1)</numerusform>
            <numerusform>nobody is known to have %n files (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fetching %n file(s) from whoever has them</source>
        <translation>
            <numerusform>Fetching %n file from whoever has it</numerusform>
            <numerusform>Fetching %n files from whoever has them</numerusform>
        </translation>
    </message>
</context>
</TS>
