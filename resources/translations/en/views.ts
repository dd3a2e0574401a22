<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>views</name>
    <message><source>键入</source><translation>Typed</translation></message>
    <message><source>关联带出</source><translation>From links</translation></message>
    <message><source>表格导入</source><translation>From spreadsheets</translation></message>
    <message><source>模板和下发</source><translation>Handed down</translation></message>
    <message><source>结转和复制</source><translation>Carried over</translation></message>
    <message><source>报送包汇入</source><translation>From packages</translation></message>
    <message><source>保存的视图</source><translation>Saved views</translation></message>
    <message><source>视图名称</source><translation>View name</translation></message>
    <message><source>倒序</source><translation>Descending</translation></message>
    <message><source>显示的列</source><translation>Columns shown</translation></message>
    <message><source>下发给下级</source><translation>Handed down to units</translation></message>
    <message><source>视图</source><translation>View</translation></message>
    <message><source>空着就随窗口顶上的期间</source><translation>Empty: the period at the top of the window</translation></message>
    <message><source>字段名，用空格分开</source><translation>Field names, separated by blanks</translation></message>
    <message><source>“{title}”已经下发，要收回就删除它</source><translation>“{title}” has been handed down; to take it back, delete it</translation></message>
    <message><source>这个名称已经有一个视图，换一个名称</source><translation>There is a view of this name already; choose another</translation></message>
</context>
</TS>
