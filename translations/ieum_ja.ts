<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AcceptSheet</name>
    <message>
        <source>Accept an invitation</source>
        <translation>招待を受ける</translation>
    </message>
    <message>
        <source>Paste the link that you were given. It begins with “ieum:”.</source>
        <translation>受け取ったリンクを貼り付けてください。「ieum:」で始まります。</translation>
    </message>
    <message>
        <source>Invitation link</source>
        <translation>招待リンク</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>受ける</translation>
    </message>
</context>
<context>
    <name>AddMenu</name>
    <message>
        <source>New room…</source>
        <translation>新しいルーム…</translation>
    </message>
    <message>
        <source>Invite somebody…</source>
        <translation>招待する…</translation>
    </message>
    <message>
        <source>Accept an invitation…</source>
        <translation>招待を受ける…</translation>
    </message>
    <message>
        <source>Import a chat…</source>
        <translation>トークを取り込む…</translation>
    </message>
    <message>
        <source>Read a bundle from a stick…</source>
        <translation>USBからバンドルを読む…</translation>
    </message>
    <message>
        <source>Connect a server…</source>
        <translation>サーバーに接続…</translation>
    </message>
    <message>
        <source>Recovery words…</source>
        <translation>復元の言葉…</translation>
    </message>
    <message>
        <source>Backup…</source>
        <translation>バックアップ…</translation>
    </message>
    <message>
        <source>My devices…</source>
        <translation>自分の端末…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>設定…</translation>
    </message>
    <message>
        <source>Lock Ieum</source>
        <translation>イウムをロック</translation>
    </message>
</context>
<context>
    <name>AttachDialog</name>
    <message>
        <source>Attach files</source>
        <translation>ファイルを添付</translation>
    </message>
</context>
<context>
    <name>GoOnSheet</name>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
</context>
<context>
    <name>Body</name>
    <message>
        <source>%1 has hidden this message</source>
        <translation>%1さんがこのメッセージを隠しました</translation>
    </message>
    <message>
        <source>This message has disappeared</source>
        <translation>このメッセージは消えました</translation>
    </message>
    <message>
        <source>This message was deleted</source>
        <translation>このメッセージは削除されました</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>Show more</source>
        <translation>もっと見る</translation>
    </message>
</context>
<context>
    <name>BubbleSide</name>
    <message>
        <source>Pinned</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>編集済み</translation>
    </message>
    <message>
        <source>%1 · came late</source>
        <translation>%1・遅れて到着</translation>
    </message>
</context>
<context>
    <name>BundleSheet</name>
    <message>
        <source>Messages</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Messages and files</source>
        <translation>メッセージとファイル</translation>
    </message>
    <message>
        <source>Choose where…</source>
        <translation>保存先を選ぶ…</translation>
    </message>
</context>
<context>
    <name>ComposeMenu</name>
    <message>
        <source>Files…</source>
        <translation>ファイル…</translation>
    </message>
    <message>
        <source>Poll…</source>
        <translation>投票…</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>送信</translation>
    </message>
</context>
<context>
    <name>ComposerText</name>
    <message>
        <source>Message to %1</source>
        <translation>%1へのメッセージ</translation>
    </message>
    <message>
        <source>Nothing can be written here</source>
        <translation>ここには書き込めません</translation>
    </message>
</context>
<context>
    <name>DeedLine</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>This computer</source>
        <translation>このコンピューター</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>接続済み</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未接続</translation>
    </message>
</context>
<context>
    <name>DevicesSheet</name>
    <message>
        <source>Recovery words…</source>
        <translation>復元の言葉…</translation>
    </message>
    <message>
        <source>Backup…</source>
        <translation>バックアップ…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <source>Forwarded to %1.</source>
        <translation>%1に転送しました。</translation>
    </message>
</context>
<context>
    <name>DrawerHead</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <source>Drop to attach</source>
        <translation>ここにドロップして添付</translation>
    </message>
    <message>
        <source>Nothing is sent before you press Send.</source>
        <translation>「送信」を押すまで送られません。</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Export %1</source>
        <translation>%1を書き出す</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Choose where…</source>
        <translation>保存先を選ぶ…</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>Save as…</source>
        <translation>名前を付けて保存…</translation>
    </message>
    <message>
        <source>Fetch and save…</source>
        <translation>取得して保存…</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>取得</translation>
    </message>
