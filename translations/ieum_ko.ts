<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>AcceptSheet</name>
    <message>
        <source>Accept an invitation</source>
        <translation>초대 받기</translation>
    </message>
    <message>
        <source>Paste the link that you were given. It begins with “ieum:”.</source>
        <translation>받은 링크를 붙여 넣으세요. “ieum:”으로 시작합니다.</translation>
    </message>
    <message>
        <source>Accepted. The room of %1 appears in the list as soon as the two of you can reach each other.</source>
        <translation>초대를 받았습니다. %1 님과 서로 닿는 대로 방이 목록에 나타납니다.</translation>
    </message>
    <message>
        <source>Invitation link</source>
        <translation>초대 링크</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>받기</translation>
    </message>
</context>
<context>
    <name>AddMenu</name>
    <message>
        <source>New room…</source>
        <translation>새 방…</translation>
    </message>
    <message>
        <source>Invite somebody…</source>
        <translation>초대하기…</translation>
    </message>
    <message>
        <source>Accept an invitation…</source>
        <translation>초대 받기…</translation>
    </message>
    <message>
        <source>Import a chat…</source>
        <translation>대화 가져오기…</translation>
    </message>
    <message>
        <source>Connect a server…</source>
        <translation>복제 서버 연결…</translation>
    </message>
    <message>
        <source>Read a bundle from a stick…</source>
        <translation>USB에서 꾸러미 읽기…</translation>
    </message>
    <message>
        <source>Recovery words…</source>
        <translation>복구 단어…</translation>
    </message>
    <message>
        <source>My devices…</source>
        <translation>내 기기…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>설정…</translation>
    </message>
    <message>
        <source>Backup…</source>
        <translation>백업…</translation>
    </message>
    <message>
        <source>Lock Ieum</source>
        <translation>이음 잠그기</translation>
    </message>
    <message>
        <source>People near you…</source>
        <translation>가까이 있는 사람…</translation>
    </message>
</context>
<context>
    <name>Archives</name>
    <message>
        <source>There is no time zone %1. Write it like Asia/Seoul.</source>
        <translation>%1(이)라는 시간대는 없습니다. Asia/Seoul처럼 써 주세요.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of %1 people brought.</source>
        <translation>
            <numerusform>%1명의 메시지 %n개를 가져왔습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could not be read.</source>
        <translation>
            <numerusform>%n줄은 읽지 못했습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of %1 people, from %2 to %3.</source>
        <translation>
            <numerusform>%1명의 메시지 %n개, %2부터 %3까지.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 files are there, %2 are missing.</source>
        <translation>파일 %1개가 들어 있고 %2개는 빠져 있습니다.</translation>
    </message>
    <message>
        <source>“%1” is read as %2.</source>
        <translation>“%1”은(는) %2(으)로 읽습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were not in the export.</source>
        <translation>
            <numerusform>파일 %n개는 내보낸 파일에 없었습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are as their authors signed them.</source>
        <translation>
            <numerusform>그중 %n개는 글쓴이가 서명한 그대로입니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>It had entered the room before it could be stopped.</source>
        <translation>멈추기 전에 이미 방에 들어갔습니다.</translation>
    </message>
</context>
<context>
    <name>ArrivalList</name>
    <message>
        <source>It goes on at %1.</source>
        <translation>%1에서 이어집니다.</translation>
    </message>
    <message>
        <source>Link into the new place</source>
        <translation>새 곳의 링크</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>도착</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>아직</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>AttachButton</name>
    <message>
        <source>Files, a poll, a card, a notice, send later</source>
        <translation>파일, 투표, 카드, 공지, 나중에 보내기</translation>
    </message>
</context>
<context>
    <name>AttachDialog</name>
    <message>
        <source>Attach files</source>
        <translation>파일 첨부</translation>
    </message>
</context>
<context>
    <name>AttachedList</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Do not send %1</source>
        <translation>%1 빼기</translation>
    </message>
</context>
<context>
    <name>AuthorLine</name>
    <message>
        <source>Shows who this is</source>
        <translation>누구인지 보여 줍니다</translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message>
        <source>Written to %1 and read back: %2.</source>
        <translation>%1에 저장하고 다시 읽어 확인했습니다. 크기는 %2입니다.</translation>
    </message>
    <message>
        <source>Added to %1 and read back: %2 new, %3 in all.</source>
        <translation>%1에 더하고 다시 읽어 확인했습니다. 새로 %2, 모두 %3입니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of files are not on this computer and were left out.</source>
        <translation>
            <numerusform>파일 조각 %n개는 이 컴퓨터에 없어 빠졌습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupSheet</name>
    <message>
        <source>Backup</source>
        <translation>백업</translation>
    </message>
    <message>
        <source>Writing… %1 %</source>
        <translation>저장하는 중… %1 %</translation>
    </message>
    <message>
        <source>All rooms, messages, files and keys of this computer, in one file under a passphrase of its own. Into the same file later backups add only what is new. Keep it on another disk: it can be put back on any computer, without a network.</source>
        <translation>이 컴퓨터의 방, 메시지, 파일, 키를 모두 한 파일에 담아 따로 정한 암호로 잠급니다. 같은 파일에 다시 백업하면 새로 생긴 것만 더해집니다. 다른 디스크에 두세요. 네트워크가 없어도 어느 컴퓨터에서나 되살릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Of the backup, not of this profile; for an earlier file, the one that it has. Nobody can recover it for you.</source>
        <translation>이 프로필이 아니라 백업의 암호입니다. 전에 만든 파일이면 그 파일의 암호를 쓰세요. 잊으면 아무도 찾아 줄 수 없습니다.</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>파일 선택…</translation>
    </message>
    <message>
        <source>ieum backup</source>
        <translation>이음 백업</translation>
    </message>
</context>
<context>
    <name>Body</name>
    <message>
        <source>%1 has hidden this message</source>
        <translation>%1 님이 가린 메시지입니다</translation>
    </message>
    <message>
        <source>This message has disappeared</source>
        <translation>사라진 메시지입니다</translation>
    </message>
    <message>
        <source>This message was deleted</source>
        <translation>삭제된 메시지입니다</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>Show more</source>
        <translation>더 보기</translation>
    </message>
</context>
<context>
    <name>BubbleQuote</name>
    <message>
        <source>Answers %1: %2</source>
        <translation>%1 님에게 답장: %2</translation>
    </message>
</context>
<context>
    <name>BubbleSide</name>
    <message>
        <source>%1 · came late</source>
        <translation>%1 · 늦게 도착</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>수정됨</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>고정됨</translation>
    </message>
</context>
<context>
    <name>BundleReadSheet</name>
    <message>
        <source>A bundle from %1</source>
        <translation>%1 님이 보낸 꾸러미</translation>
    </message>
    <message>
        <source>A bundle</source>
        <translation>꾸러미</translation>
    </message>
    <message>
        <source>Choose a bundle, or all of its parts</source>
        <translation>꾸러미 파일을 고르세요 (나뉘어 있으면 모두)</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>답장 꾸러미</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>읽는 중…</translation>
    </message>
    <message>
        <source>Whoever wrote it learns what arrived when an answer gets back to him.</source>
        <translation>답장을 돌려주면 보낸 사람이 무엇이 도착했는지 알 수 있어요.</translation>
    </message>
    <message>
        <source>Write the answer…</source>
        <translation>답장 저장…</translation>
    </message>
</context>
<context>
    <name>BundleSheet</name>
    <message>
        <source>Carry %1 by hand</source>
        <translation>%1 직접 옮기기</translation>
    </message>
    <message>
        <source>A sealed file with what the others do not have yet. Take it to them on a stick, by mail or in another messenger; nobody else can read it.</source>
        <translation>다른 사람들에게 아직 없는 것을 담은 암호화된 파일입니다. USB, 메일, 다른 메신저로 전하세요. 이 방의 사람 말고는 아무도 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>What goes along</source>
        <translation>담을 것</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>Messages and files</source>
        <translation>메시지와 파일</translation>
    </message>
    <message>
        <source>Size of the parts</source>
        <translation>나누는 크기</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>파일 하나로</translation>
    </message>
    <message>
        <source>20 MB, for mail</source>
        <translation>20 MB씩 (메일)</translation>
    </message>
    <message>
        <source>4 GB, for sticks</source>
        <translation>4 GB씩 (USB)</translation>
    </message>
    <message>
        <source>Choose where…</source>
        <translation>저장할 곳…</translation>
    </message>
</context>
<context>
    <name>Bundles</name>
    <message numerus="yes">
        <source>%1 for %n person(s), in %2.</source>
        <translation>
            <numerusform>%n명에게 줄 %1, %2에 저장했어요.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s); each can be taken alone.</source>
        <translation>
            <numerusform>%n개로 나누었고, 하나씩 따로 전해도 됩니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing in it is new; everything was here already.</source>
        <translation>새로운 것이 없어요. 모두 이미 있던 것입니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n new entry(ies) taken in.</source>
        <translation>
            <numerusform>새 항목 %n개를 받았어요.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) complete.</source>
        <translation>
            <numerusform>파일 %n개가 다 모였어요.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is not complete: a part before or after it is missing, or it was cut off. What came is kept; read the other parts, then this one again.</source>
        <translation>아직 다 오지 않았어요. 앞이나 뒤의 부분이 없거나 파일이 잘렸습니다. 받은 것은 그대로 두고, 다른 부분을 읽은 뒤 이것을 다시 읽어 주세요.</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) were damaged or forged and left out.</source>
        <translation>
            <numerusform>손상되었거나 위조된 조각 %n개는 뺐어요.</numerusform>
        </translation>
    </message>
    <message>
        <source>answer to %1</source>
        <translation>%1 님께 답장</translation>
    </message>
</context>
<context>
    <name>CardBox</name>
    <message>
        <source>Place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>계좌</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>연락처</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No program on this computer opens it.</source>
        <translation>이 컴퓨터에는 이것을 여는 프로그램이 없습니다.</translation>
    </message>
    <message>
        <source>The map program of this computer opens. It may fetch its map from the internet.</source>
        <translation>이 컴퓨터의 지도 프로그램이 열립니다. 지도는 인터넷에서 받아 올 수 있습니다.</translation>
    </message>
    <message>
        <source>The telephone program of this computer opens.</source>
        <translation>이 컴퓨터의 전화 프로그램이 열립니다.</translation>
    </message>
    <message>
        <source>Copy the coordinates</source>
        <translation>좌표 복사</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>번호 복사</translation>
    </message>
    <message>
        <source>Open in a map…</source>
        <translation>지도에서 열기…</translation>
    </message>
    <message>
        <source>Call…</source>
        <translation>전화 걸기…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>CardSheet</name>
    <message>
        <source>Send a card</source>
        <translation>카드 보내기</translation>
    </message>
    <message>
        <source>Kind of card</source>
        <translation>카드 종류</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>계좌</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>연락처</translation>
    </message>
    <message>
        <source>Name of the place</source>
        <translation>장소 이름</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>은행</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Latitude, longitude</source>
        <translation>위도, 경도</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>계좌번호</translation>
    </message>
    <message>
        <source>Telephone number</source>
        <translation>전화번호</translation>
    </message>
    <message>
        <source>Latitude, longitude: 37.5663, 126.9779</source>
        <translation>위도, 경도: 37.5663, 126.9779</translation>
    </message>
    <message>
        <source>Account holder</source>
        <translation>예금주</translation>
    </message>
    <message>
        <source>Ieum asks nobody where you are. Copy the numbers from a map.</source>
        <translation>이음은 지금 있는 곳을 알아내지 않습니다. 지도에서 숫자를 복사해 넣으세요.</translation>
    </message>
    <message>
        <source>Everybody in the room can read and copy it.</source>
        <translation>대화방의 모두가 보고 복사할 수 있습니다.</translation>
    </message>
    <message>
        <source>Ask before you pass a number on.</source>
        <translation>다른 사람의 번호는 먼저 물어보고 전하세요.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
</context>
<context>
    <name>CodeAndText</name>
    <message>
        <source>%1 as a code for a camera</source>
        <translation>%1의 QR 코드</translation>
    </message>
</context>
<context>
    <name>CodePicture</name>
    <message>
        <source>A picture with a QR code</source>
        <translation>QR 코드가 있는 사진</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Looking for the code…</source>
        <translation>코드를 찾는 중…</translation>
    </message>
    <message>
        <source>Or a picture of the QR code: drop it here, or paste it.</source>
        <translation>또는 QR 코드 사진을 여기에 끌어다 놓거나 붙여 넣으세요.</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>사진 고르기…</translation>
    </message>
</context>
<context>
    <name>CodeWords</name>
    <message>
        <source>No QR code was found in this picture.</source>
        <translation>이 사진에서 QR 코드를 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>There are several invitation codes in this picture. Cut it so that it shows one.</source>
        <translation>이 사진에는 초대 코드가 여러 개 있습니다. 하나만 보이게 잘라 주세요.</translation>
    </message>
    <message>
        <source>The QR code in this picture is none of Ieum.</source>
        <translation>이 사진의 QR 코드는 이음의 코드가 아닙니다.</translation>
    </message>
    <message>
        <source>This is no PNG or JPEG picture, or it is damaged or larger than 20 MB.</source>
        <translation>PNG나 JPEG 사진이 아니거나, 손상되었거나, 20MB보다 큽니다.</translation>
    </message>
    <message>
        <source>The picture could not be read on this computer.</source>
        <translation>이 컴퓨터에서 사진을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>Reading QR codes needs the package libzbar0, which is not installed. Paste the link.</source>
        <translation>QR 코드를 읽으려면 libzbar0 패키지가 필요한데 설치되어 있지 않습니다. 링크를 붙여 넣으세요.</translation>
    </message>
</context>
<context>
    <name>ComposeMenu</name>
    <message>
        <source>Files…</source>
        <translation>파일…</translation>
    </message>
    <message>
        <source>Poll…</source>
        <translation>투표…</translation>
    </message>
    <message>
        <source>Send as a usual message</source>
        <translation>일반 메시지로 보내기</translation>
    </message>
    <message>
        <source>Send as a notice</source>
        <translation>공지로 보내기</translation>
    </message>
    <message>
        <source>Place, account, contact…</source>
        <translation>위치·계좌·연락처…</translation>
    </message>
    <message>
        <source>Send later…</source>
        <translation>나중에 보내기…</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
</context>
<context>
    <name>ComposerText</name>
    <message>
        <source>Message to %1</source>
        <translation>%1에 메시지 보내기</translation>
    </message>
    <message>
        <source>Nothing can be written here</source>
        <translation>이 방에는 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>Enter mentions %1; up and down choose another member</source>
        <translation>Enter를 누르면 %1 님을 부릅니다. 위아래 키로 다른 멤버를 고릅니다</translation>
    </message>
</context>
<context>
    <name>DayLine</name>
    <message>
        <source>Goes to another day</source>
        <translation>다른 날로 갑니다</translation>
    </message>
</context>
<context>
    <name>DaySheet</name>
    <message>
        <source>Go to a day</source>
        <translation>날짜로 가기</translation>
    </message>
    <message>
        <source>Earlier month</source>
        <translation>이전 달</translation>
    </message>
    <message>
        <source>Later month</source>
        <translation>다음 달</translation>
    </message>
    <message>
        <source>To the first message</source>
        <translation>첫 메시지로</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
</context>
<context>
    <name>DeedLine</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>DeviceRow</name>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Remove the computer %1</source>
        <translation>컴퓨터 %1 빼기</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>This computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>연결됨</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>연결 안 됨</translation>
    </message>
    <message>
        <source>the first one</source>
        <translation>처음 쓴 컴퓨터</translation>
    </message>
    <message>
        <source>linked by a computer that was removed</source>
        <translation>지금은 빠진 컴퓨터가 연결함</translation>
    </message>
    <message>
        <source>linked by this computer</source>
        <translation>이 컴퓨터가 연결함</translation>
    </message>
    <message>
        <source>linked by %1</source>
        <translation>%1에서 연결함</translation>
    </message>
</context>
<context>
    <name>DevicesSheet</name>
    <message>
        <source>My devices</source>
        <translation>내 기기</translation>
    </message>
    <message>
        <source>Each computer has keys of its own. All of them are you: they have the same rooms and show the same messages.</source>
        <translation>컴퓨터마다 자기 키가 따로 있습니다. 모두 나 자신이라 같은 방에 있고 같은 메시지를 봅니다.</translation>
    </message>
    <message>
        <source>Link another computer…</source>
        <translation>다른 컴퓨터 연결…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Recovery words…</source>
        <translation>복구 단어…</translation>
    </message>
    <message>
        <source>Backup…</source>
        <translation>백업…</translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <source>Forwarded to %1.</source>
        <translation>%1에 전달했습니다.</translation>
    </message>
</context>
<context>
    <name>DrawerHead</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>DrawerLine</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <source>Drop to attach</source>
        <translation>여기에 놓으면 첨부됩니다</translation>
    </message>
    <message>
        <source>Nothing is sent before you press Send.</source>
        <translation>보내기를 누르기 전에는 아무것도 보내지 않습니다.</translation>
    </message>
</context>
<context>
    <name>EmojiButton</name>
    <message>
        <source>Emoji</source>
        <translation>이모지</translation>
    </message>
</context>
<context>
    <name>EmojiNames</name>
    <message>
        <source>Faces</source>
        <translation>표정</translation>
    </message>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Animals and plants</source>
        <translation>동물과 식물</translation>
    </message>
    <message>
        <source>Food</source>
        <translation>음식</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>장소</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>활동</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>사물</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>기호</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>깃발</translation>
    </message>
</context>
<context>
    <name>EmojiPane</name>
    <message>
        <source>Look for an emoji</source>
        <translation>이모지 찾기</translation>
    </message>
    <message>
        <source>Word, in Korean or English</source>
        <translation>한국어나 영어 낱말</translation>
    </message>
    <message>
        <source>Enter takes %1</source>
        <translation>Enter를 누르면 %1 넣기</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>이모지</translation>
    </message>
    <message>
        <source>No emoji is called like that</source>
        <translation>그런 이름의 이모지가 없습니다</translation>
    </message>
