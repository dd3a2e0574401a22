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
    <message><source>轮值表</source><translation>Rota</translation></message>
    <message><source>该轮到谁</source><translation>Whose turn</translation></message>
    <message><source>还没有授课人</source><translation>No speakers yet</translation></message>
    <message><source>在“任职”里登记常委和部门负责人，他们就是轮值表的授课人。</source><translation>Enter committee members and department heads under Appointments: they are the speakers of the rota.</translation></message>
    <message><source>输入日期安排 ・ Enter 打开 ・ Del 取下（可撤销）</source><translation>Type a day to plan · Enter opens · Del takes off (can be undone)</translation></message>
    <message><source>授课人冲突</source><translation>Same speaker</translation></message>
    <message><source>地点冲突</source><translation>Same place</translation></message>
    <message><source>上次 {day}</source><translation>Last {day}</translation></message>
    <message><source>无人讲</source><translation>Nobody</translation></message>
    <message><source>{n} 人，已讲 {held} 场，已安排 {planned} 场，冲突 {clashes} 处</source><translation>{n} speakers, {held} given, {planned} planned, {clashes} clashes</translation></message>
    <message><source>轮值表已改 {n} 格</source><translation>{n} cells of the rota changed</translation></message>
    <message><source>已讲的不能从轮值表取下，打开记录再改</source><translation>What has been given is not taken off the rota; open the record to change it</translation></message>
    <message><source>{year}年授课轮值表</source><translation>Lecture rota of {year}</translation></message>
    <message><source>轮到</source><translation>Turn</translation></message>
    <message><source>该轮到：{names}</source><translation>Due: {names}</translation></message>
    <message><source>还没有人讲的专题：{names}</source><translation>Topics without a speaker: {names}</translation></message>
    <message><source>未定授课人</source><translation>No speaker yet</translation></message>
    <message><source>与“{titles}”冲突</source><translation>clashes with “{titles}”</translation></message>
    <message><source>已讲 / 全部</source><translation>Given / all</translation></message>
    <message><source>未定专题</source><translation>No topic yet</translation></message>
    <message><source>已开展 {held} 场，参加 {n} 人次，其中 {drives} 场属于专项行动</source><translation>{held} held, {n} attendances; {drives} of them belong to a drive</translation></message>
    <message><source>到课</source><translation>Present</translation></message>
    <message><source>未参加轮训</source><translation>No class</translation></message>
    <message><source>轮训授课都没参加</source><translation>Neither class nor lecture</translation></message>
    <message><source>已参加轮训</source><translation>Attended a class</translation></message>
    <message><source>处级及以上 {n} 人，已参加轮训 {trained} 人，未参加 {untrained} 人</source><translation>{n} of division rank and above: {trained} attended a class, {untrained} did not</translation></message>
    <message><source>听课</source><translation>Lectures</translation></message>
    <message><source>最近一次听课</source><translation>Last lecture</translation></message>
    <message><source>未参加</source><translation>None</translation></message>
    <message><source>应训未训</source><translation>Not yet trained</translation></message>
    <message><source>专题教育</source><translation>Themed education</translation></message>
    <message><source>牵头部门与责任单位</source><translation>Lead department and responsible unit</translation></message>
    <message><source>随机抽取与计划</source><translation>Draw and plan</translation></message>
</context>
</TS>
