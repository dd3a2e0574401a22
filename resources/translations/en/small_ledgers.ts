<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>small_ledgers</name>
    <message><source>哪一天，不写就是今天</source><translation>which day; today if left out</translation></message>
    <message><source>哪个单位：名称或记录号，不写就是本单位</source><translation>which unit: its name or record id; this office if left out</translation></message>
    <message><source>只看领导小组，按职务排</source><translation>the leading group only, by role</translation></message>
    <message><source>填一个要素，如 party_congress_no=15</source><translation>fill one fact, such as party_congress_no=15</translation></message>
    <message><source>本期数</source><translation>This period</translation></message>
    <message><source>增减</source><translation>Change</translation></message>
    <message><source>同比</source><translation>Change in %</translation></message>
    <message><source>报送信息</source><translation>News items sent</translation></message>
    <message><source>采用信息</source><translation>Adoptions</translation></message>
    <message><source>信息得分</source><translation>News score</translation></message>
    <message><source>全年任务</source><translation>Year's target</translation></message>
    <message><source>本期</source><translation>Period</translation></message>
    <message><source>完成进度</source><translation>Progress</translation></message>
    <message><source>没有“{key}”这个要素，先在年度要素台账里新建</source><translation>There is no fact “{key}”; create it in the ledger of year facts first</translation></message>
    <message><source>某一天谁任什么职、在领导小组里做什么</source><translation>who held which post on a day, and what they were in the leading group</translation></message>
    <message><source>五多：本期、上年同期、增减和同比，按项目和单位</source><translation>burdens: this period, last year's, the change and its percentage, by kind and by unit</translation></message>
    <message><source>信息报送：各单位报送、采用和得分</source><translation>news items: what each unit sent, what was adopted and the score</translation></message>
    <message><source>年度任务：本期、累计和完成进度</source><translation>year's targets: the period, the year so far and the progress</translation></message>
    <message><source>年度要素：总结里要写、台账里没有的内容，列出来或填上</source><translation>year facts: what the summary says and no ledger holds; list them or fill them in</translation></message>
    <message><source>期内要求单位的会议、文电、检查、评比竞赛和报表台账</source><translation>Meetings, documents, checks, contests and forms asked of units in the period</translation></message>
    <message><source>同一批记录的上年同期数：上年有记录的按记录，没有的按首年填的数</source><translation>Last year's counts of the same records: by its records where there are any, else as typed in the first year</translation></message>
    <message><source>五多本期数</source><translation>Burdens</translation></message>
    <message><source>件次</source><translation>items</translation></message>
    <message><source>五多上年同期</source><translation>Burdens a year before</translation></message>
    <message><source>日期在期内的信息</source><translation>News items dated in the period</translation></message>
    <message><source>采用日期在期内、上级已确认的采用</source><translation>Adoptions in the period that the level above has confirmed</translation></message>
    <message><source>采用日期在期内、上级已确认的采用得分之和</source><translation>The sum of scores of adoptions in the period that the level above has confirmed</translation></message>
    <message><source>文电</source><translation>Documents</translation></message>
    <message><source>评比竞赛</source><translation>Contests</translation></message>
    <message><source>报表台账</source><translation>Forms and registers</translation></message>
    <message><source>发起层级</source><translation>Asked by level</translation></message>
    <message><source>发起单位</source><translation>Asked by</translation></message>
    <message><source>上年同期（首年填）</source><translation>Last year (first year only)</translation></message>
    <message><source>件/次</source><translation>items</translation></message>
    <message><source>台账里有上年同月记录的，由程序算出，不用填</source><translation>Worked out by the program where last year's month is on record; leave it empty then</translation></message>
    <message><source>这个月这一层级的这一项已经登记过，在那一条里改</source><translation>This kind is on record already for this month and level; change it there</translation></message>
    <message><source>台账里有上年同月的记录，按记录算，这一格清空</source><translation>Last year's month is on record and counts; empty this field</translation></message>
    <message><source>待答复</source><translation>To be answered</translation></message>
    <message><source>超期未答复</source><translation>Answer overdue</translation></message>
    <message><source>具体情况</source><translation>Details</translation></message>
    <message><source>提出日期</source><translation>Raised on</translation></message>
    <message><source>希望答复时限</source><translation>Answer wanted by</translation></message>
    <message><source>答复意见</source><translation>Answer</translation></message>
    <message><source>答复日期</source><translation>Answered on</translation></message>
    <message><source>办理时限</source><translation>Settle by</translation></message>
    <message><source>先写答复意见</source><translation>Write the answer first</translation></message>
    <message><source>办理时限早于答复日期（{day}）</source><translation>The deadline is before the day of the answer ({day})</translation></message>
    <message><source>先写办理结果，再登记办结</source><translation>Write the outcome first, then mark it settled</translation></message>
    <message><source>希望答复时限早于提出日期（{day}）</source><translation>The answer is wanted before the matter was raised ({day})</translation></message>
    <message><source>办结日期早于提出日期（{day}）</source><translation>It was settled before it was raised ({day})</translation></message>
    <message><source>中央</source><translation>National</translation></message>
    <message><source>区县级</source><translation>District</translation></message>
    <message><source>已报送</source><translation>Sent</translation></message>
    <message><source>已采用</source><translation>Adopted</translation></message>
    <message><source>未确认</source><translation>Not confirmed</translation></message>
    <message><source>采用层级</source><translation>Level</translation></message>
    <message><source>采用载体</source><translation>Outlet</translation></message>
    <message><source>采用日期</source><translation>Adopted on</translation></message>
    <message><source>得分</source><translation>Score</translation></message>
    <message><source>确认情况</source><translation>Confirmation</translation></message>
    <message><source>撰稿人</source><translation>Author</translation></message>
    <message><source>审签人</source><translation>Approved by</translation></message>
    <message><source>采用情况</source><translation>Adoption</translation></message>
    <message><source>确认得分</source><translation>Confirmed score</translation></message>
    <message><source>采用</source><translation>Adoptions by others</translation></message>
    <message><source>撰稿人和审签人是同一个人</source><translation>Author and approver are the same person</translation></message>
    <message><source>采用日期早于信息的日期（{day}）</source><translation>The adoption is before the item's own date ({day})</translation></message>
    <message><source>写明采用层级和采用载体</source><translation>Say at which level and in which outlet</translation></message>
    <message><source>信息</source><translation>Item</translation></message>
    <message><source>登记采用</source><translation>Register adoption</translation></message>
    <message><source>确认采用</source><translation>Confirm adoption</translation></message>
    <message><source>不予确认</source><translation>Do not confirm</translation></message>
    <message><source>年度任务</source><translation>Targets</translation></message>
    <message><source>空着就是每一个下级单位</source><translation>Empty means every unit below</translation></message>
    <message><source>按指标的单位填；百分数填千分数，95.0% 填 950</source><translation>In the figure's own measure; percentages in tenths, 950 for 95.0%</translation></message>
    <message><source>适用单位定了不能改，删掉这一条另建</source><translation>The unit cannot be changed once set; delete this record and create another</translation></message>
    <message><source>这个指标这一年的任务已经定过，在那一条里改</source><translation>This figure has a target for this year already; change it there</translation></message>
    <message><source>年度主题</source><translation>Theme of the year</translation></message>
    <message><source>筹划思维</source><translation>Way of thinking</translation></message>
    <message><source>形势任务</source><translation>Situation</translation></message>
    <message><source>急特专项任务</source><translation>Urgent tasks</translation></message>
    <message><source>攻坚任务</source><translation>Main tasks</translation></message>
    <message><source>第几次党代会</source><translation>Number of the congress</translation></message>
    <message><source>要素代码</source><translation>Fact code</translation></message>
    <message><source>要素名称</source><translation>Fact</translation></message>
    <message><source>年度要素</source><translation>Year facts</translation></message>
    <message><source>这个要素这一年已经登记过，在那一条里改</source><translation>This fact is on record already for this year; change it there</translation></message>
    <message><source>协调事项“{title}”已答复，还没有办结</source><translation>The matter “{title}” has been answered and is not settled yet</translation></message>
    <message><source>填写{year}年的年度要素 {count} 项</source><translation>Fill in {count} facts of {year}</translation></message>
    <message><source>上级答复</source><translation>Answer from above</translation></message>
    <message><source>任职查询</source><translation>Posts on a day</translation></message>
    <message><source>领导小组</source><translation>Leading group</translation></message>
    <message><source>填写年度要素</source><translation>Fill in facts</translation></message>
    <message><source>任务进度</source><translation>Progress</translation></message>
    <message><source>五多对比</source><translation>Burdens compared</translation></message>
    <message><source>这一天还没有领导小组</source><translation>There was no leading group on this day yet</translation></message>
    <message><source>在“任职”里给成员填上领导小组职务和任职起，这里就排出来。</source><translation>Give members a role in the leading group and a first day under Appointments; the chart follows from them.</translation></message>
    <message><source>登记任职</source><translation>Add an appointment</translation></message>
    <message><source>查询日期</source><translation>On day</translation></message>
    <message><source>{day}，领导小组 {n} 人</source><translation>{day}: {n} people in the leading group</translation></message>
    <message><source>{role}（{n} 人）</source><translation>{role} ({n})</translation></message>
    <message><source>{day}起</source><translation>since {day}</translation></message>
    <message><source>本期 {now} 件次，上年同期 {before} 件次，增减 {change}，同比 {share}</source><translation>{now} items in the period, {before} a year before: {change}, {share}</translation></message>
    <message><source>名次</source><translation>Place</translation></message>
    <message><source>报送 {sent} 条，采用 {adopted} 次，得分 {score}</source><translation>{sent} sent, {adopted} adoptions, score {score}</translation></message>
    <message><source>进度判断</source><translation>Pace</translation></message>
    <message><source>{n} 项年度任务，{behind} 项落后于时间进度</source><translation>{n} targets, {behind} behind the time that has passed</translation></message>
    <message><source>落后</source><translation>Behind</translation></message>
    <message><source>按进度</source><translation>On pace</translation></message>
    <message><source>{day}在任 {n} 人</source><translation>{n} people held posts on {day}</translation></message>
    <message><source>{name}的任职：{terms}</source><translation>Posts of {name}: {terms}</translation></message>
    <message><source>{begin} 至 {end} {what}</source><translation>{begin} to {end} {what}</translation></message>
    <message><source>{n} 份月报；在“报送”里填写和签字，这里只看</source><translation>{n} month reports; they are filled in and signed under Send and only shown here</translation></message>
    <message><source>按项目</source><translation>By kind</translation></message>
    <message><source>上年同期有、本期还没有登记的 {n} 项，没有算在内</source><translation>{n} records of a year before have none beside them yet and are left out</translation></message>
    <message><source>{begin} 至今 {what}</source><translation>{begin} to now {what}</translation></message>
    <message><source>本月无：{text}</source><translation>Nothing this month: {text}</translation></message>
    <message><source>情况说明：{text}</source><translation>Explanations: {text}</translation></message>
    <message><source>{year}年已填 {n} 项，共 {all} 项；没填的在报告里印成〔待填〕</source><translation>{n} of {all} filled for {year}; the others print as 〔待填〕 in reports</translation></message>
    <message><source>领导小组名单</source><translation>Members of the leading group</translation></message>
    <message><source>五多种类</source><translation>Kind</translation></message>
    <message><source>{year}年{figure}</source><translation>{figure} {year}</translation></message>
    <message><source>学习教育名称</source><translation>Name of the education</translation></message>
    <message><source>目标要求</source><translation>Aims</translation></message>
    <message><source>融合工作</source><translation>Work merged into it</translation></message>
    <message><source>轮训主题</source><translation>Theme of training</translation></message>
    <message><source>过一遍内容</source><translation>Subject of the reviews</translation></message>
    <message><source>专项行动名称</source><translation>Drive</translation></message>
    <message><source>下步学习重点</source><translation>Next to be studied</translation></message>
    <message><source>民主生活会主题</source><translation>Theme of the democratic meeting</translation></message>
    <message><source>把〔〕作为全年的重要任务来抓</source><translation>taking 〔〕 as a main task of the year</translation></message>
    <message><source>紧扣〔〕这条主线</source><translation>keeping to the theme of 〔〕</translation></message>
    <message><source>围绕〔〕，统一筹划、分步推进、逐项落实</source><translation>with the aims of 〔〕, planned as one and done step by step</translation></message>
    <message><source>运用〔〕反复修改方案</source><translation>revised the scheme again and again by 〔〕</translation></message>
    <message><source>把〔〕合为一个方案</source><translation>merged 〔〕 into one scheme</translation></message>
    <message><source>围绕〔〕举办理论轮训</source><translation>held training on 〔〕</translation></message>
    <message><source>针对〔〕，每月召开例会</source><translation>in view of 〔〕, met every month</translation></message>
    <message><source>围绕〔〕“四个过一遍”逐项对照</source><translation>held every item of 〔〕 against the four reviews</translation></message>
    <message><source>开展〔〕，排查清理</source><translation>carried out 〔〕</translation></message>
    <message><source>结合〔〕，把学习成果用到工作中去</source><translation>put what was learned to work in 〔〕</translation></message>
    <message><source>学习贯彻〔〕，纳入中心组学习</source><translation>study 〔〕 in the theory group</translation></message>
    <message><source>专题民主生活会突出〔〕</source><translation>the democratic meeting is about 〔〕</translation></message>
    <message><source>立足〔〕，把学习成果体现到推动工作上</source><translation>from 〔〕, show what was learned in the work</translation></message>
    <message><source>贯彻上级第〔〕次党代会精神</source><translation>in the spirit of the 〔〕 congress</translation></message>
</context>
</TS>
