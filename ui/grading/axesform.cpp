#include "grading/axesform.h"

namespace regrade::ui {

namespace {

template <class T>
QString idOf(const std::optional<T>& value)
{
    if (!value) {
        return {};
    }
    const auto name = domain::nameOf(*value);
    return QString::fromLatin1(name.data(), static_cast<int>(name.size()));
}

} // namespace

void AxesForm::start(const domain::Item& item)
{
    *this = {};
    axes.used = item.everUsed;
    if (item.inspection) {
        propose(item.inspection->proposed);
    }
}

void AxesForm::propose(std::optional<domain::Cosmetic> level)
{
    if (!axes.cosmetic || axes.cosmetic == proposed) {
        axes.cosmetic = level;
    }
    proposed = level;
}

void AxesForm::choosePackaging(const QString& id)
{
    if (const auto value = domain::packagingFrom(id.toStdString())) {
        axes.packaging = *value;
    }
}

void AxesForm::chooseCosmetic(const QString& id)
{
    if (const auto value = domain::cosmeticFrom(id.toStdString())) {
        axes.cosmetic = *value;
    }
}

void AxesForm::chooseFunction(const QString& id)
{
    if (const auto value = domain::functionFrom(id.toStdString())) {
        axes.function = *value;
    }
}

QString AxesForm::packagingId() const { return idOf(axes.packaging); }
QString AxesForm::cosmeticId() const { return idOf(axes.cosmetic); }
QString AxesForm::functionId() const { return idOf(axes.function); }
QString AxesForm::proposedId() const { return idOf(proposed); }

stations::GradingForm AxesForm::filled(std::chrono::milliseconds assessment) const
{
    stations::GradingForm form;
    form.axes = axes;
    if (differsFromProposal() && !cosmeticReason.trimmed().isEmpty()) {
        form.cosmeticReason = cosmeticReason.trimmed().toStdString();
    }
    if (!overrideTo.isEmpty()) {
        form.overrideTo = domain::GradeId(overrideTo.toStdString());
        form.overrideReason = overrideReason.trimmed().toStdString();
    }
    form.assessment = assessment;
    return form;
}

} // namespace regrade::ui
