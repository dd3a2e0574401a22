<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>inspections</name>
    <message>
        <source>这次抽取用的算法 {name} 本版本不认识，没法重算</source>
        <translation>This draw used the algorithm {name}, which this version does not know: it cannot be repeated</translation>
    </message>
    <message>
        <source>候选名单有 {most} 个，抽取数要在 1 到 {most} 之间</source>
        <translation>There are {most} candidates: draw between 1 and {most} of them</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>候选对象</source>
        <translation>Candidate</translation>
    </message>
    <message>
        <source>抽中次序</source>
        <translation>Order drawn</translation>
    </message>
    <message>
        <source>本轮已抽过</source>
        <translation>Drawn in this round already</translation>
    </message>
    <message>
        <source>抽取名称</source>
        <translation>Draw</translation>
    </message>
    <message>
        <source>抽取对象</source>
        <translation>Drawn among</translation>
    </message>
    <message>
        <source>抽取日期</source>
        <translation>Drawn on</translation>
    </message>
    <message>
        <source>随机种子</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>空着就由程序产生</source>
        <translation>Left empty, the program makes one</translation>
    </message>
    <message>
        <source>算法版本</source>
        <translation>Algorithm</translation>
    </message>
    <message>
        <source>抽取数</source>
        <translation>Number drawn</translation>
    </message>
    <message>
        <source>候选名单</source>
        <translation>Candidates</translation>
    </message>
    <message>
        <source>抽取</source>
        <translation>Draw</translation>
    </message>
    <message>
        <source>随机抽取</source>
        <translation>Draws</translation>
    </message>
    <message>
        <source>还没有抽取，用“抽取”生成名单</source>
        <translation>Nothing has been drawn yet: draw to make the list</translation>
    </message>
    <message>
        <source>按种子重算的结果和抽中名单对不上</source>
        <translation>Drawn again from the seed, others come out than those listed</translation>
    </message>
    <message>
        <source>“{title}”已经抽过，结果不能改；需要时另抽一次</source>
        <translation>“{title}” has been drawn and stays as it is; make another draw if needed</translation>
    </message>
    <message>
        <source>没有可以抽取的对象，先登记下级单位或人员</source>
        <translation>There is nobody to draw from: enter units or people first</translation>
    </message>
    <message>
        <source>指导组名称</source>
        <translation>Guidance group</translation>
    </message>
    <message>
        <source>组长</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>联络员</source>
        <translation>Liaison</translation>
    </message>
    <message>
        <source>负责片区</source>
        <translation>Areas</translation>
    </message>
    <message>
        <source>巡回指导组</source>
        <translation>Guidance groups</translation>
    </message>
    <message>
        <source>指导组</source>
        <translation>Group</translation>
    </message>
</context>
</TS>
