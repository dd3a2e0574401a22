<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>meetings</name>
    <message>
        <source>落实计划</source>
        <translation>Plan item carried out</translation>
    </message>
    <message>
        <source>办完自动计入这一条计划</source>
        <translation>Once held it counts for this plan item</translation>
    </message>
    <message>
        <source>这个人前面已经有一行了</source>
        <translation>This person already has a row above</translation>
    </message>
    <message>
        <source>对应活动</source>
        <translation>Events held</translation>
    </message>
    <message>
        <source>过月才办的活动</source>
        <translation>Events held late</translation>
    </message>
    <message>
        <source>“{title}”不是上级下发的</source>
        <translation>“{title}” was not handed down by a level above</translation>
    </message>
    <message>
        <source>期内会议、授课和轮训各课的应到人数之和，只算应到实到都有的</source>
        <translation>People expected at meetings, lectures and lessons of the period that tell both counts</translation>
    </message>
    <message>
        <source>期内会议、授课和轮训各课的实到人数之和，迟到早退算到，只算应到实到都有的</source>
        <translation>People present at meetings, lectures and lessons of the period that tell both counts, late ones included</translation>
    </message>
    <message>
        <source>期内已开的会议</source>
        <translation>Meetings held in the period</translation>
    </message>
    <message>
        <source>领导小组办公室例会</source>
        <translation>Leading-group office meetings</translation>
    </message>
    <message>
        <source>期内已开的办公室例会</source>
        <translation>Office meetings held in the period</translation>
    </message>
    <message>
        <source>分析的片区</source>
        <translation>Areas analysed</translation>
    </message>
    <message>
        <source>期内已开的会议分析过的片区，一个片区半年算一次</source>
        <translation>Areas that meetings of the period analysed, each once a half-year</translation>
    </message>
    <message>
        <source>会议、授课和轮训各课的实到除以应到</source>
        <translation>Present over expected, at meetings, lectures and lessons</translation>
    </message>
    <message>
        <source>所属专项行动</source>
        <translation>Drive</translation>
    </message>
    <message>
        <source>决议</source>
        <translation>Resolutions</translation>
    </message>
    <message>
        <source>片区分析</source>
        <translation>Area analysis</translation>
    </message>
    <message>
        <source>登记已开</source>
        <translation>Mark as held</translation>
    </message>
    <message>
        <source>决议转交办</source>
        <translation>Resolutions to tasks</translation>
    </message>
    <message>
        <source>取消会议</source>
        <translation>Cancel meeting</translation>
    </message>
    <message>
        <source>党委会</source>
        <translation>Party committee</translation>
    </message>
    <message>
        <source>领导小组会</source>
        <translation>Leading group</translation>
    </message>
    <message>
        <source>办公室例会</source>
        <translation>Office meeting</translation>
    </message>
    <message>
        <source>中心组学习</source>
        <translation>Central group study</translation>
    </message>
    <message>
        <source>党委扩大会</source>
        <translation>Enlarged party committee</translation>
    </message>
    <message>
        <source>推进会</source>
        <translation>Progress meeting</translation>
    </message>
    <message>
        <source>片区分析会</source>
        <translation>Area analysis meeting</translation>
    </message>
    <message>
        <source>主要成效</source>
        <translation>Strengths</translation>
    </message>
    <message>
        <source>存在问题</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>抓教措施</source>
        <translation>Next moves</translation>
    </message>
    <message>
        <source>会议名称</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>届次</source>
        <translation>Session no.</translation>
    </message>
    <message>
        <source>开始时间</source>
        <translation>Starts at</translation>
    </message>
    <message>
        <source>结束时间</source>
        <translation>Ends at</translation>
    </message>
    <message>
        <source>主持人</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>记录人</source>
        <translation>Recorder</translation>
    </message>
    <message>
        <source>列席</source>
        <translation>Observers</translation>
    </message>
    <message>
        <source>议程</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>学习文件</source>
        <translation>Documents studied</translation>
    </message>
    <message>
        <source>形势分析</source>
        <translation>Situation analysis</translation>
    </message>
    <message>
        <source>部署任务</source>
        <translation>Tasks deployed</translation>
    </message>
    <message>
        <source>协调困难</source>
        <translation>Difficulties settled</translation>
    </message>
    <message>
        <source>遗留问题</source>
        <translation>Open items</translation>
    </message>
    <message>
        <source>分析片区</source>
        <translation>Areas analysed here</translation>
    </message>
    <message>
        <source>一行一条，可以转为交办事项</source>
        <translation>One a line; each can become a task</translation>
    </message>
    <message>
        <source>写明开会时间</source>
        <translation>Give the time of the meeting</translation>
    </message>
    <message>
        <source>开会时间 {day} 还没有到</source>
        <translation>The meeting on {day} is still to come</translation>
    </message>
    <message>
        <source>结束时间早于开始时间</source>
        <translation>Ends before it starts</translation>
    </message>
    <message>
        <source>实到 {now} 人，没有达到应到 {expected} 人的法定人数 {least} 人</source>
        <translation>{now} present of {expected} expected; the quorum is {least}</translation>
    </message>
    <message>
        <source>这个片区前面已经有一行了</source>
        <translation>This area already has a row above</translation>
    </message>
    <message>
        <source>先写办理结果，再提交</source>
        <translation>Write the outcome first, then submit</translation>
    </message>
    <message>
        <source>先写办理结果，再登记完成</source>
        <translation>Write the outcome first, then mark as done</translation>
    </message>
    <message>
        <source>办理</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>开始办理</source>
        <translation>Start work</translation>
    </message>
    <message>
        <source>提交结果</source>
        <translation>Submit outcome</translation>
    </message>
    <message>
        <source>取消事项</source>
        <translation>Call off</translation>
    </message>
    <message>
        <source>转为本单位任务</source>
        <translation>Take up as own task</translation>
    </message>
    <message>
        <source>同意办结</source>
        <translation>Accept as done</translation>
    </message>
    <message>
        <source>退回再办</source>
        <translation>Send back to be done</translation>
    </message>
    <message>
        <source>准予延期</source>
        <translation>Grant extension</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>办理中</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>已提交</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>交办内容</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>来自会议</source>
        <translation>From meeting</translation>
    </message>
    <message>
        <source>承办上级任务</source>
        <translation>Carries out task from above</translation>
    </message>
    <message>
        <source>交办日期</source>
        <translation>Assigned on</translation>
    </message>
    <message>
        <source>原定时限</source>
        <translation>First deadline</translation>
    </message>
    <message>
        <source>现行时限</source>
        <translation>Current deadline</translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>时限早于交办日期（{day}）</source>
        <translation>The deadline is before the day of assignment ({day})</translation>
    </message>
    <message>
        <source>来自会议的事项，选上是哪次会议</source>
        <translation>Choose the meeting that this task comes from</translation>
    </message>
    <message>
        <source>没到的人</source>
        <translation>Not there</translation>
    </message>
    <message>
        <source>没到的人：姓名或拼音首字母，再按数字；无 = 全到</source>
        <translation>Who was not there: name or initials, then a digit; 无 = nobody</translation>
    </message>
    <message>
        <source>没到的人(&amp;K)</source>
        <translation>Not there (&amp;K)</translation>
    </message>
    <message>
        <source>全部出勤</source>
        <translation>All present</translation>
    </message>
    <message>
        <source>作为应到名单</source>
        <translation>They are expected</translation>
    </message>
    <message>
        <source>作为没到的人</source>
        <translation>They were not there</translation>
    </message>
    <message>
        <source>名单里没有、或不止一个：{names}</source>
        <translation>Not on the sheet, or more than once: {names}</translation>
    </message>
    <message>
        <source>名单里没有“{name}”</source>
        <translation>“{name}” is not on the sheet</translation>
    </message>
    <message>
        <source>{name}（↑↓ 换人：{rest}）</source>
        <translation>{name} (↑↓ to choose: {rest})</translation>
    </message>
    <message>
        <source>贴入 {n} 个姓名，它们是：</source>
        <translation>{n} names pasted. Who are they?</translation>
    </message>
    <message>
        <source>应到 {expected} ・ 实到 {there}</source>
        <translation>Expected {expected} ・ present {there}</translation>
    </message>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>会议交办</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>会议记录</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>签到表</source>
        <translation>Sign-in sheet</translation>
    </message>
    <message>
        <source>实到 ____ 人</source>
        <translation>Present: ____</translation>
    </message>
    <message>
        <source>应到 {expected} 人，实到 {there} 人</source>
        <translation>{expected} expected, {there} present</translation>
    </message>
    <message>
        <source>到会</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>签名</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>请假和缺席</source>
        <translation>On leave or absent</translation>
    </message>
    <message>
        <source>片区对比</source>
        <translation>Areas side by side</translation>
    </message>
    <message>
        <source>片区和单位</source>
        <translation>Areas and units</translation>
    </message>
    <message>
        <source>还没有片区</source>
        <translation>No areas yet</translation>
    </message>
    <message>
        <source>在“组织机构”里建立片区，再给下级单位选上片区，这里就能并排看各片区的数。</source>
        <translation>Set up areas under Organisation and choose one for each unit below; their figures then stand side by side here.</translation>
    </message>
    <message>
        <source>新建片区分析会</source>
        <translation>New area meeting</translation>
    </message>
    <message>
        <source>{n} 个片区</source>
        <translation>{n} areas</translation>
    </message>
    <message><source>“{names}”还没有记进考勤：按 Enter 记上，或者删去</source><translation>“{names}” is not in the attendance yet: press Enter to write it down, or delete it</translation></message>
</context>
</TS>
