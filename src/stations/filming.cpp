#include "stations/filming.h"

#include "stations/gates.h"

namespace regrade::stations {

Result<void> mayFilm(const domain::Item& item, const rules::Policy& policy)
{
    if (!policy.limits.filmsBench) {
        return refused("This house does not film its work.");
    }
    if (!item.work) {
        return refused("No work on this unit is open.");
    }
    return {};
}

std::string filmCaption(const domain::Item& item, const std::optional<domain::StepId>& step)
{
    std::string caption = item.id.text();
    if (item.work) {
        caption += "   " + item.work->stage.text() + (step ? " / " + step->text() : "");
    }
    return caption;
}

Result<domain::Events> noteFilm(const domain::Item& item, const rules::Policy& policy,
                                const domain::ProcessFilmed& film)
{
    const rules::StageRow* stage = policy.findStage(film.stage);
    if (!item.intake || stage == nullptr || stage->kind != rules::StageKind::work) {
        return refused("A film belongs to a unit that was taken in, and to a stage where work is recorded.");
    }
    if (film.frames < 1 || film.bytes < 1) {
        return refused("The film holds no picture. Nothing was recorded; film again.");
    }
    return domain::Events{film};
}

} // namespace regrade::stations
