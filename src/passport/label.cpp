#include "passport/label.h"

#include "passport/paper.h"

#include <set>

namespace regrade::passport {

namespace {

/// A sentence in both languages of paper; the one that is printed is chosen at the end.
const std::string& in(PaperLanguage language, const domain::Text& text)
{
    return language == PaperLanguage::zh ? text.zh : text.en;
}

domain::Text keyPartsLine(const std::vector<domain::PartUsed>& parts)
{
    constexpr std::size_t kRoom = 90; // letters that the label can show at a readable size
    std::set<std::string> replaced;
    std::string names;
    for (const auto& part : parts) {
        if (part.key && replaced.insert(part.part).second) {
            names += (names.empty() ? "" : ", ") + part.part;
        }
    }
    const std::size_t count = replaced.size();
    if (count == 0) {
        return {};
    }
    if (names.size() > kRoom) {
        return {filled("{} key parts replaced, named in the offer", {std::to_string(count)}),
                filled("已更换 {} 个关键零件，详见商品页", {std::to_string(count)})};
    }
    return {filled(count == 1 ? "Key part replaced: {}" : "Key parts replaced: {}", {names}),
            filled("已更换关键零件：{}", {names})};
}

std::vector<domain::Text> saleLines(const domain::Item& item, const rules::Policy& policy)
{
    std::vector<domain::Text> lines{{"Refurbished", "翻新"}};
    if (const auto* grade = policy.findGrade(*item.grade)) {
        lines.push_back({filled("Grade {}: {}", {grade->id.text(), grade->meaning.en}),
                         filled("等级 {}：{}", {grade->id.text(), grade->meaning.zh})});
    }
    const std::string months = std::to_string(policy.limits.warrantyMonths);
    lines.push_back({filled("Seller's warranty {} months, beside the legal guarantee", {months}),
                     filled("卖家保修 {} 个月，法定保障另计", {months})});
    if (const auto parts = keyPartsLine(item.parts); !parts.en.empty()) {
        lines.push_back(parts);
    }
    return lines;
}

std::vector<domain::Text> intakeLines(const domain::Item& item)
{
    const std::string sku = item.intake->sku.text();
    std::vector<domain::Text> lines{{sku, sku}};
    if (item.receivedAt) {
        const std::string day = toIso(*item.receivedAt).substr(0, 10);
        lines.push_back({filled("Taken in {}", {day}), filled("入库日期 {}", {day})});
    }
    return lines;
}

} // namespace

Result<Label> makeLabel(const domain::Item& item, const rules::Policy& policy, domain::LabelKind kind,
                        PaperLanguage language)
{
    auto tag = qr::parseTag(item.id.text());
    if (!tag) {
        return tag.error();
    }
    if (!item.intake) {
        return refused("This unit was never taken in, so it gets no label. Take it in first.");
    }
    if (kind == domain::LabelKind::sale && !item.grade) {
        return refused("This unit has no grade yet, so it gets no sale label. Grade it first.");
    }
    Label label{*std::move(tag), item.intake->product, {}, {}, {}};
    const bool sale = kind == domain::LabelKind::sale;
    if (sale) {
        label.grade = item.grade->text();
        const auto* grade = policy.findGrade(*item.grade);
        label.shape = grade != nullptr ? grade->shape : "";
    }
    for (const auto& line : sale ? saleLines(item, policy) : intakeLines(item)) {
        label.lines.push_back(in(language, line));
    }
    return label;
}

Result<std::vector<std::byte>> labelPdf(const Label& label)
{
    auto code = qr::writeQr(label.tag.text());
    if (!code) {
        return code.error();
    }
    return onPdf(label.tag.text(), [&](cairo_t* paper) { drawLabel(paper, label, *code); });
}

Result<std::vector<std::byte>> labelPng(const Label& label, int dpi)
{
    auto code = qr::writeQr(label.tag.text());
    if (!code) {
        return code.error();
    }
    return onPng(dpi, [&](cairo_t* paper) { drawLabel(paper, label, *code); });
}

} // namespace regrade::passport
