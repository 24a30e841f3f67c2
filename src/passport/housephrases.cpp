#include "passport/housephrases.h"

#include "passport/names.h"

namespace regrade::passport {

namespace {

domain::Text countText(std::int64_t value) { return asIs(std::to_string(value)); }

} // namespace

Phrase HousePhrases::operator()(const domain::PollOpened& event) const
{
    return {"list-checks", {"Poll opened", "投票开始"}, asIs(event.question)};
}

Phrase HousePhrases::operator()(const domain::VotesCounted& event) const
{
    return {"list-checks", told({"Votes counted: {}", "计票：{}"}, {countText(event.votes)}), asIs(event.source)};
}

Phrase HousePhrases::operator()(const domain::PollClosed& event) const
{
    return {"list-checks",
            event.option ? told({"Poll decided: {}", "投票结果：{}"}, {asIs(*event.option)})
                         : domain::Text{"Poll closed without a vote", "投票结束，无人投票"},
            asIs(event.reason)};
}

Phrase HousePhrases::operator()(const domain::AuctionOpened& event) const
{
    return {"tag", {"Auction of its name opened", "命名权竞拍开始"}, asIs(toText(event.least))};
}

Phrase HousePhrases::operator()(const domain::BidPlaced& event) const
{
    return {"tag", {"Bid for its name", "命名权出价"}, asIs(toText(event.amount))};
}

Phrase HousePhrases::operator()(const domain::AuctionClosed& event) const
{
    return {"tag",
            event.name.empty() ? domain::Text{"Auction closed without a name", "竞拍结束，未命名"}
                               : told({"Named {}", "命名为 {}"}, {asIs(event.name)}),
            event.amount ? asIs(toText(*event.amount)) : domain::Text{}};
}

Phrase HousePhrases::operator()(const domain::RecheckPlanned& event) const
{
    return {"clipboard-check", told({"Blind second inspection planned: {}", "已计划盲检：{}"}, {asIs(event.draw)}),
            told({"Finished from {} to {}; the seed stands here before the draw",
                  "完工日期 {} 至 {}；随机种子先于抽样记录"},
                 {asIs(event.from), asIs(event.to)})};
}

Phrase HousePhrases::operator()(const domain::RecheckDrawn& event) const
{
    return {"clipboard-check", told({"Units drawn: {}", "已抽样：{}"}, {asIs(event.draw)}),
            told({"{} of {} finished units", "{} 件，共 {} 件完工商品"},
                 {countText(static_cast<std::int64_t>(event.units.size())), countText(event.lot)})};
}

Phrase HousePhrases::operator()(const domain::RecheckAssigned& event) const
{
    return {"user", told({"To be inspected blind: {}", "待盲检：{}"}, {asIs(event.unit.text())}),
            asIs(event.inspector.text())};
}

Phrase HousePhrases::operator()(const domain::RecheckSubmitted& event) const
{
    return {"eye", told({"Inspected blind: {}", "已盲检：{}"}, {asIs(event.unit.text())}),
            told({"Grade {}; on record {}", "等级 {}；原等级 {}"},
                 {asIs(event.grade.text()), asIs(event.first.grade.text())})};
}

Phrase HousePhrases::operator()(const domain::RecheckAdjudicated& event) const
{
    return {"check-check",
            told({"Decided between two grades: {}, {}", "两次定级不同，裁定：{}，{}"},
                 {asIs(event.unit.text()), asIs(event.grade.text())}),
            asIs(event.reason)};
}

Phrase HousePhrases::operator()(const domain::RecheckMissed& event) const
{
    return {"x", told({"Could not be inspected blind: {}", "无法盲检：{}"}, {asIs(event.unit.text())}),
            asIs(event.reason)};
}

Phrase HousePhrases::operator()(const domain::RecheckClosed& event) const
{
    return {"clipboard-check",
            told(event.accepted ? domain::Text{"Lot accepted: {}", "批次接受：{}"}
                                : domain::Text{"Lot not accepted: {}", "批次不接受：{}"},
                 {asIs(event.draw)}),
            told({"{} of {} grades did not hold", "{} / {} 个等级不成立"},
                 {countText(event.wrong), countText(event.inspected)})};
}

Phrase HousePhrases::operator()(const domain::ExperimentOpened& event) const
{
    return {"chart-column", told({"Experiment opened: {}", "实验开始：{}"}, {asIs(event.experiment)}),
            asIs(event.hypothesis)};
}

Phrase HousePhrases::operator()(const domain::ExperimentClosed& event) const
{
    return {"chart-column",
            event.arm ? told({"Experiment closed: {} with {}", "实验结束：{}，采用 {}"},
                             {asIs(event.experiment), asIs(*event.arm)})
                      : told({"Experiment closed without a difference: {}", "实验结束，未见差异：{}"},
                             {asIs(event.experiment)}),
            asIs(event.reason)};
}

} // namespace regrade::passport