</context>
<context>
    <name>FilePanel</name>
    <message>
        <source>Files</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>ファイルはまだありません</translation>
    </message>
    <message>
        <source>Drop files onto the conversation to send them.</source>
        <translation>トークにファイルをドロップすると送れます。</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>waiting for its turn</source>
        <translation>順番待ち</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>このコンピューターにあり</translation>
    </message>
    <message>
        <source>not here, and nobody is known to have it</source>
        <translation>ここになく、持っている人も分かりません</translation>
    </message>
    <message>
        <source>not on this computer yet</source>
        <translation>まだこのコンピューターにありません</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Kept by %1</source>
        <translation>%1が保管</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>接続中</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Whom would you like to talk to?</source>
        <translation>誰と話しますか？</translation>
    </message>
    <message>
        <source>Make a room and invite people into it, or accept an invitation that you were sent. On the same network no server is needed.</source>
        <translation>ルームを作って招待するか、届いた招待を受けてください。同じネットワークならサーバーは要りません。</translation>
    </message>
    <message>
        <source>Make a room</source>
        <translation>ルームを作る</translation>
    </message>
    <message>
        <source>Invite somebody</source>
        <translation>招待する</translation>
    </message>
    <message>
        <source>Accept an invitation</source>
        <translation>招待を受ける</translation>
    </message>
    <message>
        <source>Import a chat from another messenger…</source>
        <translation>ほかのメッセンジャーのトークを取り込む…</translation>
    </message>
    <message>
        <source>Find others on this network…</source>
        <translation>このネットワークの人を探す…</translation>
    </message>
    <message>
        <source>Connect a server…</source>
        <translation>サーバーに接続…</translation>
    </message>
</context>
<context>
    <name>ForwardSheet</name>
    <message>
        <source>Forward to…</source>
        <translation>転送先…</translation>
    </message>
</context>
<context>
    <name>GeneralSettings</name>
    <message>
        <source>General</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Size of texts</source>
        <translation>文字の大きさ</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>文字を小さく</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>文字を大きく</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>標準の大きさ</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>Nothing found</source>
        <translation>見つかりません</translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message>
        <source>Import a chat</source>
        <translation>トークを取り込む</translation>
    </message>
    <message>
        <source>Name of the room</source>
        <translation>ルーム名</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>取り込む</translation>
    </message>
</context>
<context>
    <name>InviteSheet</name>
    <message>
        <source>Invite somebody</source>
        <translation>招待する</translation>
    </message>
    <message>
        <source>Invite to %1</source>
        <translation>%1に招待</translation>
    </message>
    <message>
        <source>Send this link to one person, by whatever way works now. Whoever opens it first can use it; it works once.</source>
        <translation>このリンクを一人に、今使える方法で送ってください。最初に開いた人が一度だけ使えます。</translation>
    </message>
    <message>
        <source>Invitation link</source>
        <translation>招待リンク</translation>
    </message>
    <message>
        <source>Copy a link for the next person</source>
        <translation>次の人のリンクをコピー</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>リンクをコピー</translation>
    </message>
</context>
<context>
    <name>JoinView</name>
    <message>
        <source>One moment…</source>
        <translation>お待ちください…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
</context>
<context>
    <name>KeepingRules</name>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>KeepingSheet</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Rooms</source>
        <translation>ルーム</translation>
    </message>
    <message>
        <source>New room</source>
        <translation>新しいルーム</translation>
    </message>
    <message>
        <source>Files of all rooms</source>
        <translation>すべてのルームのファイル</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>ファイルを添付</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>文字を大きく</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>文字を小さく</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Lock Ieum</source>
        <translation>イウムをロック</translation>
    </message>
</context>
<context>
    <name>LanSheet</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>LinkSheet</name>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>リンクをコピー</translation>
    </message>
</context>
<context>
    <name>LockSettings</name>
    <message>
        <source>Lock</source>
        <translation>ロック</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>しない</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1時間</translation>
    </message>
