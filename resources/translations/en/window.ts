<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>window</name>
    <message><source>还没有</source><translation>none yet</translation></message>
    <message><source>数据完好</source><translation>Data are whole</translation></message>
    <message><source>已备份到 {name}</source><translation>Backed up to {name}</translation></message>
    <message><source>打开台账</source><translation>Open the ledger</translation></message>
    <message><source>输入打开密码</source><translation>Enter the password</translation></message>
    <message><source>打开</source><translation>Open</translation></message>
    <message><source>正在生成演示数据：第 {done} 步，共 {total} 步</source><translation>Making the demo: step {done} of {total}</translation></message>
    <message><source>设立单位</source><translation>Set up office</translation></message>
    <message><source>打开演示</source><translation>Open the demo</translation></message>
    <message><source>打开已有数据文件夹…</source><translation>Open a data folder…</translation></message>
    <message><source>设立本单位</source><translation>Set up this office</translation></message>
    <message><source>正在建立数据文件夹</source><translation>Making the data folder</translation></message>
    <message><source>正在生成演示数据：12 个单位的一年台账</source><translation>Making the demo: a year of 12 units</translation></message>
    <message><source>选择数据文件夹</source><translation>Choose a data folder</translation></message>
    <message><source>打开密码</source><translation>Password</translation></message>
    <message><source>再输一遍</source><translation>Password again</translation></message>
    <message><source>欢迎使用学教台账</source><translation>Welcome to Study Ledger</translation></message>
    <message><source>一年的学习教育台账：记一次，报表、报送、总结都用它。全程不用网络。</source><translation>A year of study education: typed once, used by every table, package and summary. No network needed.</translation></message>
    <message><source>本程序只用于内部和公开资料，不得处理国家秘密。</source><translation>For internal and public material only. Never for state secrets.</translation></message>
    <message><source>这个文件夹里已经有台账数据，换一个</source><translation>This folder already holds ledger data; choose another</translation></message>
    <message><source>两次输入的密码不一样</source><translation>The two passwords differ</translation></message>
    <message><source>填写填报人姓名，每次修改都会记名</source><translation>Enter the filler's name; every change is signed with it</translation></message>
    <message><source>填写单位全称</source><translation>Enter the office's full name</translation></message>
    <message><source>可以不填，由上级划分</source><translation>May stay empty; the level above decides</translation></message>
    <message><source>系统设置</source><translation>Settings</translation></message>
    <message><source>显示</source><translation>Display</translation></message>
    <message><source>本单位</source><translation>This office</translation></message>
    <message><source>向上级登记</source><translation>Enrolment with the level above</translation></message>
    <message><source>生成登记申请…</source><translation>Write request…</translation></message>
    <message><source>安装登记答复…</source><translation>Install answer…</translation></message>
    <message><source>登记申请写到哪个文件夹</source><translation>Where to write the request</translation></message>
    <message><source>选择登记答复</source><translation>Choose the answer</translation></message>
    <message><source>选择登记申请</source><translation>Choose the request</translation></message>
    <message><source>中文</source><translation>中文</translation></message>
    <message><source>外观</source><translation>Look</translation></message>
    <message><source>文字大小</source><translation>Text size</translation></message>
    <message><source>数据保护</source><translation>Protection</translation></message>
    <message><source>本单位核对码</source><translation>Our fingerprint</translation></message>
    <message><source>还没有登记。生成登记申请，用 U 盘交给上级；上级的答复带回来后在这里安装。</source><translation>Not enrolled yet. Write a request, hand it to the level above on a stick, and install the answer here.</translation></message>
    <message><source>登记答复</source><translation>Enrolment answer</translation></message>
    <message><source>登记申请</source><translation>Enrolment request</translation></message>
    <message><source>浅色</source><translation>Light</translation></message>
    <message><source>深色</source><translation>Dark</translation></message>
    <message><source>高对比</source><translation>High contrast</translation></message>
    <message><source>跟随系统</source><translation>As the system</translation></message>
    <message><source>标准</source><translation>Standard</translation></message>
    <message><source>大</source><translation>Large</translation></message>
    <message><source>特大</source><translation>Extra large</translation></message>
    <message><source>重新打开程序后生效</source><translation>Takes effect at the next start</translation></message>
    <message><source>密码加密</source><translation>Password</translation></message>
    <message><source>未加密保护</source><translation>Not protected</translation></message>
    <message><source>一致，安装登记</source><translation>They agree, install</translation></message>
    <message><source>已登记到“{name}”</source><translation>Enrolled with “{name}”</translation></message>
    <message><source>登记答复写到哪个文件夹</source><translation>Where to write the answer</translation></message>
    <message><source>上级单位：{name}</source><translation>Level above: {name}</translation></message>
    <message><source>切换台账</source><translation>Switch ledger</translation></message>
    <message><source>已导出到 {name}</source><translation>Exported to {name}</translation></message>
    <message><source>组织与计划</source><translation>Office and plan</translation></message>
    <message><source>学习活动</source><translation>Study</translation></message>
    <message><source>督导整改</source><translation>Rectification</translation></message>
    <message><source>宣传与报送</source><translation>Exchange</translation></message>
    <message><source>导出当前列表</source><translation>Export list</translation></message>
    <message><source>组织机构</source><translation>Organisation</translation></message>
    <message><source>一张表</source><translation>One table</translation></message>
    <message><source>方案计划</source><translation>Schemes and plan</translation></message>
    <message><source>读书学习</source><translation>Reading</translation></message>
    <message><source>报送中心</source><translation>Submission</translation></message>
    <message><source>工作台</source><translation>Dashboard</translation></message>
    <message><source>授课宣讲</source><translation>Lectures</translation></message>
    <message><source>工作节奏</source><translation>Rhythm of work</translation></message>
    <message><source>一季度</source><translation>Q1</translation></message>
    <message><source>二季度</source><translation>Q2</translation></message>
    <message><source>三季度</source><translation>Q3</translation></message>
    <message><source>四季度</source><translation>Q4</translation></message>
    <message><source>{month} · {task}：计划 {planned} 项，已完成 {done} 项 · 回车查看明细</source><translation>{month} · {task}: {planned} planned, {done} done · Enter opens</translation></message>
    <message><source>年度工作“一张表”</source><translation>One table of the year</translation></message>
    <message><source>行</source><translation>Rows</translation></message>
    <message><source>单位范围</source><translation>Units</translation></message>
    <message><source>导出一张表</source><translation>Export the one table</translation></message>
    <message><source>累计</source><translation>Total</translation></message>
    <message><source>{state}，完成 {done}，计划 {planned}</source><translation>{state}, {done} done of {planned}</translation></message>
    <message><source>计划（项）</source><translation>Planned</translation></message>
    <message><source>完成（项）</source><translation>Done</translation></message>
    <message><source>{unit} {year}年度学习教育计划</source><translation>{unit}, plan of {year}</translation></message>
    <message><source>{year}年度一张表.xlsx</source><translation>one-table-{year}.xlsx</translation></message>
    <message><source>任务数</source><translation>Items</translation></message>
    <message><source>完成 {done}，计划 {planned}</source><translation>{done} done of {planned}</translation></message>
    <message><source>搜索结果</source><translation>Search results</translation></message>
    <message><source>“{text}” 共 {n} 条</source><translation>“{text}”: {n} found</translation></message>
    <message><source>{n} 项待办，其中 {late} 项已超期</source><translation>{n} to do, {late} overdue</translation></message>
    <message><source>待办筛选</source><translation>To do</translation></message>
    <message><source>待办事项</source><translation>To do</translation></message>
    <message><source>报送状态</source><translation>Submission</translation></message>
    <message><source>打开报送中心</source><translation>Open submission</translation></message>
    <message><source>没有欠账</source><translation>Nothing outstanding</translation></message>
    <message><source>最近一包：第 {seq} 号，报送码 {code}</source><translation>Newest package: no. {seq}, code {code}</translation></message>
    <message><source>还没有回执</source><translation>No receipt yet</translation></message>
    <message><source>{month}报送包　{day} 截止</source><translation>Packages of {month}, due {day}</translation></message>
    <message><source>还没有报送过</source><translation>Nothing sent yet</translation></message>
    <message><source>{month}报送</source><translation>Submission of {month}</translation></message>
    <message><source>星期一</source><translation>Monday</translation></message>
    <message><source>星期二</source><translation>Tuesday</translation></message>
    <message><source>星期三</source><translation>Wednesday</translation></message>
    <message><source>星期四</source><translation>Thursday</translation></message>
    <message><source>星期五</source><translation>Friday</translation></message>
    <message><source>星期六</source><translation>Saturday</translation></message>
    <message><source>星期日</source><translation>Sunday</translation></message>
    <message><source>看数据表</source><translation>Show numbers</translation></message>
    <message><source>看图</source><translation>Show chart</translation></message>
    <message><source>当月欠账</source><translation>Short in the month</translation></message>
    <message><source>免报</source><translation>Exempt</translation></message>
    <message><source>到期的任务、问题和报送会列在这里。新单位先登记人员，再列全年计划。</source><translation>Tasks, issues and packages that fall due stand here. A new office enters its people first, then its plan.</translation></message>
    <message><source>没有待办事项</source><translation>Nothing to do</translation></message>
    <message><source>去列计划</source><translation>Go to the plan</translation></message>
</context>
</TS>
