<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>publicity</name>
    <message><source>期内单位环境建设经上级认定的不同单位</source><translation>Distinct units whose own site was accepted by the level above in the period</translation></message>
    <message><source>期内开始、已结束的宣传活动，各种类型都算</source><translation>Activities begun in the period and over, of any kind</translation></message>
    <message><source>规范环境建设的单位</source><translation>Units with an accepted site</translation></message>
    <message><source>情景剧</source><translation>Play</translation></message>
    <message><source>电视片</source><translation>Film</translation></message>
    <message><source>展览</source><translation>Exhibition</translation></message>
    <message><source>歌咏比赛</source><translation>Singing contest</translation></message>
    <message><source>知识竞赛</source><translation>Quiz</translation></message>
    <message><source>专栏</source><translation>Column</translation></message>
    <message><source>标语橱窗</source><translation>Slogans and showcases</translation></message>
    <message><source>新媒体</source><translation>New media</translation></message>
    <message><source>专题网页</source><translation>Web page</translation></message>
    <message><source>单位环境建设</source><translation>Unit's own site</translation></message>
    <message><source>主题活动</source><translation>Themed activity</translation></message>
    <message><source>待认定</source><translation>To be accepted</translation></message>
    <message><source>已认定</source><translation>Accepted</translation></message>
    <message><source>未通过</source><translation>Not accepted</translation></message>
    <message><source>活动名称</source><translation>Activity</translation></message>
    <message><source>主办单位</source><translation>Organiser</translation></message>
    <message><source>承办单位</source><translation>Co-organiser</translation></message>
    <message><source>参与人数</source><translation>Participants</translation></message>
    <message><source>作品数</source><translation>Works</translation></message>
    <message><source>覆盖（点击）量</source><translation>Reach (clicks)</translation></message>
    <message><source>获奖</source><translation>Awards</translation></message>
    <message><source>经费</source><translation>Cost</translation></message>
    <message><source>申请认定日期</source><translation>Acceptance asked on</translation></message>
    <message><source>申请认定版次</source><translation>Revision asked on</translation></message>
    <message><source>认定</source><translation>Accept</translation></message>
    <message><source>认定日期</source><translation>Accepted on</translation></message>
    <message><source>单位环境建设由上级认定</source><translation>A unit's own site is accepted by the level above</translation></message>
    <message><source>只有单位环境建设要认定，清空申请认定日期</source><translation>Only a unit's own site is accepted; clear the date</translation></message>
    <message><source>申请认定早于开始日期（{day}）</source><translation>Asked before it began ({day})</translation></message>
    <message><source>写明开始日期</source><translation>Say when it begins</translation></message>
    <message><source>结束日期 {day} 还没有到</source><translation>The end {day} has not come yet</translation></message>
    <message><source>规模与成效</source><translation>Size and effect</translation></message>
    <message><source>照片与附件</source><translation>Photos and attachments</translation></message>
    <message><source>主办与经费</source><translation>Organiser and cost</translation></message>
    <message><source>登记已结束</source><translation>Enter as over</translation></message>
    <message><source>申请认定</source><translation>Ask for acceptance</translation></message>
    <message><source>取消活动</source><translation>Cancel activity</translation></message>
    <message><source>不予认定</source><translation>Do not accept</translation></message>
    <message><source>报上级</source><translation>Report up</translation></message>
    <message><source>谈心谈话</source><translation>Private talks</translation></message>
    <message><source>撰写对照检查</source><translation>Self-examination</translation></message>
    <message><source>开会</source><translation>Meeting</translation></message>
    <message><source>整改</source><translation>Rectification</translation></message>
    <message><source>通报</source><translation>Notice</translation></message>
    <message><source>筹备中</source><translation>Preparing</translation></message>
    <message><source>已召开</source><translation>Held</translation></message>
    <message><source>已通报</source><translation>Finished</translation></message>
    <message><source>采纳</source><translation>Taken up</translation></message>
    <message><source>部分采纳</source><translation>Partly taken up</translation></message>
    <message><source>未采纳</source><translation>Not taken up</translation></message>
    <message><source>步骤</source><translation>Step</translation></message>
    <message><source>计划日期</source><translation>Planned on</translation></message>
    <message><source>意见</source><translation>Opinion</translation></message>
    <message><source>归类</source><translation>Sorted under</translation></message>
    <message><source>采纳情况</source><translation>Taken up?</translation></message>
    <message><source>谈话人</source><translation>Talked by</translation></message>
    <message><source>谈话对象</source><translation>Talked with</translation></message>
    <message><source>谈话日期</source><translation>Talked on</translation></message>
    <message><source>谈话要点</source><translation>Gist</translation></message>
    <message><source>稿次</source><translation>Draft no.</translation></message>
    <message><source>根源</source><translation>Root</translation></message>
    <message><source>批评人</source><translation>Critic</translation></message>
    <message><source>被批评人</source><translation>Criticised</translation></message>
    <message><source>批评意见</source><translation>Criticism</translation></message>
    <message><source>表态</source><translation>Response</translation></message>
    <message><source>召开日期</source><translation>Held on</translation></message>
    <message><source>征求意见数</source><translation>Opinions</translation></message>
    <message><source>谈心谈话数</source><translation>Talks</translation></message>
    <message><source>对照检查材料数</source><translation>Self-examinations</translation></message>
    <message><source>批评意见数</source><translation>Criticisms</translation></message>
    <message><source>下一步日期</source><translation>Next step on</translation></message>
    <message><source>整改问题</source><translation>Issues</translation></message>
    <message><source>未登记措施</source><translation>Measures to register</translation></message>
    <message><source>对照检查</source><translation>Self-examination</translation></message>
    <message><source>稿</source><translation>draft</translation></message>
    <message><source>份</source><translation>copies</translation></message>
    <message><source>留在本单位，不随报送包出去</source><translation>Stays here, in no package</translation></message>
    <message><source>这个会议的类型不是民主生活会</source><translation>This meeting is not of the kind 民主生活会</translation></message>
    <message><source>会开了，还没有会议记录，看不出到会是否够三分之二</source><translation>It was held without minutes: whether two thirds were there cannot be seen</translation></message>
    <message><source>{count} 条措施还没有转为问题</source><translation>{count} measures are no issues yet</translation></message>
    <message><source>这一步前面已经有一行了</source><translation>This step stands in a row above</translation></message>
    <message><source>早于上一步的完成日期（{day}）</source><translation>Before the step above was done ({day})</translation></message>
    <message><source>写明计划哪天开会</source><translation>Say on which day the meeting is planned</translation></message>
    <message><source>选完成了哪一步</source><translation>Choose which step was done</translation></message>
    <message><source>完成日期 {day} 还没有到</source><translation>The day {day} has not come yet</translation></message>
    <message><source>数量</source><translation>Counts</translation></message>
    <message><source>留存</source><translation>Kept here</translation></message>
    <message><source>登记步骤</source><translation>Enter step</translation></message>
    <message><source>措施转为问题</source><translation>Measures to issues</translation></message>
    <message><source>按会期排步骤</source><translation>Plan steps from the day</translation></message>
    <message><source>建会议记录</source><translation>Create the meeting</translation></message>
    <message><source>来自民主生活会</source><translation>From democratic meeting</translation></message>
    <message><source>“{name}”不完整或者已经损坏，请重新取得这张照片</source><translation>"{name}" is incomplete or damaged; get the photo again</translation></message>
    <message><source>“{name}”不是 JPEG、PNG 或 WebP 照片，看不了缩略图</source><translation>"{name}" is no JPEG, PNG or WebP photo and has no thumbnail</translation></message>
    <message><source>“{name}”的内容不是 JPEG、PNG 或 WebP 照片，和扩展名对不上，请另存为照片再加</source><translation>"{name}" holds no JPEG, PNG or WebP photo as its name says; save it as a photo and add it again</translation></message>
    <message><source>“{name}”的内容是 {kind} 照片，扩展名不对，改成 {suffix} 再加</source><translation>"{name}" holds a {kind} photo; rename it to {suffix} and add it again</translation></message>
    <message><source>“{name}”有 {count} 万像素，超过 {most} 万，请缩小后再加</source><translation>"{name}" has {count}0,000 pixels, more than {most}0,000; make it smaller and add it again</translation></message>
    <message><source>“{name}”是会动的图，请截取一张静态的照片再加</source><translation>"{name}" is animated; take a still photo from it and add that</translation></message>
    <message><source>已去掉“{name}”里的拍摄位置和设备信息</source><translation>Place and camera were taken out of "{name}"</translation></message>
    <message><source>已去掉“{name}”里的拍摄时间和设备信息</source><translation>Time and camera were taken out of "{name}"</translation></message>
    <message><source>已去掉 {count} 张照片里的拍摄信息</source><translation>Places and cameras were taken out of {count} photos</translation></message>
    <message><source>这些留在本单位，报送包里只有数量和转为问题的措施</source><translation>These stay here; a package holds the counts, and measures that are issues</translation></message>
    <message><source>概况与步骤</source><translation>Overview and steps</translation></message>
    <message><source>没有排日期</source><translation>No date</translation></message>
    <message><source>计划 {day}，{left}</source><translation>Planned {day}, {left}</translation></message>
    <message><source>{least} 人，够数</source><translation>{least}, met</translation></message>
    <message><source>{least} 人，不够数</source><translation>{least}, not met</translation></message>
    <message><source>内部记录</source><translation>Internal</translation></message>
    <message><source>{day} 完成</source><translation>Done {day}</translation></message>
    <message><source>各项工作</source><translation>Parts of the work</translation></message>
    <message><source>意见、谈话、对照检查和批评意见留在报送单位，这里只有数量</source><translation>Opinions, talks, self-examinations and criticism stay with the unit; here are only counts</translation></message>
    <message><source>这张表留在本单位，报送包里只有数量</source><translation>This table stays here; a package holds only the count</translation></message>
    <message><source>报批</source><translation>Report</translation></message>
    <message><source>谈心</source><translation>Talks</translation></message>
    <message><source>对照</source><translation>Drafts</translation></message>
    <message><source>宣传信息</source><translation>Publicity</translation></message>
    <message><source>没有缩略图</source><translation>No thumbnail</translation></message>
    <message><source>照片 {count} 张</source><translation>{count} photos</translation></message>
    <message><source>照片 {name}</source><translation>Photo {name}</translation></message>
    <message><source>民主生活会步骤安排</source><translation>Steps of the democratic meeting</translation></message>
    <message><source>步骤安排</source><translation>Steps</translation></message>
    <message><source>征求意见汇总表</source><translation>Opinions sought</translation></message>
    <message><source>谈心谈话记录表</source><translation>Private talks</translation></message>
    <message><source>对照检查汇总表</source><translation>Self-examinations</translation></message>
    <message><source>批评意见记录表</source><translation>Criticism</translation></message>
    <message><source>整改措施清单</source><translation>Measures</translation></message>
    <message><source>没有内容</source><translation>Nothing entered</translation></message>
    <message><source>没有送来内容</source><translation>Nothing came here</translation></message>
    <message><source>内部 ・ 会后收回</source><translation>Internal · to be handed back</translation></message>
    <message><source>法定人数</source><translation>Quorum</translation></message>
</context>
</TS>