</context>
<context>
    <name>Entrance</name>
    <message>
        <source>The profile cannot be opened</source>
        <translation>프로필을 열 수 없습니다</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The data ends too early (at byte %1): get it again from where it came.</source>
        <translation>데이터가 중간에 끊겼습니다(%1바이트째). 보낸 곳에서 다시 받으세요.</translation>
    </message>
    <message>
        <source>There are %1 bytes too many in the data: get it again from where it came.</source>
        <translation>데이터에 %1바이트가 더 있습니다. 보낸 곳에서 다시 받으세요.</translation>
    </message>
    <message>
        <source>The text is not UTF-8 (at byte %1): save it as UTF-8.</source>
        <translation>UTF-8 글이 아닙니다(%1바이트째). UTF-8로 저장해 주세요.</translation>
    </message>
    <message>
        <source>There is no such file: check the path.</source>
        <translation>그런 파일이 없습니다. 경로를 확인하세요.</translation>
    </message>
    <message>
        <source>The file cannot be read: check its permissions (system error %1).</source>
        <translation>파일을 읽을 수 없습니다. 권한을 확인하세요(시스템 오류 %1).</translation>
    </message>
    <message>
        <source>That place cannot be written to: choose another folder (system error %1).</source>
        <translation>그곳에는 쓸 수 없습니다. 다른 폴더를 고르세요(시스템 오류 %1).</translation>
    </message>
    <message>
        <source>The disk is full: make room and try again.</source>
        <translation>디스크가 가득 찼습니다. 공간을 비우고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>This computer gives no random numbers, so Ieum cannot run: restart the computer.</source>
        <translation>이 컴퓨터에서 난수를 얻을 수 없어 이음을 실행할 수 없습니다. 컴퓨터를 다시 시작하세요.</translation>
    </message>
    <message>
        <source>A signature does not fit what it signs, so it was not accepted: ask for it again.</source>
        <translation>서명이 내용과 맞지 않아 받지 않았습니다. 다시 보내 달라고 하세요.</translation>
    </message>
    <message>
        <source>The data cannot be decrypted: it is damaged or meant for somebody else.</source>
        <translation>복호화할 수 없습니다. 손상되었거나 다른 사람에게 보낸 것입니다.</translation>
    </message>
    <message>
        <source>That is not a key: copy it again, completely (it has %1 bytes).</source>
        <translation>키가 아닙니다(%1바이트). 처음부터 끝까지 다시 복사하세요.</translation>
    </message>
    <message>
        <source>The other side offered a key that protects nothing: do not connect to it.</source>
        <translation>상대가 아무것도 보호하지 못하는 키를 내놓았습니다. 연결하지 마세요.</translation>
    </message>
    <message>
        <source>The other side could not prove who it is: check the address and its key.</source>
        <translation>상대가 누구인지 증명하지 못했습니다. 주소와 키를 확인하세요.</translation>
    </message>
    <message>
        <source>The other side broke off the greeting: it will be tried again.</source>
        <translation>상대가 인사 도중 끊었습니다. 다시 시도합니다.</translation>
    </message>
    <message>
        <source>The key file asks for impossible work (%1): restore the profile from a backup.</source>
        <translation>키 파일이 불가능한 작업을 요구합니다(%1). 백업에서 프로필을 되살리세요.</translation>
    </message>
    <message>
        <source>The passphrase needs %1 bytes of memory: close other programs and try again.</source>
        <translation>암호를 확인하려면 메모리 %1바이트가 필요합니다. 다른 프로그램을 닫고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>The other side sent something too large (%1 bytes): it was not accepted.</source>
        <translation>상대가 너무 큰 것을 보내(%1바이트) 받지 않았습니다.</translation>
    </message>
    <message>
        <source>The other side sent something unreadable: see that both run the same version.</source>
        <translation>상대가 읽을 수 없는 것을 보냈습니다. 두 쪽의 버전이 같은지 확인하세요.</translation>
    </message>
    <message>
        <source>The other side sent too many entries at once (%1): they were not accepted.</source>
        <translation>상대가 한 번에 너무 많이 보내(%1개) 받지 않았습니다.</translation>
    </message>
    <message>
        <source>The other side sent an id of the wrong size (%1 bytes): it was not accepted.</source>
        <translation>상대가 크기가 틀린 식별자를 보내(%1바이트) 받지 않았습니다.</translation>
    </message>
    <message>
        <source>A message has an impossible header: see that both sides run the same version.</source>
        <translation>메시지 머리가 올바르지 않습니다. 두 쪽의 버전이 같은지 확인하세요.</translation>
    </message>
    <message>
        <source>A message is too large (%1 bytes): send it as a file instead.</source>
        <translation>메시지가 너무 큽니다(%1바이트). 파일로 보내세요.</translation>
    </message>
    <message>
        <source>Messages before number %1 are still missing: they are asked for again.</source>
        <translation>%1번 앞의 메시지가 아직 없습니다. 다시 요청합니다.</translation>
    </message>
    <message>
        <source>Messages do not follow each other at number %1: they are asked for elsewhere.</source>
        <translation>%1번 메시지에서 순서가 이어지지 않습니다. 다른 곳에 요청합니다.</translation>
    </message>
    <message>
        <source>Message number %1 came without its signature: it is asked for elsewhere.</source>
        <translation>%1번 메시지가 서명 없이 왔습니다. 다른 곳에 요청합니다.</translation>
    </message>
    <message>
        <source>Message number %1 is not signed by its author: it is asked for elsewhere.</source>
        <translation>%1번 메시지는 쓴 사람이 서명하지 않았습니다. 다른 곳에 요청합니다.</translation>
    </message>
    <message>
        <source>A device wrote two different messages with number %1: ask its owner whether the profile was copied.</source>
        <translation>한 기기가 서로 다른 %1번 메시지를 두 개 썼습니다. 프로필을 복사했는지 주인에게 물어보세요.</translation>
    </message>
    <message>
        <source>The other side contradicts itself about message number %1: it is asked elsewhere.</source>
        <translation>상대가 %1번 메시지에 대해 앞뒤가 맞지 않는 말을 합니다. 다른 곳에 물어봅니다.</translation>
    </message>
    <message>
        <source>Too many messages came without a signature: they are asked for elsewhere.</source>
        <translation>서명 없는 메시지가 너무 많이 왔습니다. 다른 곳에 요청합니다.</translation>
    </message>
    <message>
        <source>Nobody vouches for that device: ask its owner for a new invitation.</source>
        <translation>그 기기를 보증하는 사람이 없습니다. 주인에게 새 초대를 부탁하세요.</translation>
    </message>
    <message>
        <source>You may not do that in this room: ask its owner or an admin.</source>
        <translation>이 방에서 그렇게 할 권한이 없습니다. 방장이나 관리자에게 부탁하세요.</translation>
    </message>
    <message>
        <source>Message number %1 cannot be read: see that both sides run the same version.</source>
        <translation>%1번 메시지를 읽을 수 없습니다. 두 쪽의 버전이 같은지 확인하세요.</translation>
    </message>
    <message>
        <source>A key of this room does not fit its name: it was not accepted.</source>
        <translation>이 방의 키가 이름과 맞지 않아 받지 않았습니다.</translation>
    </message>
    <message>
        <source>You have no key for these messages: ask a member to be online with you.</source>
        <translation>이 메시지를 열 키가 없습니다. 멤버에게 함께 접속해 달라고 하세요.</translation>
    </message>
    <message>
        <source>That person is not a member of this room: check the list of members.</source>
        <translation>그 사람은 이 방의 멤버가 아닙니다. 멤버 목록을 확인하세요.</translation>
    </message>
    <message>
        <source>You are the only one in this room: ask somebody in before you leave it.</source>
        <translation>이 방에는 나 혼자뿐입니다. 나가기 전에 다른 사람을 먼저 초대하세요.</translation>
    </message>
    <message>
        <source>That is not a complete Ieum invitation: copy the whole link, from &quot;ieum:&quot; to its last letter.</source>
        <translation>온전한 이음 초대가 아닙니다. “ieum:”부터 마지막 글자까지 링크 전체를 복사하세요.</translation>
    </message>
    <message>
        <source>The text is too long (%1 bytes are allowed): send it as a file.</source>
        <translation>글이 너무 깁니다(%1바이트까지). 파일로 보내세요.</translation>
    </message>
    <message>
        <source>The room is full (%1 devices are allowed): remove somebody first.</source>
        <translation>방이 가득 찼습니다(기기 %1대까지). 먼저 누군가를 내보내세요.</translation>
    </message>
    <message>
        <source>A confirmation of receipt does not hold: it was not counted.</source>
        <translation>수신 확인이 올바르지 않아 세지 않았습니다.</translation>
    </message>
    <message>
        <source>In this room only its owners and admins write: ask one of them to pass it on.</source>
        <translation>이 방에서는 방장과 관리자만 글을 씁니다. 그중 한 명에게 전해 달라고 하세요.</translation>
    </message>
    <message>
        <source>Somebody put messages into this room that nobody vouches for: they were skipped.</source>
        <translation>누가 보증하지 않는 메시지를 이 방에 넣었습니다. 건너뛰었습니다.</translation>
    </message>
    <message>
        <source>This room has no such role: in a notice room people are owner, admin or reader, elsewhere owner, admin or member.</source>
        <translation>이 방에는 그런 역할이 없습니다. 공지방에는 방장, 관리자, 독자가, 다른 방에는 방장, 관리자, 멤버가 있습니다.</translation>
    </message>
    <message>
        <source>Somebody uses a newer version of Ieum here: update it to write in this room.</source>
        <translation>이 방에 더 새로운 버전의 이음을 쓰는 사람이 있습니다. 여기에 쓰려면 이음을 업데이트하세요.</translation>
    </message>
    <message>
        <source>A piece of the file came damaged: it is fetched again from somebody else.</source>
        <translation>파일 조각이 손상되어 왔습니다. 다른 사람에게서 다시 받습니다.</translation>
    </message>
    <message>
        <source>The file&apos;s table of contents contradicts itself: ask for the file to be sent again.</source>
        <translation>파일의 목차가 앞뒤가 맞지 않습니다. 파일을 다시 보내 달라고 하세요.</translation>
    </message>
    <message>
        <source>Piece %1 of the file cannot be decrypted: ask for the file to be sent again.</source>
        <translation>파일의 %1번째 조각을 복호화할 수 없습니다. 파일을 다시 보내 달라고 하세요.</translation>
    </message>
    <message>
        <source>The file is too large: up to %1 bytes can be sent, so split it.</source>
        <translation>파일이 너무 큽니다. %1바이트까지 보낼 수 있으니 나눠 보내세요.</translation>
    </message>
    <message>
        <source>Piece %1 of the file is not here: fetch the file from a member who has it.</source>
        <translation>파일의 %1번째 조각이 여기 없습니다. 가진 멤버에게서 받으세요.</translation>
    </message>
    <message>
        <source>The other side speaks version %1 of the protocol: update the older of the two.</source>
        <translation>상대는 프로토콜 %1판을 씁니다. 오래된 쪽을 업데이트하세요.</translation>
    </message>
    <message>
        <source>The other side broke the rules of the protocol: the connection was closed.</source>
        <translation>상대가 프로토콜을 어겨 연결을 닫았습니다.</translation>
    </message>
    <message>
        <source>The other side could not prove that it belongs to the room: it was sent away.</source>
        <translation>상대가 방의 멤버임을 증명하지 못해 돌려보냈습니다.</translation>
    </message>
    <message>
        <source>The other side spoke of a room that was not agreed on: the connection was closed.</source>
        <translation>상대가 합의하지 않은 방을 말해 연결을 닫았습니다.</translation>
    </message>
    <message>
        <source>The other side sent messages that do not hold together: they are asked for elsewhere.</source>
        <translation>상대가 보낸 메시지들이 서로 이어지지 않습니다. 다른 곳에 요청합니다.</translation>
    </message>
    <message>
        <source>The other side sent damaged pieces of a file: they are fetched elsewhere.</source>
        <translation>상대가 손상된 파일 조각을 보냈습니다. 다른 곳에서 받습니다.</translation>
    </message>
    <message>
        <source>The other side wants too much at once (%1): it was sent away.</source>
        <translation>상대가 한 번에 너무 많이 요구해(%1) 돌려보냈습니다.</translation>
    </message>
    <message>
        <source>The replica will not take it (reason %1): ask its operator about the token and the quota.</source>
        <translation>복제 서버가 받지 않습니다(이유 %1). 운영자에게 토큰과 용량을 물어보세요.</translation>
    </message>
    <message>
        <source>The other side is in none of your rooms: invite it to one first.</source>
        <translation>상대는 어느 방에도 없습니다. 먼저 방에 초대하세요.</translation>
    </message>
    <message>
        <source>The other side used a number that it had not given (%1): the connection was closed.</source>
        <translation>상대가 정해 두지 않은 번호(%1)를 썼습니다. 연결을 끊었습니다.</translation>
    </message>
    <message>
        <source>The export is neither UTF-8, UTF-16 nor CP949 (at byte %1): use the file as the messenger wrote it.</source>
        <translation>내보낸 파일이 UTF-8도 UTF-16도 CP949도 아닙니다(%1바이트째). 메신저가 만든 파일을 그대로 쓰세요.</translation>
    </message>
    <message>
        <source>There is no message in that export: export the chat again.</source>
        <translation>내보낸 파일에 메시지가 없습니다. 대화를 다시 내보내세요.</translation>
    </message>
    <message>
        <source>The day of line %1 cannot be known: use the export as the messenger wrote it.</source>
        <translation>%1번째 줄의 날짜를 알 수 없습니다. 메신저가 만든 파일을 그대로 쓰세요.</translation>
    </message>
    <message>
        <source>The export is too large (%1): split it and import the parts.</source>
        <translation>내보낸 파일이 너무 큽니다(%1). 나눠서 가져오세요.</translation>
    </message>
    <message>
        <source>This computer knows no such time zone: give one like Asia/Seoul.</source>
        <translation>이 컴퓨터가 모르는 시간대입니다. Asia/Seoul처럼 써 주세요.</translation>
    </message>
    <message>
        <source>The export cannot be written there or in that form: choose a new path, a shorter time, and for a server a name like example.org.</source>
        <translation>그곳에, 또는 그 형식으로는 내보낼 수 없습니다. 새 경로나 더 짧은 기간을 고르고, 서버 이름은 example.org처럼 쓰세요.</translation>
    </message>
    <message>
        <source>The database cannot be opened (%1): check the permissions of the profile folder.</source>
        <translation>데이터베이스를 열 수 없습니다(%1). 프로필 폴더의 권한을 확인하세요.</translation>
    </message>
    <message>
        <source>The database does not belong to this profile&apos;s key: restore both from one backup.</source>
        <translation>데이터베이스가 이 프로필의 키와 맞지 않습니다. 둘을 같은 백업에서 되살리세요.</translation>
    </message>
    <message>
        <source>The database is damaged (%1): keep a copy of the folder and restore a backup.</source>
        <translation>데이터베이스가 손상되었습니다(%1). 폴더를 복사해 두고 백업을 되살리세요.</translation>
    </message>
    <message>
        <source>That database was not written by Ieum: choose another profile folder.</source>
        <translation>이음이 만든 데이터베이스가 아닙니다. 다른 프로필 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>The profile was written by a newer Ieum (format %1): update this one.</source>
        <translation>더 새로운 이음이 쓴 프로필입니다(형식 %1). 이음을 업데이트하세요.</translation>
    </message>
    <message>
        <source>Another program holds the database: close it and try again.</source>
        <translation>다른 프로그램이 데이터베이스를 쓰고 있습니다. 닫고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>The disk is full: make room and try again; nothing was lost.</source>
        <translation>디스크가 가득 찼습니다. 공간을 비우고 다시 시도하세요. 잃은 것은 없습니다.</translation>
    </message>
    <message>
        <source>The disk refuses to read or write (%1): check it, then restart Ieum.</source>
        <translation>디스크를 읽거나 쓸 수 없습니다(%1). 디스크를 점검하고 이음을 다시 시작하세요.</translation>
    </message>
    <message>
        <source>The database will not work safely here (setting %1): move the profile to a local disk.</source>
        <translation>여기서는 데이터베이스가 안전하게 동작하지 않습니다(설정 %1). 프로필을 로컬 디스크로 옮기세요.</translation>
    </message>
    <message>
        <source>Stored data would contradict itself (%1), so nothing was changed: please report this.</source>
        <translation>저장된 내용이 어긋나게 되어(%1) 아무것도 바꾸지 않았습니다. 알려 주시면 고치겠습니다.</translation>
    </message>
    <message>
        <source>A stored value is damaged (column %1): keep a copy of the folder and restore a backup.</source>
        <translation>저장된 값이 손상되었습니다(열 %1). 폴더를 복사해 두고 백업을 되살리세요.</translation>
    </message>
    <message>
        <source>The passphrase is wrong: try again, and mind the keyboard layout.</source>
        <translation>암호가 틀렸습니다. 한/영 자판을 확인하고 다시 입력하세요.</translation>
    </message>
    <message>
        <source>There is a profile in that folder already: use it, or choose another folder.</source>
        <translation>그 폴더에 이미 프로필이 있습니다. 그것을 쓰거나 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>There is no profile in that folder: make one first with &quot;ieumctl init --name NAME&quot;.</source>
        <translation>그 폴더에 프로필이 없습니다. 먼저 “ieumctl init --name 이름”으로 만드세요.</translation>
    </message>
    <message>
        <source>The profile&apos;s format %1 is too old for this Ieum: open it once with an older release.</source>
        <translation>프로필 형식 %1은(는) 이 이음에 너무 오래되었습니다. 이전 판으로 한 번 열어 주세요.</translation>
    </message>
    <message>
        <source>Nobody answers at that address: check that it runs and that the network lets you through.</source>
        <translation>그 주소에서 아무도 응답하지 않습니다. 서버가 켜져 있는지, 네트워크가 막지 않는지 확인하세요.</translation>
    </message>
    <message>
        <source>The host name cannot be found: check its spelling, or use the IP address.</source>
        <translation>호스트 이름을 찾을 수 없습니다. 철자를 확인하거나 IP 주소를 쓰세요.</translation>
    </message>
    <message>
        <source>Port %1 is taken by another program: close that program or choose another port.</source>
        <translation>다른 프로그램이 포트 %1을(를) 쓰고 있습니다. 그 프로그램을 닫거나 다른 포트를 고르세요.</translation>
    </message>
    <message>
        <source>Whoever answers there is not the replica of that address: ask its operator for the current address.</source>
        <translation>응답한 것은 그 주소의 복제 서버가 아닙니다. 운영자에게 지금 주소를 물어보세요.</translation>
    </message>
    <message>
        <source>The other side did not finish its greeting within %1 ms: it will be tried again.</source>
        <translation>상대가 %1ms 안에 인사를 마치지 못했습니다. 다시 시도합니다.</translation>
    </message>
    <message>
        <source>Nothing was heard of the other side for %1 ms: it will be tried again.</source>
        <translation>%1ms 동안 상대에게서 소식이 없습니다. 다시 시도합니다.</translation>
    </message>
    <message>
        <source>The other side sent too much in one piece (%1 bytes): the connection was closed.</source>
        <translation>상대가 한 번에 너무 많이 보내(%1바이트) 연결을 닫았습니다.</translation>
    </message>
    <message>
        <source>Too many unknown computers try to connect: wait a minute and try again.</source>
        <translation>모르는 컴퓨터가 너무 많이 연결하려 합니다. 잠시 뒤 다시 시도하세요.</translation>
    </message>
    <message>
        <source>What answers there does not speak Ieum&apos;s protocol: check the port and the version.</source>
        <translation>응답한 것이 이음 프로토콜을 쓰지 않습니다. 포트와 버전을 확인하세요.</translation>
    </message>
    <message>
        <source>The other side closed the connection: it will be tried again.</source>
        <translation>상대가 연결을 닫았습니다. 다시 시도합니다.</translation>
    </message>
    <message>
        <source>The connection was closed from here: go online again to use it.</source>
        <translation>이쪽에서 연결을 닫았습니다. 쓰려면 다시 연결하세요.</translation>
    </message>
    <message>
        <source>There is no network to be found: connect a cable or Wi-Fi, or choose another interface.</source>
        <translation>네트워크를 찾을 수 없습니다. 케이블이나 와이파이를 연결하거나 다른 인터페이스를 고르세요.</translation>
    </message>
    <message>
        <source>The other side takes data too slowly (%1 bytes wait): the connection is made anew.</source>
        <translation>상대가 너무 느리게 받습니다(%1바이트 대기). 연결을 새로 맺습니다.</translation>
    </message>
    <message>
        <source>There is no room yet to keep there: it is connected when there is one.</source>
        <translation>아직 그곳에 둘 대화방이 없습니다. 대화방이 생기면 연결합니다.</translation>
    </message>
    <message>
        <source>The replica&apos;s key file is damaged (%1 bytes): restore it from a backup of its folder.</source>
        <translation>복제 서버의 키 파일이 손상되었습니다(%1바이트). 폴더 백업에서 되살리세요.</translation>
    </message>
    <message>
        <source>The replica could not store what came: check its disk; clients offer it again.</source>
        <translation>복제 서버가 받은 것을 저장하지 못했습니다. 디스크를 확인하세요. 클라이언트가 다시 보냅니다.</translation>
    </message>
    <message>
        <source>A client sent a confirmation that does not hold: it was not stored.</source>
        <translation>클라이언트가 올바르지 않은 확인을 보내 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>A client sent a piece of a file that is too large (%1 bytes): it was not stored.</source>
        <translation>클라이언트가 너무 큰 파일 조각을 보내(%1바이트) 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>Another Ieum uses this profile and does not answer: close it and try again.</source>
        <translation>다른 이음이 이 프로필을 쓰고 있고 응답하지 않습니다. 닫고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>The passphrase is wrong or missing: try again, and mind the keyboard layout.</source>
        <translation>암호가 틀렸거나 없습니다. 한/영 자판을 확인하고 다시 입력하세요.</translation>
    </message>
    <message>
        <source>The profile is damaged: keep a copy of its folder and restore it from a backup.</source>
        <translation>프로필이 손상되었습니다. 폴더를 복사해 두고 백업에서 되살리세요.</translation>
    </message>
    <message>
        <source>That folder holds something else than an Ieum profile: choose another folder.</source>
        <translation>그 폴더에는 이음 프로필이 아닌 것이 있습니다. 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>There is no such room: &quot;ieumctl room list&quot; shows names and ids.</source>
        <translation>그런 방이 없습니다. “ieumctl room list”로 이름과 식별자를 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 rooms have that name: use the room&apos;s id instead.</source>
        <translation>그 이름의 방이 %1개 있습니다. 방의 식별자를 쓰세요.</translation>
    </message>
    <message>
        <source>No single member is meant by that: use the id from &quot;ieumctl room members ROOM&quot;.</source>
        <translation>한 사람을 가리키지 않습니다. “ieumctl room members 방”의 식별자를 쓰세요.</translation>
    </message>
    <message>
        <source>There is no such message in this room: use an id from &quot;ieumctl messages ROOM&quot;.</source>
        <translation>이 방에 그런 메시지가 없습니다. “ieumctl messages 방”의 식별자를 쓰세요.</translation>
    </message>
    <message>
        <source>No single file is meant by that: use an id from &quot;ieumctl files&quot;.</source>
        <translation>한 파일을 가리키지 않습니다. “ieumctl files”의 식별자를 쓰세요.</translation>
    </message>
    <message>
        <source>There is no such replica: &quot;ieumctl replica list&quot; shows those that are known.</source>
        <translation>그런 복제 서버가 없습니다. “ieumctl replica list”로 아는 서버를 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>You are no longer a member of this room, so it can only be read: ask for an invitation.</source>
        <translation>이제 이 방의 멤버가 아니어서 읽기만 할 수 있습니다. 초대를 부탁하세요.</translation>
    </message>
    <message>
        <source>That invitation was used already: ask for a new one.</source>
        <translation>이미 쓴 초대입니다. 새로 부탁하세요.</translation>
    </message>
    <message>
        <source>That cannot be a name: give one of 1 to 64 visible characters.</source>
        <translation>이름으로 쓸 수 없습니다. 보이는 글자 1~64자로 써 주세요.</translation>
    </message>
    <message>
        <source>The file is too large (%1 bytes are allowed): split it.</source>
        <translation>파일이 너무 큽니다(%1바이트까지). 나눠 보내세요.</translation>
    </message>
    <message>
        <source>The file cannot be read: check the path and its permissions.</source>
        <translation>파일을 읽을 수 없습니다. 경로와 권한을 확인하세요.</translation>
    </message>
    <message>
        <source>Nobody who is reachable now has that file: try again when a holder is online.</source>
        <translation>지금 닿는 사람 가운데 그 파일을 가진 사람이 없습니다. 가진 사람이 접속하면 다시 시도하세요.</translation>
    </message>
    <message>
        <source>The target is there already and is not overwritten: choose another path.</source>
        <translation>같은 이름이 이미 있어 덮어쓰지 않았습니다. 다른 곳을 고르세요.</translation>
    </message>
    <message>
        <source>Ieum is closing: start it and try again.</source>
        <translation>이음이 닫히는 중입니다. 다시 켜고 시도하세요.</translation>
    </message>
    <message>
        <source>This profile was restored or copied and first asks others what it has written: connect, or go on with &quot;ieumctl restored --go-on&quot;.</source>
        <translation>복원하거나 복사한 프로필이라, 무엇을 썼는지 먼저 다른 기기에 묻습니다. 연결하거나 &quot;ieumctl restored --go-on&quot;으로 계속하세요.</translation>
    </message>
    <message>
        <source>This computer cannot link a further one: make the link on an earlier one of yours.</source>
        <translation>이 컴퓨터에서는 다른 기기를 더 연결할 수 없습니다. 먼저 쓰던 컴퓨터에서 링크를 만드세요.</translation>
    </message>
    <message>
        <source>This profile is in use already: link the computer with a new profile.</source>
        <translation>이미 쓰고 있는 프로필입니다. 새 프로필로 이 컴퓨터를 연결하세요.</translation>
    </message>
    <message>
        <source>You have no such device: see the list of them.</source>
        <translation>그런 기기가 없습니다. 내 기기 목록을 확인하세요.</translation>
    </message>
    <message>
        <source>That needs your first computer, which alone has your root key: do it there.</source>
        <translation>처음 쓰던 컴퓨터에서만 할 수 있습니다. 루트 키가 그 컴퓨터에만 있습니다.</translation>
    </message>
    <message>
        <source>%1 persons are called that: give the beginning of the id instead.</source>
        <translation>그런 이름이 %1명입니다. 대신 아이디 앞부분을 입력하세요.</translation>
    </message>
    <message>
        <source>The request makes no sense: check what was given, and that all programs have one version.</source>
        <translation>알아들을 수 없는 요청입니다. 입력과 프로그램 버전을 확인하세요.</translation>
    </message>
    <message>
        <source>None of these people is in those rooms: name a room and somebody in it.</source>
        <translation>그 방에 그 사람들이 없습니다. 방과 그 방에 있는 사람을 지정해 주세요.</translation>
    </message>
    <message>
        <source>The bundle is for rooms that this profile is not in: have one written for them.</source>
        <translation>이 프로필이 들어가 있지 않은 방의 꾸러미입니다. 이 프로필이 있는 방의 꾸러미를 받아 주세요.</translation>
    </message>
    <message>
        <source>A part of a bundle has at least %1 bytes: choose larger parts.</source>
        <translation>꾸러미의 한 부분은 적어도 %1바이트여야 합니다. 더 크게 나누어 주세요.</translation>
    </message>
    <message>
        <source>That file is no bundle of Ieum: choose another one.</source>
        <translation>이음의 꾸러미 파일이 아닙니다. 다른 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>A newer version of Ieum wrote this bundle (format %1): update Ieum to read it.</source>
        <translation>더 새로운 이음이 만든 꾸러미입니다(형식 %1). 읽으려면 이음을 업데이트해 주세요.</translation>
    </message>
    <message>
        <source>The bundle is damaged (%1): copy it again from where it came.</source>
        <translation>꾸러미가 손상되었습니다(%1). 받은 곳에서 다시 복사해 주세요.</translation>
    </message>
    <message>
        <source>Part %1 of the bundle is there already and is not overwritten: choose another path.</source>
        <translation>꾸러미의 %1번째 부분이 이미 있어서 덮어쓰지 않습니다. 다른 위치를 골라 주세요.</translation>
    </message>
    <message>
        <source>That needs a running Ieum: open the window, or start &quot;ieumctl run&quot; first.</source>
        <translation>이음이 실행 중이어야 합니다. 창을 열거나 먼저 &quot;ieumctl run&quot;을 시작해 주세요.</translation>
    </message>
    <message>
        <source>Another answers there (HTTP %1): sign in to this network, or check the address.</source>
        <translation>그 주소에서 다른 것이 응답해요(HTTP %1). 이 네트워크에 로그인하거나 주소를 확인해 주세요.</translation>
    </message>
    <message>
        <source>The other side breaks the rules of WebSockets: check what stands between.</source>
        <translation>상대편이 웹소켓 규칙을 어겼어요. 중간에 무엇이 있는지 확인해 주세요.</translation>
    </message>
    <message>
        <source>This network intercepts connections (and learnt nothing): sign in, or change it.</source>
        <translation>이 네트워크가 연결을 가로채려 해요(알아낸 것은 없어요). 로그인하거나 다른 네트워크를 써 주세요.</translation>
    </message>
    <message>
        <source>The other side hears nothing of this computer: only one direction gets through.</source>
        <translation>한쪽 방향만 통해서 상대편이 이 컴퓨터의 말을 전혀 듣지 못해요.</translation>
    </message>
    <message>
        <source>The proxy refuses or does not answer: &quot;ieumctl proxy show&quot; says which it is.</source>
        <translation>프록시가 거절하거나 응답하지 않아요. 어느 프록시인지는 &quot;ieumctl proxy show&quot;로 볼 수 있어요.</translation>
    </message>
    <message>
        <source>The proxy wants to know who asks: write http://NAME:PASSWORD@host:port.</source>
        <translation>프록시가 이름과 비밀번호를 요구해요. http://NAME:PASSWORD@host:port처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>That is no proxy: write http://host:port, socks5://host:port, system or none.</source>
        <translation>프록시 주소가 아니에요. http://host:port, socks5://host:port, system, none 가운데 하나로 적어 주세요.</translation>
    </message>
    <message>
        <source>The certificate or its key cannot be read: give both as PEM files.</source>
        <translation>인증서나 그 열쇠를 읽을 수 없어요. 둘 다 PEM 파일로 주세요.</translation>
    </message>
    <message>
        <source>That is not an address: write ieum-replica://KEY@host:port as the replica printed it, or host:port of somebody on your network.</source>
        <translation>주소가 아닙니다. 복제 서버가 알려 준 대로 ieum-replica://키@호스트:포트를 쓰거나, 같은 네트워크에 있는 상대의 호스트:포트를 쓰세요.</translation>
    </message>
    <message>
        <source>There is no such address: &quot;ieumctl peer list&quot; shows those that are known.</source>
        <translation>그런 주소가 없습니다. 알려진 주소는 &quot;ieumctl peer list&quot;로 볼 수 있어요.</translation>
    </message>
    <message>
        <source>%1 addresses are the most: remove one with &quot;ieumctl peer remove&quot;.</source>
        <translation>주소는 %1개까지 적을 수 있습니다. &quot;ieumctl peer remove&quot;로 하나를 지워 주세요.</translation>
    </message>
    <message>
        <source>These are %1 words: give all 24, in their order.</source>
        <translation>단어가 %1개입니다. 24개를 모두 순서대로 적어 주세요.</translation>
    </message>
    <message>
        <source>Word %1 is not one of the recovery words: look at how it is written.</source>
        <translation>%1번째 낱말은 복구 단어가 아닙니다. 어떻게 적었는지 다시 보세요.</translation>
    </message>
    <message>
        <source>These 24 words do not belong together: compare each one, and their order, with your sheet.</source>
        <translation>이 24개 단어는 서로 맞지 않습니다. 적어 둔 종이와 낱말, 순서를 하나씩 견주어 보세요.</translation>
    </message>
    <message>
        <source>That file is no backup of Ieum and is left as it is: choose another one.</source>
        <translation>이음의 백업 파일이 아니므로 그대로 두었습니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>A newer version of Ieum wrote this backup (format %1): update Ieum to read it.</source>
        <translation>더 새로운 이음이 만든 백업입니다(형식 %1). 이음을 업데이트한 뒤 읽어 주세요.</translation>
    </message>
    <message>
        <source>The backup is damaged (at byte %1): use another copy, or write to a new file.</source>
        <translation>백업이 손상되었습니다(%1번째 바이트). 다른 사본을 쓰거나 새 파일에 백업하세요.</translation>
    </message>
    <message>
        <source>No backup was ever finished in that file: use another one.</source>
        <translation>이 파일에는 끝까지 마친 백업이 없습니다. 다른 파일을 쓰세요.</translation>
    </message>
    <message>
        <source>That file is the backup of another profile: choose another file.</source>
        <translation>다른 프로필의 백업 파일입니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>The profile has more than %1 pieces, which no backup holds: copy its folder.</source>
        <translation>프로필이 %1조각을 넘어 백업 파일에 담을 수 없습니다. 프로필 폴더를 복사하세요.</translation>
    </message>
    <message>
        <source>A backup leaves this computer, so it needs a passphrase: choose one.</source>
        <translation>백업은 이 컴퓨터 밖으로 나가므로 암호가 필요합니다. 암호를 정해 주세요.</translation>
    </message>
    <message>
        <source>A backup is being written already: try again when it is done.</source>
        <translation>이미 백업하고 있습니다. 끝난 뒤 다시 시도하세요.</translation>
    </message>
    <message>
        <source>That is not a whole recovery file: choose the one that Ieum wrote.</source>
        <translation>온전한 복구 파일이 아닙니다. 이음이 만든 파일을 고르세요.</translation>
    </message>
    <message>
        <source>There is no rule for that room, type and size.</source>
        <translation>그 방, 종류, 크기에 대한 규칙이 없습니다.</translation>
    </message>
    <message>
        <source>Nobody else is known to have %1 of these files, which may be lost for good: say that last copies may go if you mean it.</source>
        <translation>이 가운데 파일 %1개는 다른 누구에게도 있는지 알 수 없어, 지우면 영영 잃을 수 있습니다. 정말 지우려면 마지막 사본도 지운다고 밝혀 주세요.</translation>
    </message>
    <message>
        <source>That file is kept on this computer: say first that it need not be.</source>
        <translation>이 컴퓨터에 두기로 한 파일입니다. 먼저 고정을 풀어 주세요.</translation>
    </message>
    <message>
        <source>That file is not here as a whole: nothing can be let go.</source>
        <translation>그 파일은 여기에 온전히 있지 않아서 내보낼 것이 없습니다.</translation>
    </message>
    <message>
        <source>No disk is that large: choose a smaller size.</source>
        <translation>그렇게 큰 디스크는 없습니다. 더 작은 크기를 정해 주세요.</translation>
    </message>
    <message>
        <source>That rule contradicts itself, or names a type of files that there is not.</source>
        <translation>앞뒤가 맞지 않거나 없는 파일 종류를 말하는 규칙입니다.</translation>
    </message>
    <message>
        <source>There are %1 rules already: remove one that is not needed.</source>
        <translation>규칙이 이미 %1개 있습니다. 필요 없는 것을 하나 빼 주세요.</translation>
    </message>
    <message>
        <source>That file is not a chat export that Ieum can read: export the chat again from KakaoTalk, WhatsApp, LINE or Telegram.</source>
        <translation>이음이 읽을 수 있는 대화 내보내기 파일이 아닙니다. 카카오톡, WhatsApp, LINE, 텔레그램에서 대화를 다시 내보내세요.</translation>
    </message>
    <message>
        <source>The file does not say whether its dates begin with the day or the month (line %1): import it again and choose the order of its dates.</source>
        <translation>파일의 날짜가 일로 시작하는지 월로 시작하는지 알 수 없습니다(%1번째 줄). 날짜 순서를 골라 다시 가져오세요.</translation>
    </message>
    <message>
        <source>The file is broken at line %1: export the chat again.</source>
        <translation>파일의 %1번째 줄이 손상되었습니다. 대화를 다시 내보내세요.</translation>
    </message>
    <message>
        <source>The export holds %1 chats: import it again with the name of one of them as the chat to take.</source>
        <translation>내보낸 파일에 대화가 %1개 있습니다. 가져올 대화의 이름을 적어 다시 가져오세요.</translation>
    </message>
    <message>
        <source>The zip is damaged (at byte %1): copy it again, or export the chat again.</source>
        <translation>zip 파일이 손상되었습니다(%1바이트 위치). 다시 복사하거나 대화를 다시 내보내세요.</translation>
    </message>
    <message>
        <source>The zip has a password: unpack it and import the folder.</source>
        <translation>zip 파일에 암호가 걸려 있습니다. 압축을 풀고 폴더를 가져오세요.</translation>
    </message>
    <message>
        <source>Unpacked, the zip would be too large (%1): it was not opened.</source>
        <translation>압축을 풀면 너무 커서(%1) zip 파일을 열지 않았습니다.</translation>
    </message>
    <message>
        <source>There is a zip inside the zip: unpack it and import the inner one.</source>
        <translation>zip 파일 안에 또 zip 파일이 있습니다. 압축을 풀고 안에 있는 것을 가져오세요.</translation>
    </message>
    <message>
        <source>There is no such export format: ieumctl targets lists them.</source>
        <translation>그런 내보내기 형식은 없습니다. ieumctl targets가 모두 보여 줍니다.</translation>
    </message>
    <message>
        <source>Nobody has said yet where this room goes on: announce that first.</source>
        <translation>이 방이 어디서 이어지는지 아직 알리지 않았습니다. 먼저 알리세요.</translation>
    </message>
    <message>
        <source>Nothing on this computer prints pages: install Chromium or Google Chrome, or export HTML and print it from any browser.</source>
        <translation>이 컴퓨터에는 쪽을 인쇄해 줄 프로그램이 없습니다. Chromium이나 Google Chrome을 설치하거나, HTML로 내보내 브라우저에서 인쇄하세요.</translation>
    </message>
    <message>
        <source>The browser did not print the pages (it never does for root): choose a shorter time, or export HTML and print it from any browser.</source>
        <translation>브라우저가 쪽을 인쇄하지 못했습니다(root로는 인쇄하지 않습니다). 기간을 줄이거나, HTML로 내보내 브라우저에서 인쇄하세요.</translation>
    </message>
    <message>
        <source>Choose a time that is still to come, within the next %1 days.</source>
        <translation>아직 오지 않은 때를 고르세요. 앞으로 %1일 안이어야 합니다.</translation>
    </message>
    <message>
        <source>%1 messages wait for their time already: send or delete some first.</source>
        <translation>보낼 때를 기다리는 메시지가 이미 %1개입니다. 먼저 몇 개를 보내거나 지우세요.</translation>
    </message>
    <message>
        <source>Stopped, as you wanted.</source>
        <translation>말씀하신 대로 멈췄습니다.</translation>
    </message>
    <message>
        <source>Nothing is read from or written to that path: it has ended already.</source>
        <translation>그 경로에서 읽거나 쓰고 있는 것이 없습니다. 이미 끝났습니다.</translation>
    </message>
    <message>
        <source>Line %1 is not what its author signed, so somebody changed it: get the export again, from another member.</source>
        <translation>%1번째 줄이 글쓴이가 서명한 내용과 달라 누군가 고친 것입니다. 다른 참여자에게서 내보낸 파일을 다시 받으세요.</translation>
    </message>
    <message>
        <source>Nobody of that name wrote in what was imported into this room: give the name as it stands there, and the messenger of one that has no letters.</source>
        <translation>이 방에 가져온 대화에 그런 이름으로 쓴 사람이 없습니다. 거기 적힌 이름 그대로 쓰고, 글자 없는 이름이면 메신저도 쓰세요.</translation>
    </message>
    <message>
        <source>In one room %1 names can stand for members: take one back first.</source>
        <translation>한 방에서는 이름 %1개까지 멤버와 이을 수 있습니다. 먼저 하나를 풀어 주세요.</translation>
    </message>
    <message>
        <source>That is no voice note that can be played here: save it and open it elsewhere.</source>
        <translation>여기서 재생할 수 있는 음성 메시지가 아닙니다. 저장한 뒤 다른 프로그램으로 여세요.</translation>
    </message>
    <message>
        <source>Playing voice notes needs the package libopusfile0: install it and try again.</source>
        <translation>음성 메시지를 재생하려면 libopusfile0 패키지가 필요합니다. 설치한 뒤 다시 시도하세요.</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Export %1</source>
        <translation>%1 내보내기</translation>
    </message>
    <message>
        <source>The copy is readable by everybody who gets it; it is not sealed.</source>
        <translation>내보낸 사본은 받는 사람 누구나 읽을 수 있습니다. 암호화되지 않습니다.</translation>
    </message>
    <message>
        <source>Choose where…</source>
        <translation>저장할 곳…</translation>
    </message>
    <message>
        <source>Form of the copy</source>
        <translation>내보낼 형식</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>With files</source>
        <translation>파일 포함</translation>
    </message>
    <message>
        <source>Without files</source>
        <translation>파일 제외</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>It has no place for: %1.</source>
        <translation>이 형식에 담을 수 없는 내용: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) written to %1.</source>
        <translation>
            <numerusform>메시지 %n개를 %1에 내보냈습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>File %1, %2</source>
        <translation>파일 %1, %2</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Fetch and save…</source>
        <translation>받아서 저장…</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>받기</translation>
    </message>
