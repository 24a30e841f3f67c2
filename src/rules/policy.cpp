#include "rules/policy.h"

#include <algorithm>

namespace regrade::rules {

namespace {

template <class Row, class Id>
const Row* findById(const std::vector<Row>& rows, const Id& id)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

const GradeRow* Policy::findGrade(const domain::GradeId& id) const { return findById(grades, id); }
const StageRow* Policy::findStage(const domain::StageId& id) const { return findById(stages, id); }
const InstrumentRow* Policy::findInstrument(const std::string& id) const { return findById(instruments, id); }
const ReadingRow* Policy::findReadings(const std::string& id) const { return findById(readings, id); }
const EquipmentRow* Policy::findEquipment(const domain::EquipmentId& id) const { return findById(equipment, id); }
const ChoiceRow* Policy::findChoices(const std::string& id) const { return findById(choices, id); }
const ChoiceRow* Policy::findQuestion(const std::string& id) const { return findById(questions, id); }
const OptionRow* ChoiceRow::find(const std::string& option) const { return findById(options, option); }
const ChannelRow* Policy::findChannel(const domain::ChannelId& id) const { return findById(channels, id); }
const MaterialRow* Policy::findMaterial(const domain::MaterialId& id) const { return findById(materials, id); }
const FillerRow* Policy::findFiller(const domain::FillerId& id) const { return findById(fillers, id); }
const CartonRow* Policy::findCarton(const domain::CartonId& id) const { return findById(cartons, id); }
const InsertRow* Policy::findInsert(const domain::InsertId& id) const { return findById(inserts, id); }
const LimitRow* Policy::findLimit(const std::string& id) const { return findById(limitRows, id); }
const RoleRow* Policy::findRole(const domain::RoleId& id) const { return findById(roles, id); }
const DeedRow* Policy::findDeed(const domain::DeedId& id) const { return findById(deeds, id); }

const StageRow* Policy::firstStage(StageKind kind) const
{
    const auto found =
        std::find_if(stages.begin(), stages.end(), [&](const StageRow& stage) { return stage.kind == kind; });
    return found == stages.end() ? nullptr : &*found;
}

} // namespace regrade::rules