</context>
<context>
    <name>LockedView</name>
    <message>
        <source>This profile is locked</source>
        <translation>このプロフィールはロックされています</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>パスフレーズ</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>解除中…</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>ロック解除</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Ieum</source>
        <translation>イウム</translation>
    </message>
</context>
<context>
    <name>MemberPanel</name>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Invite to this room…</source>
        <translation>このルームに招待…</translation>
    </message>
    <message>
        <source>Leave this room…</source>
        <translation>このルームを退出…</translation>
    </message>
</context>
<context>
    <name>Members</name>
    <message>
        <source>Owner</source>
        <translation>オーナー</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>管理者</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>閲覧のみ</translation>
    </message>
    <message>
        <source>This is you</source>
        <translation>あなた</translation>
    </message>
    <message>
        <source>Reachable now</source>
        <translation>今つながる</translation>
    </message>
    <message>
        <source>Not seen yet</source>
        <translation>まだ見えていません</translation>
    </message>
</context>
<context>
    <name>MentionList</name>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
</context>
<context>
    <name>MessageList</name>
    <message>
        <source>Messages</source>
        <translation>メッセージ</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Reply</source>
        <translation>返信</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>Forward…</source>
        <translation>転送…</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>固定を解除</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Delete for everybody…</source>
        <translation>全員から削除…</translation>
    </message>
</context>
<context>
    <name>MoreSettings</name>
    <message>
        <source>My devices…</source>
        <translation>自分の端末…</translation>
    </message>
    <message>
        <source>Recovery words…</source>
        <translation>復元の言葉…</translation>
    </message>
    <message>
        <source>Backup…</source>
        <translation>バックアップ…</translation>
    </message>
    <message>
        <source>Connect a server…</source>
        <translation>サーバーに接続…</translation>
    </message>
</context>
<context>
    <name>NewRoomSheet</name>
    <message>
        <source>New room</source>
        <translation>新しいルーム</translation>
    </message>
    <message>
        <source>Name of the room</source>
        <translation>ルーム名</translation>
    </message>
    <message>
        <source>For example: Planning team</source>
        <translation>例：企画チーム</translation>
    </message>
</context>
<context>
    <name>NoLockSheet</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>NoticeHead</name>
    <message>
        <source>Notice</source>
        <translation>お知らせ</translation>
    </message>
</context>
<context>
    <name>NoticeSettings</name>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>With text</source>
        <translation>本文つき</translation>
    </message>
    <message>
        <source>Sender and room</source>
        <translation>送信者とルーム</translation>
    </message>
    <message>
        <source>No details</source>
        <translation>内容なし</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>おやすみ時間</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>通知を止める</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30分</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1時間</translation>
    </message>
    <message>
        <source>2 hours</source>
        <translation>2時間</translation>
    </message>
    <message>
        <source>4 hours</source>
        <translation>4時間</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Ieum</source>
        <translation>イウム</translation>
    </message>
    <message>
        <source>The home server does not answer</source>
        <translation>ホームサーバーが応答しません</translation>
    </message>
</context>
<context>
    <name>Outage</name>
    <message>
        <source>The home server does not answer</source>
        <translation>ホームサーバーが応答しません</translation>
    </message>
    <message>
        <source>The home server has not answered since %1</source>
        <translation>%1からホームサーバーが応答しません</translation>
    </message>
    <message>
        <source>your connection is fine</source>
        <translation>お使いの接続は正常です</translation>
    </message>
    <message>
        <source>this computer has no network</source>
        <translation>このコンピューターはネットワークにつながっていません</translation>
    </message>
    <message>
        <source>it may be the server or your connection to the Internet</source>
        <translation>サーバーかインターネット接続の問題かもしれません</translation>
    </message>
    <message>
        <source>You can go on over the spare server and the LAN</source>
        <translation>予備サーバーとLANで続けられます</translation>
    </message>
    <message>
        <source>You can go on over the spare server</source>
        <translation>予備サーバーで続けられます</translation>
    </message>
    <message>
        <source>You can go on talking over the LAN</source>
        <translation>LANで話し続けられます</translation>
    </message>
    <message>
        <source>You can read, search and write</source>
        <translation>読む・探す・書くことができます</translation>
    </message>
    <message>
        <source>what you send waits on this computer</source>
        <translation>送信したものはこのコンピューターで待ちます</translation>
    </message>
    <message>
        <source>nothing is waiting</source>
        <translation>待っているものはありません</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
