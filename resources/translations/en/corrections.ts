<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>corrections</name>
    <message><source>抽查</source><translation>Spot checks</translation></message>
    <message><source>轮训班</source><translation>Training classes</translation></message>
    <message><source>需求</source><translation>Needs</translation></message>
    <message><source>跟进学习</source><translation>Follow-up study</translation></message>
    <message><source>五多</source><translation>Burdens</translation></message>
    <message><source>补学</source><translation>Make-up study</translation></message>
    <message><source>过一遍</source><translation>Checklists</translation></message>
    <message><source>专项行动</source><translation>Special drives</translation></message>
    <message><source>资料</source><translation>Materials</translation></message>
    <message><source>台账</source><translation>Ledger</translation></message>
    <message><source>检查项</source><translation>Check</translation></message>
    <message><source>签字日期</source><translation>Signed on</translation></message>
    <message><source>本月无</source><translation>Nothing this month</translation></message>
    <message><source>情况说明</source><translation>Explanations</translation></message>
    <message><source>报送签字</source><translation>Sign-offs</translation></message>
    <message><source>负责人不能和填报人是同一个人，换一个名字</source><translation>Leader and filler must be two people: change one name</translation></message>
    <message><source>这个月已有月报，在那一份里改</source><translation>This month has a report already: change that one</translation></message>
    <message><source>填写 {month} 月报的说明</source><translation>Explain in the report of {month}</translation></message>
  </context>
</TS>
