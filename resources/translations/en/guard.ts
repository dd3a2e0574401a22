<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>guard</name>
    <message><source>从“{name}”读出的内容太多，没有读完，请拆成几个小文件</source><translation>Too much came out of “{name}” and it was not read to the end; split it into smaller files</translation></message>
    <message><source>这份数据里还没有密钥</source><translation>There are no keys in these data yet</translation></message>
    <message><source>数据文件有损坏</source><translation>The data file is damaged</translation></message>
    <message><source>数据文件有损坏的地方</source><translation>The data file is damaged in places</translation></message>
    <message><source>重新打开…</source><translation>Open again…</translation></message>
    <message><source>数据文件有损坏的地方，不再往里写。重新打开一次，完好的台账可以只读查看</source><translation>The data file is damaged and nothing more is written into it. Open it again to look at the ledgers that are whole</translation></message>
    <message><source>数据文件有损坏的地方，这一步没有做成。从现在起只能看、不能改；重新打开一次，完好的台账都能查看，也可以恢复备份</source><translation>The data file is damaged and this was not done. From now on it is only read; open it again to look at the ledgers that are whole or to restore a backup</translation></message>
</context>
</TS>