</context>
<context>
    <name>FileKeeping</name>
    <message>
        <source>%1 is saved.</source>
        <translation>%1 파일을 저장했습니다.</translation>
    </message>
</context>
<context>
    <name>FilePanel</name>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>아직 파일이 없습니다</translation>
    </message>
    <message>
        <source>Drop files onto the conversation to send them.</source>
        <translation>대화에 파일을 끌어다 놓으면 보낼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>FilePicture</name>
    <message>
        <source>Picture %1, show it larger</source>
        <translation>사진 %1, 크게 보기</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>coming from %1, %2 %</source>
        <translation>%1에게서 받는 중 %2 %</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>이 컴퓨터에 보관됨</translation>
    </message>
    <message>
        <source>not here, and nobody is known to have it</source>
        <translation>여기 없음 · 가진 사람을 아직 모름</translation>
    </message>
    <message>
        <source>not on this computer yet</source>
        <translation>아직 받지 않음</translation>
    </message>
    <message>
        <source>Kept by %1</source>
        <translation>가진 사람: %1</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>연결됨</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>%1초 남음</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>%1분 남음</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>%1시간 남음</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>초당 %1</translation>
    </message>
    <message>
        <source>waiting for its turn</source>
        <translation>차례를 기다리는 중</translation>
    </message>
    <message>
        <source>waiting for somebody who has it</source>
        <translation>가진 사람을 기다리는 중</translation>
    </message>
    <message numerus="yes">
        <source>leaves the replicas in %n hour(s)</source>
        <translation>
            <numerusform>%n시간 뒤 서버에서 없어짐</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>leaves the replicas in %n day(s)</source>
        <translation>
            <numerusform>%n일 뒤 서버에서 없어짐</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1에게서</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>요청함</translation>
    </message>
    <message>
        <source>paused, %1 % here</source>
        <translation>멈춤 · %1 % 받음</translation>
    </message>
    <message>
        <source>%1, %2 % here</source>
        <translation>%1 · %2 % 받음</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Whom would you like to talk to?</source>
        <translation>누구와 이야기할까요?</translation>
    </message>
    <message>
        <source>Make a room and invite people into it, or accept an invitation that you were sent. On the same network no server is needed.</source>
        <translation>방을 만들어 초대하거나 받은 초대를 여세요. 같은 네트워크에서는 서버가 없어도 됩니다.</translation>
    </message>
    <message>
        <source>Make a room</source>
        <translation>방 만들기</translation>
    </message>
    <message>
        <source>Invite somebody</source>
        <translation>초대하기</translation>
    </message>
    <message>
        <source>Accept an invitation</source>
        <translation>초대 받기</translation>
    </message>
    <message>
        <source>Import a chat from another messenger…</source>
        <translation>다른 메신저의 대화 가져오기…</translation>
    </message>
    <message>
        <source>Connect a server…</source>
        <translation>복제 서버 연결…</translation>
    </message>
    <message>
        <source>People near you</source>
        <translation>가까이 있는 사람</translation>
    </message>
</context>
<context>
    <name>ForwardSheet</name>
    <message>
        <source>Forward to…</source>
        <translation>전달할 방</translation>
    </message>
    <message>
        <source>The message goes there as one of yours, without its author&apos;s signature.</source>
        <translation>내가 보내는 메시지로 전달되며, 원래 쓴 사람의 서명은 따라가지 않습니다.</translation>
    </message>
</context>
<context>
    <name>Gaps</name>
    <message numerus="yes">
        <source>%n message(s) of %1 cannot be read yet: their key has not come</source>
        <translation>
            <numerusform>%1 님의 메시지 %n개를 아직 읽을 수 없습니다: 열쇠가 오지 않았습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of %1 can be read by a newer Ieum</source>
        <translation>
            <numerusform>%1 님의 메시지 %n개는 더 새로운 이음에서 읽을 수 있습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of %1 were no longer kept anywhere when this computer asked</source>
        <translation>
            <numerusform>%1 님의 메시지 %n개는 이 컴퓨터가 물었을 때 이미 아무 데도 남아 있지 않았습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of %1 have not come yet</source>
        <translation>
            <numerusform>%1 님의 메시지 %n개가 아직 오지 않았습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · with %2</source>
        <translation>%1 · %2 님이 가지고 있습니다</translation>
    </message>
</context>
<context>
    <name>GeneralSettings</name>
    <message>
        <source>General</source>
        <translation>일반</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템과 같게</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>light dark colours</source>
        <translation>밝게 어둡게 색 다크 모드</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Size of texts</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>larger smaller font zoom</source>
        <translation>크게 작게 글꼴 폰트 확대 축소</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>글자 작게</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>글자 크게</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>기본 크기로</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>animation reduced still</source>
        <translation>애니메이션 모션 줄이기 멈춤</translation>
    </message>
    <message>
        <source>The system asks for less: nothing moves.</source>
        <translation>시스템이 줄이기를 바라므로 아무것도 움직이지 않습니다.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>보통</translation>
    </message>
</context>
<context>
    <name>GoOnSheet</name>
    <message>
        <source>Go on without waiting?</source>
        <translation>기다리지 않고 계속할까요?</translation>
    </message>
    <message>
        <source>Ieum goes on under new keys at once and sends what waits. What this computer had sent after the copy was made is missing here until somebody who has it is reached, and a message may arrive a second time. Waiting costs nothing but time: choose this when nobody can be reached for long.</source>
        <translation>이음이 곧바로 새 키로 계속하고, 기다리던 메시지를 보냅니다. 사본을 만든 뒤 이 컴퓨터에서 보낸 것은 그것을 가진 사람과 연결될 때까지 여기에 없고, 같은 메시지가 두 번 갈 수도 있습니다. 기다려도 시간이 걸릴 뿐 잃는 것은 없으니, 오랫동안 아무와도 연결할 수 없을 때만 계속하세요.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속하기</translation>
    </message>
</context>
<context>
    <name>HandoverSheet</name>
    <message>
        <source>Where %1 goes on</source>
        <translation>%1 방 옮기기</translation>
    </message>
    <message>
        <source>A pinned notice tells everybody, over whatever path there is, where this room goes on. Each can answer there that he has arrived, and leave a way to be reached.</source>
        <translation>어디서 이어지는지 고정 공지로 알립니다. 남아 있는 모든 길로 구성원에게 갑니다. 구성원은 공지에서 도착했다고 답하고 연락처를 남길 수 있습니다.</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>어디로</translation>
    </message>
    <message>
        <source>Where to, for example: Telegram</source>
        <translation>어디로 (예: 텔레그램)</translation>
    </message>
    <message>
        <source>Link into the new place, if there is one</source>
        <translation>새 곳으로 들어가는 링크 (있으면)</translation>
    </message>
    <message>
        <source>Form of the transcript for the new place</source>
        <translation>새 메신저로 가져갈 대화의 형식</translation>
    </message>
    <message>
        <source>Write the kit…</source>
        <translation>이전 자료 만들기…</translation>
    </message>
    <message>
        <source>Announce it</source>
        <translation>알리기</translation>
    </message>
    <message>
        <source>%1 goes on</source>
        <translation>%1 이전 안내</translation>
    </message>
