#pragma once

#include "domain/item.h"
#include "rules/policy.h"
#include "stations/work.h"
#include "workers/clerk.h"
#include "workstation/democast.h"

#include <deque>
#include <string>

namespace regrade::workstation {

/// One deed of a demo unit: when, by whom, what.
struct DemoChore {
    Time at;
    domain::ActorId actor;
    workers::InformedItemDeed deed;
    std::string modelVersion;
};
using DemoChores = std::deque<DemoChore>;

/// Makes the deeds of one visit at a station, as a worker there would do them. `start` is when the unit's turn comes.
class DemoVisits {
public:
    DemoVisits(const DemoScript& script, const rules::Policy& policy, Dice& dice)
        : m_script(script), m_policy(policy), m_dice(dice)
    {
    }

    [[nodiscard]] DemoChores intake(const DemoUnit& unit);
    /// The camera's evidence goes on record first, then a technician says what is so; both stay.
    [[nodiscard]] DemoChores grading(const DemoUnit& unit, const domain::Item& item, Time start,
                                     const domain::Inspection& evidence);
    [[nodiscard]] DemoChores work(const DemoUnit& unit, const domain::Item& item, const rules::StageRow& stage,
                                  Time start, const std::vector<domain::PhotoRef>& photos);
    [[nodiscard]] DemoChores packing(const DemoUnit& unit, Time start);
    [[nodiscard]] DemoChores listing(const DemoUnit& unit, Time start);
    [[nodiscard]] DemoChores sale(const domain::Item& item, Time start);
    [[nodiscard]] DemoChores secondReturn(const DemoUnit& unit, Time start);
    [[nodiscard]] DemoChores leaving(const DemoUnit& unit, Time start);

private:
    [[nodiscard]] DemoChore chore(Time at, const std::string& kindOfWork, workers::ItemDeed deed);
    [[nodiscard]] workers::ItemDeed labelDeed(domain::LabelKind kind) const;
    /// The script's part that repairs units like this.
    [[nodiscard]] const domain::PartRegistered& partFor(const domain::ItemReceived& facts) const;
    [[nodiscard]] workers::InformedItemDeed takeApartDeed(const domain::Item& item, const rules::StageRow& stage) const;
    [[nodiscard]] workers::InformedItemDeed partDeed(const domain::Item& item, const rules::StageRow& stage) const;
    /// What the repair is expected to cost, and a lead's word where that is above the limit.
    [[nodiscard]] DemoChores forecast(const domain::Item& item, Time start);
    [[nodiscard]] stations::StepForm stepForm(const rules::StageRow& stage, const rules::StepRow& step,
                                              const domain::Item& item, const std::vector<domain::PhotoRef>& photos);
    [[nodiscard]] double measured(const rules::StepRow& step, const domain::WorkOrder& work, bool good);
    [[nodiscard]] std::string chosen(const rules::StepRow& step, const domain::CategoryId& category);
    [[nodiscard]] std::string number(const std::string& prefix);

    const DemoScript& m_script;
    const rules::Policy& m_policy;
    Dice& m_dice;
};

} // namespace regrade::workstation
