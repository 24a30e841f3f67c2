#include "rules/pricing.h"

#include "rules/firstmatch.h"

namespace regrade::rules {

Result<Quote> quote(const Policy& policy, const domain::Item& item, const Money& partsValue)
{
    const GradeRow* grade = item.grade ? policy.findGrade(*item.grade) : nullptr;
    if (grade == nullptr || !item.intake) {
        return refused("This unit has no grade yet, so it has no price.");
    }
    const ChannelRule* rule = findChannelRule(policy, grade->id, item.intake->category);
    if (rule == nullptr) {
        return invalid("The policy names no channel for grade {}.", {grade->id.text()});
    }
    const bool byParts = grade->bandLow == 0 && grade->bandHigh == 0;
    const Money& original = item.intake->originalPrice;
    return Quote{.channel = rule->channel,
                 .price = byParts ? partsValue : shareOf(original, grade->start),
                 .low = byParts ? partsValue : shareOf(original, grade->bandLow),
                 .high = byParts ? partsValue : shareOf(original, grade->bandHigh),
                 .reasons = {{grade->row, grade->why}, {rule->row, rule->why}}};
}

Money expectedPrice(const Policy& policy, const domain::Item& item)
{
    const GradeRow* grade = item.grade ? policy.findGrade(*item.grade) : nullptr;
    if (grade == nullptr || !grade->retail) {
        for (const GradeRow& row : policy.grades) {
            grade = row.retail && !row.newOnly && (grade == nullptr || !grade->retail || row.start < grade->start)
                        ? &row
                        : grade;
        }
    }
    const bool sold = grade != nullptr && grade->retail && item.intake;
    return sold ? shareOf(item.intake->originalPrice, grade->start) : Money{};
}

} // namespace regrade::rules
