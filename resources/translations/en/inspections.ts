<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>inspections</name>
    <message><source>这次抽取用的算法 {name} 本版本不认识，没法重算</source><translation>This draw used the algorithm {name}, which this version does not know: it cannot be repeated</translation></message>
    <message><source>候选名单有 {most} 个，抽取数要在 1 到 {most} 之间</source><translation>There are {most} candidates: draw between 1 and {most} of them</translation></message>
    <message><source>候选对象</source><translation>Candidate</translation></message>
    <message><source>抽中次序</source><translation>Order drawn</translation></message>
    <message><source>本轮已抽过</source><translation>Drawn in this round already</translation></message>
    <message><source>抽取名称</source><translation>Draw</translation></message>
    <message><source>抽取对象</source><translation>Drawn among</translation></message>
    <message><source>抽取日期</source><translation>Drawn on</translation></message>
    <message><source>随机种子</source><translation>Seed</translation></message>
    <message><source>空着就由程序产生</source><translation>Left empty, the program makes one</translation></message>
    <message><source>算法版本</source><translation>Algorithm</translation></message>
    <message><source>抽取数</source><translation>Number drawn</translation></message>
    <message><source>候选名单</source><translation>Candidates</translation></message>
    <message><source>抽取</source><translation>Draw</translation></message>
    <message><source>随机抽取</source><translation>Draws</translation></message>
    <message><source>还没有抽取，用“抽取”生成名单</source><translation>Nothing has been drawn yet: draw to make the list</translation></message>
    <message><source>按种子重算的结果和抽中名单对不上</source><translation>Drawn again from the seed, others come out than those listed</translation></message>
    <message><source>“{title}”已经抽过，结果不能改；需要时另抽一次</source><translation>“{title}” has been drawn and stays as it is; make another draw if needed</translation></message>
    <message><source>没有可以抽取的对象，先登记下级单位或人员</source><translation>There is nobody to draw from: enter units or people first</translation></message>
    <message><source>指导组名称</source><translation>Guidance group</translation></message>
    <message><source>负责片区</source><translation>Areas</translation></message>
    <message><source>巡回指导组</source><translation>Guidance groups</translation></message>
    <message><source>指导组</source><translation>Group</translation></message>
    <message><source>未整改</source><translation>Not mended</translation></message>
    <message><source>部分整改</source><translation>Partly mended</translation></message>
    <message><source>已整改</source><translation>Mended</translation></message>
    <message><source>复查日期</source><translation>Rechecked on</translation></message>
    <message><source>复查结果</source><translation>Recheck result</translation></message>
    <message><source>落实情况</source><translation>Follow-up</translation></message>
    <message><source>问题编号</source><translation>Issue number</translation></message>
    <message><source>检查名称</source><translation>Inspection</translation></message>
    <message><source>检查日期</source><translation>Inspected on</translation></message>
    <message><source>被检查单位</source><translation>Inspected unit</translation></message>
    <message><source>检查内容</source><translation>Inspected</translation></message>
    <message><source>亮点</source><translation>Highlights</translation></message>
    <message><source>意见建议</source><translation>Suggestions</translation></message>
    <message><source>整改要求</source><translation>Requirements</translation></message>
    <message><source>反馈日期</source><translation>Feedback on</translation></message>
    <message><source>检查方签字</source><translation>Signed by the inspector</translation></message>
    <message><source>被检查方签字</source><translation>Signed by the inspected</translation></message>
    <message><source>问题数</source><translation>Findings</translation></message>
    <message><source>未登记</source><translation>Not registered</translation></message>
    <message><source>“{title}”已经登记为已结束，不能改回未开始</source><translation>“{title}” was held and cannot be planned again</translation></message>
    <message><source>问题已由被检查单位登记为 {no}，不能删；用复查结果说明</source><translation>The inspected unit registered this as issue {no}: it cannot be removed; say it in the recheck result</translation></message>
    <message><source>早于检查日期（{day}）</source><translation>Before the day of the inspection ({day})</translation></message>
    <message><source>写了复查日期，还要选复查结果</source><translation>There is a day of the recheck: choose its result</translation></message>
    <message><source>写了复查结果，还要填复查日期</source><translation>There is a result of the recheck: fill in its day</translation></message>
    <message><source>对应检查问题</source><translation>From finding</translation></message>
    <message><source>对应过一遍条目</source><translation>From checklist item</translation></message>
    <message><source>已交办未登记</source><translation>Handed over, not registered</translation></message>
    <message><source>已移出</source><translation>Voided</translation></message>
    <message><source>复查已整改</source><translation>Mended on recheck</translation></message>
    <message><source>实地检查</source><translation>On site</translation></message>
    <message><source>视频抽查</source><translation>By video</translation></message>
    <message><source>电话抽查</source><translation>By phone</translation></message>
    <message><source>查阅资料</source><translation>Documents</translation></message>
    <message><source>现场问答</source><translation>Questioning</translation></message>
    <message><source>知识测试</source><translation>Test</translation></message>
    <message><source>调研访谈</source><translation>Interviews</translation></message>
    <message><source>写明检查日期</source><translation>Fill in the day of the inspection</translation></message>
    <message><source>检查日期 {day} 还没有到</source><translation>The day of the inspection, {day}, has not come yet</translation></message>
    <message><source>选复查结果</source><translation>Choose the result of the recheck</translation></message>
    <message><source>“{title}”检查的不是本单位，由被检查单位登记</source><translation>“{title}” inspected another unit, which registers it</translation></message>
    <message><source>内容与意见</source><translation>Content and opinion</translation></message>
    <message><source>反馈与签字</source><translation>Feedback and signatures</translation></message>
    <message><source>登记已查</source><translation>Record as held</translation></message>
    <message><source>登记复查</source><translation>Record recheck</translation></message>
    <message><source>取消检查</source><translation>Cancel inspection</translation></message>
    <message><source>登记为本单位问题</source><translation>Register as own issues</translation></message>
    <message><source>“{title}”负责的单位本季度都已经排过检查</source><translation>All units of “{title}” have an inspection this quarter</translation></message>
    <message><source>排本季巡回</source><translation>Plan this quarter's round</translation></message>
    <message><source>“{title}”抽中的单位都已经排了检查</source><translation>All units drawn in “{title}” have a check</translation></message>
    <message><source>排抽查</source><translation>Plan the checks</translation></message>
    <message><source>职责清单</source><translation>List of duties</translation></message>
    <message><source>无问题</source><translation>No problem</translation></message>
    <message><source>有问题</source><translation>Problem</translation></message>
    <message><source>不涉及</source><translation>Not applicable</translation></message>
    <message><source>对照内容</source><translation>Item</translation></message>
    <message><source>对照日期</source><translation>Checked on</translation></message>
    <message><source>对照结果</source><translation>Result</translation></message>
    <message><source>查摆情况</source><translation>What was found</translation></message>
    <message><source>清单名称</source><translation>Checklist</translation></message>
    <message><source>上级清单</source><translation>List from above</translation></message>
    <message><source>开始日期</source><translation>Starts on</translation></message>
    <message><source>已对照</source><translation>Checked</translation></message>
    <message><source>条目</source><translation>Items</translation></message>
    <message><source>还没有条目</source><translation>There are no items yet</translation></message>
    <message><source>这是发给下级的清单，本单位的结果用“本单位对照”另填一份</source><translation>This list is for the units below: answer it yourself in a copy of your own</translation></message>
    <message><source>有问题的，写明查摆情况</source><translation>Say what was found</translation></message>
    <message><source>填对照日期</source><translation>Fill in the day</translation></message>
    <message><source>{count} 个有问题的条目还没有登记问题</source><translation>{count} problems are not registered as issues yet</translation></message>
    <message><source>过一遍清单</source><translation>Checklists</translation></message>
    <message><source>清单</source><translation>Checklist</translation></message>
    <message><source>其余无问题</source><translation>No problem in the rest</translation></message>
    <message><source>登记为问题</source><translation>Register as issues</translation></message>
    <message><source>本单位对照</source><translation>Answer it here</translation></message>
    <message><source>本单位也对照</source><translation>Answer it here too</translation></message>
    <message><source>专项行动名称</source><translation>Drive</translation></message>
    <message><source>结束日期</source><translation>Ends on</translation></message>
    <message><source>目标任务</source><translation>Aim</translation></message>
    <message><source>专项总结</source><translation>Summary</translation></message>
    <message><source>结束日期早于开始日期（{day}）</source><translation>Ends before it starts ({day})</translation></message>
    <message><source>目标与总结</source><translation>Aim and summary</translation></message>
    <message><source>结束专项</source><translation>Conclude the drive</translation></message>
    <message><source>期内已开展的检查，各种方式都算</source><translation>Inspections held in the period, in whatever way</translation></message>
    <message><source>实地检查的单位</source><translation>Units inspected on site</translation></message>
    <message><source>期内本单位实地检查过的不同单位</source><translation>Distinct units that this office inspected on site in the period</translation></message>
    <message><source>实地检查次数</source><translation>Visits on site</translation></message>
    <message><source>期内本单位对这些单位的实地检查</source><translation>This office's visits on site to these units in the period</translation></message>
    <message><source>随机抽查的单位</source><translation>Units drawn and checked</translation></message>
    <message><source>期内抽中并用视频或电话查过的不同单位</source><translation>Distinct units that were drawn and checked by video or phone in the period</translation></message>
    <message><source>问题与落实</source><translation>Findings</translation></message>
    <message><source>问题 {n}</source><translation>Finding {n}</translation></message>
    <message><source>{what}，超期</source><translation>{what}, overdue</translation></message>
    <message><source>抽取结果</source><translation>Result</translation></message>
    <message><source>按种子重算，结果一致</source><translation>Drawn again from the seed: the same</translation></message>
    <message><source>按种子重算，结果不一致</source><translation>Drawn again from the seed: not the same</translation></message>
    <message><source>{n} 个候选，抽中 {m} 个</source><translation>{m} drawn of {n}</translation></message>
    <message><source>第 {n} 个抽中</source><translation>Drawn as no. {n}</translation></message>
    <message><source>督导检查情况通报</source><translation>Bulletin on inspections</translation></message>
    <message><source>各单位情况</source><translation>Unit by unit</translation></message>
    <message><source>本期实地检查 {units_inspected} 个单位 {inspection_visits} 次，随机抽查 {units_drawn} 个单位；发现问题 {found} 个，其中已交办未登记 {waiting} 个，整改中 {doing} 个，已办结 {done} 个。</source><translation>In this period {units_inspected} units were inspected on site in {inspection_visits} visits, and {units_drawn} drawn units were checked. There were {found} findings: {waiting} handed over and not registered, {doing} being rectified, {done} finished.</translation></message>
    <message><source>实地</source><translation>On site</translation></message>
    <message><source>视频电话</source><translation>Video, phone</translation></message>
    <message><source>抽中</source><translation>Drawn</translation></message>
    <message><source>已办结</source><translation>Finished</translation></message>
    <message><source>最近检查</source><translation>Last held</translation></message>
    <message><source>检查发现的问题</source><translation>Findings of inspections</translation></message>
    <message><source>下次</source><translation>Next</translation></message>
    <message><source>督导检查反馈单</source><translation>Inspection feedback</translation></message>
    <message><source>反馈单</source><translation>Feedback sheet</translation></message>
    <message><source>随机抽取结果</source><translation>Result of a draw</translation></message>
    <message><source>候选数</source><translation>Candidates</translation></message>
    <message><source>次序</source><translation>Order</translation></message>
    <message><source>抽取人</source><translation>Drawn by</translation></message>
    <message><source>监督人</source><translation>Witness</translation></message>
    <message><source>巡回督导</source><translation>Rounds</translation></message>
    <message><source>按单位或按问题看</source><translation>By unit or by finding</translation></message>
    <message><source>没有督导检查</source><translation>No inspections</translation></message>
    <message><source>在“巡回指导组”里用“排本季巡回”，或在“随机抽取”里抽取单位后用“排抽查”。</source><translation>Plan this quarter's round from a guidance group, or draw units and plan their checks.</translation></message>
    <message><source>打印通报</source><translation>Print bulletin</translation></message>
    <message><source>按问题</source><translation>By finding</translation></message>
    <message><source>未查</source><translation>Not yet</translation></message>
    <message><source>超期 {n}</source><translation>{n} overdue</translation></message>
    <message><source>{n} 个单位已查 {m} 个，发现问题 {k} 个，未登记 {j} 个</source><translation>{m} of {n} units inspected, {k} findings, {j} not registered</translation></message>
    <message><source>完成任务</source><translation>Tasks done</translation></message>
    <message><source>发现问题</source><translation>Findings</translation></message>
    <message><source>其他活动</source><translation>Other events</translation></message>
    <message><source>涉及单位</source><translation>Units</translation></message>
    <message><source>专项小结</source><translation>Drive summary</translation></message>
    <message><source>专项内的记录</source><translation>Records of the drive</translation></message>
    <message><source>还没有专项行动</source><translation>No drives yet</translation></message>
    <message><source>在“专项行动”里新建一项，再在任务、检查、问题里选上它。</source><translation>Make a drive, then choose it in tasks, inspections and issues.</translation></message>
    <message><source>打印小结</source><translation>Print summary</translation></message>
    <message><source>{n} 个单位，{m} 条记录</source><translation>{n} units, {m} records</translation></message>
    <message><source>督导检查发现的 {count} 个问题还没有登记</source><translation>{count} findings of an inspection are not registered yet</translation></message>
    <message><source>{count} 个问题已交办未登记</source><translation>{count} findings handed over are not registered</translation></message>
    <message><source>关联</source><translation>Related</translation></message>
</context>
</TS>
