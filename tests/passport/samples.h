#pragma once

#include "domain/item.h"
#include "qr/tag.h"
#include "rules/policy.h"

namespace regrade::passport {

inline rules::Policy samplePolicy()
{
    rules::Policy policy;
    policy.version = "test";
    policy.grades.push_back({domain::GradeId("A"), {"Like new", "近新"}, {"Unused", "未使用"}, "circle"});
    policy.grades.push_back({domain::GradeId("B"), {"Very good", "很好"}, {"Light traces", "轻微痕迹"}, "square"});
    policy.grades.push_back({domain::GradeId("C"), {"Good", "良好"}, {"Visible flaw", "外观瑕疵"}, "triangle"});
    policy.grades.push_back({domain::GradeId("D"), {"Parts", "拆件"}, {"Faulty", "功能故障"}, "diamond"});
    rules::StageRow cleaning{domain::StageId("cleaning"), {"Cleaning", "清洁"}};
    cleaning.steps.push_back({domain::StepId("uv"), {"UV disinfection", "紫外消毒"}});
    policy.stages.push_back(cleaning);
    policy.stages.push_back({domain::StageId("packing"), {"Packing", "包装"}});
    policy.channels.push_back({domain::ChannelId("outlet"), {"Outlet shop", "折扣店"}});
    policy.materials.push_back({domain::MaterialId("carton"), {"Carton", "纸箱"}});
    policy.reasons.push_back({"changed-mind", {"Changed mind", "改变主意"}});
    policy.sources.push_back({"web", {"Web shop", "网店"}});
    return policy;
}

inline domain::ItemReceived sampleIntake(const std::string& product)
{
    return {domain::Sku("KT-100"),
            product,
            domain::CategoryId("kitchen"),
            "ORDER-4711",
            std::nullopt,
            domain::ReasonId("changed-mind"),
            domain::SourceId("web"),
            domain::OwnerId("seller"),
            domain::MarketId("DE"),
            std::nullopt,
            Money{12990, "EUR"},
            std::nullopt};
}

inline domain::Item sampleItem(const std::string& product = "Kettle 1.7 l", std::uint64_t number = 123456789)
{
    domain::Item item{domain::ItemId(qr::tagFromNumber(number).text())};
    item.standing = domain::Standing::inHouse;
    item.intake = sampleIntake(product);
    item.receivedAt = parseIso("2026-03-01T08:15:30.250Z").value();
    return item;
}

inline domain::PartUsed samplePart(const std::string& name, bool key)
{
    return {domain::StageId("cleaning"), name, 1, Money{1500, "EUR"}, key};
}

} // namespace regrade::passport
