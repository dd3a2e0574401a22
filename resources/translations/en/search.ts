<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>search</name>
    <message><source>在所有台账里查找：字词、编号，人员和单位的拼音</source><translation>Find in all ledgers: words, numbers, the sound of people's and units' names</translation></message>
    <message><source>main.py --data D search 消防通道 --json</source><translation>main.py --data D search "fire lane" --json</translation></message>
    <message><source>一条记录引用了哪些记录，又被哪些记录引用</source><translation>Which records a record names, and which name it</translation></message>
    <message><source>要找的字词，几个词用空格分开并加引号</source><translation>The words to find; several words with blanks between, in quotes</translation></message>
    <message><source>台账</source><translation>Ledger</translation></message>
    <message><source>标题</source><translation>Title</translation></message>
    <message><source>所在文字</source><translation>Where it stands</translation></message>
    <message><source>引用</source><translation>Names</translation></message>
    <message><source>被引用</source><translation>Named by</translation></message>
    <message><source>方向</source><translation>Direction</translation></message>
    <message><source>字段</source><translation>Field</translation></message>
    <message><source>没有记录 {uid}</source><translation>There is no record {uid}</translation></message>
    <message><source>正在整理检索，稍等就有结果</source><translation>Taking in what is new; results follow in a moment</translation></message>
    <message><source>“{text}” 超过 {n} 条</source><translation>“{text}”: more than {n}</translation></message>
    <message><source>输入字词就能查找</source><translation>Type to find</translation></message>
    <message><source>没有找到“{text}”</source><translation>Nothing found for “{text}”</translation></message>
    <message><source>查了 {n} 个台账的文字、名称、选项和附件：{names}。少写几个字再试。</source><translation>Looked in the texts, names, choices and files of {n} ledgers: {names}. Try fewer characters.</translation></message>
    <message><source>字词、编号、文件名都可以；人员和单位可以输拼音。</source><translation>Words, numbers and file names; people and units can be typed by their sound.</translation></message>
    <message><source>{title} {n} 条</source><translation>{title} ({n})</translation></message>
    <message><source>到{ledger}里接着查找</source><translation>Go on searching in {ledger}</translation></message>
    <message><source>关联</source><translation>Related</translation></message>
    <message><source>这条记录没有引用别的记录，也没有被引用。</source><translation>This record names no other record, and none names it.</translation></message>
    <message><source>引用的{ledger}</source><translation>Names {ledger}</translation></message>
    <message><source>引用它的{ledger}</source><translation>Named by {ledger}</translation></message>
    <message><source>另有 {n} 条没有列出</source><translation>{n} more are not listed</translation></message>
    <message><source>正在查找“{text}”</source><translation>Looking for “{text}”</translation></message>
</context>
</TS>
