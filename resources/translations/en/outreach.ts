<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>outreach</name>
    <message><source>宣讲组</source><translation>Teams</translation></message>
    <message><source>宣讲组名称</source><translation>Team</translation></message>
    <message><source>成立日期</source><translation>Formed on</translation></message>
    <message><source>撤销日期</source><translation>Disbanded on</translation></message>
    <message><source>退出日期</source><translation>Left on</translation></message>
    <message><source>空着就是成立日期</source><translation>Empty means the day the team was formed</translation></message>
    <message><source>撤销日期早于成立日期（{day}）</source><translation>Earlier than the day it was formed ({day})</translation></message>
    <message><source>早于成立日期（{day}）</source><translation>Earlier than the day the team was formed ({day})</translation></message>
    <message><source>退出日期早于加入日期（{day}）</source><translation>Earlier than the day of joining ({day})</translation></message>
    <message><source>撤销宣讲组</source><translation>Disband the team</translation></message>
    <message><source>厂区</source><translation>Plant</translation></message>
    <message><source>集中</source><translation>In a hall</translation></message>
    <message><source>互动</source><translation>Interactive</translation></message>
    <message><source>网络</source><translation>Online</translation></message>
    <message><source>宣讲人</source><translation>Speakers</translation></message>
    <message><source>地点类别</source><translation>Kind of place</translation></message>
    <message><source>对象类别</source><translation>Kind of audience</translation></message>
    <message><source>形式</source><translation>Form</translation></message>
    <message><source>场次</source><translation>Talks</translation></message>
    <message><source>线下受众</source><translation>On the spot</translation></message>
    <message><source>线上受众</source><translation>Online audience</translation></message>
    <message><source>写明宣讲时间</source><translation>Say when the talk was given</translation></message>
    <message><source>宣讲时间 {day} 还没有到</source><translation>The day of the talk, {day}, has not come yet</translation></message>
    <message><source>写明下一场的时间</source><translation>Say when the next talk is given</translation></message>
    <message><source>登记下一场</source><translation>Record the next talk</translation></message>
    <message><source>取消宣讲</source><translation>Call the talk off</translation></message>
    <message><source>对象与场次</source><translation>Audience and count</translation></message>
    <message><source>“{title}”的状态不能从“{before}”改为“{after}”；登记错了就删掉重新登记</source><translation>“{title}” cannot go from “{before}” to “{after}”; if it was recorded wrongly, delete it and record it again</translation></message>
    <message><source>未填</source><translation>empty</translation></message>
    <message><source>报名</source><translation>Enrolling</translation></message>
    <message><source>开班</source><translation>Open</translation></message>
    <message><source>结业</source><translation>Finished</translation></message>
    <message><source>未结业</source><translation>Not graduated</translation></message>
    <message><source>补训</source><translation>Trained again</translation></message>
    <message><source>上课时间</source><translation>Begins at</translation></message>
    <message><source>课程</source><translation>Lesson</translation></message>
    <message><source>学员</source><translation>Students</translation></message>
    <message><source>学员（台账外）</source><translation>Student (not in the ledger)</translation></message>
    <message><source>交流发言题目</source><translation>Speech</translation></message>
    <message><source>成绩</source><translation>Score</translation></message>
    <message><source>结业情况</source><translation>Result</translation></message>
    <message><source>课次</source><translation>Lesson</translation></message>
    <message><source>写课程名称</source><translation>Write the title of the lesson</translation></message>
    <message><source>班次名称</source><translation>Class</translation></message>
    <message><source>期次</source><translation>Term</translation></message>
    <message><source>培训对象</source><translation>Called</translation></message>
    <message><source>叫到哪一级为止</source><translation>The lowest rank that is called</translation></message>
    <message><source>开班日期</source><translation>Opens on</translation></message>
    <message><source>结业日期</source><translation>Ends on</translation></message>
    <message><source>计划人数</source><translation>Planned</translation></message>
    <message><source>实训人数</source><translation>Trained</translation></message>
    <message><source>有学员名单就按名单算</source><translation>Counted by the list of students where there is one</translation></message>
    <message><source>空着就按课程表加起来</source><translation>Added up from the timetable while empty</translation></message>
    <message><source>课程表</source><translation>Timetable</translation></message>
    <message><source>结业日期早于开班日期（{day}）</source><translation>Earlier than the opening day ({day})</translation></message>
    <message><source>实训多于计划（{most} 人）</source><translation>More than planned ({most})</translation></message>
    <message><source>不在开班和结业日期之间</source><translation>Not between the opening and the last day</translation></message>
    <message><source>成绩不超过 {most} 分</source><translation>A score is at most {most}</translation></message>
    <message><source>还没有开班，不写结业情况</source><translation>The class has not opened: there are no results yet</translation></message>
    <message><source>课程表里没有这一课次，或者不止一个</source><translation>The timetable has no such lesson, or more than one</translation></message>
    <message><source>这个人不在学员名单里</source><translation>This person is not in the list of students</translation></message>
    <message><source>写明开班日期</source><translation>Say when the class opens</translation></message>
    <message><source>开班日期 {day} 还没有到</source><translation>The opening day, {day}, has not come yet</translation></message>
    <message><source>写明结业日期</source><translation>Say when the class ends</translation></message>
    <message><source>结业日期 {day} 还没有到</source><translation>The last day, {day}, has not come yet</translation></message>
    <message><source>班次</source><translation>Class</translation></message>
    <message><source>学员与考勤</source><translation>Students and attendance</translation></message>
    <message><source>登记补训</source><translation>Record the retraining</translation></message>
    <message><source>取消轮训班</source><translation>Call the class off</translation></message>
    <message><source>期</source><translation>terms</translation></message>
    <message><source>分</source><translation>points</translation></message>
    <message><source>宣讲组里部门以上领导</source><translation>Leaders in outreach teams</translation></message>
    <message><source>期内宣讲组里的不同领导：部门负责人或处级以上，身份按在组的最后一天</source><translation>Different leaders in teams of the period: department heads, or of division rank and above, as on their last day in the team</translation></message>
    <message><source>宣讲组里的部门负责人</source><translation>Heads in outreach teams</translation></message>
    <message><source>期内宣讲组里的不同部门负责人，身份按在组的最后一天</source><translation>Different department heads in teams of the period, as on their last day in the team</translation></message>
    <message><source>期内已讲的场次</source><translation>Talks given in the period</translation></message>
    <message><source>街道宣讲</source><translation>Talks in streets</translation></message>
    <message><source>期内在街道讲的场次</source><translation>Talks given in streets in the period</translation></message>
    <message><source>乡镇宣讲</source><translation>Talks in townships</translation></message>
    <message><source>期内在乡镇讲的场次</source><translation>Talks given in townships in the period</translation></message>
    <message><source>厂区宣讲</source><translation>Talks in plants</translation></message>
    <message><source>期内在厂区讲的场次</source><translation>Talks given in plants in the period</translation></message>
    <message><source>学校宣讲</source><translation>Talks in schools</translation></message>
    <message><source>期内在学校讲的场次</source><translation>Talks given in schools in the period</translation></message>
    <message><source>机关宣讲</source><translation>Talks in organs</translation></message>
    <message><source>期内在机关讲的场次</source><translation>Talks given in organs in the period</translation></message>
    <message><source>其他地点宣讲</source><translation>Talks elsewhere</translation></message>
    <message><source>期内在其他地点讲的场次</source><translation>Talks given elsewhere in the period</translation></message>
    <message><source>宣讲受众</source><translation>People reached</translation></message>
    <message><source>期内宣讲的线下和线上受众</source><translation>People reached by talks of the period, on the spot and online</translation></message>
    <message><source>街道宣讲受众</source><translation>Reached in streets</translation></message>
    <message><source>期内街道宣讲的线下和线上受众</source><translation>People reached by talks in streets, on the spot and online</translation></message>
    <message><source>乡镇宣讲受众</source><translation>Reached in townships</translation></message>
    <message><source>期内乡镇宣讲的线下和线上受众</source><translation>People reached by talks in townships, on the spot and online</translation></message>
    <message><source>厂区宣讲受众</source><translation>Reached in plants</translation></message>
    <message><source>期内厂区宣讲的线下和线上受众</source><translation>People reached by talks in plants, on the spot and online</translation></message>
    <message><source>学校宣讲受众</source><translation>Reached in schools</translation></message>
    <message><source>期内学校宣讲的线下和线上受众</source><translation>People reached by talks in schools, on the spot and online</translation></message>
    <message><source>机关宣讲受众</source><translation>Reached in organs</translation></message>
    <message><source>期内机关宣讲的线下和线上受众</source><translation>People reached by talks in organs, on the spot and online</translation></message>
    <message><source>其他地点宣讲受众</source><translation>Reached elsewhere</translation></message>
    <message><source>期内其他地点宣讲的线下和线上受众</source><translation>People reached by talks elsewhere, on the spot and online</translation></message>
    <message><source>处级以上轮训</source><translation>Classes for division rank</translation></message>
    <message><source>期内开班的轮训班，对象是处级或厅级</source><translation>Classes that opened in the period, for division rank or above</translation></message>
    <message><source>上半年处级以上轮训</source><translation>Classes, first half</translation></message>
    <message><source>期内上半年开班的轮训班，对象是处级或厅级</source><translation>Classes that opened in the first half of the year, for division rank or above</translation></message>
    <message><source>下半年处级以上轮训</source><translation>Classes, second half</translation></message>
    <message><source>期内下半年开班的轮训班，对象是处级或厅级</source><translation>Classes that opened in the second half of the year, for division rank or above</translation></message>
    <message><source>结合会审的轮训</source><translation>Classes with a review</translation></message>
    <message><source>期内开班、起止日期里做过方案会审的轮训班</source><translation>Classes that opened in the period and in whose days a scheme was reviewed</translation></message>
    <message><source>先填课程表或者开班日期，签到表按天打印</source><translation>Fill in the timetable or the opening day first: there is a sheet for each day</translation></message>
    <message><source>课程与考勤</source><translation>Lessons and attendance</translation></message>
    <message><source>没有考勤</source><translation>No attendance yet</translation></message>
    <message><source>出勤 {there}/{expected} 课</source><translation>Attended {there} of {expected}</translation></message>
    <message><source>{n} 分</source><translation>{n} points</translation></message>
    <message><source>发言《{title}》</source><translation>Spoke on “{title}”</translation></message>
    <message><source>没有任职记录</source><translation>No post on record</translation></message>
    <message><source>{day} 退出</source><translation>left on {day}</translation></message>
    <message><source>结业 {n} 人</source><translation>Graduated: {n}</translation></message>
    <message><source>未结业 {n} 人</source><translation>Not graduated: {n}</translation></message>
    <message><source>结业名单</source><translation>Certificate list</translation></message>
    <message><source>证书编号</source><translation>Certificate</translation></message>
    <message><source>出勤（课次）</source><translation>Attended</translation></message>
    <message><source>第 {n} 期</source><translation>Term {n}</translation></message>
    <message><source>粘贴学员名单</source><translation>Paste the list of students</translation></message>
    <message><source>在表格里复制姓名、单位等几列，连表头一起更准</source><translation>Copy names, units and so on from a spreadsheet, best with their headings</translation></message>
    <message><source>剪贴板里没有名单：先在表格里复制姓名一列，可以带单位</source><translation>There is no list on the clipboard: copy the column of names first, with their units if you like</translation></message>
    <message><source>贴入 {n} 人，其中 {known} 人在人员台账里；原来就有的 {old} 人没有重复加</source><translation>{n} pasted, {known} of the list are in the people ledger; {old} were there already</translation></message>
    <message><source>课次(&amp;L)</source><translation>&amp;Lesson</translation></message>
    <message><source>课程表里没有的课次</source><translation>Lessons not in the timetable</translation></message>
    <message><source>先填课程表</source><translation>Fill in the timetable first</translation></message>
    <message><source>宣讲统计</source><translation>Talks in sum</translation></message>
    <message><source>按地点</source><translation>By place</translation></message>
    <message><source>按对象</source><translation>By audience</translation></message>
    <message><source>线下</source><translation>On the spot</translation></message>
    <message><source>线上</source><translation>Online</translation></message>
    <message><source>受众合计</source><translation>Reached</translation></message>
    <message><source>没有填</source><translation>Not filled in</translation></message>
    <message><source>宣讲 {talks} 场，受众 {people} 人次；Enter 展开一行，看是哪几场</source><translation>{talks} talks reached {people} people; Enter opens a line and shows its talks</translation></message>
    <message><source>主题</source><translation>Theme</translation></message>
    <message><source>在学</source><translation>No result yet</translation></message>
    <message><source>{name} {n} 人</source><translation>{name}: {n}</translation></message>
    <message><source>计划与专项</source><translation>Plan and drive</translation></message>
</context>
</TS>