</context>
<context>
    <name>Handovers</name>
    <message>
        <source>%1 of %2 have arrived</source>
        <translation>%2명 중 %1명 도착</translation>
    </message>
    <message>
        <source>The kit is in %1. Hand the folder on as it is.</source>
        <translation>이전 자료를 %1에 저장했습니다. 폴더째 전달하세요.</translation>
    </message>
</context>
<context>
    <name>HeldBy</name>
    <message>
        <source>It is with: %1</source>
        <translation>가진 곳: %1</translation>
    </message>
    <message>
        <source>It is with</source>
        <translation>가진 곳</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>Messages found</source>
        <translation>찾은 메시지</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>찾은 것이 없습니다</translation>
    </message>
    <message>
        <source>Two syllables are enough, and first consonants work too.</source>
        <translation>두 글자면 충분하고, 초성(ㅎㅇ)으로도 찾을 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>HitRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>HushButton</name>
    <message>
        <source>Do not disturb for %1</source>
        <translation>%1 동안 방해 금지</translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message>
        <source>Import a chat</source>
        <translation>대화 가져오기</translation>
    </message>
    <message>
        <source>Choose an exported chat</source>
        <translation>내보낸 대화 파일 고르기</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>%1에서</translation>
    </message>
    <message>
        <source>Time zone of the times in the file</source>
        <translation>파일에 적힌 시각의 시간대</translation>
    </message>
    <message>
        <source>My name in that chat</source>
        <translation>그 대화에서 내 이름</translation>
    </message>
    <message>
        <source>My name in that chat (optional)</source>
        <translation>그 대화에서 내 이름 (선택)</translation>
    </message>
    <message>
        <source>Name of the room</source>
        <translation>방 이름</translation>
    </message>
    <message>
        <source>Name of the room (optional)</source>
        <translation>방 이름 (선택)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Dates in the file</source>
        <translation>파일의 날짜 순서</translation>
    </message>
    <message>
        <source>Day first</source>
        <translation>일 먼저</translation>
    </message>
    <message>
        <source>Month first</source>
        <translation>월 먼저</translation>
    </message>
    <message>
        <source>Year first</source>
        <translation>년 먼저</translation>
    </message>
    <message>
        <source>Chat to take from the export</source>
        <translation>가져올 대화의 이름</translation>
    </message>
</context>
<context>
    <name>InputLock</name>
    <message>
        <source>A room that asks for care</source>
        <translation>대화에 주의가 필요한 방입니다</translation>
    </message>
    <message>
        <source>Press to write</source>
        <translation>눌러서 쓰기</translation>
    </message>
</context>
<context>
    <name>InviteSheet</name>
    <message>
        <source>Invite somebody</source>
        <translation>초대하기</translation>
    </message>
    <message>
        <source>Invite to %1</source>
        <translation>%1에 초대</translation>
    </message>
    <message>
        <source>Send this link to one person, by whatever way works now. Whoever opens it first can use it; it works once.</source>
        <translation>지금 되는 방법으로 이 링크를 한 사람에게 보내세요. 먼저 연 사람이 쓰며, 한 번만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Invitation link</source>
        <translation>초대 링크</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사했습니다</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>링크 복사</translation>
    </message>
    <message>
        <source>Copy a link for the next person</source>
        <translation>다음 사람에게 줄 링크 복사</translation>
    </message>
</context>
<context>
    <name>JoinView</name>
    <message>
        <source>This is another computer of mine</source>
        <translation>이 컴퓨터도 내 기기로 연결</translation>
    </message>
    <message>
        <source>Keep Ieum open on both computers. They find each other on the same network or over your server, and everything else comes by itself. You may close this window: it goes on waiting when it is opened again.</source>
        <translation>두 컴퓨터 모두 이음을 켜 두세요. 같은 네트워크나 서버를 통해 서로를 찾고, 나머지는 저절로 따라옵니다. 이 창은 닫아도 됩니다. 다시 열면 이어서 기다립니다.</translation>
    </message>
    <message>
        <source>What to call this computer among yours</source>
        <translation>내 기기 목록에 보일 이 컴퓨터의 이름</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>잠시만요…</translation>
    </message>
    <message>
        <source>Link this computer</source>
        <translation>이 컴퓨터 연결</translation>
    </message>
    <message>
        <source>The link has run out: use another one</source>
        <translation>링크 기한이 지났으면 다른 링크 쓰기</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Waiting for the other computer: %1</source>
        <translation>다른 컴퓨터를 기다리는 중: %1</translation>
    </message>
    <message>
        <source>On the computer that you use already, open “My devices” with the plus button and choose “Link another computer”. Paste the link that it shows here within ten minutes, or type its code when both computers are on one network.</source>
        <translation>이미 쓰고 있는 컴퓨터에서 더하기 버튼으로 “내 기기”를 열고 “다른 컴퓨터 연결”을 누르세요. 거기에 나온 링크를 10분 안에 여기에 붙여 넣거나, 두 컴퓨터가 같은 네트워크에 있으면 코드를 입력하세요.</translation>
    </message>
    <message>
        <source>Link or code of the other computer</source>
        <translation>다른 컴퓨터의 링크나 코드</translation>
    </message>
    <message>
        <source>ieum:… or XXXX-XXXX-XXXX-XXXX</source>
        <translation>ieum:… 또는 XXXX-XXXX-XXXX-XXXX</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>all files</source>
        <translation>모든 파일</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>videos</source>
        <translation>동영상</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>소리</translation>
    </message>
    <message>
        <source>archives</source>
        <translation>압축 파일</translation>
    </message>
    <message>
        <source>other files</source>
        <translation>기타 파일</translation>
    </message>
    <message>
        <source>%1 lie on this computer. There is no limit.</source>
        <translation>이 컴퓨터에 %1 있습니다. 한도는 없습니다.</translation>
    </message>
    <message>
        <source>%1 lie on this computer. The limit is %2.</source>
        <translation>이 컴퓨터에 %1 있습니다. 한도는 %2입니다.</translation>
    </message>
    <message>
        <source>The files are over their limit by %1.</source>
        <translation>파일이 한도를 %1 넘었습니다.</translation>
    </message>
    <message>
        <source>The files are over their limit by %1; these are the only known copies.</source>
        <translation>파일이 한도를 %1 넘었는데, 남은 것은 알려진 하나뿐인 사본입니다.</translation>
    </message>
    <message>
        <source>%1 are pinned</source>
        <translation>고정한 파일 %1</translation>
    </message>
    <message>
        <source>%1 are known to be nowhere else</source>
        <translation>다른 곳에 있는지 알 수 없는 파일 %1</translation>
    </message>
    <message>
        <source>%1 are for this computer to keep, so that they do not go everywhere at once</source>
        <translation>모두에게서 한꺼번에 사라지지 않도록 이 컴퓨터가 맡아 둔 파일 %1</translation>
    </message>
    <message>
        <source>%1 were used just now, or are here in part</source>
        <translation>방금 썼거나 일부만 있는 파일 %1</translation>
    </message>
    <message>
        <source>Nothing more is fetched unasked. Why nothing goes: %1.</source>
        <translation>이제 저절로 받는 파일은 없습니다. 자리를 내지 못하는 까닭: %1.</translation>
    </message>
    <message>
        <source>The system does not say, so &quot;as the system says&quot; means: not metered.</source>
        <translation>시스템이 알려 주지 않으므로 “시스템 따라”는 종량제가 아닌 것으로 봅니다.</translation>
    </message>
    <message>
        <source>The system says: metered.</source>
        <translation>시스템에 따르면 종량제입니다.</translation>
    </message>
    <message>
        <source>The system says: not metered.</source>
        <translation>시스템에 따르면 종량제가 아닙니다.</translation>
    </message>
    <message>
        <source>%1 up to %2</source>
        <translation>%2 이하 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 방의 %1</translation>
    </message>
    <message>
        <source>Do not keep: %1</source>
        <translation>받지 않음: %1</translation>
    </message>
    <message>
        <source>Keep, also over a metered line: %1</source>
        <translation>종량제 회선에서도 받음: %1</translation>
    </message>
    <message>
        <source>Keep: %1</source>
        <translation>받음: %1</translation>
    </message>
    <message>
        <source>That is no size: a number of GB, like 5 or 2.5.</source>
        <translation>크기가 아닙니다. 5나 2.5처럼 GB 단위의 수를 써 주세요.</translation>
    </message>
    <message>
        <source>That is no size: a number of MB, like 10 or 0.5.</source>
        <translation>크기가 아닙니다. 10이나 0.5처럼 MB 단위의 수를 써 주세요.</translation>
    </message>
</context>
<context>
    <name>KeepingRules</name>
    <message>
        <source>What comes by itself</source>
        <translation>저절로 받는 파일</translation>
    </message>
    <message>
        <source>Without rules, files up to 8 MiB. Where several rules fit, the most specific decides: a room before a type, a type before a size.</source>
        <translation>규칙이 없으면 8 MiB 이하 파일입니다. 여러 규칙이 맞으면 가장 구체적인 것을 따릅니다. 방, 종류, 크기 순서입니다.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>What a new rule does</source>
        <translation>새 규칙이 할 일</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>받음</translation>
    </message>
    <message>
        <source>Keep, metered too</source>
        <translation>종량제에서도 받음</translation>
    </message>
    <message>
        <source>Do not keep</source>
        <translation>받지 않음</translation>
    </message>
    <message>
        <source>For which type</source>
        <translation>파일 종류</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>동영상</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>소리</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>압축</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>Up to how many MB</source>
        <translation>몇 MB까지</translation>
    </message>
    <message>
        <source>Up to … MB</source>
        <translation>… MB까지</translation>
    </message>
    <message>
        <source>In all rooms</source>
        <translation>모든 방에서</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>%1 방에서</translation>
    </message>
    <message>
        <source>Add the rule</source>
        <translation>규칙 더하기</translation>
    </message>
</context>
<context>
    <name>KeepingSheet</name>
    <message>
        <source>What is kept on this computer</source>
        <translation>이 컴퓨터에 보관하는 것</translation>
    </message>
    <message>
        <source>Is the line paid by the byte?</source>
        <translation>종량제(데이터 요금) 회선인가요?</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>시스템 따라</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>No</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>%1 Over a metered line nothing is fetched unasked; the local network costs nothing.</source>
        <translation>%1 종량제 회선에서는 저절로 받지 않습니다. 같은 네트워크 안에서 오는 것은 요금이 들지 않습니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>KeepingSpace</name>
    <message>
        <source>Only known copies</source>
        <translation>알려진 하나뿐인 사본</translation>
    </message>
    <message>
        <source>File %1, %2</source>
        <translation>파일 %1, %2</translation>
    </message>
    <message>
        <source>Lose it for good</source>
        <translation>영영 지우기</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>지우기…</translation>
    </message>
    <message>
        <source>Limit in GB</source>
        <translation>한도 (GB)</translation>
    </message>
    <message>
        <source>Set the limit</source>
        <translation>한도 정하기</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>한도 없음</translation>
    </message>
    <message>
        <source>Beyond the limit, files that were not used for the longest time leave this computer. They stay in the list and can be fetched again. What nobody else is known to have stays.</source>
        <translation>한도를 넘으면 가장 오래 쓰지 않은 파일부터 이 컴퓨터에서 지웁니다. 목록에는 남고 다시 받을 수 있습니다. 다른 사람에게 있는지 알 수 없는 파일은 지우지 않습니다.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Rooms</source>
        <translation>방</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>글쓰기</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>Go to a room by its name</source>
        <translation>이름으로 방 찾아가기</translation>
    </message>
    <message>
        <source>Next room</source>
        <translation>다음 방</translation>
    </message>
    <message>
        <source>Previous room</source>
        <translation>이전 방</translation>
    </message>
    <message>
        <source>New room</source>
        <translation>새 방</translation>
    </message>
    <message>
        <source>Members of this room</source>
        <translation>이 방의 멤버</translation>
    </message>
    <message>
        <source>Search messages and files of all rooms</source>
        <translation>모든 방의 메시지와 파일 검색</translation>
    </message>
    <message>
        <source>Search in this room</source>
        <translation>이 방에서 검색</translation>
    </message>
    <message>
        <source>Files of all rooms</source>
        <translation>모든 방의 파일</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>파일 첨부</translation>
    </message>
    <message>
        <source>Send, whatever Enter does</source>
        <translation>보내기 (설정과 관계없이)</translation>
    </message>
    <message>
        <source>Edit your last message, in an empty text</source>
        <translation>마지막에 보낸 메시지 고치기 (입력창이 비어 있을 때)</translation>
    </message>
    <message>
        <source>Answer the last message</source>
        <translation>마지막 메시지에 답장</translation>
    </message>
    <message>
        <source>New line, whatever Enter does</source>
        <translation>줄 바꿈 (설정과 관계없이)</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>글자 크게</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>글자 작게</translation>
    </message>
    <message>
        <source>Text in its usual size</source>
        <translation>글자를 기본 크기로</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>연결 보기</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>List of shortcuts</source>
        <translation>단축키 목록</translation>
    </message>
    <message>
        <source>Close what is open</source>
        <translation>열린 것 닫기</translation>
    </message>
    <message>
        <source>Quit Ieum</source>
        <translation>이음 종료</translation>
    </message>
    <message>
        <source>%1 already does this: %2.</source>
        <translation>%1 키는 이미 쓰고 있습니다: %2</translation>
    </message>
    <message>
        <source>%1 is needed for writing. Hold Ctrl or Alt, or take F1 to F12.</source>
        <translation>%1 키는 글을 쓸 때 필요합니다. Ctrl이나 Alt와 함께 누르거나 F1~F12를 고르세요.</translation>
    </message>
    <message>
        <source>Lock Ieum</source>
        <translation>이음 잠그기</translation>
    </message>
    <message>
        <source>Back, in a narrow window to the rooms</source>
        <translation>뒤로, 좁은 창에서는 방 목록으로</translation>
    </message>
    <message>
        <source>Open this room in a window of its own</source>
        <translation>이 방을 새 창으로 열기</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>창 닫기</translation>
    </message>
    <message>
        <source>Emoji, while writing</source>
        <translation>글을 쓰는 중에 이모지</translation>
    </message>
</context>
<context>
    <name>LanSheet</name>
    <message>
        <source>Finding others on this network</source>
        <translation>이 네트워크에서 상대 찾기</translation>
    </message>
    <message>
        <source>Asking on every network of this computer. This takes five seconds, and finds more when Ieum runs on another computer here.</source>
        <translation>이 컴퓨터의 모든 네트워크에 물어보고 있어요. 5초쯤 걸리고, 같은 곳의 다른 컴퓨터에서 이음을 켜 두면 더 많이 알 수 있어요.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>다시 검사</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Address of somebody here (under &quot;Paths&quot; in their window)</source>
        <translation>같은 곳에 있는 상대의 주소(상대 창의 &quot;연결&quot;에 나와요)</translation>
    </message>
    <message>
        <source>Connect to this address</source>
        <translation>이 주소로 연결</translation>
    </message>
    <message>
        <source>Address of this computer on this network</source>
        <translation>이 네트워크에서 이 컴퓨터의 주소</translation>
    </message>
    <message>
        <source>The address of this computer: it can be typed at the other one.</source>
        <translation>이 컴퓨터의 주소입니다. 상대 컴퓨터에 입력하면 됩니다.</translation>
    </message>
</context>
<context>
    <name>LanTest</name>
    <message>
        <source>Others are heard on this network, and nothing stands in the way.</source>
        <translation>이 네트워크에서 다른 컴퓨터가 들리고, 가로막는 것이 없습니다.</translation>
    </message>
    <message>
        <source>If somebody is still missing, let this test run on that computer.</source>
        <translation>그래도 안 보이는 사람이 있으면 그 컴퓨터에서 이 검사를 해 보세요.</translation>
    </message>
    <message>
        <source>This computer is on no network.</source>
        <translation>이 컴퓨터는 어떤 네트워크에도 연결되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Plug in a cable or join a Wi-Fi.</source>
        <translation>랜선을 꽂거나 와이파이에 연결해 주세요.</translation>
    </message>
    <message>
        <source>Another program holds the port %1, so others cannot be heard.</source>
        <translation>다른 프로그램이 %1 포트를 쓰고 있어 상대를 찾을 수 없습니다.</translation>
    </message>
    <message>
        <source>Close that program, or have everybody on this network use another port (--beacon-port).</source>
        <translation>그 프로그램을 끝내거나, 이 네트워크의 모든 사람이 다른 포트를 쓰도록 해 주세요(--beacon-port).</translation>
    </message>
    <message>
        <source>The firewall of this computer keeps others out on %1.</source>
        <translation>%1에서 이 컴퓨터의 방화벽이 다른 컴퓨터를 막고 있습니다.</translation>
    </message>
    <message>
        <source>Allow Ieum in the firewall: incoming UDP on port 47474, and incoming TCP on its port (&quot;ieumctl status&quot; names it).</source>
        <translation>방화벽에서 이음을 허용해 주세요. 들어오는 UDP 47474 포트와 이음의 TCP 포트(&quot;ieumctl status&quot;에 나와요)입니다.</translation>
    </message>
    <message>
        <source>%1 is heard but does not let itself be connected to.</source>
        <translation>%1의 소리는 들리지만 연결을 받아 주지 않습니다.</translation>
    </message>
    <message>
        <source>Allow Ieum in the firewall of that computer. Until then it has to be the one that connects: type your address there.</source>
        <translation>그 컴퓨터의 방화벽에서 이음을 허용해 주세요. 그때까지는 그쪽에서 연결해야 하니, 그 컴퓨터에 이 컴퓨터의 주소를 적어 주세요.</translation>
    </message>
    <message>
        <source>The network on %1 lets no multicast pass.</source>
        <translation>%1의 네트워크가 멀티캐스트를 통과시키지 않습니다.</translation>
    </message>
    <message>
        <source>Ask for multicast to be allowed on the switch or access point. Who has met once finds the other again all the same; otherwise use an invitation or type the address.</source>
        <translation>스위치나 공유기에서 멀티캐스트를 허용해 달라고 하세요. 한 번 만난 사람끼리는 그래도 다시 찾을 수 있고, 처음이라면 초대 링크를 쓰거나 주소를 적으면 됩니다.</translation>
    </message>
    <message>
        <source>Only the router answers on %1: the network keeps its computers apart, or nobody else is on it.</source>
        <translation>%1에서 공유기만 응답합니다. 네트워크가 컴퓨터끼리 통신하지 못하게 막고 있거나, 다른 컴퓨터가 없는 것입니다.</translation>
    </message>
    <message>
        <source>Ask for client isolation (guest mode) to be switched off, use another network or a cable, or connect a server.</source>
        <translation>단말 간 격리(게스트 모드)를 꺼 달라고 하거나, 다른 네트워크나 랜선을 쓰거나, 복제 서버를 연결해 주세요.</translation>
    </message>
    <message>
        <source>All connections go through the tunnel %1 (a VPN).</source>
        <translation>모든 연결이 %1 터널(VPN)을 지나고 있습니다.</translation>
    </message>
    <message>
        <source>If others are not found, allow the local network in the VPN&apos;s settings, or disconnect it.</source>
        <translation>상대를 찾지 못하면 VPN 설정에서 로컬 네트워크를 허용하거나 VPN을 끊어 주세요.</translation>
    </message>
    <message>
        <source>No other computer answers on %1, not even a router.</source>
        <translation>%1에서는 공유기조차 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>See whether the cable or Wi-Fi is the one that the others use.</source>
        <translation>랜선이나 와이파이가 다른 사람들과 같은 것인지 확인해 주세요.</translation>
    </message>
    <message>
        <source>There are other computers on %1, but no Ieum was heard.</source>
        <translation>%1에 다른 컴퓨터가 있지만 이음은 들리지 않았습니다.</translation>
    </message>
    <message>
        <source>Start Ieum there, and let this test run there at the same time: their firewall may keep us out.</source>
        <translation>그 컴퓨터에서 이음을 켜고 이 검사를 동시에 해 보세요. 그쪽 방화벽이 막고 있을 수 있어요.</translation>
    </message>
    <message>
        <source>Others are found through Avahi (mDNS) alone.</source>
        <translation>다른 컴퓨터가 Avahi(mDNS)로만 보입니다.</translation>
    </message>
    <message>
        <source>Nothing needs to be done as long as Avahi runs on both computers. To be found without it, allow UDP on port 47474 in the network and in the firewalls.</source>
        <translation>두 컴퓨터에서 Avahi가 돌고 있는 동안은 할 일이 없어요. Avahi 없이도 찾으려면 네트워크와 방화벽에서 UDP 47474 포트를 허용하세요.</translation>
    </message>
    <message>
        <source>Avahi (mDNS) runs on this computer and helps to find others.</source>
        <translation>이 컴퓨터에서 Avahi(mDNS)가 돌고 있어 다른 컴퓨터를 찾는 데 도움이 됩니다.</translation>
    </message>
    <message>
        <source>Avahi (mDNS) does not run on this computer. Where it runs on both, it is one more way to be found.</source>
        <translation>이 컴퓨터에서는 Avahi(mDNS)가 돌고 있지 않습니다. 양쪽에서 돌고 있으면 서로를 찾는 길이 하나 더 생깁니다.</translation>
    </message>
</context>
<context>
    <name>LaterDropSheet</name>
    <message>
        <source>Delete this message before it is sent?</source>
        <translation>보내기 전에 이 메시지를 삭제할까요?</translation>
    </message>
    <message>
        <source>Nobody gets it then, and it cannot be brought back.</source>
        <translation>아무에게도 가지 않으며, 되살릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
</context>
<context>
    <name>LaterLine</name>
    <message>
        <source>Shows what waits to be sent</source>
        <translation>보낼 때를 기다리는 메시지를 보여 줍니다</translation>
    </message>
</context>
<context>
    <name>LaterRow</name>
    <message>
        <source>Send now</source>
        <translation>지금 보내기</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>수정</translation>
    </message>
    <message>
        <source>Another time…</source>
        <translation>다른 시각…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
