#include "ui_stations/stationbench.h"

#include "rules/pricing.h"
#include "stations/inspection.h"
#include "stations/intake.h"
#include "stations/packing.h"
#include "stations/sale.h"

#include <QDir>

namespace regrade::ui {

namespace {

QList<QUrl> photosOf(const QString& folder, int from, int count)
{
    const QString shared = qEnvironmentVariableIsSet("REGRADE_SHARED")
                               ? qEnvironmentVariable("REGRADE_SHARED")
                               : QStringLiteral(REGRADE_SOURCE_DIR "/../shared");
    const QDir photos(shared + QStringLiteral("/data/vision/aliens/") + folder);
    QList<QUrl> urls;
    for (const auto& name : photos.entryList({QStringLiteral("*.png"), QStringLiteral("*.jpg")}).mid(from, count)) {
        urls.append(QUrl::fromLocalFile(photos.filePath(name)));
    }
    return urls;
}

} // namespace

void StationBench::SetUp()
{
    ASSERT_TRUE(m_folder.isValid());
    workstation::Places places;
    places.data = m_folder.path().toStdString();
    places.resources = REGRADE_SOURCE_DIR "/resources";
    places.policy = places.resources / "policy";
    auto opened = workstation::Workstation::open(places, m_clock);
    ASSERT_TRUE(opened) << opened.error().what();
    m_station = *std::move(opened);
    Desk::Parts parts{m_station->clerk(),  m_station->bench(), m_station->reader(), m_station->policy(),
                      m_station->photos(), m_station->clock(), m_station->papers()};
    parts.prints = &m_station->prints();
    parts.key = &m_station->key();
    parts.data = m_station->places().data;
    m_lists = std::make_unique<app::ListErrand>(*m_station);
    parts.lists = m_lists->work();
    parts.batches = m_station->batches();
    m_desk = std::make_unique<Desk>(std::move(parts));
}

domain::Item StationBench::item(const domain::ItemId& id) const
{
    auto found = m_desk->item(id);
    return found ? *found : domain::Item{id};
}

std::vector<std::string> StationBench::kindsOf(const domain::ItemId& id) const
{
    std::vector<std::string> kinds;
    const auto take = [&kinds](const store::Row& row) { kinds.push_back(row.text(0)); };
    const auto read =
        m_station->reader().each("SELECT kind FROM event WHERE item = ? ORDER BY version", {id.text()}, take);
    EXPECT_TRUE(read);
    return kinds;
}

void StationBench::perform(const domain::ItemId& id, workers::ItemDeed deed)
{
    const auto receipt = m_station->clerk().perform(id, std::move(deed), {domain::ActorId("T01"), {}, {}});
    ASSERT_TRUE(receipt) << receipt.error().what();
}

bool StationBench::waitFor(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, 20'000); }

void StationBench::registerMug()
{
    const domain::ProductRegistered mug{domain::Sku("MUG-1"),
                                        "Stoneware mug",
                                        domain::CategoryId(m_category),
                                        domain::OwnerId("house"),
                                        {10'000, "EUR"},
                                        {500, "EUR"},
                                        {100, 100, 100},
                                        400};
    const auto receipt =
        m_station->clerk().perform(mug.sku,
                                   [this, mug](const domain::Product& product, Time) {
                                       return stations::registerProduct(product, *m_station->policy(), mug);
                                   },
                                   {domain::ActorId("T01"), {}, {}});
    ASSERT_TRUE(receipt) << receipt.error().what();
}

domain::ItemId StationBench::receivedMug(const QString& order)
{
    registerMug();
    const domain::ItemId id(qr::newTag().text());
    stations::IntakeForm form;
    form.order = order.toStdString();
    const auto mug = *m_desk->product(domain::Sku("MUG-1"))->facts;
    perform(id, [this, form, mug](const domain::Item& unit, Time) {
        return stations::receive(unit, *m_station->policy(), mug, form);
    });
    return id;
}

domain::ItemId StationBench::gradedMug(domain::Cosmetic look, domain::Function function)
{
    const auto id = receivedMug();
    stations::GradingForm form;
    form.axes = {domain::Packaging::damaged, look, function, false};
    perform(id, [this, form](const domain::Item& unit, Time) {
        return stations::confirmGrade(unit, *m_station->policy(), form);
    });
    return id;
}

domain::ItemId StationBench::packedMug()
{
    const auto id = gradedMug();
    perform(id, [this](const domain::Item& unit, Time) {
        return stations::printLabel(unit, *m_station->policy(), domain::LabelKind::sale, std::string(64, 'a'));
    });
    const stations::PackingForm form{.material = domain::MaterialId("carton"),
                                     .box = {150, 150, 150},
                                     .product = {100, 100, 100},
                                     .weightG = 500,
                                     .scannedLabel = id};
    perform(id, [this, form](const domain::Item& unit, Time now) {
        return stations::pack(unit, *m_station->policy(), form, now);
    });
    return id;
}

domain::ItemId StationBench::listedMug()
{
    const auto id = packedMug();
    perform(id, [this](const domain::Item& unit, Time) -> Result<domain::Events> {
        const auto quote = rules::quote(*m_station->policy(), unit, Money{500, "EUR"});
        return quote ? stations::listItem(unit, *m_station->policy(), *quote, {}) : quote.error();
    });
    return id;
}

domain::ItemId StationBench::soldMug()
{
    const auto id = listedMug();
    perform(id, [](const domain::Item& unit, Time) { return stations::sell(unit, unit.offer->price, "SALE-1"); });
    return id;
}

QList<QUrl> StationBench::goodAliens(int count, int from)
{
    return photosOf(QStringLiteral("train/good"), from, count);
}

QList<QUrl> StationBench::brokenAliens(int count) { return photosOf(QStringLiteral("test/broken"), 0, count); }

} // namespace regrade::ui
