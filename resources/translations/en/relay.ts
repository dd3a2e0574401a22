<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>relay</name>
    <message><source>第 {seq} 号包与“{via}”转报清单上的不是同一个：清单上是 {listed}，这个文件是 {found}，先与两边核对</source><translation>Package {seq} is not the one on the cover sheet of “{via}”: the sheet lists {listed}, this file is {found}; check with both first</translation></message>
    <message><source>转报清单上的 {count} 个包没有随盘送来：{packages}；请“{via}”补送</source><translation>{count} packages on the cover sheet are not on the stick: {packages}; ask “{via}” to bring them</translation></message>
    <message><source>“{via}”转报清单上“{name}”第 {seq} 号包与该单位报送的不是同一个，先与两边核对</source><translation>The cover sheet of “{via}” lists another package {seq} of “{name}” than the one that this unit sent; check with both first</translation></message>
    <message><source>“{via}”转报清单上“{name}”第 {seq} 号包的汇总数与该单位的不一致，以单位的为准</source><translation>The figures that “{via}” passed on for package {seq} of “{name}” differ from the unit's own, which count</translation></message>
    <message><source>汇总数</source><translation>Rolled up</translation></message>
    <message><source>汇</source><translation>R</translation></message>
    <message><source>{mark} 汇总数</source><translation>{mark} rolled up</translation></message>
    <message><source>{state}，汇总数</source><translation>{state}, rolled up</translation></message>
    <message><source>{state}（汇总数）</source><translation>{state} (rolled up)</translation></message>
    <message><source>含汇总数：{names}</source><translation>Rolled up: {names}</translation></message>
    <message><source>标“汇”的是汇总数，该单位的记录还没有到</source><translation>R: rolled up, for the unit's records have not come</translation></message>
    <message><source>{month} · {task}：计划 {planned} 项，已完成 {done} 项 · 汇总数，没有明细</source><translation>{month} · {task}: {planned} planned, {done} done · rolled up, no records</translation></message>
    <message><source>经由</source><translation>Through</translation></message>
    <message><source>{due}截止，{day}上报；报送包还没有转到本单位</source><translation>Due {due}, handed in {day}; the package has not come here yet</translation></message>
    <message><source>{n} 个包有要核对的地方，选中它看说明。</source><translation>{n} packages need checking: choose one to see why.</translation></message>
    <message><source>转报</source><translation>Passed on</translation></message>
    <message><source>{n} 个下级的包存在同一个文件夹，一起带走：{names}</source><translation>{n} packages from below in the same folder, to be taken along: {names}</translation></message>
    <message><source>转报下级的包 {n} 个：</source><translation>Passes on {n} packages from below:</translation></message>
    <message><source>{name} 第 {seq} 号包：{state}</source><translation>{name}, package {seq}: {state}</translation></message>
    <message><source>另有 {n} 个</source><translation>And {n} more</translation></message>
    <message><source>转报上级：{state}</source><translation>Level above: {state}</translation></message>
</context>
</TS>