</context>
<context>
    <name>LaterSheet</name>
    <message>
        <source>Waiting to be sent</source>
        <translation>보낼 때를 기다리는 메시지</translation>
    </message>
    <message>
        <source>Nothing waits here any more.</source>
        <translation>기다리는 메시지가 더 없습니다.</translation>
    </message>
    <message>
        <source>It is kept on this computer until then, and sent by it. If the computer is off or asleep at that time, or Ieum is closed or locked, it is sent as soon as that ends. Your own window alone says then when it was due: whoever gets it sees when it was sent.</source>
        <translation>그때까지 이 컴퓨터에 두었다가 이 컴퓨터가 보냅니다. 그 시각에 컴퓨터가 꺼져 있거나 잠들어 있거나 이음이 닫혀 있거나 잠겨 있으면, 다시 열리는 대로 보내고 내 화면에만 원래 시각을 표시합니다. 받는 사람에게는 보낸 시각만 보입니다.</translation>
    </message>
</context>
<context>
    <name>LaterTimeSheet</name>
    <message>
        <source>Send later</source>
        <translation>나중에 보내기</translation>
    </message>
    <message>
        <source>A day earlier</source>
        <translation>하루 전</translation>
    </message>
    <message>
        <source>A day later</source>
        <translation>하루 뒤</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Choose a time that is still to come, such as 9:30 or 21:30.</source>
        <translation>아직 오지 않은 시각을 적으세요. 보기: 오전 9:30, 21:30</translation>
    </message>
    <message>
        <source>Goes out %1, by this computer</source>
        <translation>%1에 이 컴퓨터가 보냅니다</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Send then</source>
        <translation>그때 보내기</translation>
    </message>
</context>
<context>
    <name>LaterTimes</name>
    <message>
        <source>In an hour</source>
        <translation>한 시간 뒤</translation>
    </message>
    <message>
        <source>This morning</source>
        <translation>오늘 아침</translation>
    </message>
    <message>
        <source>Tonight</source>
        <translation>오늘 밤</translation>
    </message>
    <message>
        <source>Tomorrow morning</source>
        <translation>내일 아침</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>an offer, and when that is</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>LaterWords</name>
    <message>
        <source>The message</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait(s) until %1</source>
        <translation>
            <numerusform>보낼 메시지 %n개 · 먼저 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent at %1: that may not be said here now</source>
        <translation>%1에 보내지 못했습니다. 지금은 그렇게 보낼 수 없습니다</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) could not be sent when it was time</source>
        <translation>
            <numerusform>메시지 %n개를 제시간에 보내지 못했습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>The message went out, or was deleted, without what you changed. Your words are in the text field now.</source>
        <translation>메시지가 그사이 나갔거나 삭제되어 고친 내용을 담지 못했습니다. 고친 내용은 입력란에 두었습니다.</translation>
    </message>
</context>
<context>
    <name>LinkPanel</name>
    <message>
        <source>Links</source>
        <translation>링크</translation>
    </message>
    <message>
        <source>No links yet</source>
        <translation>아직 링크가 없습니다</translation>
    </message>
    <message>
        <source>Addresses that are written in this room are gathered here.</source>
        <translation>이 방에서 쓴 주소가 여기에 모입니다.</translation>
    </message>
</context>
<context>
    <name>LinkSheet</name>
    <message>
        <source>Link another computer</source>
        <translation>다른 컴퓨터 연결</translation>
    </message>
    <message>
        <source>%1 is one of your computers now. Rooms, messages and files come to it by themselves while both are connected.</source>
        <translation>이제 %1도 내 기기입니다. 두 컴퓨터가 연결되어 있는 동안 방과 메시지, 파일이 저절로 옮겨 갑니다.</translation>
    </message>
    <message>
        <source>Nobody came within the ten minutes, so this link is good for nothing any more.</source>
        <translation>10분 안에 연결한 컴퓨터가 없어 이 링크는 더 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Link for another computer of yours</source>
        <translation>내 다른 컴퓨터를 위한 링크</translation>
    </message>
    <message>
        <source>For one computer, for %1 more</source>
        <translation>컴퓨터 한 대만 쓸 수 있고, %1 남았습니다</translation>
    </message>
    <message>
        <source>Make a new link</source>
        <translation>새 링크 만들기</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>링크 복사</translation>
    </message>
    <message>
        <source>Start Ieum on the other computer, choose “I already use Ieum on another computer” there and give it this link, or type the code when both are on one network. Keep Ieum open on both.</source>
        <translation>다른 컴퓨터에서 이음을 켜고 “이미 다른 컴퓨터에서 이음을 쓰고 있어요”를 고른 뒤 이 링크를 넣으세요. 두 컴퓨터가 같은 네트워크에 있으면 코드만 입력해도 됩니다. 두 컴퓨터 모두 이음을 켜 두세요.</translation>
    </message>
    <message>
        <source>Code for another computer of yours: %1</source>
        <translation>내 다른 컴퓨터를 위한 코드: %1</translation>
    </message>
    <message>
        <source>Whoever gets this link or this code becomes you: they read everything and write in your name. Show it to nobody, and send it only to yourself.</source>
        <translation>이 링크나 코드를 가진 사람은 곧 당신이 됩니다. 모든 대화를 읽고 당신 이름으로 쓸 수 있습니다. 누구에게도 보여 주지 말고 자신에게만 보내세요.</translation>
    </message>
</context>
<context>
    <name>LinkWords</name>
    <message>
        <source>It reads as if it led elsewhere. This is where it really leads: open it only if you know this name.</source>
        <translation>다른 곳으로 가는 것처럼 쓰여 있습니다. 실제로 가는 곳은 위의 이름이니, 아는 이름일 때만 여세요.</translation>
    </message>
    <message>
        <source>The name is of letters of several scripts, which can look like another name. Open it only if you know who runs it.</source>
        <translation>여러 문자가 섞인 이름이라 다른 이름처럼 보일 수 있습니다. 누가 운영하는지 알 때만 여세요.</translation>
    </message>
</context>
<context>
    <name>LockSettings</name>
    <message>
        <source>Lock</source>
        <translation>잠금</translation>
    </message>
    <message>
        <source>Lock when this window was not touched for</source>
        <translation>이 창을 쓰지 않은 지 다음 시간이 지나면 잠그기</translation>
    </message>
    <message>
        <source>passphrase away security</source>
        <translation>암호 자리 비움 보안</translation>
    </message>
    <message>
        <source>This profile has no passphrase.</source>
        <translation>이 프로필에는 암호가 없습니다.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>안 함</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5분</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation>15분</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1시간</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>지금 잠그기</translation>
    </message>
    <message>
        <source>Why not?</source>
        <translation>왜 안 되나요?</translation>
    </message>
    <message>
        <source>While it is locked nothing is sent, received or told. What is written and not sent yet is there again afterwards, from the memory of this computer.</source>
        <translation>잠겨 있는 동안에는 보내거나 받거나 알리지 않습니다. 쓰던 글은 이 컴퓨터의 메모리에 남아 있다가 잠금을 풀면 다시 나타납니다.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>암호</translation>
    </message>
    <message>
        <source>password security set change remove</source>
        <translation>비밀번호 보안 정하기 바꾸기 없애기</translation>
    </message>
    <message>
        <source>It guards everything on this computer when Ieum is closed or locked.</source>
        <translation>이음이 닫혀 있거나 잠겨 있을 때 이 컴퓨터에 있는 모든 것을 지킵니다.</translation>
    </message>
    <message>
        <source>Change or remove it…</source>
        <translation>바꾸거나 없애기…</translation>
    </message>
    <message>
        <source>Set a passphrase…</source>
        <translation>암호 정하기…</translation>
    </message>
</context>
<context>
    <name>LockedView</name>
    <message>
        <source>This profile is locked</source>
        <translation>잠긴 프로필입니다</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>암호</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>여는 중…</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>열기</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Ieum</source>
        <translation>이음</translation>
    </message>
    <message>
        <source>Ieum (%1)</source>
        <translation>이음 (%1)</translation>
    </message>
</context>
<context>
    <name>MemberPanel</name>
    <message>
        <source>Members</source>
        <translation>멤버</translation>
    </message>
    <message>
        <source>Invite to this room…</source>
        <translation>이 방에 초대…</translation>
    </message>
    <message>
        <source>Leave this room…</source>
        <translation>방 나가기…</translation>
    </message>
</context>
<context>
    <name>MemberRow</name>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 내보내기</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>%1 님 정보</translation>
    </message>
</context>
<context>
    <name>Members</name>
    <message>
        <source>Owner</source>
        <translation>방장</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>관리자</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>읽기 전용</translation>
    </message>
    <message>
        <source>This is you</source>
        <translation>나</translation>
    </message>
    <message>
        <source>Reachable now</source>
        <translation>지금 닿음</translation>
    </message>
    <message>
        <source>Not seen yet</source>
        <translation>아직 만나지 못함</translation>
    </message>
    <message>
        <source>Last seen %1</source>
        <translation>마지막 연결 %1</translation>
    </message>
</context>
<context>
    <name>MentionList</name>
    <message>
        <source>Members</source>
        <translation>멤버</translation>
    </message>
</context>
<context>
    <name>MessageList</name>
    <message>
        <source>Messages</source>
        <translation>메시지</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Reply</source>
        <translation>답장</translation>
    </message>
    <message>
        <source>Copy the selection</source>
        <translation>선택한 글 복사</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>수정</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>고정 해제</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Delete for everybody…</source>
        <translation>모두에게서 삭제…</translation>
    </message>
    <message>
        <source>Forward…</source>
        <translation>다른 방에 전달…</translation>
    </message>
    <message>
        <source>Another reaction…</source>
        <translation>다른 이모지로 공감…</translation>
    </message>
    <message>
        <source>Go to what it answers</source>
        <translation>원본 메시지로 가기</translation>
    </message>
    <message>
        <source>Open the link…</source>
        <translation>링크 열기…</translation>
    </message>
    <message>
        <source>Who is this?…</source>
        <translation>누구인지 정하기…</translation>
    </message>
    <message>
        <source>About the author…</source>
        <translation>보낸 사람 정보…</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>Messengers</name>
    <message>
        <source>KakaoTalk</source>
        <translation>카카오톡</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>LINE</source>
        <translation>라인</translation>
    </message>
    <message>
        <source>Telegram</source>
        <translation>텔레그램</translation>
    </message>
    <message>
        <source>Discord</source>
        <translation>디스코드</translation>
    </message>
    <message>
        <source>Slack</source>
        <translation>슬랙</translation>
    </message>
    <message>
        <source>an archive of Ieum</source>
        <translation>이음 보관 파일</translation>
    </message>
    <message>
        <source>Imported from %1 by %2, with a signature that only %2 has checked</source>
        <translation>%2 님이 %1에서 가져옴 · 서명은 가져온 사람만 확인함</translation>
    </message>
    <message>
        <source>Imported from %1 by %2, not signed by its author</source>
        <translation>%2 님이 %1에서 가져옴 · 쓴 사람이 서명하지 않음</translation>
    </message>
    <message>
        <source>%1 · imported as %2</source>
        <translation>%1 · 가져온 이름 %2</translation>
    </message>
</context>
<context>
    <name>Months</name>
    <message>
        <source>MMMM yyyy</source>
        <comment>date format: month</comment>
        <translation>yyyy년 M월</translation>
    </message>
</context>
<context>
    <name>MoreSettings</name>
    <message>
        <source>Storage, and what is kept…</source>
        <translation>저장 공간과 보관할 파일…</translation>
    </message>
    <message>
        <source>Traffic, and files on their way…</source>
        <translation>전송 중인 파일과 전송량…</translation>
    </message>
    <message>
        <source>My devices…</source>
        <translation>내 기기…</translation>
    </message>
    <message>
        <source>Recovery words…</source>
        <translation>복구 단어…</translation>
    </message>
    <message>
        <source>Backup…</source>
        <translation>백업…</translation>
    </message>
    <message>
        <source>Connect a server…</source>
        <translation>복제 서버 연결…</translation>
    </message>
    <message>
        <source>Proxy…</source>
        <translation>프록시…</translation>
    </message>
    <message>
        <source>Why is nobody found on this network?</source>
        <translation>이 네트워크에서 왜 아무도 찾지 못하나요?</translation>
    </message>
    <message>
        <source>Files, computers, connections</source>
        <translation>파일, 기기, 연결</translation>
    </message>
</context>
<context>
    <name>NearButtons</name>
    <message>
        <source>They differ</source>
        <translation>다릅니다</translation>
    </message>
    <message>
        <source>No</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Let me be seen</source>
        <translation>내 이름 보이기</translation>
    </message>
    <message>
        <source>Compare digits</source>
        <translation>숫자 비교하기</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>같습니다</translation>
    </message>
</context>
<context>
    <name>NearSheet</name>
    <message>
        <source>Choose somebody on this network by name. Whoever has this open too sees your name while you let it be seen, for five minutes at most; nobody else does, and no server is asked.</source>
        <translation>이 네트워크에 있는 사람을 이름으로 고릅니다. 이름을 보이는 동안(길어야 5분) 이 화면을 함께 연 사람만 내 이름을 봅니다. 다른 사람은 보지 못하고, 서버에도 묻지 않습니다.</translation>
    </message>
    <message>
        <source>Others see you as %1. Ask the other person to open “People near you” as well; then choose them here, on one of the two computers.</source>
        <translation>다른 사람에게 %1(으)로 보입니다. 상대에게도 “가까이 있는 사람”을 열어 달라고 하고, 둘 중 한 컴퓨터에서 상대를 고르세요.</translation>
    </message>
    <message>
        <source>%1 is being asked on the other computer.</source>
        <translation>상대 컴퓨터에서 %1 님에게 묻고 있습니다.</translation>
    </message>
    <message>
        <source>%1 wants to make a room with you. To be sure that it is %1, both of you compare six digits.</source>
        <translation>%1 님이 나와 방을 만들려고 합니다. 정말 %1 님인지 두 사람이 숫자 여섯 자리를 비교해 확인합니다.</translation>
    </message>
    <message>
        <source>Now %1 has to say so too.</source>
        <translation>이제 %1 님도 같다고 답해야 합니다.</translation>
    </message>
    <message>
        <source>Are these the digits on %1&apos;s screen? Look, or read them out to each other. If they differ, somebody is between you.</source>
        <translation>%1 님 화면의 숫자도 이것과 같나요? 직접 보거나 서로 읽어 주세요. 다르면 두 사람 사이에 누군가 끼어 있는 것입니다.</translation>
    </message>
    <message>
        <source>The room with %1 opens as soon as both computers have met.</source>
        <translation>두 컴퓨터가 이어지는 대로 %1 님과의 방이 열립니다.</translation>
    </message>
    <message>
        <source>A room with %1 came meanwhile. That is not the person with whom you compared digits.</source>
        <translation>그사이 %1 님과의 방이 생겼습니다. 숫자를 견준 사람이 아닙니다.</translation>
    </message>
    <message>
        <source>It broke off three times while digits were compared. Somebody may be between you: do not use this network for it.</source>
        <translation>숫자를 비교하는 중에 세 번 끊겼습니다. 두 사람 사이에 누군가 끼어 있을 수 있으니 이 네트워크에서는 하지 마세요.</translation>
    </message>
    <message>
        <source>Nothing was given to anybody. Try once more; if the digits differ again, do not use this network for it.</source>
        <translation>아무것도 건네지 않았습니다. 한 번 더 해 보고, 또 다르면 이 네트워크에서는 하지 마세요.</translation>
    </message>
    <message>
        <source>It came to nothing: %1 said no or is gone.</source>
        <translation>이루어지지 않았습니다. %1 님이 거절했거나 나갔습니다.</translation>
    </message>
    <message>
        <source>People near you</source>
        <translation>가까이 있는 사람</translation>
    </message>
    <message>
        <source>Six digits: %1</source>
        <translation>숫자 여섯 자리: %1</translation>
    </message>
    <message>
        <source>Make a room with %1</source>
        <translation>%1 님과 방 만들기</translation>
    </message>
    <message>
        <source>Both of you are at a further computer. One has to be at the first.</source>
        <translation>두 사람 모두 추가로 연결한 컴퓨터를 쓰고 있습니다. 한 사람은 처음 쓰던 컴퓨터여야 합니다.</translation>
    </message>
    <message>
        <source>Nobody is here yet. It may take some seconds.</source>
        <translation>아직 아무도 없습니다. 몇 초 걸릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Why is nobody found?…</source>
        <translation>왜 아무도 보이지 않나요?…</translation>
    </message>
</context>
<context>
    <name>NewRoomSheet</name>
    <message>
        <source>New room</source>
        <translation>새 방</translation>
    </message>
    <message>
        <source>Name of the room</source>
        <translation>방 이름</translation>
    </message>
    <message>
        <source>For example: Planning team</source>
        <translation>예: 기획팀</translation>
    </message>
    <message>
        <source>Make the room</source>
        <translation>방 만들기</translation>
    </message>
</context>
<context>
    <name>NoLockSheet</name>
    <message>
        <source>This profile has no passphrase</source>
        <translation>이 프로필에는 암호가 없습니다</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Without one there is nothing to lock it with: whoever uses this account of the computer can open it.</source>
        <translation>암호가 없으면 잠글 것이 없습니다. 이 컴퓨터 계정을 쓰는 사람은 누구나 열 수 있습니다.</translation>
    </message>
    <message>
        <source>Set a passphrase…</source>
        <translation>암호 정하기…</translation>
    </message>
</context>
<context>
    <name>NoMessages</name>
    <message>
        <source>No messages yet</source>
        <translation>아직 메시지가 없습니다</translation>
    </message>
    <message>
        <source>Write the first one below. It is kept on this computer and goes out over whatever path there is.</source>
        <translation>아래에 첫 메시지를 써 보세요. 이 컴퓨터에 보관되고, 되는 길로 나갑니다.</translation>
    </message>
    <message>
        <source>Invite somebody into this room</source>
        <translation>이 방에 초대하기</translation>
    </message>
</context>
<context>
    <name>NoRoom</name>
    <message>
        <source>Choose a room</source>
        <translation>방을 고르세요</translation>
    </message>
    <message>
        <source>A double click opens it in a window of its own.</source>
        <translation>방을 두 번 클릭하면 새 창으로 열립니다.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>NoticeHead</name>
    <message>
        <source>Notice</source>
        <translation>공지</translation>
    </message>
</context>
<context>
    <name>NoticeLine</name>
    <message>
        <source>Goes out as a notice</source>
        <translation>공지로 보냅니다</translation>
    </message>
    <message>
        <source>Send as a usual message</source>
        <translation>일반 메시지로 보내기</translation>
    </message>
</context>
<context>
    <name>NoticePanel</name>
    <message>
        <source>Notices</source>
        <translation>공지</translation>
    </message>
    <message>
        <source>Look further back</source>
        <translation>더 오래된 것 찾기</translation>
    </message>
    <message>
        <source>No notices yet</source>
        <translation>아직 공지가 없습니다</translation>
    </message>
    <message>
        <source>What owners and admins send as a notice is gathered here.</source>
        <translation>방장과 관리자가 공지로 보낸 글이 여기에 모입니다.</translation>
    </message>
</context>
<context>
    <name>NoticeSettings</name>
    <message>
        <source>Notifications</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>On the desktop, while this window is not in front</source>
        <translation>이 창을 보고 있지 않을 때 바탕 화면 알림</translation>
    </message>
    <message>
        <source>With text</source>
        <translation>내용까지</translation>
    </message>
    <message>
        <source>Sender and room</source>
        <translation>보낸 사람과 방</translation>
    </message>
    <message>
        <source>No details</source>
        <translation>내용 없이</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>끄기</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>방해 금지 시간대</translation>
    </message>
    <message>
        <source>night sleep silence</source>
        <translation>밤 조용히 무음</translation>
    </message>
    <message>
        <source>What arrives meanwhile is told in one go afterwards.</source>
        <translation>그동안 온 것은 끝난 뒤에 한꺼번에 알립니다.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>쓰지 않음</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>매일</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>방해 금지 시작</translation>
    </message>
    <message>
        <source>to</source>
        <comment>between two times of the day</comment>
        <translation>부터</translation>
    </message>
    <message>
        <source>Quiet to</source>
        <translation>방해 금지 끝</translation>
    </message>
    <message>
        <source>Two different times of the day are needed, such as 22:00 and 7:00.</source>
        <translation>22:00과 7:00처럼 서로 다른 두 시각을 적어 주세요.</translation>
    </message>
    <message>
        <source>Do not disturb for</source>
        <translation>지금부터 방해 금지</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>방해 금지</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30분</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1시간</translation>
    </message>
    <message>
        <source>2 hours</source>
        <translation>2시간</translation>
    </message>
    <message>
        <source>4 hours</source>
        <translation>4시간</translation>
    </message>
    <message>
        <source>Tell again</source>
        <translation>알림 켜기</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>File: %1</source>
        <translation>파일: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>새 메시지 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Ieum</source>
        <translation>이음</translation>
    </message>
    <message>
        <source>The home server answers again</source>
        <translation>본 서버가 다시 응답합니다</translation>
    </message>
    <message>
        <source>The home server does not answer</source>
        <translation>본 서버가 응답하지 않습니다</translation>
    </message>
    <message>
        <source>Since %1. What others on the network or a spare server can take still goes; the rest waits on this computer.</source>
        <translation>%1부터입니다. 같은 네트워크의 사람이나 예비 서버로 갈 수 있는 것은 계속 가고, 나머지는 이 컴퓨터에서 기다립니다.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
