<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>deeds</name>
    <message>
      <source>承诺实事</source>
      <translation>Deeds promised</translation>
    </message>
    <message>
      <source>承诺办结日期在期内的实事</source>
      <translation>Deeds whose promised date lies in the period</translation>
    </message>
    <message>
      <source>按承诺办结</source>
      <translation>Done as promised</translation>
    </message>
    <message>
      <source>承诺办结日期在期内，并且不晚于这一天办结的实事</source>
      <translation>Deeds whose promised date lies in the period and that were done no later</translation>
    </message>
    <message>
      <source>满意票</source>
      <translation>Satisfied votes</translation>
    </message>
    <message>
      <source>期内测评收回的满意票</source>
      <translation>Satisfied votes returned in the period's surveys</translation>
    </message>
    <message>
      <source>收回票数</source>
      <translation>Votes returned</translation>
    </message>
    <message>
      <source>期内测评收回的三项票数之和</source>
      <translation>All votes returned in the period's surveys</translation>
    </message>
    <message>
      <source>票</source>
      <translation>votes</translation>
    </message>
    <message>
      <source>收集需求</source>
      <translation>Needs collected</translation>
    </message>
    <message>
      <source>日期在期内的需求</source>
      <translation>Needs dated in the period</translation>
    </message>
    <message>
      <source>需求满足率</source>
      <translation>Needs met</translation>
    </message>
    <message>
      <source>期内收集的需求里，对应的实事到期末（未到期末的按今天）已同意销号的占比</source>
      <translation>Of the needs collected in the period, the share whose deed was accepted by its end (by today while it has not come)</translation>
    </message>
    <message>
      <source>实事涉及方面</source>
      <translation>Categories of deeds</translation>
    </message>
    <message>
      <source>期内立项的实事涉及的不同类别</source>
      <translation>Distinct categories of the deeds adopted in the period</translation>
    </message>
    <message>
      <source>立项实事</source>
      <translation>Deeds adopted</translation>
    </message>
    <message>
      <source>期内同意立项的实事，按决定日期</source>
      <translation>Deeds adopted in the period, by the date of the decision</translation>
    </message>
    <message>
      <source>办结实事</source>
      <translation>Deeds done</translation>
    </message>
    <message>
      <source>期内办结、其后没有重新办理的实事</source>
      <translation>Deeds done in the period and not taken up again since</translation>
    </message>
    <message>
      <source>承诺兑现率</source>
      <translation>Promises kept</translation>
    </message>
    <message>
      <source>按承诺办结除以承诺实事</source>
      <translation>Done as promised over deeds promised</translation>
    </message>
    <message>
      <source>超期实事</source>
      <translation>Overdue deeds</translation>
    </message>
    <message>
      <source>到期末（未到期末的按今天）过了承诺办结日期还没办结的实事</source>
      <translation>Deeds past their promised date and not done at the period's end (today while it has not come)</translation>
    </message>
    <message>
      <source>基本满意票</source>
      <translation>Basically satisfied votes</translation>
    </message>
    <message>
      <source>期内测评收回的基本满意票</source>
      <translation>Basically satisfied votes returned in the period's surveys</translation>
    </message>
    <message>
      <source>不满意票</source>
      <translation>Dissatisfied votes</translation>
    </message>
    <message>
      <source>期内测评收回的不满意票</source>
      <translation>Dissatisfied votes returned in the period's surveys</translation>
    </message>
    <message>
      <source>满意率</source>
      <translation>Satisfaction</translation>
    </message>
    <message>
      <source>期内测评的满意票除以收回票数</source>
      <translation>Satisfied votes over votes returned in the period</translation>
    </message>
    <message>
      <source>对应实事</source>
      <translation>Deed</translation>
    </message>
    <message>
      <source>写明进度或进展情况</source>
      <translation>Enter the progress in per cent or in words</translation>
    </message>
    <message>
      <source>进度不能超过 100%</source>
      <translation>Progress cannot exceed 100%</translation>
    </message>
    <message>
      <source>填写收回的票数</source>
      <translation>Enter the votes returned</translation>
    </message>
    <message>
      <source>三项票数加起来 {cast} 票，多于发出的 {issued} 票</source>
      <translation>The three counts add up to {cast} votes, more than the {issued} ballots issued</translation>
    </message>
    <message>
      <source>项目</source>
      <translation>Project</translation>
    </message>
    <message>
      <source>承诺</source>
      <translation>Promise</translation>
    </message>
    <message>
      <source>立项</source>
      <translation>Adopted</translation>
    </message>
    <message>
      <source>办理进展</source>
      <translation>Progress</translation>
    </message>
    <message>
      <source>满意度测评</source>
      <translation>Satisfaction surveys</translation>
    </message>
    <message>
      <source>申请立项</source>
      <translation>Request adoption</translation>
    </message>
    <message>
      <source>开始实施</source>
      <translation>Start</translation>
    </message>
    <message>
      <source>登记办结</source>
      <translation>Mark as done</translation>
    </message>
    <message>
      <source>登记测评</source>
      <translation>Add survey</translation>
    </message>
    <message>
      <source>重新办理</source>
      <translation>Take up again</translation>
    </message>
    <message>
      <source>转常态化</source>
      <translation>Turn into regular work</translation>
    </message>
    <message>
      <source>撤销项目</source>
      <translation>Withdraw</translation>
    </message>
    <message>
      <source>同意立项</source>
      <translation>Adopt</translation>
    </message>
    <message>
      <source>不予立项</source>
      <translation>Decline</translation>
    </message>
    <message>
      <source>同意销号</source>
      <translation>Accept</translation>
    </message>
    <message>
      <source>不同意销号</source>
      <translation>Refuse</translation>
    </message>
    <message>
      <source>退回重办</source>
      <translation>Send back to be redone</translation>
    </message>
    <message>
      <source>办结</source>
      <translation>Done</translation>
    </message>
    <message>
      <source>撤销</source>
      <translation>Withdrawn</translation>
    </message>
    <message>
      <source>征集</source>
      <translation>Collected</translation>
    </message>
    <message>
      <source>实施</source>
      <translation>Under way</translation>
    </message>
    <message>
      <source>常态化</source>
      <translation>Regular</translation>
    </message>
    <message>
      <source>已撤销</source>
      <translation>Withdrawn</translation>
    </message>
    <message>
      <source>滞后</source>
      <translation>Behind</translation>
    </message>
    <message>
      <source>按序时推进</source>
      <translation>On pace</translation>
    </message>
    <message>
      <source>超序时</source>
      <translation>Ahead</translation>
    </message>
    <message>
      <source>满意</source>
      <translation>Satisfied</translation>
    </message>
    <message>
      <source>基本满意</source>
      <translation>Basically satisfied</translation>
    </message>
    <message>
      <source>不满意</source>
      <translation>Dissatisfied</translation>
    </message>
    <message>
      <source>进度</source>
      <translation>Progress</translation>
    </message>
    <message>
      <source>支出</source>
      <translation>Spent</translation>
    </message>
    <message>
      <source>测评日期</source>
      <translation>Survey date</translation>
    </message>
    <message>
      <source>发出票数</source>
      <translation>Ballots issued</translation>
    </message>
    <message>
      <source>测评结论</source>
      <translation>Result</translation>
    </message>
    <message>
      <source>项目名称</source>
      <translation>Project</translation>
    </message>
    <message>
      <source>主要内容</source>
      <translation>Content</translation>
    </message>
    <message>
      <source>服务对象</source>
      <translation>Beneficiaries</translation>
    </message>
    <message>
      <source>受益人数</source>
      <translation>Number of beneficiaries</translation>
    </message>
    <message>
      <source>承诺办结日期</source>
      <translation>Promised by</translation>
    </message>
    <message>
      <source>分管领导</source>
      <translation>Leader in charge</translation>
    </message>
    <message>
      <source>牵头单位</source>
      <translation>Lead unit</translation>
    </message>
    <message>
      <source>配合单位</source>
      <translation>Assisting units</translation>
    </message>
    <message>
      <source>资金</source>
      <translation>Budget</translation>
    </message>
    <message>
      <source>申请立项日期</source>
      <translation>Adoption requested on</translation>
    </message>
    <message>
      <source>申请立项版次</source>
      <translation>Revision of the request</translation>
    </message>
    <message>
      <source>立项日期</source>
      <translation>Adopted on</translation>
    </message>
    <message>
      <source>办结日期</source>
      <translation>Done on</translation>
    </message>
    <message>
      <source>验收日期</source>
      <translation>Accepted on</translation>
    </message>
    <message>
      <source>序时</source>
      <translation>Pace</translation>
    </message>
    <message>
      <source>序时变化日期</source>
      <translation>Pace turns on</translation>
    </message>
    <message>
      <source>等待决定</source>
      <translation>Awaits</translation>
    </message>
    <message>
      <source>万元</source>
      <translation>10,000 yuan</translation>
    </message>
    <message>
      <source>累计支出</source>
      <translation>Total spent so far</translation>
    </message>
    <message>
      <source>空着由本单位自己立项和验收</source>
      <translation>Empty: the office adopts and accepts it itself</translation>
    </message>
    <message>
      <source>办理进展只能追加，不能改动已有的记录</source>
      <translation>Progress can only be added to, not rewritten</translation>
    </message>
    <message>
      <source>承诺办结日期早于开始日期（{day}）</source>
      <translation>Promised before it starts ({day})</translation>
    </message>
    <message>
      <source>累计支出超过了资金</source>
      <translation>More was spent than budgeted</translation>
    </message>
    <message>
      <source>选上合并到哪一件实事</source>
      <translation>Choose the deed to merge it into</translation>
    </message>
    <message>
      <source>处理</source>
      <translation>Handling</translation>
    </message>
    <message>
      <source>转为实事项目</source>
      <translation>Make it a deed</translation>
    </message>
    <message>
      <source>并入实事</source>
      <translation>Merge into a deed</translation>
    </message>
    <message>
      <source>转办</source>
      <translation>Pass on</translation>
    </message>
    <message>
      <source>解释答复</source>
      <translation>Explain</translation>
    </message>
    <message>
      <source>不予受理</source>
      <translation>Turn down</translation>
    </message>
    <message>
      <source>走访</source>
      <translation>Visit</translation>
    </message>
    <message>
      <source>座谈</source>
      <translation>Forum</translation>
    </message>
    <message>
      <source>热线</source>
      <translation>Hotline</translation>
    </message>
    <message>
      <source>信箱</source>
      <translation>Mailbox</translation>
    </message>
    <message>
      <source>调研</source>
      <translation>Survey</translation>
    </message>
    <message>
      <source>合并</source>
      <translation>Merged</translation>
    </message>
    <message>
      <source>解释</source>
      <translation>Explained</translation>
    </message>
    <message>
      <source>已满足</source>
      <translation>Met</translation>
    </message>
    <message>
      <source>需求内容</source>
      <translation>Need</translation>
    </message>
    <message>
      <source>反映人（群体）</source>
      <translation>Raised by</translation>
    </message>
    <message>
      <source>处理理由</source>
      <translation>Reason</translation>
    </message>
    <message>
      <source>办理情况</source>
      <translation>Handling state</translation>
    </message>
    <message>
      <source>选上对应的实事</source>
      <translation>Choose the deed</translation>
    </message>
    <message>
      <source>不立项的要写明理由</source>
      <translation>Give the reason when it becomes no deed</translation>
    </message>
    <message>
      <source>对应需求</source>
      <translation>Needs it is to meet</translation>
    </message>
  </context>
</TS>
