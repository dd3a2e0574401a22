<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>ledgers</name>
    <message>
        <source>厅级</source>
        <translation>Bureau rank</translation>
    </message>
    <message>
        <source>处级</source>
        <translation>Division rank</translation>
    </message>
    <message>
        <source>科级</source>
        <translation>Section rank</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>组长</source>
        <translation>Group leader</translation>
    </message>
    <message>
        <source>副组长</source>
        <translation>Deputy leader</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>办公室主任</source>
        <translation>Office director</translation>
    </message>
    <message>
        <source>办公室成员</source>
        <translation>Office member</translation>
    </message>
    <message>
        <source>联络员</source>
        <translation>Liaison</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>任职单位</source>
        <translation>Unit of the post</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>职务</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>职级</source>
        <translation>Rank</translation>
    </message>
    <message>
        <source>常委</source>
        <translation>Committee member</translation>
    </message>
    <message>
        <source>部门负责人</source>
        <translation>Department head</translation>
    </message>
    <message>
        <source>领导小组职务</source>
        <translation>Role in the leading group</translation>
    </message>
    <message>
        <source>任职起</source>
        <translation>In post from</translation>
    </message>
    <message>
        <source>任职止</source>
        <translation>In post until</translation>
    </message>
    <message>
        <source>任职</source>
        <translation>Appointments</translation>
    </message>
    <message>
        <source>空着就是本单位</source>
        <translation>Empty means this unit</translation>
    </message>
    <message>
        <source>空着就是在任</source>
        <translation>Empty means still in post</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Standing</translation>
    </message>
    <message>
        <source>任职止早于任职起（{day}）</source>
        <translation>The end lies before the beginning ({day})</translation>
    </message>
    <message>
        <source>片区名称</source>
        <translation>Area name</translation>
    </message>
    <message>
        <source>包片领导</source>
        <translation>Leader in charge</translation>
    </message>
    <message>
        <source>片区</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>出勤</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>迟到</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>早退</source>
        <translation>Left early</translation>
    </message>
    <message>
        <source>公差</source>
        <translation>On duty elsewhere</translation>
    </message>
    <message>
        <source>病假</source>
        <translation>Sick leave</translation>
    </message>
    <message>
        <source>事假</source>
        <translation>Personal leave</translation>
    </message>
    <message>
        <source>缺席</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>必读</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>参考</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>书名</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>别名</source>
        <translation>Other titles</translation>
    </message>
    <message>
        <source>作者（编者）</source>
        <translation>Author (editor)</translation>
    </message>
    <message>
        <source>出版社</source>
        <translation>Publisher</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>章节数</source>
        <translation>Chapters</translation>
    </message>
    <message>
        <source>页数</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>计划月份</source>
        <translation>Planned month</translation>
    </message>
    <message>
        <source>配发数</source>
        <translation>Copies handed out</translation>
    </message>
    <message>
        <source>列入日期</source>
        <translation>Listed on</translation>
    </message>
    <message>
        <source>移出日期</source>
        <translation>Withdrawn on</translation>
    </message>
    <message>
        <source>书目</source>
        <translation>Books</translation>
    </message>
    <message>
        <source>一行一个</source>
        <translation>One a line</translation>
    </message>
    <message>
        <source>章</source>
        <translation>chapters</translation>
    </message>
    <message>
        <source>页</source>
        <translation>pages</translation>
    </message>
    <message>
        <source>册</source>
        <translation>copies</translation>
    </message>
    <message>
        <source>安排</source>
        <translation>Arrangement</translation>
    </message>
    <message>
        <source>移出日期早于列入日期（{day}）</source>
        <translation>Withdrawn before it was listed ({day})</translation>
    </message>
    <message>
        <source>佐证已变更</source>
        <translation>Evidence changed</translation>
    </message>
    <message>
        <source>登记编号</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>开始整改</source>
        <translation>Start rectification</translation>
    </message>
    <message>
        <source>基本完成</source>
        <translation>Basically done</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>转长期坚持</source>
        <translation>Turn long-term</translation>
    </message>
    <message>
        <source>申请销号</source>
        <translation>Request closure</translation>
    </message>
    <message>
        <source>本级审核通过</source>
        <translation>Passed by own leader</translation>
    </message>
    <message>
        <source>本级审核退回</source>
        <translation>Returned by own leader</translation>
    </message>
    <message>
        <source>申请延期</source>
        <translation>Request extension</translation>
    </message>
    <message>
        <source>重新整改</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>作废移出</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>未启动</source>
        <translation>Not started</translation>
    </message>
    <message>
        <source>整改中</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>长期坚持</source>
        <translation>Long-term</translation>
    </message>
    <message>
        <source>未申请</source>
        <translation>Not requested</translation>
    </message>
    <message>
        <source>待审核</source>
        <translation>To be reviewed</translation>
    </message>
    <message>
        <source>待验收</source>
        <translation>To accept</translation>
    </message>
    <message>
        <source>已销号</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>已驳回</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>延期</source>
        <translation>Extension</translation>
    </message>
    <message>
        <source>待整改</source>
        <translation>To rectify</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Voided</translation>
    </message>
    <message>
        <source>所属月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>报送截止</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>报送截止早于所属月份</source>
        <translation>The deadline lies before its month</translation>
    </message>
    <message>
        <source>会审</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>验收</source>
        <translation>Acceptance</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>采用（立项）</source>
        <translation>Adoption</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>通过</source>
        <translation>Passed</translation>
    </message>
    <message>
        <source>修改后通过</source>
        <translation>Pass with changes</translation>
    </message>
    <message>
        <source>退回重报</source>
        <translation>Ask to resubmit</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>不同意（驳回）</source>
        <translation>Refused (rejected)</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>方案</source>
        <translation>Schemes</translation>
    </message>
    <message>
        <source>计划</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>问题台账</source>
        <translation>Issues</translation>
    </message>
    <message>
        <source>办实事</source>
        <translation>Deeds</translation>
    </message>
    <message>
        <source>信息报送</source>
        <translation>News items</translation>
    </message>
    <message>
        <source>宣传活动</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>协调事项</source>
        <translation>Matters</translation>
    </message>
    <message>
        <source>交办事项</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>民主生活会</source>
        <translation>Democratic meeting</translation>
    </message>
    <message>
        <source>月报</source>
        <translation>Monthly report</translation>
    </message>
    <message>
        <source>对象台账</source>
        <translation>Subject ledger</translation>
    </message>
    <message>
        <source>对象记录</source>
        <translation>Subject record</translation>
    </message>
    <message>
        <source>对象单位</source>
        <translation>Subject unit</translation>
    </message>
    <message>
        <source>对象版次</source>
        <translation>Subject revision</translation>
    </message>
    <message>
        <source>佐证校验值</source>
        <translation>Evidence digest</translation>
    </message>
    <message>
        <source>决定类型</source>
        <translation>Kind of decision</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>意见（理由）</source>
        <translation>Opinion (reason)</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>决定人</source>
        <translation>Decided by</translation>
    </message>
    <message>
        <source>参加单位</source>
        <translation>Units taking part</translation>
    </message>
    <message>
        <source>重报（新定）时限</source>
        <translation>New deadline</translation>
    </message>
    <message>
        <source>审核决定</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>先写明原因</source>
        <translation>Give the reason first</translation>
    </message>
    <message>
        <source>决定</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>退回和驳回要写明理由</source>
        <translation>A return or refusal needs a reason</translation>
    </message>
    <message>
        <source>同意延期要写明新定时限</source>
        <translation>Granting an extension needs the new deadline</translation>
    </message>
    <message>
        <source>问题 {no} 还没有佐证，先加佐证再申请销号</source>
        <translation>Issue {no} has no evidence yet; add some before requesting closure</translation>
    </message>
    <message>
        <source>写明申请延到哪一天</source>
        <translation>Say until which day the extension is asked</translation>
    </message>
    <message>
        <source>延期要晚于现行时限（{day}）</source>
        <translation>An extension must end after the present deadline ({day})</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>整改责任</source>
        <translation>Responsibility</translation>
    </message>
    <message>
        <source>整改措施</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>进展与佐证</source>
        <translation>Progress and evidence</translation>
    </message>
    <message>
        <source>办理过程</source>
        <translation>History</translation>
    </message>
    <message>
        <source>整改完成</source>
        <translation>Mark done</translation>
    </message>
    <message>
        <source>审核通过</source>
        <translation>Pass own review</translation>
    </message>
    <message>
        <source>审核退回</source>
        <translation>Return for rework</translation>
    </message>
    <message>
        <source>验收销号</source>
        <translation>Accept closure</translation>
    </message>
    <message>
        <source>验收退回</source>
        <translation>Refuse closure</translation>
    </message>
    <message>
        <source>同意延期</source>
        <translation>Grant extension</translation>
    </message>
    <message>
        <source>不同意延期</source>
        <translation>Refuse extension</translation>
    </message>
    <message>
        <source>退回重改</source>
        <translation>Return a closed issue</translation>
    </message>
    <message>
        <source>自查</source>
        <translation>Self-check</translation>
    </message>
    <message>
        <source>督导检查</source>
        <translation>Inspection</translation>
    </message>
    <message>
        <source>巡视巡察反馈</source>
        <translation>Discipline inspection</translation>
    </message>
    <message>
        <source>计划会审</source>
        <translation>Plan review</translation>
    </message>
    <message>
        <source>征求意见</source>
        <translation>Opinion seeking</translation>
    </message>
    <message>
        <source>四个过一遍</source>
        <translation>Four reviews</translation>
    </message>
    <message>
        <source>审计整改</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>上级交办</source>
        <translation>Assigned from above</translation>
    </message>
    <message>
        <source>群众反映</source>
        <translation>Reported by the public</translation>
    </message>
    <message>
        <source>立行立改</source>
        <translation>Immediate</translation>
    </message>
    <message>
        <source>限期整改</source>
        <translation>By a deadline</translation>
    </message>
    <message>
        <source>推进中</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>发生日期</source>
        <translation>Happened on</translation>
    </message>
    <message>
        <source>录入日期</source>
        <translation>Entered on</translation>
    </message>
    <message>
        <source>录入版次</source>
        <translation>Entered in revision</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>原时限</source>
        <translation>Previous deadline</translation>
    </message>
    <message>
        <source>申请延至</source>
        <translation>Extension asked until</translation>
    </message>
    <message>
        <source>完成时限</source>
        <translation>Due on</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>完成日期</source>
        <translation>Done on</translation>
    </message>
    <message>
        <source>进展</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>进展情况</source>
        <translation>Progress entries</translation>
    </message>
    <message>
        <source>佐证材料</source>
        <translation>Evidence files</translation>
    </message>
    <message>
        <source>材料校验值</source>
        <translation>File digest</translation>
    </message>
    <message>
        <source>加入日期</source>
        <translation>Added on</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>发现日期</source>
        <translation>Found on</translation>
    </message>
    <message>
        <source>方面</source>
        <translation>Aspect</translation>
    </message>
    <message>
        <source>具体表现</source>
        <translation>Manifestation</translation>
    </message>
    <message>
        <source>原因分析</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>整改目标</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>整改类型</source>
        <translation>Kind of rectification</translation>
    </message>
    <message>
        <source>责任领导</source>
        <translation>Leader in charge</translation>
    </message>
    <message>
        <source>责任单位</source>
        <translation>Unit in charge</translation>
    </message>
    <message>
        <source>责任部门</source>
        <translation>Department responsible</translation>
    </message>
    <message>
        <source>对接人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>原定整改时限</source>
        <translation>Original deadline</translation>
    </message>
    <message>
        <source>建章立制</source>
        <translation>Rules established</translation>
    </message>
    <message>
        <source>现行整改时限</source>
        <translation>Present deadline</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>整改状态</source>
        <translation>Rectification state</translation>
    </message>
    <message>
        <source>销号状态</source>
        <translation>Closure state</translation>
    </message>
    <message>
        <source>销号日期</source>
        <translation>Closed on</translation>
    </message>
    <message>
        <source>与决定排先后，不靠时钟</source>
        <translation>Orders events and decisions without a clock</translation>
    </message>
    <message>
        <source>整改时限要晚于发现日期（{day}）</source>
        <translation>The deadline must lie after the day it was found ({day})</translation>
    </message>
    <message>
        <source>还没有登记整改措施</source>
        <translation>No measure is entered yet</translation>
    </message>
    <message>
        <source>措施的时限早于发现日期</source>
        <translation>The measure is due before the issue was found</translation>
    </message>
    <message>
        <source>党课</source>
        <translation>Party lecture</translation>
    </message>
    <message>
        <source>专题辅导</source>
        <translation>Tutorial</translation>
    </message>
    <message>
        <source>交流发言</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>专题教育</source>
        <translation>Themed education</translation>
    </message>
    <message>
        <source>作风纪律教育</source>
        <translation>Conduct education</translation>
    </message>
    <message>
        <source>机关</source>
        <translation>Organs</translation>
    </message>
    <message>
        <source>基层单位</source>
        <translation>Grassroots unit</translation>
    </message>
    <message>
        <source>企业职工</source>
        <translation>Enterprise staff</translation>
    </message>
    <message>
        <source>学校师生</source>
        <translation>Teachers and students</translation>
    </message>
    <message>
        <source>村（社区）群众</source>
        <translation>Villagers and residents</translation>
    </message>
    <message>
        <source>青年干部</source>
        <translation>Young cadres</translation>
    </message>
    <message>
        <source>离退休干部</source>
        <translation>Retired cadres</translation>
    </message>
    <message>
        <source>未开始</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>姓名（台账外）</source>
        <translation>Name (not in the ledger)</translation>
    </message>
    <message>
        <source>考勤</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>批准人</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>题目</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>专题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>授课人</source>
        <translation>Lecturer</translation>
    </message>
    <message>
        <source>授课人（外请）</source>
        <translation>Lecturer (external)</translation>
    </message>
    <message>
        <source>授课人职务</source>
        <translation>Lecturer's post</translation>
    </message>
    <message>
        <source>计划时间</source>
        <translation>Planned at</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>听课对象类别</source>
        <translation>Audience</translation>
    </message>
    <message>
        <source>应到人数</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>实到人数</source>
        <translation>Attended</translation>
    </message>
    <message>
        <source>学时</source>
        <translation>Class hours</translation>
    </message>
    <message>
        <source>课件</source>
        <translation>Courseware</translation>
    </message>
    <message>
        <source>授课</source>
        <translation>Lectures</translation>
    </message>
    <message>
        <source>人</source>
        <translation>people</translation>
    </message>
    <message>
        <source>写明授课时间</source>
        <translation>Give the time of the lecture</translation>
    </message>
    <message>
        <source>授课时间 {day} 还没有到</source>
        <translation>The lecture's day, {day}, has not come yet</translation>
    </message>
    <message>
        <source>登记已讲</source>
        <translation>Mark as held</translation>
    </message>
    <message>
        <source>取消授课</source>
        <translation>Cancel lecture</translation>
    </message>
    <message>
        <source>授课人和外请授课人填一个</source>
        <translation>Give a lecturer, from the ledger or external</translation>
    </message>
    <message>
        <source>实到多于应到（{most}）</source>
        <translation>More attended than were expected ({most})</translation>
    </message>
    <message>
        <source>授课人这个时间还要讲“{title}”</source>
        <translation>The lecturer also gives “{title}” at this time</translation>
    </message>
    <message>
        <source>这个地点这个时间还安排了“{title}”</source>
        <translation>“{title}” is also held at this place and time</translation>
    </message>
    <message>
        <source>这一行没有姓名</source>
        <translation>This row has no name</translation>
    </message>
    <message>
        <source>男</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>女</source>
        <translation>Female</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Gender</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>离任（调出）日期</source>
        <translation>Left on</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>登记离任</source>
        <translation>Record departure</translation>
    </message>
    <message>
        <source>已经有一位“{name}”，请核对是不是同一人</source>
        <translation>There already is a “{name}”; check whether it is the same person</translation>
    </message>
    <message>
        <source>读书</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>会议</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>轮训</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>宣讲</source>
        <translation>Outreach</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>实践</source>
        <translation>Practice</translation>
    </message>
    <message>
        <source>部分完成</source>
        <translation>Partly done</translation>
    </message>
    <message>
        <source>未完成</source>
        <translation>Not done</translation>
    </message>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>计划数</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>完成数</source>
        <translation>Done count</translation>
    </message>
    <message>
        <source>未完成原因</source>
        <translation>Why unfinished</translation>
    </message>
    <message>
        <source>佐证</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>工作任务</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>所属方案</source>
        <translation>Scheme</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>落实上级条目</source>
        <translation>Carries out the item above</translation>
    </message>
    <message>
        <source>具体内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>时间安排</source>
        <translation>Schedule</translation>
    </message>
    <message>
        <source>牵头领导</source>
        <translation>Lead leader</translation>
    </message>
    <message>
        <source>牵头部门</source>
        <translation>Lead department</translation>
    </message>
    <message>
        <source>考核要点</source>
        <translation>Acceptance point</translation>
    </message>
    <message>
        <source>完成情况</source>
        <translation>Completion</translation>
    </message>
    <message>
        <source>月度安排</source>
        <translation>Monthly steps</translation>
    </message>
    <message>
        <source>“{title}”在 {month} 没有安排</source>
        <translation>“{title}” has nothing planned in {month}</translation>
    </message>
    <message>
        <source>次</source>
        <translation>times</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>责任</source>
        <translation>Responsibility</translation>
    </message>
    <message>
        <source>归属</source>
        <translation>Belongs to</translation>
    </message>
    <message>
        <source>登记完成</source>
        <translation>Mark as done</translation>
    </message>
    <message>
        <source>说明未完成</source>
        <translation>Explain unfinished</translation>
    </message>
    <message>
        <source>责任单位、责任部门、责任人至少填一项</source>
        <translation>Fill in at least one of unit, department and owner responsible</translation>
    </message>
    <message>
        <source>这个月已经有一行了</source>
        <translation>This month already has a row</translation>
    </message>
    <message>
        <source>未读</source>
        <translation>Unread</translation>
    </message>
    <message>
        <source>在读</source>
        <translation>Reading now</translation>
    </message>
    <message>
        <source>已读完</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>需补学</source>
        <translation>To make up</translation>
    </message>
    <message>
        <source>应读至</source>
        <translation>Read to (target)</translation>
    </message>
    <message>
        <source>已读至</source>
        <translation>Read to</translation>
    </message>
    <message>
        <source>心得日期</source>
        <translation>Written on</translation>
    </message>
    <message>
        <source>心得字数</source>
        <translation>Length of note</translation>
    </message>
    <message>
        <source>心得</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>进度单位</source>
        <translation>Measured in</translation>
    </message>
    <message>
        <source>应读完日期</source>
        <translation>Due on</translation>
    </message>
    <message>
        <source>读完日期</source>
        <translation>Finished on</translation>
    </message>
    <message>
        <source>读完认定</source>
        <translation>Counts as read</translation>
    </message>
    <message>
        <source>读书进度</source>
        <translation>Reading progress</translation>
    </message>
    <message>
        <source>字</source>
        <translation>characters</translation>
    </message>
    <message>
        <source>写明已读到哪里</source>
        <translation>Say how far it is read</translation>
    </message>
    <message>
        <source>登记进度</source>
        <translation>Record progress</translation>
    </message>
    <message>
        <source>登记读完</source>
        <translation>Mark as finished</translation>
    </message>
    <message>
        <source>加心得</source>
        <translation>Add note</translation>
    </message>
    <message>
        <source>这个人的这本书已经登记过</source>
        <translation>This person's reading of this book is already entered</translation>
    </message>
    <message>
        <source>模板名称</source>
        <translation>Template</translation>
    </message>
    <message>
        <source>适用层级</source>
        <translation>For level</translation>
    </message>
    <message>
        <source>适用类型</source>
        <translation>For type</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>模板正文</source>
        <translation>Template text</translation>
    </message>
    <message>
        <source>下发日期</source>
        <translation>Handed down on</translation>
    </message>
    <message>
        <source>方案模板</source>
        <translation>Scheme templates</translation>
    </message>
    <message>
        <source>空着就是各类单位都适用</source>
        <translation>Empty means every type of unit</translation>
    </message>
    <message>
        <source>模板</source>
        <translation>Template</translation>
    </message>
    <message>
        <source>正文</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>起草</source>
        <translation>Drafting</translation>
    </message>
    <message>
        <source>报审</source>
        <translation>Submit for review</translation>
    </message>
    <message>
        <source>会审中</source>
        <translation>Under review</translation>
    </message>
    <message>
        <source>印发</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>执行</source>
        <translation>Carried out</translation>
    </message>
    <message>
        <source>总结</source>
        <translation>Sum up</translation>
    </message>
    <message>
        <source>成稿日期</source>
        <translation>Made on</translation>
    </message>
    <message>
        <source>修改说明</source>
        <translation>What changed</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>方案名称</source>
        <translation>Scheme</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>所用模板</source>
        <translation>Template used</translation>
    </message>
    <message>
        <source>起草人（部门）</source>
        <translation>Drafted by</translation>
    </message>
    <message>
        <source>印发文号</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>报审日期</source>
        <translation>Submitted on</translation>
    </message>
    <message>
        <source>报审版次</source>
        <translation>Submitted revision</translation>
    </message>
    <message>
        <source>印发日期</source>
        <translation>Issued on</translation>
    </message>
    <message>
        <source>执行日期</source>
        <translation>Started on</translation>
    </message>
    <message>
        <source>总结日期</source>
        <translation>Summed up on</translation>
    </message>
    <message>
        <source>历次文稿</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>与会审意见排先后，不靠时钟</source>
        <translation>Orders requests and reviews without a clock</translation>
    </message>
    <message>
        <source>“{title}”还没有文稿，先加一版再报审</source>
        <translation>“{title}” has no text yet; add a version before submitting</translation>
    </message>
    <message>
        <source>开始执行</source>
        <translation>Start carrying out</translation>
    </message>
    <message>
        <source>会审通过</source>
        <translation>Pass review</translation>
    </message>
    <message>
        <source>日期早于前一步（{day}）</source>
        <translation>The date lies before the step before it ({day})</translation>
    </message>
    <message>
        <source>省级</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>市级</source>
        <translation>City</translation>
    </message>
    <message>
        <source>区县（市直部门）级</source>
        <translation>District (city department)</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Unit name</translation>
    </message>
    <message>
        <source>简称</source>
        <translation>Short name</translation>
    </message>
    <message>
        <source>单位类型</source>
        <translation>Type of unit</translation>
    </message>
    <message>
        <source>上级单位</source>
        <translation>Parent unit</translation>
    </message>
    <message>
        <source>统一社会信用代码</source>
        <translation>Unified social credit code</translation>
    </message>
    <message>
        <source>行政区划代码</source>
        <translation>Administrative division code</translation>
    </message>
    <message>
        <source>停用日期</source>
        <translation>Out of use since</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>最上一级为空</source>
        <translation>Empty for the topmost level</translation>
    </message>
    <message>
        <source>18 位，按 GB 32100 校验</source>
        <translation>18 characters, checked by GB 32100</translation>
    </message>
    <message>
        <source>6 位，GB/T 2260</source>
        <translation>6 digits, GB/T 2260</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>行政区划代码是 6 位数字</source>
        <translation>The administrative division code has 6 digits</translation>
    </message>
    <message>
        <source>上级单位不能是本单位自己</source>
        <translation>A unit is not its own parent</translation>
    </message>
    <message>
        <source>值表</source>
        <translation>Value lists</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>代码用小写英文字母、数字和下划线，以字母开头</source>
        <translation>A code is of lower-case letters, digits and underscores and begins with a letter</translation>
    </message>
    <message>
        <source>这个代码已经用过</source>
        <translation>This code is already in use</translation>
    </message>
    <message>
        <source>党委机关</source>
        <translation>Party organ</translation>
    </message>
    <message>
        <source>政府部门</source>
        <translation>Government department</translation>
    </message>
    <message>
        <source>区县</source>
        <translation>District or county</translation>
    </message>
    <message>
        <source>街道</source>
        <translation>Street</translation>
    </message>
    <message>
        <source>乡镇</source>
        <translation>Township</translation>
    </message>
    <message>
        <source>学校</source>
        <translation>School</translation>
    </message>
    <message>
        <source>企业（厂区）</source>
        <translation>Enterprise (factory)</translation>
    </message>
    <message>
        <source>医院</source>
        <translation>Hospital</translation>
    </message>
    <message>
        <source>村（社区）</source>
        <translation>Village (community)</translation>
    </message>
    <message>
        <source>党史</source>
        <translation>Party history</translation>
    </message>
    <message>
        <source>全会精神</source>
        <translation>Plenary spirit</translation>
    </message>
    <message>
        <source>重要讲话</source>
        <translation>Important speeches</translation>
    </message>
    <message>
        <source>创新理论</source>
        <translation>New theory</translation>
    </message>
    <message>
        <source>优良传统</source>
        <translation>Tradition</translation>
    </message>
    <message>
        <source>作风纪律</source>
        <translation>Conduct and discipline</translation>
    </message>
    <message>
        <source>理论学习</source>
        <translation>Theory</translation>
    </message>
    <message>
        <source>政治建设</source>
        <translation>Politics</translation>
    </message>
    <message>
        <source>履职担当</source>
        <translation>Duty</translation>
    </message>
    <message>
        <source>民生服务</source>
        <translation>Livelihood</translation>
    </message>
    <message>
        <source>发展建设</source>
        <translation>Development</translation>
    </message>
    <message>
        <source>组织建设</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>就业创业</source>
        <translation>Employment</translation>
    </message>
    <message>
        <source>交通出行</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>看病医疗</source>
        <translation>Medical care</translation>
    </message>
    <message>
        <source>工资福利</source>
        <translation>Wages and welfare</translation>
    </message>
    <message>
        <source>教育</source>
        <translation>Education</translation>
    </message>
    <message>
        <source>住房</source>
        <translation>Housing</translation>
    </message>
    <message>
        <source>养老托幼</source>
        <translation>Elderly and child care</translation>
    </message>
    <message>
        <source>环境治理</source>
        <translation>Environment</translation>
    </message>
    <message>
        <source>减负</source>
        <translation>Fewer burdens</translation>
    </message>
    <message>
        <source>上级文件</source>
        <translation>Documents from above</translation>
    </message>
    <message>
        <source>教材</source>
        <translation>Textbooks</translation>
    </message>
    <message>
        <source>音像</source>
        <translation>Audio and video</translation>
    </message>
    <message>
        <source>参考资料</source>
        <translation>Reference material</translation>
    </message>
    <message>
        <source>办理过程只能追加，不能改动已有的记录</source>
        <translation>What has happened can be added to, not changed</translation>
    </message>
</context>
</TS>