</context>
<context>
    <name>OpenLinkSheet</name>
    <message>
        <source>Open this link in the browser?</source>
        <translation>이 링크를 브라우저에서 열까요?</translation>
    </message>
    <message>
        <source>Ieum itself fetches nothing from there. The browser goes over the internet, not over the LAN.</source>
        <translation>이음은 그곳에서 아무것도 받아 오지 않습니다. 브라우저는 랜이 아니라 인터넷으로 연결합니다.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Show the message</source>
        <translation>메시지 보기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>No browser could be opened on this computer. Copy the address to open it elsewhere.</source>
        <translation>이 컴퓨터에서 브라우저를 열지 못했습니다. 주소를 복사해 다른 곳에서 여세요.</translation>
    </message>
    <message>
        <source>Write to this address in the mail program?</source>
        <translation>메일 프로그램으로 이 주소에 메일을 쓸까요?</translation>
    </message>
    <message>
        <source>Look at this Ieum link?</source>
        <translation>이 이음 링크를 볼까요?</translation>
    </message>
    <message>
        <source>No mail program could be opened on this computer. Copy the address to write elsewhere.</source>
        <translation>이 컴퓨터에서 메일 프로그램을 열 수 없습니다. 주소를 복사해 다른 곳에서 쓰세요.</translation>
    </message>
    <message>
        <source>Next link (%1 of %2)</source>
        <translation>다음 링크 (%2개 중 %1번째)</translation>
    </message>
</context>
<context>
    <name>Outage</name>
    <message>
        <source>The home server does not answer</source>
        <translation>본 서버가 응답하지 않습니다</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n servers answers</source>
        <translation>
            <numerusform>복제 서버 %n곳이 모두 응답하지 않습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>The home server has not answered since %1</source>
        <translation>본 서버가 %1부터 응답하지 않습니다</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n servers has answered since %1</source>
        <translation>
            <numerusform>복제 서버 %n곳이 모두 %1부터 응답하지 않습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>your connection is fine</source>
        <translation>내 인터넷은 정상</translation>
    </message>
    <message>
        <source>it may be the server or your connection to the Internet</source>
        <translation>서버나 인터넷 문제일 수 있습니다</translation>
    </message>
    <message>
        <source>You can go on over the spare server and the LAN</source>
        <translation>예비 서버와 랜으로 계속 대화할 수 있고</translation>
    </message>
    <message>
        <source>You can go on over the spare server</source>
        <translation>예비 서버로 계속 대화할 수 있고</translation>
    </message>
    <message>
        <source>You can go on talking over the LAN</source>
        <translation>랜으로 계속 대화할 수 있고</translation>
    </message>
    <message>
        <source>You can read, search and write</source>
        <translation>읽고 찾고 쓸 수 있고</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait on this computer and are sent when a path is found</source>
        <translation>
            <numerusform>메시지 %n개는 이 컴퓨터에서 기다리다 연결되면 보냅니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) are waiting</source>
        <translation>
            <numerusform>메시지 %n개가 기다립니다</numerusform>
        </translation>
    </message>
    <message>
        <source>what you send waits on this computer</source>
        <translation>보낸 메시지는 이 컴퓨터에서 연결을 기다립니다</translation>
    </message>
    <message>
        <source>nothing is waiting</source>
        <translation>기다리는 메시지는 없습니다</translation>
    </message>
    <message>
        <source>Paused: nothing is sent or received. %1.</source>
        <translation>멈춤 — 아무것도 보내거나 받지 않습니다. %1.</translation>
    </message>
    <message>
        <source>%1 — %2. %3, %4.</source>
        <translation>%1 — %2. %3, %4.</translation>
    </message>
    <message>
        <source>There is no path to anybody: the LAN is off and no server is known. %1, %2.</source>
        <translation>닿을 길이 없습니다 — 랜이 꺼져 있고 아는 서버가 없습니다. %1, %2.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>멈춤</translation>
    </message>
    <message numerus="yes">
        <source>%n peer(s)</source>
        <comment>computers of other members, connected directly</comment>
        <translation>
            <numerusform>동료 %n대</numerusform>
        </translation>
    </message>
    <message>
        <source>Server and LAN · %1</source>
        <translation>서버와 랜으로 연결 · %1</translation>
    </message>
    <message>
        <source>Connected to the spare server</source>
        <translation>예비 서버로 연결</translation>
    </message>
    <message>
        <source>Connected to the server</source>
        <translation>서버로 연결</translation>
    </message>
    <message>
        <source>Looking for others on the LAN</source>
        <translation>랜에서 동료를 찾는 중</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>연결 없음</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>연결됨</translation>
    </message>
    <message>
        <source>Connected since %1</source>
        <translation>%1부터 연결됨</translation>
    </message>
    <message>
        <source>%1 · %2 of %3 used</source>
        <translation>%1 · %3 중 %2 사용</translation>
    </message>
    <message>
        <source>Not reached yet</source>
        <translation>아직 닿지 못함</translation>
    </message>
    <message>
        <source>Unreachable since %1</source>
        <translation>%1부터 닿지 않음</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>꺼짐</translation>
    </message>
    <message>
        <source>On</source>
        <translation>켜짐</translation>
    </message>
    <message>
        <source>On since %1</source>
        <translation>%1부터 켜짐</translation>
    </message>
    <message>
        <source>On the LAN · %1</source>
        <translation>랜으로 연결 · %1</translation>
    </message>
    <message>
        <source>this computer has no network</source>
        <translation>이 컴퓨터가 네트워크에 연결되어 있지 않습니다</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>%1부터</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>the server&apos;s side</source>
        <translation>서버 쪽 문제</translation>
    </message>
    <message>
        <source>this computer had no network</source>
        <translation>이 컴퓨터에 네트워크가 없었음</translation>
    </message>
    <message>
        <source>whose fault is not known</source>
        <translation>어느 쪽 문제인지 알 수 없음</translation>
    </message>
    <message numerus="yes">
        <source>came and went %n time(s)</source>
        <translation>
            <numerusform>%n번 끊겼다 이어짐</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>연결하는 중…</translation>
    </message>
</context>
<context>
    <name>OutageBar</name>
    <message>
        <source>Go on</source>
        <translation>다시 연결</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
</context>
<context>
    <name>PanelSet</name>
    <message>
        <source>Remove %1?</source>
        <translation>%1 님을 내보낼까요?</translation>
    </message>
    <message>
        <source>From now on new messages of this room cannot be read by them. What they have they keep.</source>
        <translation>이제부터 이 방의 새 메시지를 읽을 수 없게 됩니다. 이미 받은 것은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Leave %1?</source>
        <translation>%1 방에서 나갈까요?</translation>
    </message>
    <message>
        <source>You can go on reading what is here. New messages no longer reach you.</source>
        <translation>여기 있는 것은 계속 읽을 수 있습니다. 새 메시지는 오지 않습니다.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>나가기</translation>
    </message>
    <message>
        <source>Remove the server %1?</source>
        <translation>서버 %1 연결을 뺄까요?</translation>
    </message>
    <message>
        <source>Nothing on this computer is deleted.</source>
        <translation>이 컴퓨터에 있는 것은 지워지지 않습니다.</translation>
    </message>
</context>
<context>
    <name>PassphraseChoice</name>
    <message>
        <source>Without a passphrase</source>
        <translation>암호 없이</translation>
    </message>
    <message>
        <source>Protect with a passphrase</source>
        <translation>암호로 잠그기</translation>
    </message>
    <message>
        <source>Nobody can recover it for you.</source>
        <translation>잊으면 아무도 되찾아 줄 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>PassphraseSheet</name>
    <message>
        <source>Passphrase of this profile</source>
        <translation>이 프로필의 암호</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>암호 정하기</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>할 일</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>없애기</translation>
    </message>
    <message>
        <source>Passphrase until now</source>
        <translation>지금까지의 암호</translation>
    </message>
    <message>
        <source>Nobody can give it back: without it, what is on this computer stays closed. Backups keep the passphrase that they were written with, and copies of the profile that were made before open with the old one.</source>
        <translation>아무도 되찾아 줄 수 없습니다. 암호가 없으면 이 컴퓨터에 있는 것은 열리지 않습니다. 백업은 만들 때의 암호를 그대로 쓰고, 전에 복사해 둔 프로필은 옛 암호로 열립니다.</translation>
    </message>
    <message>
        <source>Whoever uses this account of the computer, or takes its disk, can then read everything, and Ieum cannot be locked.</source>
        <translation>이 컴퓨터 계정을 쓰거나 디스크를 가져간 사람은 누구나 모든 것을 읽을 수 있게 되고, 이음을 잠글 수 없습니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>처리하는 중…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>없애기</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>정하기</translation>
    </message>
</context>
<context>
    <name>PassphraseTwice</name>
    <message>
        <source>Passphrase</source>
        <translation>암호</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>같은 암호를 한 번 더</translation>
    </message>
</context>
<context>
    <name>Passphrases</name>
    <message>
        <source>Done. From now on this passphrase opens the profile.</source>
        <translation>완료했습니다. 이제부터 이 암호로 프로필이 열립니다.</translation>
    </message>
    <message>
        <source>Done. The profile opens without a passphrase.</source>
        <translation>없앴습니다. 프로필이 암호 없이 열립니다.</translation>
    </message>
</context>
<context>
    <name>PathDialog</name>
    <message>
        <source>Files cannot be chosen here</source>
        <translation>파일을 고를 수 없습니다</translation>
    </message>
    <message>
        <source>The package qml6-module-qt-labs-folderlistmodel is not installed. Files can still be dropped onto the conversation.</source>
        <translation>qml6-module-qt-labs-folderlistmodel 패키지가 설치되어 있지 않습니다. 파일을 대화에 끌어다 놓을 수는 있습니다.</translation>
    </message>
</context>
<context>
    <name>PathFoot</name>
    <message>
        <source>Connections</source>
        <translation>연결 보기</translation>
    </message>
</context>
<context>
    <name>PathLine</name>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>What to do with the server %1</source>
        <translation>서버 %1 관리</translation>
    </message>
</context>
<context>
    <name>PathMenu</name>
    <message>
        <source>Make it the home server</source>
        <translation>본 서버로 쓰기</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>아래로</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>빼기…</translation>
    </message>
</context>
<context>
    <name>PathPanel</name>
    <message>
        <source>LAN</source>
        <translation>랜</translation>
    </message>
    <message>
        <source>Members connected directly</source>
        <translation>바로 연결된 멤버</translation>
    </message>
    <message>
        <source>Servers, the first one is home</source>
        <translation>복제 서버 (첫째가 본 서버)</translation>
    </message>
    <message>
        <source>All paths are used at once. Messages find their way over any of them, also through other members.</source>
        <translation>모든 길을 한꺼번에 씁니다. 메시지는 어느 길로든, 다른 멤버를 거쳐서도 갑니다.</translation>
    </message>
    <message>
        <source>Connect a server…</source>
        <translation>복제 서버 연결…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>다시 연결</translation>
    </message>
    <message>
        <source>Pause all connections</source>
        <translation>모든 연결 멈추기</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Past outages</source>
        <translation>지난 장애</translation>
    </message>
    <message>
        <source>This computer is a server for those who get its address.</source>
        <translation>이 컴퓨터가 주소를 받은 사람들의 서버 역할을 하고 있어요.</translation>
    </message>
    <message>
        <source>Copy its address</source>
        <translation>주소 복사</translation>
    </message>
    <message>
        <source>Stop being a server</source>
        <translation>서버 역할 그만두기</translation>
    </message>
    <message>
        <source>Make this computer a server</source>
        <translation>이 컴퓨터를 서버로 쓰기</translation>
    </message>
    <message>
        <source>Why is nobody found here?</source>
        <translation>왜 아무도 안 보일까요?</translation>
    </message>
    <message>
        <source>This profile</source>
        <translation>이 프로필</translation>
    </message>
    <message>
        <source>Proxy…</source>
        <translation>프록시…</translation>
    </message>
</context>
<context>
    <name>PathRows</name>
    <message>
        <source>Local network</source>
        <translation>같은 네트워크</translation>
    </message>
    <message>
        <source>Connected since %1 · %2</source>
        <translation>%1부터 연결됨 · %2</translation>
    </message>
</context>
<context>
    <name>PausedLine</name>
    <message>
        <source>Fetching is paused</source>
        <translation>받기를 멈췄습니다</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>다시 시작</translation>
    </message>
</context>
<context>
    <name>PersonSheet</name>
    <message>
        <source>A person</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Digits to compare: the other one has to see the same, by voice or side by side. Ieum does not keep whether you did.</source>
        <translation>맞대어 볼 숫자 — 상대에게도 같은 숫자가 보여야 합니다. 말로 읽어 주거나 나란히 놓고 확인하세요. 확인했는지는 이음이 기록하지 않습니다.</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>컴퓨터</translation>
    </message>
    <message>
        <source>Rooms that you share</source>
        <translation>함께 있는 방</translation>
    </message>
    <message>
        <source>You two have no room of your own yet. It begins with an invitation, which you send by another way.</source>
        <translation>아직 둘만의 방이 없습니다. 다른 방법으로 보내는 초대로 시작합니다.</translation>
    </message>
    <message>
        <source>Invite to a room of two…</source>
        <translation>둘만의 방으로 초대…</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>키 복사</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Write to this person</source>
        <translation>이 사람에게 쓰기</translation>
    </message>
</context>
<context>
    <name>Persons</name>
    <message>
        <source>Reachable now</source>
        <translation>지금 닿음</translation>
    </message>
    <message>
        <source>Not seen yet</source>
        <translation>아직 만나지 못함</translation>
    </message>
    <message>
        <source>Last seen %1</source>
        <translation>마지막 연결 %1</translation>
    </message>
    <message>
        <source>%1 · known since %2</source>
        <translation>%1 · %2부터 알고 지냄</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>연결됨</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>연결되지 않음</translation>
    </message>
    <message>
        <source>The room of you two</source>
        <translation>둘만의 방</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>그 밖에 %1곳</translation>
    </message>
    <message>
        <source>You are in no room together any more.</source>
        <translation>이제 함께 있는 방이 없습니다.</translation>
    </message>
    <message>
        <source>A computer of this person has written two different histories: it was copied, or cheats.</source>
        <translation>이 사람의 컴퓨터 하나가 서로 다른 두 기록을 썼습니다. 복사되었거나 속이고 있습니다.</translation>
    </message>
</context>
<context>
    <name>PhotoPanel</name>
    <message>
        <source>Photos</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Picture %1, %2</source>
        <translation>사진 %1, %2</translation>
    </message>
    <message>
        <source>Picture %1, not here yet, fetch it</source>
        <translation>사진 %1, 아직 여기에 없음, 받기</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <comment>name of a picture, and who sent it when</comment>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>No photos yet</source>
        <translation>아직 사진이 없습니다</translation>
    </message>
    <message>
        <source>Pictures that are sent in this room are gathered here.</source>
        <translation>이 방에서 보낸 사진이 여기에 모입니다.</translation>
    </message>
</context>
<context>
    <name>PictureGrid</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>사진 %n장</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture %1, show it larger</source>
        <translation>사진 %1, 크게 보기</translation>
    </message>
    <message>
        <source>Picture %1, not here yet, fetch it</source>
        <translation>사진 %1, 아직 여기에 없음, 받기</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Picture %1</source>
        <translation>사진 %1</translation>
    </message>
    <message>
        <source>This picture cannot be shown</source>
        <translation>이 사진은 보여 줄 수 없습니다</translation>
    </message>
    <message>
        <source>Not on this computer yet</source>
        <translation>아직 이 컴퓨터에 없습니다</translation>
    </message>
    <message>
        <source>It is damaged, of a kind that is not shown, or larger than Ieum opens by itself. It can be saved.</source>
        <translation>손상되었거나, 보여 주지 않는 형식이거나, 이음이 스스로 열기에는 너무 큽니다. 저장할 수는 있습니다.</translation>
    </message>
    <message>
        <source>Earlier picture</source>
        <translation>이전 사진</translation>
    </message>
    <message>
        <source>Later picture</source>
        <translation>다음 사진</translation>
    </message>
    <message>
        <source>It is being fetched, and shown as soon as it is here.</source>
        <translation>받는 중입니다. 다 받으면 바로 보여 드립니다.</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>받기</translation>
    </message>
</context>
<context>
    <name>PinnedBar</name>
    <message>
        <source>Pinned: %1: %2</source>
        <translation>고정된 메시지, %1: %2</translation>
    </message>
    <message>
        <source>Goes to the message</source>
        <translation>그 메시지로 갑니다</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>author and text of a pinned message</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which pinned message</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Shows the next pinned message</source>
        <translation>다음 고정된 메시지를 보여 줍니다</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>고정 해제</translation>
    </message>
</context>
<context>
    <name>PollBody</name>
    <message>
        <source>Poll, several may be chosen</source>
        <translation>투표, 여러 개 선택 가능</translation>
    </message>
    <message>
        <source>Poll, one may be chosen</source>
        <translation>투표, 하나만 선택</translation>
    </message>
    <message numerus="yes">
        <source>Several may be chosen · %n vote(s)</source>
        <translation>
            <numerusform>여러 개 선택 가능 · %n표</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One may be chosen · %n vote(s)</source>
        <translation>
            <numerusform>하나만 선택 · %n표</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PollOption</name>
    <message numerus="yes">
        <source>%1, %n vote(s)</source>
        <translation>
            <numerusform>%1, %n표</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PollSheet</name>
    <message>
        <source>Poll</source>
        <translation>투표</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>질문</translation>
    </message>
    <message>
        <source>For example: When do we meet?</source>
        <translation>예: 언제 만날까요?</translation>
    </message>
    <message>
        <source>Option %1</source>
        <translation>항목 %1</translation>
    </message>
    <message>
        <source>How many may be chosen</source>
        <translation>몇 개까지 고를 수 있는지</translation>
    </message>
    <message>
        <source>One choice</source>
        <translation>하나만 선택</translation>
    </message>
    <message>
        <source>Several choices</source>
        <translation>여러 개 선택</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Send the poll</source>
        <translation>투표 올리기</translation>
    </message>
</context>
<context>
    <name>PreviewSheet</name>
    <message>
        <source>Picture %1</source>
        <translation>사진 %1</translation>
    </message>
    <message>
        <source>No preview</source>
        <translation>미리 볼 수 없음</translation>
    </message>
    <message>
        <source>Not on this computer yet</source>
        <translation>아직 이 컴퓨터에 없음</translation>
    </message>
    <message>
        <source>Undamaged PNG and JPEG pictures and plain text are shown here, without being opened.</source>
        <translation>손상되지 않은 PNG·JPEG 사진과 일반 텍스트만, 파일을 열지 않고 여기에 보여 줍니다.</translation>
    </message>
    <message>
        <source>Fetch the file first.</source>
        <translation>먼저 파일을 받아 오세요.</translation>
    </message>
    <message>
        <source>The beginning, as plain text.</source>
        <translation>파일의 앞부분을 일반 텍스트로 보여 줍니다.</translation>
    </message>
    <message>
        <source>A small copy; the file itself was not opened.</source>
        <translation>작게 만든 사본입니다. 파일 자체는 열지 않았습니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Arrived over the LAN</source>
        <translation>랜으로 도착</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>도착</translation>
    </message>
    <message numerus="yes">
        <source>Reached %n over the LAN</source>
        <comment>people</comment>
        <translation>
            <numerusform>랜으로 %n명에게 도착</numerusform>
        </translation>
    </message>
    <message>
        <source>Reached everybody</source>
        <translation>모두에게 도착</translation>
    </message>
    <message numerus="yes">
        <source>Reached %n</source>
        <comment>people</comment>
        <translation>
            <numerusform>%n명에게 도착</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on its way to %n</source>
        <comment>people</comment>
        <translation>
            <numerusform>%n명에게 전달 중</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept on the server until they come</source>
        <translation>서버에 보관됨 — 접속하면 전달합니다</translation>
    </message>
    <message numerus="yes">
        <source>Kept on %1 of %n server(s)</source>
        <translation>
            <numerusform>복제 서버 %n곳 중 %1곳에 보관됨</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>이 컴퓨터에 보관됨</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>읽음</translation>
    </message>
    <message>
        <source>Read by everybody</source>
        <translation>모두 읽음</translation>
    </message>
    <message>
        <source>Only on this computer — it is sent as soon as there is a connection</source>
        <translation>이 컴퓨터에만 있음 — 연결되면 보냅니다</translation>
    </message>
    <message numerus="yes">
        <source>read by %n</source>
        <comment>people</comment>
        <translation>
            <numerusform>읽음 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <comment>people</comment>
        <translation>
            <numerusform>%n명 대기</numerusform>
        </translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>전달 중</translation>
    </message>
    <message>
        <source>%1 has it and brings it along</source>
        <translation>%1 님이 전달 중</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
    <message numerus="yes">
        <source>%n on the way with %1</source>
        <comment>people</comment>
        <translation>
            <numerusform>%n명은 %1 님이 전달 중</numerusform>
        </translation>
    </message>
    <message>
        <source>Arrived on %1</source>
        <translation>%1에 도착</translation>
    </message>
    <message>
        <source>Its time was over before it arrived</source>
        <translation>도착하기 전에 시간이 지나 사라졌어요</translation>
    </message>
    <message>
        <source>It cannot arrive</source>
        <translation>도착할 수 없어요</translation>
    </message>
    <message>
        <source>taken to a mail, %1</source>
        <translation>%1 메일로 옮김</translation>
    </message>
    <message>
        <source>taken to a text message, %1</source>
        <translation>%1 문자로 옮김</translation>
    </message>
    <message>
        <source>taken along by another way, %1</source>
        <translation>%1 다른 방법으로 옮김</translation>
    </message>
</context>
<context>
    <name>ProxySheet</name>
    <message>
        <source>Proxy</source>
        <translation>프록시</translation>
    </message>
    <message>
        <source>Some networks let nothing out but through a proxy. Servers are then reached by it. Others on the same network are always reached directly.</source>
        <translation>프록시로만 밖에 나갈 수 있는 네트워크가 있습니다. 그럴 때 서버에는 프록시를 거쳐 연결합니다. 같은 네트워크에 있는 사람과는 언제나 직접 연결합니다.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정 따름</translation>
    </message>
    <message>
        <source>None</source>
        <translation>쓰지 않음</translation>
    </message>
    <message>
        <source>Its address. With a name and a password: NAME:PASSWORD@HOST:PORT</source>
        <translation>프록시 주소. 이름과 비밀번호가 필요하면 이름:비밀번호@호스트:포트</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>프록시 주소</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>적용</translation>
    </message>
</context>
<context>
    <name>Quiet</name>
    <message>
        <source>Quiet until %1</source>
        <translation>%1까지 방해 금지</translation>
    </message>
