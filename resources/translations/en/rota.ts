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
    <message><source>已讲</source><translation>Given</translation></message>
    <message><source>已安排</source><translation>Planned</translation></message>
    <message><source>未安排</source><translation>Nobody planned</translation></message>
    <message><source>久未讲</source><translation>Long ago</translation></message>
    <message><source>过期未讲</source><translation>Missed</translation></message>
    <message><source>从轮值表取下</source><translation>taken off the rota</translation></message>
    <message><source>{day} 不在 {year} 年，换年度再安排</source><translation>{day} is not in {year}; choose that year first</translation></message>
    <message><source>轮值表：全年谁讲什么专题、哪天讲，冲突和该轮到谁</source><translation>the rota: who speaks on which topic and when, clashes, and whose turn it is</translation></message>
    <message><source>应训未训：这半年处级及以上没有参加轮训班的人</source><translation>who of division rank and above has sat in no training class this half-year</translation></message>
    <message><source>参加过的人也列出来</source><translation>list those who attended too</translation></message>
    <message><source>单位名称或记录号，不写就是本单位</source><translation>a unit by name or uid; by default the office itself</translation></message>
    <message><source>授课人冲突：{one} ・ {other}</source><translation>Same speaker: {one} · {other}</translation></message>
    <message><source>地点冲突：{one} ・ {other}</source><translation>Same place: {one} · {other}</translation></message>
    <message><source>轮值表上 {day} 已安排“{title}”，打开那一条登记</source><translation>The rota already has “{title}” on {day}; open that one</translation></message>
</context>
</TS>
