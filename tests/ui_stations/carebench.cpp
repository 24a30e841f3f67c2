#include "ui_stations/carebench.h"

#include "stations/inspection.h"
#include "stations/intake.h"

#include <QFile>
#include <QImage>

namespace regrade::ui {

domain::PhotoRef CareBench::archived(const std::string& file)
{
    QFile source(QStringLiteral(REGRADE_SOURCE_DIR "/resources/demo/") + QString::fromStdString(file));
    EXPECT_TRUE(source.open(QIODevice::ReadOnly));
    const QByteArray bytes = source.readAll();
    const QImage picture = QImage::fromData(bytes);
    const auto* begin = reinterpret_cast<const std::byte*>(bytes.constData());
    const auto hash = m_station->photos().put(std::vector<std::byte>(begin, begin + bytes.size()), "jpg");
    EXPECT_TRUE(hash);
    return {*hash, "front", picture.width(), picture.height()};
}

void CareBench::logLesson(int photos, const std::string& picture)
{
    registerMug();
    const domain::ProductTaught taught{domain::Sku("MUG-1"), "front",
                                       std::vector(static_cast<std::size_t>(photos), archived(picture)), "m1"};
    const auto receipt = m_station->clerk().perform(
        taught.sku, [&](const domain::Product& product, Time) { return stations::teachProduct(product, taught); },
        {domain::ActorId("T01"), {}, {}});
    ASSERT_TRUE(receipt) << receipt.error().what();
}

void CareBench::confirmUnit(double score, domain::Cosmetic confirmed)
{
    m_lastUnit = receivedMug();
    m_clock.forward(std::chrono::minutes(1));
    domain::Inspection seen{.photos = {archived("mug-good-2.jpg")}, .model = "m1", .score = score, .confidence = 0.9};
    seen.taughtPhotos = 8;
    if (score >= 1.0) {
        seen.defects = {{domain::DefectKind("scratch"),
                         domain::Zone("body"),
                         10.0 * score,
                         0.001,
                         0.9,
                         score,
                         {},
                         seen.photos.front().hash}};
    }
    perform(m_lastUnit, [&](const domain::Item& unit, Time) {
        return stations::recordInspection(unit, *m_station->policy(), seen);
    });
    stations::GradingForm form;
    form.axes = {domain::Packaging::damaged, confirmed, domain::Function::works, false};
    form.cosmeticReason = "seen by eye";
    perform(m_lastUnit,
            [&](const domain::Item& unit, Time) { return stations::confirmGrade(unit, *m_station->policy(), form); });
}

} // namespace regrade::ui
