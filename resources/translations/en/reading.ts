<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>reading</name>
    <message>
        <source>应补学</source>
        <translation>Make-ups due</translation>
    </message>
    <message>
        <source>期内会议、授课、轮训应到未到的人次（公差、病假、事假、缺席都算），加上到期没读完的书</source>
        <translation>People missing from meetings, lectures and classes held in the period (leave of any kind included), and books not read by their day</translation>
    </message>
    <message>
        <source>已补学</source>
        <translation>Made up</translation>
    </message>
    <message>
        <source>期内登记了补学的人次，加上期内读完的过期书</source>
        <translation>Make-ups done in the period, and late books finished in it</translation>
    </message>
    <message>
        <source>资料到学习的天数</source>
        <translation>Days from arrival to study</translation>
    </message>
    <message>
        <source>天</source>
        <translation>days</translation>
    </message>
    <message>
        <source>期内学习的资料，从到达到第一次学习的天数的中位数</source>
        <translation>Median days from a document's arrival to its first study, of those studied in the period</translation>
    </message>
    <message>
        <source>期内读完的人和书，补学补上的也算</source>
        <translation>People and books finished in the period, those made up included</translation>
    </message>
    <message>
        <source>读完并且有心得或者抽查合格的人和书，按两样都有的那一天</source>
        <translation>People and books finished, with a note or a passed check, on the day when both are there</translation>
    </message>
    <message>
        <source>待补学</source>
        <translation>To make up</translation>
    </message>
    <message>
        <source>已确认</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>缺学台账</source>
        <translation>Missed in</translation>
    </message>
    <message>
        <source>缺学记录</source>
        <translation>Missed record</translation>
    </message>
    <message>
        <source>缺学日期</source>
        <translation>Missed on</translation>
    </message>
    <message>
        <source>补学时限</source>
        <translation>Make up by</translation>
    </message>
    <message>
        <source>补学日期</source>
        <translation>Made up on</translation>
    </message>
    <message>
        <source>补学佐证</source>
        <translation>Proof</translation>
    </message>
    <message>
        <source>确认人</source>
        <translation>Confirmed by</translation>
    </message>
    <message>
        <source>确认日期</source>
        <translation>Confirmed on</translation>
    </message>
    <message>
        <source>补学状态</source>
        <translation>State of make-up</translation>
    </message>
    <message>
        <source>按姓名、台账和缺学日期找到</source>
        <translation>Found by name, ledger and day</translation>
    </message>
    <message>
        <source>补学日期 {day} 还没有到</source>
        <translation>The day of the make-up, {day}, has not come yet</translation>
    </message>
    <message>
        <source>还没有补学佐证，先加佐证再确认</source>
        <translation>No proof yet: add it, then confirm</translation>
    </message>
    <message>
        <source>缺学</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirmation</translation>
    </message>
    <message>
        <source>登记补学</source>
        <translation>Record make-up</translation>
    </message>
    <message>
        <source>确认补学</source>
        <translation>Confirm make-up</translation>
    </message>
    <message>
        <source>没有找到这个人这一天的缺学记录，核对姓名、台账和日期</source>
        <translation>Nothing missed by this person on this day was found: check name, ledger and day</translation>
    </message>
    <message>
        <source>这次缺学已经有一条补学记录</source>
        <translation>There is a make-up for this already</translation>
    </message>
    <message>
        <source>补学日期早于缺学日期（{day}）</source>
        <translation>Made up before it was missed ({day})</translation>
    </message>
    <message>
        <source>还没有补学日期，先登记补学再确认</source>
        <translation>Not made up yet: record the make-up, then confirm</translation>
    </message>
    <message>
        <source>确认日期早于补学日期（{day}）</source>
        <translation>Confirmed before it was made up ({day})</translation>
    </message>
    <message>
        <source>写明确认人</source>
        <translation>Say who confirmed it</translation>
    </message>
    <message>
        <source>还没有补学佐证</source>
        <translation>No proof yet</translation>
    </message>
    <message>
        <source>登记学习</source>
        <translation>Record study</translation>
    </message>
    <message>
        <source>心得原件</source>
        <translation>Original of the note</translation>
    </message>
    <message>
        <source>实际读完日期</source>
        <translation>Read by</translation>
    </message>
    <message>
        <source>佐证日期</source>
        <translation>Proved on</translation>
    </message>
    <message>
        <source>读完日期，没有就是补学日期</source>
        <translation>The day it was finished, or made up</translation>
    </message>
    <message>
        <source>读完，并且有心得或者抽查合格</source>
        <translation>Finished, with a note or a passed check</translation>
    </message>
    <message>
        <source>写上心得，或者写明字数，或者附上原件</source>
        <translation>Write the note, or say its length, or attach it</translation>
    </message>
    <message>
        <source>写明抽几个人</source>
        <translation>Say how many to draw</translation>
    </message>
    <message>
        <source>抽查结果</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>随机抽人</source>
        <translation>Draw people</translation>
    </message>
    <message>
        <source>查笔记</source>
        <translation>Notes looked at</translation>
    </message>
    <message>
        <source>问答</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>测试</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>优</source>
        <translation>Excellent</translation>
    </message>
    <message>
        <source>良</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>Passed</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>被抽查人</source>
        <translation>Person checked</translation>
    </message>
    <message>
        <source>抽查书目</source>
        <translation>Book checked</translation>
    </message>
    <message>
        <source>笔记字数</source>
        <translation>Characters of notes</translation>
    </message>
    <message>
        <source>整改期限</source>
        <translation>Mend by</translation>
    </message>
    <message>
        <source>抽查名称</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>抽查日期</source>
        <translation>Checked on</translation>
    </message>
    <message>
        <source>被抽查单位</source>
        <translation>Unit checked</translation>
    </message>
    <message>
        <source>抽查人</source>
        <translation>Checked by</translation>
    </message>
    <message>
        <source>还没有抽查结果</source>
        <translation>No results yet</translation>
    </message>
    <message>
        <source>这个人的这本书前面已经有一行了</source>
        <translation>This person and book have a row above</translation>
    </message>
    <message>
        <source>结论合格，不用写整改期限</source>
        <translation>Passed: no deadline needed</translation>
    </message>
    <message>
        <source>不合格的写上整改期限</source>
        <translation>Failed: say by when it is mended</translation>
    </message>
    <message>
        <source>学习资料</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>资料到达日期</source>
        <translation>Arrived on</translation>
    </message>
    <message>
        <source>学习日期</source>
        <translation>Studied on</translation>
    </message>
    <message>
        <source>学习会议</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>学习人数</source>
        <translation>Learners</translation>
    </message>
    <message>
        <source>空着就按资料的到达日期</source>
        <translation>Empty: the day the document arrived</translation>
    </message>
    <message>
        <source>空着就按学习会议的日期</source>
        <translation>Empty: the day of the meeting</translation>
    </message>
    <message>
        <source>学习日期早于到达日期（{day}），核对资料哪天到的</source>
        <translation>Studied before it arrived ({day}): check when it came</translation>
    </message>
    <message>
        <source>这个月没有安排书，先在书目里写计划月份</source>
        <translation>No book is meant for this month: give one its month in the list of books</translation>
    </message>
    <message>
        <source>“{text}”看不懂，写读到第几章（页），读完写“完”或日期</source>
        <translation>“{text}” is not understood: write the chapter or page, or “完” or the day when finished</translation>
    </message>
    <message>
        <source>读完日期 {day} 还没有到</source>
        <translation>The day {day} has not come yet</translation>
    </message>
    <message>
        <source>《{title}》一共 {most}，不能写 {n}</source>
        <translation>“{title}” has {most}, so {n} cannot be</translation>
    </message>
    <message>
        <source>没按期读完</source>
        <translation>Not read in time</translation>
    </message>
    <message>
        <source>选中的都已经补学了</source>
        <translation>All that is selected has been made up for</translation>
    </message>
    <message>
        <source>选中的没有等待确认的补学</source>
        <translation>Nothing that is selected waits for confirmation</translation>
    </message>
    <message>
        <source>补学跟学</source>
        <translation>Making up</translation>
    </message>
    <message>
        <source>补学名单</source>
        <translation>Who owes what</translation>
    </message>
    <message>
        <source>安排补学…</source>
        <translation>Arrange…</translation>
    </message>
    <message>
        <source>确认补学…</source>
        <translation>Confirm…</translation>
    </message>
    <message>
        <source>登记补学…</source>
        <translation>Record make-up…</translation>
    </message>
    <message>
        <source>这里没有要补学的</source>
        <translation>Nothing to make up here</translation>
    </message>
    <message>
        <source>考勤里请假和缺席的、到期没读完书的，会自动列在这里。</source>
        <translation>Those on leave or absent, and those who have not read a book in time, are listed here by themselves.</translation>
    </message>
    <message>
        <source>安排补学</source>
        <translation>Arrange make-up</translation>
    </message>
    <message>
        <source>{verb}：{n} 人次</source>
        <translation>{verb}: {n}</translation>
    </message>
    <message>
        <source>空格 勾选 ・ Ctrl+A 全选 ・ Enter 打开</source>
        <translation>Space ticks ・ Ctrl+A ticks all ・ Enter opens</translation>
    </message>
    <message>
        <source>未补</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>待确认</source>
        <translation>To confirm</translation>
    </message>
    <message>
        <source>未安排</source>
        <translation>Not arranged</translation>
    </message>
    <message>
        <source>缺了什么</source>
        <translation>What was missed</translation>
    </message>
    <message>
        <source>划完与读完</source>
        <translation>Ticked and read</translation>
    </message>
    <message>
        <source>读完</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>划完</source>
        <translation>Ticked</translation>
    </message>
    <message>
        <source>划完 / 读完</source>
        <translation>Ticked / read</translation>
    </message>
    <message>
        <source>直接输入章（页）数 ・ 空格 划完 ・ 日期 读完那天 ・ Del 清除 ・ Enter 打开记录</source>
        <translation>Type chapters or pages ・ Space ticks ・ a date says when ・ Del clears ・ Enter opens</translation>
    </message>
    <message>
        <source>订读书计划…</source>
        <translation>Plan reading…</translation>
    </message>
    <message>
        <source>还没有要读的书</source>
        <translation>No books to read yet</translation>
    </message>
    <message>
        <source>在书目里写上计划月份，或者等上级下发书目，再来订读书计划。</source>
        <translation>Give books their month in the list, or wait for the list from above, then plan the reading.</translation>
    </message>
    <message>
        <source>新建书目</source>
        <translation>New book</translation>
    </message>
    <message>
        <source>月读一书</source>
        <translation>A book a month</translation>
    </message>
    <message>
        <source>已订读书计划 {n} 条</source>
        <translation>Planned {n} readings</translation>
    </message>
    <message>
        <source>哪本书</source>
        <translation>Which book</translation>
    </message>
    <message>
        <source>已登记 {n} 格读书进度</source>
        <translation>Wrote down progress in {n} cells</translation>
    </message>
    <message>
        <source>这些人的这些书已经订过计划</source>
        <translation>These books are planned for these people already</translation>
    </message>
    <message>
        <source>按书</source>
        <translation>By book</translation>
    </message>
    <message>
        <source>按月</source>
        <translation>By month</translation>
    </message>
    <message>
        <source>记入 {month}</source>
        <translation>For {month}</translation>
    </message>
    <message>
        <source>订入计划</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>书目(&amp;B)</source>
        <translation>&amp;Books</translation>
    </message>
    <message>
        <source>分几个月读(&amp;M)</source>
        <translation>Over &amp;months</translation>
    </message>
    <message>
        <source>给谁订(&amp;W)</source>
        <translation>For &amp;whom</translation>
    </message>
    <message>
        <source>全部有计划月份的书（{n} 本）</source>
        <translation>All books with a month ({n})</translation>
    </message>
    <message>
        <source>{month} 月 {title}</source>
        <translation>{month}: {title}</translation>
    </message>
    <message>
        <source>全部 {n} 人</source>
        <translation>All {n} people</translation>
    </message>
    <message>
        <source>选中的 {n} 人</source>
        <translation>The {n} selected</translation>
    </message>
    <message>
        <source>读完占划完</source>
        <translation>Read of ticked</translation>
    </message>
    <message>
        <source>{count} 人次等待补学</source>
        <translation>{count} make-ups are waiting</translation>
    </message>
    <message>
        <source>资料“{title}”还没有学习</source>
        <translation>“{title}” has not been studied</translation>
    </message>
    <message>
        <source>实际补上日期</source>
        <translation>Settled on</translation>
    </message>
    <message>
        <source>补学日期，没有就是书读完那天</source>
        <translation>The day it was made up, or the book was read</translation>
    </message>
</context>
</TS>
