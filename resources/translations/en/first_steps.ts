<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>first_steps</name>
    <message><source>开始使用</source><translation>Getting started</translation></message>
    <message><source>核对本单位信息</source><translation>Check the details of this office</translation></message>
    <message><source>单位类型、统一社会信用代码；代码的校验位不对会提醒</source><translation>Type and unified social credit code; a wrong check character is pointed out</translation></message>
    <message><source>填写</source><translation>Fill in</translation></message>
    <message><source>生成登记申请，用 U 盘交给上级，带回答复后安装</source><translation>Write a request, take it up on a stick, install the answer that comes back</translation></message>
    <message><source>去登记</source><translation>Go and enrol</translation></message>
    <message><source>把人员名单粘贴进来</source><translation>Paste the list of people</translation></message>
    <message><source>在 WPS 或 Excel 里复制姓名、性别、电话几列，在人员台账按 Ctrl+Shift+V</source><translation>Copy the columns name, sex, phone in a spreadsheet, press Ctrl+Shift+V in the ledger of people</translation></message>
    <message><source>去粘贴</source><translation>Go and paste</translation></message>
    <message><source>带来去年的表格</source><translation>Bring last year's spreadsheets</translation></message>
    <message><source>没有就跳过；表头、日期、合并的格子程序自己认，导入前先看预览</source><translation>Skip it if there are none; headers, dates and merged cells are recognised, and you see a preview first</translation></message>
    <message><source>列全年计划</source><translation>Draw up the year's plan</translation></message>
    <message><source>自己列，或从上级发下来的方案和任务开始</source><translation>Write it, or start from the scheme and tasks handed down</translation></message>
    <message><source>登记下级单位</source><translation>Enrol the units below</translation></message>
    <message><source>下级交来登记申请，核对 30 位核对码，写一份答复</source><translation>They bring a request; compare its 30 digits and write an answer</translation></message>
    <message><source>把任务和模板发下去</source><translation>Hand tasks and templates down</translation></message>
    <message><source>生成下发包，用 U 盘带给每个单位</source><translation>Make the packages and take them to each unit on a stick</translation></message>
    <message><source>去生成</source><translation>Go and make them</translation></message>
    <message><source>报送第一个月</source><translation>Submit the first month</translation></message>
    <message><source>检查、签字、生成报送包，拷到 U 盘</source><translation>Check, sign, make the package, copy it to a stick</translation></message>
    <message><source>去报送</source><translation>Go and submit</translation></message>
    <message><source>接收第一批报送包</source><translation>Take in the first packages</translation></message>
    <message><source>插上 U 盘，先看有什么不同，再收下</source><translation>Plug in the stick, look at what differs, then take them in</translation></message>
    <message><source>去导入</source><translation>Go and import</translation></message>
    <message><source>不再显示</source><translation>Don't show again</translation></message>
    <message><source>{n} 步做好 {done} 步</source><translation>{done} of {n} done</translation></message>
    <message><source>已做好</source><translation>Done</translation></message>
    <message><source>还没有做</source><translation>To do</translation></message>
    <message><source>开始使用的步骤收起来了，帮助菜单里可以再打开</source><translation>The first steps are put away; the help menu brings them back</translation></message>
    <message><source>开始使用的步骤都做完了</source><translation>The first steps are all done</translation></message>
    <message><source>开始使用(&amp;S)</source><translation>Getting &amp;started</translation></message>
    <message><source>演示数据</source><translation>Demo data</translation></message>
    <message><source>演示里的单位</source><translation>Offices of the demo</translation></message>
    <message><source>以这个单位打开</source><translation>Open as this office</translation></message>
    <message><source>删除演示数据…</source><translation>Delete the demo…</translation></message>
    <message><source>这里是练手用的演示数据，随便改；删掉以后从欢迎页设立自己的单位。</source><translation>This is demo data to play with; change what you like. Once it is deleted, set up your own office on the welcome page.</translation></message>
    <message><source>整个演示文件夹都删掉：{folder}。自己单位的数据不在里面。</source><translation>The whole demo folder is deleted: {folder}. Your own office's data are not in it.</translation></message>
    <message><source>删除演示数据</source><translation>Delete the demo</translation></message>
    <message><source>以基层单位打开</source><translation>Open as a unit</translation></message>
    <message><source>以市级打开</source><translation>Open as the city</translation></message>
    <message><source>演示里有一个市和 12 个单位的一年台账，随便改，以后可以整个删掉。</source><translation>The demo holds a year of a city and 12 units. Change what you like; later it can be deleted whole.</translation></message>
    <message><source>“{folder}”不是演示数据，没有删除</source><translation>“{folder}” is no demo; nothing was deleted</translation></message>
    <message><source>演示数据没有删净：{file}（{why}）</source><translation>The demo was not deleted whole: {file} ({why})</translation></message>
</context>
</TS>
