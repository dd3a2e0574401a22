<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>access</name>
    <message><source>搜索（Ctrl+K）</source><translation>Search (Ctrl+K)</translation></message>
    <message><source>搜索</source><translation>Search</translation></message>
    <message><source>姓名或拼音首字母，再按数字</source><translation>Name or initials, then a digit</translation></message>
    <message><source>用顿号分开</source><translation>Separate by commas</translation></message>
</context>
</TS>
