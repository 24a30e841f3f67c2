#pragma once

#include "app/listerrand.h"
#include "desk/desk.h"
#include "qr/tag.h"
#include "workstation/workstation.h"

#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <memory>

namespace regrade::ui {

/// A clock that stands until it is moved.
class HandClock final : public Clock {
public:
    [[nodiscard]] Time now() const override { return Time(std::chrono::milliseconds(m_ms.load())); }
    [[nodiscard]] std::int64_t monotonicNs() const override { return m_ms.load() * 1'000'000; }
    void forward(std::chrono::milliseconds span) { m_ms += span.count(); }

private:
    std::atomic<std::int64_t> m_ms{1'795'000'000'000};
};

/// One station with the shipped policy in a temporary folder, its desk, and units brought to any stage by real deeds.
class StationBench : public testing::Test {
protected:
    void SetUp() override;

    [[nodiscard]] Desk& desk() { return *m_desk; }
    [[nodiscard]] domain::Item item(const domain::ItemId& id) const;
    [[nodiscard]] std::vector<std::string> kindsOf(const domain::ItemId& id) const;
    void perform(const domain::ItemId& id, workers::ItemDeed deed);
    [[nodiscard]] bool waitFor(const std::function<bool()>& condition);

    void registerMug();
    [[nodiscard]] domain::ItemId receivedMug(const QString& order = QStringLiteral("ORDER-1"));
    /// Graded by a person with these axes; stands at the first stage of its route.
    [[nodiscard]] domain::ItemId gradedMug(domain::Cosmetic look = domain::Cosmetic::none,
                                           domain::Function function = domain::Function::works);
    [[nodiscard]] domain::ItemId packedMug();
    [[nodiscard]] domain::ItemId listedMug();
    [[nodiscard]] domain::ItemId soldMug();

    /// Photographs of the shared test data; empty where it is absent.
    [[nodiscard]] static QList<QUrl> goodAliens(int count, int from = 0);
    [[nodiscard]] static QList<QUrl> brokenAliens(int count);

    std::string m_category = "home"; ///< of the mug
    QTemporaryDir m_folder;
    HandClock m_clock;
    std::unique_ptr<workstation::Workstation> m_station;
    std::unique_ptr<app::ListErrand> m_lists;
    std::unique_ptr<Desk> m_desk;
};

} // namespace regrade::ui
