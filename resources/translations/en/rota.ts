<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>rota</name>
    <message><source>原因与目标</source><translation>Cause and target</translation></message>
    <message><source>责任单位与对接人</source><translation>Responsible unit and liaison</translation></message>
    <message><source>会务</source><translation>Proceedings</translation></message>
    <message><source>没有考勤表时填人数</source><translation>Head counts, where there is no sheet</translation></message>
    <message><source>人数与资金</source><translation>People and money</translation></message>
    <message><source>牵头与配合单位</source><translation>Lead and assisting units</translation></message>
    <message><source>课件与专项</source><translation>Courseware and drive</translation></message>
    <message><source>更多(&amp;M)：{groups}</source><translation>&amp;More: {groups}</translation></message>
</context>
</TS>