</context>
<context>
    <name>QuietLine</name>
    <message>
        <source>Tell again</source>
        <translation>알림 켜기</translation>
    </message>
</context>
<context>
    <name>ReactionLine</name>
    <message>
        <source>Reaction %1: %2</source>
        <translation>공감 %1: %2</translation>
    </message>
</context>
<context>
    <name>ReactionPick</name>
    <message>
        <source>Heart</source>
        <translation>하트</translation>
    </message>
    <message>
        <source>Thumbs up</source>
        <translation>좋아요</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>체크</translation>
    </message>
    <message>
        <source>Laugh</source>
        <translation>웃음</translation>
    </message>
    <message>
        <source>Surprise</source>
        <translation>놀람</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>슬픔</translation>
    </message>
    <message>
        <source>React with %1</source>
        <translation>%1 공감하기</translation>
    </message>
</context>
<context>
    <name>ReactionSheet</name>
    <message>
        <source>React with…</source>
        <translation>공감하기</translation>
    </message>
</context>
<context>
    <name>RecipientRows</name>
    <message numerus="yes">
        <source>On %1 of %n server(s)</source>
        <translation>
            <numerusform>복제 서버 %n곳 중 %1곳에 있음</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecipientSheet</name>
    <message>
        <source>Where this message is</source>
        <translation>이 메시지는 어디까지 갔나요</translation>
    </message>
    <message>
        <source>Known so far. Somebody who is out of reach may have it already.</source>
        <translation>지금까지 알려진 것입니다. 닿지 않는 사람이 이미 받았을 수도 있습니다.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Send through</source>
        <translation>다른 방법으로 보내기</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>메일</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>문자</translation>
    </message>
    <message>
        <source>Copy for another messenger</source>
        <translation>다른 메신저용으로 복사</translation>
    </message>
</context>
<context>
    <name>RecoverView</name>
    <message>
        <source>Recovery file</source>
        <translation>복구 파일</translation>
    </message>
    <message>
        <source>I lost my computer</source>
        <translation>컴퓨터를 잃어버렸어요</translation>
    </message>
    <message>
        <source>Your recovery words make you the same person again. Then ask somebody with whom you share rooms for an invitation: it brings all of those rooms back.</source>
        <translation>복구 단어가 있으면 예전의 나로 돌아올 수 있습니다. 그다음 같은 방에 있는 사람에게 초대를 부탁하세요. 그 초대 하나로 함께 있던 방이 모두 돌아옵니다.</translation>
    </message>
    <message>
        <source>The 24 words, in Korean or English</source>
        <translation>단어 24개 (한국어 또는 영어)</translation>
    </message>
    <message>
        <source>Passphrase of the file</source>
        <translation>파일의 암호</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>잠시만요…</translation>
    </message>
    <message>
        <source>Come back</source>
        <translation>돌아오기</translation>
    </message>
    <message>
        <source>By the words instead</source>
        <translation>대신 단어로</translation>
    </message>
    <message>
        <source>I have a recovery file…</source>
        <translation>복구 파일이 있어요…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Written to %1. Keep the file away from this computer.</source>
        <translation>%1에 저장했습니다. 이 파일은 이 컴퓨터 말고 다른 곳에 두세요.</translation>
    </message>
</context>
<context>
    <name>RecoveryReminder</name>
    <message>
        <source>Write down your recovery words. Without them a lost computer is a lost account.</source>
        <translation>복구 단어를 적어 두세요. 없으면 컴퓨터를 잃을 때 계정도 함께 잃습니다.</translation>
    </message>
</context>
<context>
    <name>RecoverySheet</name>
    <message>
        <source>Recovery words</source>
        <translation>복구 단어</translation>
    </message>
    <message>
        <source>If this computer is lost, these 24 words make you yourself again on another one. Nobody else can: there is no server that knows you. Write them on paper. Whoever has them is you.</source>
        <translation>이 컴퓨터를 잃어버려도 이 24개 단어만 있으면 다른 컴퓨터에서 다시 나로 돌아올 수 있습니다. 나를 아는 서버가 없으므로 다른 방법은 없습니다. 종이에 적어 두세요. 이 단어를 가진 사람이 곧 나입니다.</translation>
    </message>
    <message>
        <source>Language of the words</source>
        <translation>단어의 언어</translation>
    </message>
    <message>
        <source>The file is worth nothing without this passphrase, and neither is the passphrase without the file.</source>
        <translation>이 암호 없이는 파일을, 파일 없이는 암호를 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Back to the words</source>
        <translation>단어로 돌아가기</translation>
    </message>
    <message>
        <source>Save as a file instead…</source>
        <translation>대신 파일로 저장…</translation>
    </message>
    <message>
        <source>Choose where…</source>
        <translation>저장할 곳…</translation>
    </message>
    <message>
        <source>I have written them down</source>
        <translation>적어 두었습니다</translation>
    </message>
    <message>
        <source>ieum recovery</source>
        <translation>이음 복구</translation>
    </message>
</context>
<context>
    <name>RemoveSheet</name>
    <message>
        <source>Delete this message for everybody?</source>
        <translation>이 메시지를 모두에게서 삭제할까요?</translation>
    </message>
    <message>
        <source>A note stays in its place. Whoever is out of reach sees the message until the deletion comes to them, and what was copied stays copied.</source>
        <translation>그 자리에는 삭제되었다는 표시가 남습니다. 지금 닿지 않는 사람에게는 삭제가 전해질 때까지 보이며, 이미 복사한 내용은 남습니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
</context>
<context>
    <name>ReplicaSheet</name>
    <message>
        <source>Connect a server</source>
        <translation>복제 서버 연결</translation>
    </message>
    <message>
        <source>A server keeps messages and files, sealed, for members who are not reachable now. It cannot read them, and everything works without one on the same network.</source>
        <translation>복제 서버는 지금 닿지 않는 멤버를 위해 메시지와 파일을 암호화된 채로 보관합니다. 서버는 내용을 읽을 수 없고, 같은 네트워크에서는 서버 없이도 다 됩니다.</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>서버 주소</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>연결</translation>
    </message>
</context>
<context>
    <name>ReplyQuote</name>
    <message>
        <source>Reply to %1</source>
        <translation>%1에게 답장</translation>
    </message>
    <message>
        <source>Do not reply to it</source>
        <translation>답장 취소</translation>
    </message>
    <message>
        <source>Editing</source>
        <translation>수정 중</translation>
    </message>
    <message>
        <source>Leave it as it is (Esc)</source>
        <translation>그대로 두기 (Esc)</translation>
    </message>
</context>
<context>
    <name>Restoration</name>
    <message>
        <source>This profile was put back from a copy, or its folder was copied or moved</source>
        <translation>사본에서 되살렸거나 폴더를 복사하거나 옮긴 프로필입니다</translation>
    </message>
    <message>
        <source>Others have more of what this computer wrote than this profile does</source>
        <translation>이 컴퓨터가 쓴 것을 이 프로필보다 다른 사람이 더 많이 가지고 있습니다</translation>
    </message>
    <message>
        <source>Two copies of this profile have both written messages</source>
        <translation>이 프로필의 두 사본이 저마다 메시지를 썼습니다</translation>
    </message>
    <message>
        <source>%1 · noticed %2</source>
        <translation>%1 · %2에 알아냄</translation>
    </message>
    <message>
        <source>Ieum first asks others what this computer had sent. Until one of them has answered, what you write waits here.</source>
        <translation>이 컴퓨터가 그동안 무엇을 보냈는지 먼저 다른 기기에 묻습니다. 한 곳이라도 답할 때까지 쓰신 메시지는 여기서 기다립니다.</translation>
    </message>
    <message>
        <source>All connections are paused</source>
        <translation>모든 연결이 멈춰 있습니다</translation>
    </message>
    <message>
        <source>Somebody is connected and is being asked</source>
        <translation>연결된 곳에 묻고 있습니다</translation>
    </message>
    <message>
        <source>Nobody is reachable now</source>
        <translation>지금은 아무와도 연결되어 있지 않습니다</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait</source>
        <translation>
            <numerusform>메시지 %n개가 기다립니다</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing waits yet</source>
        <translation>기다리는 메시지는 없습니다</translation>
    </message>
    <message>
        <source>%1. Noticed %2; since %3 it goes on under new keys. What only others have of it comes back as they are reached.</source>
        <translation>%1. %2에 알아내어 %3부터 새 키로 계속하고 있습니다. 다른 사람만 가진 것은 연결되는 대로 돌아옵니다.</translation>
    </message>
    <message>
        <source>Noticed %1 · nothing is sent before others have answered</source>
        <translation>%1에 알아냄 · 다른 기기가 답할 때까지 아무것도 보내지 않음</translation>
    </message>
    <message>
        <source>Noticed %1 · under new keys since %2</source>
        <translation>%1에 알아냄 · %2부터 새 키로 계속함</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>연결하는 중…</translation>
    </message>
</context>
<context>
    <name>RestoreView</name>
    <message>
        <source>Backup</source>
        <translation>백업</translation>
    </message>
    <message>
        <source>Put a backup back</source>
        <translation>백업 되살리기</translation>
    </message>
    <message>
        <source>Everything that was in it can be read at once. Before you send anything, this computer asks another one, or a server, what you wrote since.</source>
        <translation>안에 있던 것은 바로 읽을 수 있습니다. 무언가를 보내기 전에 이 컴퓨터는 그 뒤에 무엇을 썼는지 다른 기기나 서버에 먼저 묻습니다.</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>파일 선택…</translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation>백업의 암호</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>잠시만요…</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>되살리기</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
</context>
<context>
    <name>RestoredBar</name>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Go on without waiting…</source>
        <translation>기다리지 않고 계속하기…</translation>
    </message>
</context>
<context>
    <name>RiskStrip</name>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Fetch all</source>
        <translation>모두 받기</translation>
    </message>
</context>
<context>
    <name>RoomBar</name>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>More about this room</source>
        <translation>방 메뉴</translation>
    </message>
    <message>
        <source>Back to the rooms</source>
        <translation>방 목록으로</translation>
    </message>
</context>
<context>
    <name>RoomDrawer</name>
    <message>
        <source>Gathered in this room</source>
        <translation>모아 보기</translation>
    </message>
    <message>
        <source>What to show</source>
        <translation>보기 항목</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>링크</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>공지</translation>
    </message>
</context>
<context>
    <name>RoomListView</name>
    <message>
        <source>Rooms</source>
        <translation>방 목록</translation>
    </message>
</context>
<context>
    <name>RoomMenu</name>
    <message>
        <source>Members</source>
        <translation>멤버</translation>
    </message>
    <message>
        <source>Go to a day…</source>
        <translation>날짜로 가기…</translation>
    </message>
    <message>
        <source>Invite to this room…</source>
        <translation>이 방에 초대…</translation>
    </message>
    <message>
        <source>Open in a window of its own</source>
        <translation>새 창으로 열기</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Move to another messenger…</source>
        <translation>다른 메신저로 옮기기…</translation>
    </message>
    <message>
        <source>Carry by hand…</source>
        <translation>직접 옮기기…</translation>
    </message>
    <message>
        <source>Lock and background…</source>
        <translation>입력창 잠금과 배경…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>설정…</translation>
    </message>
</context>
<context>
    <name>RoomRow</name>
    <message numerus="yes">
        <source>%1, %n unread. %2</source>
        <translation>
            <numerusform>%1, 안 읽음 %n. %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1. You are mentioned</source>
        <translation>%1. 나를 멘션한 메시지가 있습니다</translation>
    </message>
</context>
<context>
    <name>RoomWaysSheet</name>
    <message>
        <source>As usual</source>
        <translation>기본</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>분홍</translation>
    </message>
    <message>
        <source>Sand</source>
        <translation>모래</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Sky</source>
        <translation>하늘</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>보라</translation>
    </message>
    <message>
        <source>%1 on this computer</source>
        <translation>%1 (이 컴퓨터에만 적용)</translation>
    </message>
    <message>
        <source>Lock the text</source>
        <translation>입력창 잠그기</translation>
    </message>
    <message>
        <source>Then a click opens it each time you come into the room, so that nothing goes there by mistake.</source>
        <translation>방에 들어올 때마다 눌러야 입력창이 열립니다. 실수로 보내는 일을 막습니다.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>배경색</translation>
    </message>
    <message>
        <source>Only you see it.</source>
        <translation>나에게만 보입니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>Notes to myself</source>
        <translation>나와의 채팅</translation>
    </message>
    <message>
        <source>Room without a name</source>
        <translation>이름 없는 방</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>아직 메시지가 없습니다</translation>
    </message>
    <message>
        <source>A message that is gone</source>
        <translation>지워진 메시지</translation>
    </message>
    <message>
        <source>waiting</source>
        <comment>mark beside a room: own messages that nobody has yet</comment>
        <translation>대기</translation>
    </message>
    <message>
        <source>left</source>
        <comment>mark beside a room of which we are no longer a member</comment>
        <translation>나감</translation>
    </message>
    <message>
        <source>imported</source>
        <comment>mark beside a room brought from another messenger</comment>
        <translation>보관</translation>
    </message>
    <message>
        <source>That you began the room does not count</source>
        <translation>방을 만든 일이 인정되지 않습니다</translation>
    </message>
    <message>
        <source>That you let %1 in does not count</source>
        <translation>%1 님을 초대한 일이 인정되지 않습니다</translation>
    </message>
    <message>
        <source>That you removed %1 does not count</source>
        <translation>%1 님을 내보낸 일이 인정되지 않습니다</translation>
    </message>
    <message>
        <source>That you gave %1 another role does not count</source>
        <translation>%1 님의 역할을 바꾼 일이 인정되지 않습니다</translation>
    </message>
    <message>
        <source>That you named the room %1 does not count</source>
        <translation>방 이름을 %1(으)로 바꾼 일이 인정되지 않습니다</translation>
    </message>
    <message>
        <source>That you set the rules of the room does not count</source>
        <translation>방의 규칙을 바꾼 일이 인정되지 않습니다</translation>
    </message>
    <message>
        <source>That you added a device of %1 does not count</source>
        <translation>%1 님의 기기를 더한 일이 인정되지 않습니다</translation>
    </message>
    <message>
        <source>That you revoked a device of %1 does not count</source>
        <translation>%1 님의 기기를 끊은 일이 인정되지 않습니다</translation>
    </message>
    <message>
        <source>you, or the computer that you did it on, had been removed meanwhile.</source>
        <translation>그사이에 나 또는 그때 쓴 컴퓨터가 방에서 내보내졌습니다.</translation>
    </message>
    <message>
        <source>your role had been lowered meanwhile.</source>
        <translation>그사이에 내 역할이 낮아졌습니다.</translation>
    </message>
    <message>
        <source>somebody senior to you did the same to you.</source>
        <translation>더 오래된 방장이나 관리자가 나를 먼저 내보냈습니다.</translation>
    </message>
    <message>
        <source>what gave you the right to it was undone.</source>
        <translation>그럴 수 있던 권한이 취소되었습니다.</translation>
    </message>
    <message>
        <source>that person was removed meanwhile.</source>
        <translation>그사이에 그 사람이 내보내졌습니다.</translation>
    </message>
    <message>
        <source>somebody senior to you settled the same thing meanwhile.</source>
        <translation>그사이에 더 오래된 방장이나 관리자가 같은 것을 정했습니다.</translation>
    </message>
    <message>
        <source>You are no longer a member. The room can still be read.</source>
        <translation>이제 멤버가 아닙니다. 읽을 수는 있습니다.</translation>
    </message>
    <message>
        <source>Only you</source>
        <translation>나만 봅니다</translation>
    </message>
    <message>
        <source>Reachable now</source>
        <translation>지금 닿음</translation>
    </message>
    <message>
        <source>Not reachable now</source>
        <translation>지금 닿지 않음</translation>
    </message>
    <message>
        <source>Only you so far</source>
        <translation>아직 나 혼자</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n명</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reachable now</source>
        <translation>
            <numerusform>지금 닿는 사람 %n명</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoomsPane</name>
    <message>
        <source>Ieum</source>
        <translation>이음</translation>
    </message>
    <message>
        <source>Search messages and files</source>
        <translation>메시지·파일 검색</translation>
    </message>
    <message>
        <source>Messages and files</source>
        <translation>메시지와 파일</translation>
    </message>
    <message>
        <source>New: room, invitation, import, server, computer</source>
        <translation>새로 만들기: 방, 초대, 가져오기, 서버, 기기</translation>
    </message>
    <message>
        <source>Files of all rooms</source>
        <translation>모든 방의 파일</translation>
    </message>
    <message>
        <source>Search messages and files  %1</source>
        <translation>메시지·파일 검색  %1</translation>
    </message>
</context>
<context>
    <name>RoomsSide</name>
    <message>
        <source>Width of the list of rooms</source>
        <translation>방 목록의 너비</translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>Reply</source>
        <translation>답장</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>More about this message</source>
        <translation>이 메시지 더 보기</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save a copy</source>
        <translation>사본 저장</translation>
    </message>
</context>
<context>
    <name>ScrollMark</name>
    <message>
        <source>Scroll bar</source>
        <translation>스크롤 막대</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Words to look for</source>
        <translation>찾을 말</translation>
    </message>
    <message>
        <source>Words or a file name</source>
        <translation>찾을 말 또는 파일 이름</translation>
    </message>
    <message>
        <source>Name of the sender</source>
        <translation>보낸 사람 이름</translation>
    </message>
    <message>
        <source>From whom (optional)</source>
        <translation>보낸 사람 (선택)</translation>
    </message>
    <message>
        <source>Where to look</source>
        <translation>찾을 곳</translation>
    </message>
    <message>
        <source>This room</source>
        <translation>이 방</translation>
    </message>
    <message>
        <source>All rooms</source>
        <translation>모든 방</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>찾을 대상</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>글</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>링크</translation>
    </message>
    <message>
        <source>How old</source>
        <translation>기간</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>전체 기간</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7일</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30일</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1년</translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Settings to look for</source>
        <translation>설정 찾기</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>찾은 것이 없습니다</translation>
    </message>
    <message>
        <source>First consonants work too.</source>
        <translation>초성으로도 찾을 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>ShareSheet</name>
    <message>
        <source>Share %1 in…</source>
        <translation>%1 공유할 방</translation>
    </message>
    <message>
        <source>It is sealed anew, so nobody who stores both rooms can tell that it is the same file.</source>
        <translation>새로 암호화해서 올리므로, 두 방을 모두 보관하는 서버도 같은 파일인지 알 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>SheetButtons</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>SheetSet</name>
    <message>
        <source>Remove the computer %1?</source>
        <translation>내 기기에서 %1 컴퓨터를 뺄까요?</translation>
    </message>
    <message>
        <source>It is taken out of every room: what is written from now on it cannot read, and it cannot write in your name. What it has it keeps.</source>
        <translation>모든 방에서 빠집니다. 앞으로 쓰는 것은 읽을 수 없고 내 이름으로 쓸 수도 없습니다. 이미 받은 것은 그 컴퓨터에 남습니다.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>빼기</translation>
    </message>
</context>
<context>
    <name>ShortcutRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Back to the usual keys of: %1</source>
        <translation>기본 키로 되돌리기: %1</translation>
    </message>
    <message>
        <source>Press the new keys…</source>
        <translation>새 키를 누르세요…</translation>
    </message>
    <message>
        <source>%1, keys %2. Press to choose others.</source>
        <translation>%1, 단축키 %2. 누르면 바꿀 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Words or keys to look for</source>
        <translation>찾을 동작이나 키</translation>
    </message>
    <message>
        <source>What to do, or keys</source>
        <translation>동작이나 키로 찾기</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>찾은 것이 없습니다</translation>
    </message>
    <message>
        <source>Press the keys of a line to choose others; Esc leaves them as they are.</source>
        <translation>키를 누르면 바꿀 수 있습니다. Esc를 누르면 그대로 둡니다.</translation>
    </message>
    <message>
        <source>All back to the usual keys</source>
        <translation>모두 기본 키로</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>Sizes</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n바이트</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>after a list of names</comment>
        <translation>
            <numerusform>%1 외 %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sounds</name>
    <message>
        <source>The package libpulse0 is not installed: there is no sound here.</source>
        <translation>libpulse0 패키지가 설치되어 있지 않아 소리를 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>No sound server is running on this computer.</source>
        <translation>이 컴퓨터에서 사운드 서버가 돌고 있지 않습니다.</translation>
    </message>
    <message>
        <source>No microphone was found.</source>
        <translation>마이크를 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>No loudspeaker was found.</source>
        <translation>스피커를 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>The sound server stopped while it was recording.</source>
        <translation>녹음하는 동안 사운드 서버가 멈췄습니다.</translation>
    </message>
    <message>
        <source>The sound server stopped while it was playing.</source>
        <translation>재생하는 동안 사운드 서버가 멈췄습니다.</translation>
    </message>
    <message>
        <source>The package libopusenc0 is not installed: no voice can be recorded.</source>
        <translation>libopusenc0 패키지가 설치되어 있지 않아 음성을 녹음할 수 없습니다.</translation>
    </message>
    <message>
        <source>The recording could not be written: there is no space for it.</source>
        <translation>녹음을 쓰지 못했습니다. 남은 공간이 없습니다.</translation>
    </message>
</context>
<context>
    <name>SpellMenu</name>
    <message>
        <source>Add to my words</source>
        <translation>내 단어에 넣기</translation>
    </message>
    <message>
        <source>Do not check spelling</source>
        <translation>맞춤법 검사하지 않기</translation>
    </message>
</context>
<context>
    <name>StartSettings</name>
    <message>
        <source>Window and start</source>
        <translation>창과 시작</translation>
    </message>
    <message>
        <source>When the window is closed</source>
        <translation>창을 닫으면</translation>
    </message>
    <message>
        <source>tray background quit close</source>
        <translation>트레이 백그라운드 종료 닫기</translation>
    </message>
    <message>
        <source>In the tray Ieum goes on receiving and carrying. Ctrl+Q always ends it.</source>
        <translation>트레이에서도 메시지를 계속 받고 전달합니다. Ctrl+Q를 누르면 언제든 종료됩니다.</translation>
    </message>
    <message>
        <source>This desktop has no tray, so closing the window ends Ieum.</source>
        <translation>이 데스크톱 환경에는 트레이가 없어 창을 닫으면 이음이 종료됩니다.</translation>
    </message>
    <message>
        <source>Go on in the tray</source>
        <translation>트레이에서 계속</translation>
    </message>
    <message>
        <source>Quit Ieum</source>
        <translation>이음 종료</translation>
    </message>
    <message>
        <source>Start Ieum when I log in</source>
        <translation>로그인할 때 이음 시작</translation>
    </message>
    <message>
        <source>autostart boot login</source>
        <translation>자동 시작 부팅 로그인</translation>
    </message>
    <message>
        <source>Without a window, in the tray; minimised where there is none.</source>
        <translation>창 없이 트레이에서 시작하고, 트레이가 없으면 최소화됩니다.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>예</translation>
    </message>