</context>
<context>
    <name>PinnedBar</name>
    <message>
        <source>Unpin</source>
        <translation>固定を解除</translation>
    </message>
</context>
<context>
    <name>PollSheet</name>
    <message>
        <source>Poll</source>
        <translation>投票</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>質問</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Send the poll</source>
        <translation>投票を送る</translation>
    </message>
</context>
<context>
    <name>PreviewSheet</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Arrived over the LAN</source>
        <translation>LANで到着</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到着</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>left</source>
        <comment>mark beside a room of which we are no longer a member</comment>
        <translation>退出</translation>
    </message>
    <message>
        <source>imported</source>
        <comment>mark beside a room brought from another messenger</comment>
        <translation>取り込み</translation>
    </message>
    <message>
        <source>Reachable now</source>
        <translation>今つながる</translation>
    </message>
    <message>
        <source>Only you so far</source>
        <translation>まだあなただけ</translation>
    </message>
</context>
<context>
    <name>RoomsPane</name>
    <message>
        <source>Ieum</source>
        <translation>イウム</translation>
    </message>
    <message>
        <source>Files of all rooms</source>
        <translation>すべてのルームのファイル</translation>
    </message>
    <message>
        <source>Search messages and files</source>
        <translation>メッセージとファイルを検索</translation>
    </message>
    <message>
        <source>Search messages and files  %1</source>
        <translation>メッセージとファイルを検索  %1</translation>
    </message>
    <message>
        <source>Messages and files</source>
        <translation>メッセージとファイル</translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>Reply</source>
        <translation>返信</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>SheetButtons</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>SheetSet</name>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>ショートカット</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>PanelSet</name>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>MMM d, yyyy</source>
        <comment>date format: short date with year</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>h:mm AP</source>
        <comment>time format</comment>
        <translation>H:mm</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨日</translation>
    </message>
    <message>
        <source>dddd, MMMM d, yyyy</source>
        <comment>date format: full, with weekday</comment>
        <translation>yyyy年M月d日 dddd</translation>
    </message>
    <message>
        <source>yesterday</source>
        <comment>within a sentence</comment>
        <translation>昨日</translation>
    </message>
</context>
<context>
    <name>TrafficSheet</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>TrayWords</name>
    <message>
        <source>Ieum</source>
        <translation>イウム</translation>
    </message>
    <message>
        <source>Lock Ieum</source>
        <translation>イウムをロック</translation>
    </message>
</context>
<context>
    <name>VaultMenu</name>
    <message>
        <source>Save as…</source>
        <translation>名前を付けて保存…</translation>
    </message>
    <message>
        <source>Fetch and save…</source>
        <translation>取得して保存…</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>取得</translation>
    </message>
</context>
<context>
    <name>VaultView</name>
    <message>
        <source>Files of all rooms</source>
        <translation>すべてのルームのファイル</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>ファイルはまだありません</translation>
    </message>
</context>
<context>
    <name>WelcomeView</name>
    <message>
        <source>Ieum</source>
        <translation>イウム</translation>
    </message>
    <message>
        <source>A messenger that goes on working when the servers are down.</source>
        <translation>サーバーが止まっても続くメッセンジャー</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>お名前</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>お待ちください…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>はじめる</translation>
    </message>
    <message>
        <source>Your key is made on this computer and stays here. There is nothing to register.</source>
        <translation>鍵はこのコンピューターで作られ、ここに残ります。登録は要りません。</translation>
    </message>
    <message>
        <source>I already use Ieum on another computer</source>
        <translation>別のコンピューターで使っています</translation>
    </message>
    <message>
        <source>I lost my computer and have my recovery words</source>
        <translation>コンピューターをなくし、復元の言葉があります</translation>
    </message>
    <message>
        <source>I have a backup</source>
        <translation>バックアップがあります</translation>
    </message>
</context>
<context>
    <name>WritingSettings</name>
    <message>
        <source>Shortcuts</source>
        <translation>ショートカット</translation>
    </message>
</context>
</TS>
