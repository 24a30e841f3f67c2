#include "teaching/limitcare.h"

#include "station/rows.h"
#include "stations/calibration.h"

#include <QLocale>

namespace regrade::ui {

namespace {

QString percent(double share) { return LimitCare::tr("%1 %").arg(QLocale().toString(share * 100.0, 'f', 1)); }

QString shareText(const stats::Share& share)
{
    return share.whole == 0 ? QStringLiteral("–")
                            : LimitCare::tr("%1 of %2 (%3)")
                                  .arg(QString::number(share.part), QString::number(share.whole), percent(share.value));
}

} // namespace

LimitCare::LimitCare(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &Desk::forbiddenChanged, this, &LimitCare::changed); // with the language, too
}

QString LimitCare::limitLacks() const
{
    return m_desk.forbidden().value(QStringLiteral("product.calibrate")).toString();
}
QString LimitCare::looksLacks() const
{
    return m_desk.forbidden().value(QStringLiteral("product.map_looks")).toString();
}

void LimitCare::show(const std::optional<domain::Product>& product, const std::string& view)
{
    const domain::ProductTaught* lesson = product ? product->taughtView(view) : nullptr;
    m_product = product;
    m_lesson = lesson ? std::optional(*lesson) : std::nullopt;
    m_reason.clear();
    readJudgements();
    emit reasonChanged();
    emit changed();
}

void LimitCare::readJudgements()
{
    m_drift.reset();
    m_proposal.reset();
    m_fit.reset();
    m_good = m_confirmed = m_differed = m_category = 0;
    if (!m_lesson || !m_product->facts) {
        return;
    }
    const rules::Limits& limits = m_desk.policy().limits;
    if (const auto judgements = insight::judgementsOf(m_desk.reader(), *m_lesson)) {
        for (const insight::Judgement& judgement : *judgements) {
            ++m_confirmed;
            m_good += judgement.confirmed == domain::Cosmetic::none ? 1 : 0;
            m_differed += judgement.proposed && judgement.proposed != judgement.confirmed ? 1 : 0;
        }
    }
    if (const auto all = insight::judgementsIn(m_desk.reader(), m_product->facts->category)) {
        m_category = static_cast<int>(all->size());
    }
    if (const auto drift = insight::driftOf(m_desk.reader(), *m_lesson, limits)) {
        m_drift = *drift;
    }
    if (const auto proposal = insight::recalibrationOf(m_desk.reader(), *m_lesson, limits)) {
        m_proposal = *proposal;
    }
    if (const auto fit = insight::looksOf(m_desk.reader(), m_product->facts->category, limits)) {
        m_fit = *fit;
    }
}

QString LimitCare::alarm() const
{
    const auto sentence = m_drift ? insight::alarmOf(*m_drift) : std::nullopt;
    return sentence ? m_desk.say(*sentence) : QString();
}

QString LimitCare::state() const
{
    if (!m_lesson) {
        return {};
    }
    const int least = stats::leastGoodUnits(m_desk.policy().limits.falseRejectTarget);
    QString text = m_good < least
                       ? tr("Confirmed good units: %1 of the %2 that a new limit needs.").arg(m_good).arg(least)
                       : tr("Confirmed good units: %1.").arg(m_good);
    if (m_confirmed > 0) {
        text += QLatin1Char(' ') + tr("People saw it differently in %1 of %2.").arg(m_differed).arg(m_confirmed);
    }
    return text;
}

QString LimitCare::inUse() const
{
    if (!m_lesson) {
        return {};
    }
    return m_lesson->calibration ? tr("Calibration %1 is in use: %2 times the taught limit.")
                                       .arg(QString::number(m_lesson->calibration->version),
                                            QLocale().toString(m_lesson->calibration->limitFactor, 'f', 2))
                                 : tr("The limit is the taught one.");
}

QVariantList LimitCare::figures() const
{
    if (!m_proposal || !m_lesson) {
        return {};
    }
    const auto row = [](const QString& name, const QString& before, const QString& after) {
        return QVariant(QVariantMap{
            {QStringLiteral("name"), name}, {QStringLiteral("before"), before}, {QStringLiteral("after"), after}});
    };
    const auto& now = m_lesson->calibration;
    return {row(tr("Limit, taught = 1"), QLocale().toString(now ? now->limitFactor : 1.0, 'f', 2),
                QLocale().toString(m_proposal->limitFactor, 'f', 2)),
            row(tr("Good units that may be called damaged, at most"),
                percent(now ? now->bound : m_proposal->boundBefore),
                tr("%1 (%2 to %3)")
                    .arg(percent(m_proposal->bound), percent(m_proposal->boundInterval.low),
                         percent(m_proposal->boundInterval.high))),
            row(tr("Good ones called damaged, at the taught limit and at the new one"),
                shareText(m_proposal->falseRejectsBefore), shareText(m_proposal->falseRejects)),
            row(tr("Damaged ones found, at the taught limit and at the new one"),
                shareText(m_proposal->detectionsBefore), shareText(m_proposal->detections))};
}

QString LimitCare::looksState() const
{
    if (!m_lesson) {
        return {};
    }
    const int least = m_desk.policy().limits.ordinalLeast;
    QString text = m_product->looks ? tr("Looks are read by version %1, fitted on %2 confirmed results.")
                                          .arg(m_product->looks->version)
                                          .arg(m_product->looks->map.results)
                                    : tr("Looks are read by the policy's rows alone.");
    if (!m_fit) {
        return text + QLatin1Char(' ') +
               tr("Confirmed results of the category: %1 of the %2 that a map needs.").arg(m_category).arg(least);
    }
    return text + QLatin1Char(' ') +
           tr("A map fitted on %1 results gives %2 of those that it did not see; what was proposed at the time was "
              "right "
              "in %3.")
               .arg(QString::number(m_fit->map.results), shareText(m_fit->held), shareText(m_fit->byProgram));
}

void LimitCare::setReason(const QString& reason)
{
    m_reason = reason;
    emit reasonChanged();
}

void LimitCare::submit(workers::ProductDeed deed, const QString& notice)
{
    m_desk.submit(m_product->sku, std::move(deed), this, [this, notice](const Result<workers::Receipt>& receipt) {
        if (!receipt) {
            emit told(explain(m_desk, receipt.error()), {});
            return;
        }
        emit recorded();
        emit told({}, notice);
    });
}

void LimitCare::accept()
{
    if (m_proposal && m_lesson) {
        submit(
            [policy = m_desk.sharedPolicy(), lesson = *m_lesson, proposal = *m_proposal,
             reason = m_reason.toStdString()](const domain::Product& product, Time) {
                return stations::calibrateProduct(product, *policy, lesson, proposal, reason);
            },
            tr("The new limit is in use from the next inspection on."));
    }
}

void LimitCare::acceptLooks()
{
    if (m_fit && m_lesson) {
        submit([policy = m_desk.sharedPolicy(), map = m_fit->map, reason = m_reason.toStdString()](
                   const domain::Product& product, Time) { return stations::mapLooks(product, *policy, map, reason); },
               tr("The new map is in use from the next inspection on."));
    }
}

} // namespace regrade::ui