</context>
<context>
    <name>StartWords</name>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1에 쓸 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>StateLine</name>
    <message>
        <source>Shows it for each recipient</source>
        <translation>받는 사람별로 보기</translation>
    </message>
</context>
<context>
    <name>Strengths</name>
    <message>
        <source>Easily guessed by a program. Four words that do not belong together are better.</source>
        <translation>프로그램이 쉽게 알아맞힙니다. 서로 관계없는 낱말 네 개가 더 좋습니다.</translation>
    </message>
    <message>
        <source>Not bad. One more word makes it good.</source>
        <translation>나쁘지 않습니다. 낱말 하나를 더하면 좋아집니다.</translation>
    </message>
    <message>
        <source>Hard to guess, if nobody else has ever used it.</source>
        <translation>다른 곳에서 쓰인 적이 없다면 알아맞히기 어렵습니다.</translation>
    </message>
</context>
<context>
    <name>Switcher</name>
    <message>
        <source>Go to a room</source>
        <translation>방으로 이동</translation>
    </message>
    <message>
        <source>Name of the room to go to</source>
        <translation>이동할 방의 이름</translation>
    </message>
    <message>
        <source>Go to a room: name or first consonants</source>
        <translation>방으로 이동: 이름이나 초성</translation>
    </message>
    <message>
        <source>Rooms found</source>
        <translation>찾은 방</translation>
    </message>
    <message>
        <source>No room is called like that</source>
        <translation>그런 이름의 방이 없습니다</translation>
    </message>
    <message>
        <source>%1 looks through messages and files.</source>
        <translation>메시지와 파일은 %1 키로 찾습니다.</translation>
    </message>
</context>
<context>
    <name>Tally</name>
    <message numerus="yes">
        <source>%n not known to have read it</source>
        <translation>
            <numerusform>안 읽은 사람 %n명 (지금까지 알려진 수)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have not read it, as far as is known here</source>
        <translation>
            <numerusform>지금까지 알려진 바로 %n명이 안 읽음</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Targets</name>
    <message>
        <source>Pages for any browser (HTML)</source>
        <translation>웹 페이지 (HTML)</translation>
    </message>
    <message>
        <source>The same in one file (ZIP)</source>
        <translation>웹 페이지를 파일 하나로 (ZIP)</translation>
    </message>
    <message>
        <source>Everything, to be read back by Ieum (JSON Lines)</source>
        <translation>전체 내용, 이음으로 다시 가져오기용 (JSON Lines)</translation>
    </message>
    <message>
        <source>Telegram on a phone (as a WhatsApp export)</source>
        <translation>휴대전화의 텔레그램 (왓츠앱 내보내기 형식)</translation>
    </message>
    <message>
        <source>Signal on Android (as a Telegram export)</source>
        <translation>안드로이드의 시그널 (텔레그램 내보내기 형식)</translation>
    </message>
    <message>
        <source>Mattermost</source>
        <translation>매터모스트 (Mattermost)</translation>
    </message>
    <message>
        <source>Slack form, without files</source>
        <translation>슬랙 형식, 파일 제외</translation>
    </message>
    <message>
        <source>Slack form, with files</source>
        <translation>슬랙 형식, 파일 포함</translation>
    </message>
    <message>
        <source>Rocket.Chat (CSV)</source>
        <translation>로켓챗 (Rocket.Chat, CSV)</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>매트릭스 (Matrix)</translation>
    </message>
    <message>
        <source>XMPP (Prosody)</source>
        <translation>XMPP (Prosody)</translation>
    </message>
    <message>
        <source>Discord form (JSON)</source>
        <translation>디스코드 형식 (JSON)</translation>
    </message>
    <message>
        <source>A table (CSV)</source>
        <translation>표 (CSV)</translation>
    </message>
    <message>
        <source>Mail (mbox)</source>
        <translation>메일 (mbox)</translation>
    </message>
    <message>
        <source>replies</source>
        <translation>답장</translation>
    </message>
    <message>
        <source>reactions</source>
        <translation>공감</translation>
    </message>
    <message>
        <source>marks of edits</source>
        <translation>수정 표시</translation>
    </message>
    <message>
        <source>deleted messages</source>
        <translation>삭제된 메시지</translation>
    </message>
    <message>
        <source>notices</source>
        <translation>공지</translation>
    </message>
    <message>
        <source>pins</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>polls</source>
        <translation>투표</translation>
    </message>
    <message>
        <source>files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>roles</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>lines of the app</source>
        <translation>시스템 메시지</translation>
    </message>
    <message>
        <source>times to the millisecond</source>
        <translation>밀리초까지의 시각</translation>
    </message>
    <message>
        <source>where imported messages came from</source>
        <translation>가져온 메시지의 출처</translation>
    </message>
    <message>
        <source>%1 (%2) as text only</source>
        <translation>%1 %2개는 글로만</translation>
    </message>
    <message>
        <source>%1 (%2) left out</source>
        <translation>%1 %2개는 빠짐</translation>
    </message>
    <message>
        <source>LINE form (text)</source>
        <translation>LINE 형식 (텍스트)</translation>
    </message>
    <message>
        <source>A document to print (PDF)</source>
        <translation>인쇄할 문서 (PDF)</translation>
    </message>
</context>
<context>
    <name>TieSheet</name>
    <message>
        <source>Who is this?</source>
        <translation>이 사람은 누구인가요?</translation>
    </message>
    <message>
        <source>Who is %1?</source>
        <translation>%1 님은 누구인가요?</translation>
    </message>
    <message>
        <source>All that this name wrote there is shown and found under the member&apos;s name, on this computer only. It is no proof that he wrote it.</source>
        <translation>거기서 이 이름으로 쓴 글을 이 컴퓨터에서만 멤버의 이름으로 보이고 찾습니다. 그 멤버가 썼다는 증거는 아닙니다.</translation>
    </message>
    <message>
        <source>None of them</source>
        <translation>이 가운데 없음</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>To the newest</source>
        <translation>최근 메시지로</translation>
    </message>
</context>
<context>
    <name>Timelines</name>
    <message>
        <source>%1 · was due %2</source>
        <comment>two times</comment>
        <translation>%1 · 원래 %2 예정</translation>
    </message>
    <message>
        <source>Imported messages · signed by their authors, as checked by whoever imported them</source>
        <translation>가져온 메시지 · 글쓴이의 서명을 가져온 사람이 확인함</translation>
    </message>
    <message>
        <source>Imported messages · signed with a key of nobody here</source>
        <translation>가져온 메시지 · 여기 있는 누구의 것도 아닌 키로 서명됨</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>MMMM d</source>
        <comment>date format: month and day</comment>
        <translation>M월 d일</translation>
    </message>
    <message>
        <source>MMM d, yyyy</source>
        <comment>date format: short date with year</comment>
        <translation>yyyy. M. d.</translation>
    </message>
    <message>
        <source>h:mm AP</source>
        <comment>time format</comment>
        <translation>AP h:mm</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>어제</translation>
    </message>
    <message>
        <source>dddd, MMMM d, yyyy</source>
        <comment>date format: full, with weekday</comment>
        <translation>yyyy년 M월 d일 dddd</translation>
    </message>
    <message>
        <source>yesterday</source>
        <comment>within a sentence</comment>
        <translation>어제</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day and time of day</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <comment>within a sentence</comment>
        <translation>내일</translation>
    </message>
</context>
<context>
    <name>Traffic</name>
    <message>
        <source>%1, %2/s in all</source>
        <translation>%1, 모두 %2/s</translation>
    </message>
    <message>
        <source>That is no limit, and nothing was changed. A limit is a whole number of kB/s from 1 to 4000000, digits only: 300 or 2500.</source>
        <translation>한도로 쓸 수 없는 값이라 아무것도 바꾸지 않았습니다. 1부터 4000000까지의 kB/s를 숫자로만 적어 주세요. 예: 300, 2500</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>파일 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n file(s)</source>
        <translation>
            <numerusform>앞의 파일 %n개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrafficFiles</name>
    <message>
        <source>Files on their way</source>
        <translation>받는 중인 파일</translation>
    </message>
    <message>
        <source>Nothing is on its way.</source>
        <translation>받는 중인 파일이 없습니다.</translation>
    </message>
    <message>
        <source>What has come of a stopped file stays; &quot;Fetch&quot; in the list of files goes on from there.</source>
        <translation>그만 받아도 받은 만큼은 남습니다. 파일 목록의 ‘받기’로 이어 받을 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>TrafficLimit</name>
    <message>
        <source>No limit</source>
        <translation>한도 없음</translation>
    </message>
    <message>
        <source>256 kB/s</source>
        <translation>256 kB/s</translation>
    </message>
    <message>
        <source>1 MB/s</source>
        <translation>1 MB/s</translation>
    </message>
    <message>
        <source>5 MB/s</source>
        <translation>5 MB/s</translation>
    </message>
    <message>
        <source>%1 kB/s…</source>
        <translation>%1 kB/s…</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>직접 입력…</translation>
    </message>
    <message>
        <source>%1, in kB/s</source>
        <translation>%1 (kB/s)</translation>
    </message>
    <message>
        <source>kB/s</source>
        <translation>kB/s</translation>
    </message>
    <message>
        <source>Set the limit</source>
        <translation>한도 정하기</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>그대로 두기</translation>
    </message>
</context>
<context>
    <name>TrafficRow</name>
    <message>
        <source>File %1, %2</source>
        <translation>파일 %1, %2</translation>
    </message>
    <message>
        <source>Stop fetching %1</source>
        <translation>%1 그만 받기</translation>
    </message>
</context>
<context>
    <name>TrafficSheet</name>
    <message>
        <source>Files on their way</source>
        <translation>받는 중인 파일</translation>
    </message>
    <message>
        <source>Pause everything</source>
        <translation>모두 멈추기</translation>
    </message>
    <message>
        <source>Nothing is fetched, and servers get no files from here. Members on the local network still get what they ask for, and messages come and go. What was wanted goes on where it was.</source>
        <translation>받는 것도, 서버에 파일을 주는 것도 멈췄습니다. 같은 네트워크의 사람은 여기 있는 파일을 그대로 가져가고, 메시지는 오갑니다. 다시 시작하면 받던 곳에서 이어집니다.</translation>
    </message>
    <message>
        <source>Limits are about files. The local network has none, as it costs nobody anything, and messages go first everywhere.</source>
        <translation>한도는 파일에만 듭니다. 같은 네트워크 안에서는 돈이 들지 않으므로 한도가 없고, 메시지는 어디서나 먼저 갑니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Speed limit from servers</source>
        <translation>서버에서 받는 속도 한도</translation>
    </message>
    <message>
        <source>Speed limit to servers</source>
        <translation>서버로 보내는 속도 한도</translation>
    </message>
</context>
<context>
    <name>Transfers</name>
    <message>
        <source>Taking in files…</source>
        <translation>파일을 가져오는 중…</translation>
    </message>
    <message>
        <source>Entering the room…</source>
        <translation>방에 넣는 중…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>쓰는 중…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>읽는 중…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>멈추는 중…</translation>
    </message>
</context>
<context>
    <name>TraySheet</name>
    <message>
        <source>Ieum goes on in the tray</source>
        <translation>이음은 트레이에서 계속 돌아갑니다</translation>
    </message>
    <message>
        <source>While it runs there, messages go on coming and going, also those that it carries for others. Its symbol opens the window again, and its menu ends it. The settings say what closing the window does.</source>
        <translation>트레이에 있는 동안에도 메시지를 주고받고 다른 사람의 메시지를 이어 줍니다. 아이콘을 누르면 창이 다시 열리고, 아이콘의 메뉴에서 끝낼 수 있습니다. 창을 닫을 때 어떻게 할지는 설정에서 바꿉니다.</translation>
    </message>
    <message>
        <source>Go on in the tray</source>
        <translation>트레이에서 계속</translation>
    </message>
    <message>
        <source>Quit when the window is closed</source>
        <translation>창을 닫으면 종료</translation>
    </message>
</context>
<context>
    <name>TrayWords</name>
    <message numerus="yes">
        <source>Ieum, %n unread</source>
        <translation>
            <numerusform>이음, 안 읽음 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Ieum</source>
        <translation>이음</translation>
    </message>
    <message>
        <source>Open Ieum</source>
        <translation>이음 열기</translation>
    </message>
    <message>
        <source>Do not disturb for 1 hour</source>
        <translation>1시간 동안 방해하지 않기</translation>
    </message>
    <message>
        <source>Lock Ieum</source>
        <translation>이음 잠그기</translation>
    </message>
    <message>
        <source>Quit Ieum</source>
        <translation>이음 종료</translation>
    </message>
</context>
<context>
    <name>UnreadButton</name>
    <message numerus="yes">
        <source>To %n unread message(s)</source>
        <translation>
            <numerusform>읽지 않은 메시지 %n개 보기</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnreadLine</name>
    <message>
        <source>You have read up to here</source>
        <translation>여기까지 읽으셨습니다</translation>
    </message>
</context>
<context>
    <name>Vault</name>
    <message>
        <source>Not opened from here: its name has no ending</source>
        <translation>확장자가 없어 여기에서는 열지 않습니다</translation>
    </message>
    <message>
        <source>Not opened from here: it ends in .%1</source>
        <translation>여기에서는 열지 않습니다: 실제 확장자는 .%1</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>고정됨</translation>
    </message>
    <message>
        <source>made room for others</source>
        <translation>다른 파일에 자리를 내줌</translation>
    </message>
</context>
<context>
    <name>VaultDoing</name>
    <message>
        <source>%1 is saved.</source>
        <translation>%1 파일을 저장했습니다.</translation>
    </message>
    <message>
        <source>The copy has another ending than the file had, so it is not opened from here.</source>
        <translation>저장한 이름의 확장자가 원래 파일과 달라서 여기에서는 열지 않습니다.</translation>
    </message>
    <message>
        <source>No program opens such files.</source>
        <translation>이런 파일을 여는 프로그램이 없습니다.</translation>
    </message>
    <message>
        <source>Shared in %1.</source>
        <translation>%1 방에 공유했습니다.</translation>
    </message>
    <message>
        <source>Files of this type are not opened from here.</source>
        <translation>이 종류의 파일은 여기에서 열지 않습니다.</translation>
    </message>
</context>
<context>
    <name>VaultFilters</name>
    <message>
        <source>Name of the file</source>
        <translation>파일 이름</translation>
    </message>
    <message>
        <source>Name, also by first consonants</source>
        <translation>파일 이름, 초성으로도</translation>
    </message>
    <message>
        <source>Name of the sender</source>
        <translation>보낸 사람 이름</translation>
    </message>
    <message>
        <source>From whom</source>
        <translation>보낸 사람</translation>
    </message>
    <message>
        <source>In all rooms</source>
        <translation>모든 방에서</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>%1 방에서</translation>
    </message>
    <message>
        <source>Type of the file</source>
        <translation>파일 종류</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>동영상</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>소리</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>압축</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>잃을 수 있음</translation>
    </message>
</context>
<context>
    <name>VaultMenu</name>
    <message>
        <source>Save and open…</source>
        <translation>저장하고 열기…</translation>
    </message>
    <message>
        <source>Fetch, save and open…</source>
        <translation>받아서 저장하고 열기…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Fetch and save…</source>
        <translation>받아서 저장…</translation>
    </message>
    <message>
        <source>Show in its folder…</source>
        <translation>폴더에서 보기…</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>받기</translation>
    </message>
    <message>
        <source>Do not keep here any more</source>
        <translation>이 컴퓨터에 보관하지 않기</translation>
    </message>
    <message>
        <source>Keep on this computer</source>
        <translation>이 컴퓨터에 보관</translation>
    </message>
    <message>
        <source>Share in another room…</source>
        <translation>다른 방에 공유…</translation>
    </message>
    <message>
        <source>Go to the message</source>
        <translation>메시지로 가기</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>미리 보기</translation>
    </message>
    <message>
        <source>Stop fetching</source>
        <translation>그만 받기</translation>
    </message>
</context>
<context>
    <name>VaultRisks</name>
    <message numerus="yes">
        <source>%n file(s) (%1) are only on servers</source>
        <translation>
            <numerusform>파일 %n개(%1)가 서버에만 있어요</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nobody is known to have %n file(s) (%1)</source>
        <translation>
            <numerusform>파일 %n개(%1)는 누가 가지고 있는지 몰라요</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fetching %n file(s) from whoever has them</source>
        <translation>
            <numerusform>파일 %n개를 가진 곳에서 받고 있어요</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VaultRow</name>
    <message>
        <source>File %1, %2. %3</source>
        <translation>파일 %1, %2. %3</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>VaultTools</name>
    <message>
        <source>On their way…</source>
        <translation>받는 파일…</translation>
    </message>
    <message>
        <source>What is kept…</source>
        <translation>보관 설정…</translation>
    </message>
</context>
<context>
    <name>VaultView</name>
    <message>
        <source>Files of all rooms</source>
        <translation>모든 방의 파일</translation>
    </message>
    <message>
        <source>Looking for files</source>
        <translation>파일을 찾는 중</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>찾은 것이 없습니다</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>아직 파일이 없습니다</translation>
    </message>
    <message>
        <source>Two syllables are enough, and first consonants work too.</source>
        <translation>두 글자면 충분하고, 초성(ㅎㅇ)으로도 찾을 수 있습니다.</translation>
    </message>
    <message>
        <source>Whatever is sent in any room as a file is listed here.</source>
        <translation>어느 방에서든 파일로 오간 것이 모두 여기에 모입니다.</translation>
    </message>
</context>
<context>
    <name>ViewerBar</name>
    <message>
        <source>Smaller</source>
        <translation>작게</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>크게</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>VoiceButton</name>
    <message>
        <source>Record a voice note</source>
        <translation>음성 메시지 녹음</translation>
    </message>
</context>
<context>
    <name>VoiceLine</name>
    <message>
        <source>Recording a voice note. Enter sends it, Escape drops it.</source>
        <translation>음성 메시지를 녹음하고 있습니다. Enter로 보내고 Esc로 버립니다.</translation>
    </message>
    <message>
        <source>Waiting for the microphone…</source>
        <translation>마이크를 기다리는 중…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Send the voice note</source>
        <translation>음성 보내기</translation>
    </message>
</context>
<context>
    <name>VoiceNotes</name>
    <message>
        <source>Voice %1.opus</source>
        <comment>name of a file, with its date and time</comment>
        <translation>음성 %1.opus</translation>
    </message>
</context>
<context>
    <name>VoicePlayer</name>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Voice note %1, %2</source>
        <translation>음성 메시지 %1, %2</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play the voice note</source>
        <translation>음성 메시지 재생</translation>
    </message>
    <message>
        <source>Place in the voice note</source>
        <translation>음성 메시지에서의 위치</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
</context>
<context>
    <name>WelcomeView</name>
    <message>
        <source>Ieum</source>
        <translation>이음</translation>
    </message>
    <message>
        <source>A messenger that goes on working when the servers are down.</source>
        <translation>서버가 멈춰도 이어지는 메신저</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>잠시만요…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작하기</translation>
    </message>
    <message>
        <source>Your key is made on this computer and stays here. There is nothing to register.</source>
        <translation>키는 이 컴퓨터에서 만들어지고 이 컴퓨터에만 있습니다. 가입할 것은 없습니다.</translation>
    </message>
    <message>
        <source>I already use Ieum on another computer</source>
        <translation>이미 다른 컴퓨터에서 이음을 쓰고 있어요</translation>
    </message>
    <message>
        <source>I lost my computer and have my recovery words</source>
        <translation>컴퓨터를 잃어버렸고 복구 단어가 있습니다</translation>
    </message>
    <message>
        <source>I have a backup</source>
        <translation>백업이 있습니다</translation>
    </message>
</context>
<context>
    <name>WritingSettings</name>
    <message>
        <source>Writing and keys</source>
        <translation>글쓰기와 단축키</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>Shift+Enter begins a new line.</source>
        <translation>Shift+Enter로 줄을 바꿉니다.</translation>
    </message>
    <message>
        <source>Enter begins a new line.</source>
        <translation>Enter로 줄을 바꿉니다.</translation>
    </message>
    <message>
        <source>Enter sends</source>
        <translation>Enter로 보내기</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends</source>
        <translation>Ctrl+Enter로 보내기</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Show and change them…</source>
        <translation>보고 바꾸기…</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>맞춤법</translation>
    </message>
    <message>
        <source>check dictionary hunspell</source>
        <translation>맞춤법 검사 사전 철자 hunspell</translation>
    </message>
    <message>
        <source>Needs hunspell and a dictionary: the packages hunspell-ko and hunspell-en-us.</source>
        <translation>hunspell과 사전이 있어야 합니다. hunspell-ko 패키지와 hunspell-en-us 패키지를 설치하세요.</translation>
    </message>
    <message>
        <source>Korean and English are checked.</source>
        <translation>한국어와 영어를 검사합니다.</translation>
    </message>
    <message>
        <source>Korean is checked. For English install hunspell-en-us.</source>
        <translation>한국어를 검사합니다. 영어는 hunspell-en-us를 설치하세요.</translation>
    </message>
    <message>
        <source>English is checked. For Korean install hunspell-ko.</source>
        <translation>영어를 검사합니다. 한국어는 hunspell-ko를 설치하세요.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>검사</translation>
    </message>
    <message>
        <source>Do not check</source>
        <translation>검사하지 않음</translation>
    </message>
    <message>
        <source>Forget my own words (%1)</source>
        <translation>내 단어 지우기 (%1개)</translation>
    </message>
</context>
</TS>
