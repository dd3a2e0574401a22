<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>help</name>
    <message><source>任何一级上级</source><translation>Any level above</translation></message>
    <message><source>上级（自查的由本单位负责人）</source><translation>The level above (for self-checks, the own leader)</translation></message>
    <message><source>收到下发的单位</source><translation>The unit it was handed down to</translation></message>
    <message><source>必填</source><translation>Required</translation></message>
    <message><source>上级要求时报送</source><translation>Sent if the level above asks</translation></message>
    <message><source>不报送</source><translation>Never sent</translation></message>
    <message><source>记录算在哪一期，看“{label}”。</source><translation>A record belongs to the period of its “{label}”.</translation></message>
    <message><source>意思</source><translation>Meaning</translation></message>
    <message><source>操作</source><translation>Actions</translation></message>
    <message><source>谁来做</source><translation>Who</translation></message>
    <message><source>做什么</source><translation>What it does</translation></message>
    <message><source>要填</source><translation>Asks for</translation></message>
    <message><source>程序填写</source><translation>Filled by the program</translation></message>
    <message><source>要不要填</source><translation>Required?</translation></message>
    <message><source>各角色可以做的</source><translation>What each role may do</translation></message>
    <message><source>全部命令</source><translation>All commands</translation></message>
    <message><source>命令</source><translation>Commands</translation></message>
    <message><source>这个台账的记录可以下发给下级，随下发的包带下去。</source><translation>Records of this ledger can be handed down to the units below.</translation></message>
    <message><source>这时可以</source><translation>Possible then</translation></message>
    <message><source>从{ledger}里选</source><translation>Chosen from {ledger}</translation></message>
    <message><source>可以有多行</source><translation>Any number of rows</translation></message>
    <message><source>怎么办</source><translation>What to do</translation></message>
    <message><source>在一页里翻到下一个、上一个台账</source><translation>Next or previous ledger of a page</translation></message>
    <message><source>在导航、工具行、列表、详情、年度和期间之间切换</source><translation>Move between navigation, tools, list, details, year and period</translation></message>
    <message><source>做完小表单，走到下一步</source><translation>Finish a small form, go on to the next step</translation></message>
    <message><source>打开记录，按下按钮</source><translation>Open a record, press a button</translation></message>
    <message><source>勾选一行，切换处理方式</source><translation>Tick a row, switch how it is handled</translation></message>
    <message><source>返回，取消，关掉小窗口</source><translation>Go back, cancel, close a small window</translation></message>
    <message><source>到表首、表尾</source><translation>To the start or end of the table</translation></message>
    <message><source>按键</source><translation>Keys</translation></message>
    <message><source>其他按键</source><translation>Other keys</translation></message>
    <message><source>这一页的按键</source><translation>Keys of this page</translation></message>
    <message><source>到这里：按 `Ctrl+{digit}`</source><translation>To come here: `Ctrl+{digit}`</translation></message>
    <message><source>转到各页</source><translation>Go to a page</translation></message>
    <message><source>到这里：按 `Ctrl+{digit}`，再按 {n} 次 `Ctrl+PgDown`</source><translation>To come here: `Ctrl+{digit}`, then `Ctrl+PgDown` × {n}</translation></message>
    <message><source>学教台账帮助</source><translation>Study Ledger help</translation></message>
    <message><source>在帮助里查找（Ctrl+F）</source><translation>Search help (Ctrl+F)</translation></message>
    <message><source>在帮助里查找</source><translation>Search help</translation></message>
    <message><source>帮助主题</source><translation>Help topics</translation></message>
    <message><source>帮助内容</source><translation>Help text</translation></message>
    <message><source>后退（Alt+←）</source><translation>Back (Alt+←)</translation></message>
    <message><source>前进（Alt+→）</source><translation>Forward (Alt+→)</translation></message>
    <message><source>打开这一页</source><translation>Open this page</translation></message>
    <message><source>程序里按 F1 看当前页的帮助，内容和这本手册是同一份。本程序不得处理国家秘密。</source><translation>F1 in the program shows the help of the page in front; it is the same text as this manual. State secrets must not be handled with this program.</translation></message>
    <message><source>学教台账填报人手册</source><translation>Study Ledger: manual for clerks</translation></message>
    <message><source>学教台账上级手册</source><translation>Study Ledger: manual for the level above</translation></message>
    <message><source>给每天登记和报送的人：从设立单位到每月报送，照着做就行。</source><translation>For those who enter and send records: from setting an office up to the monthly report.</translation></message>
    <message><source>给收报送包、审核和汇总的一级：从登记下级到下发回执，照着做就行。</source><translation>For the level that takes packages in, reviews and rolls up: from enrolling units to handing receipts down.</translation></message>
    <message><source>目录</source><translation>Contents</translation></message>
    <message><source>帮助</source><translation>Help</translation></message>
    <message><source>帮助主题，如 issues/stock</source><translation>A topic of help, such as issues/stock</translation></message>
    <message><source>没有“{topic}”这个帮助主题，不写主题就列出全部</source><translation>There is no help topic “{topic}”; leave it out to list all</translation></message>
    <message><source>帮助：列出主题，显示一个主题，或者在里面查找</source><translation>Help: list topics, show one, or search in them</translation></message>
    <message><source>菜单</source><translation>Menu</translation></message>
</context>
</TS>
