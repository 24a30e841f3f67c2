#pragma once

#include "qr/tag.h"
#include "tests/store/samples.h"
#include "tests/ui_shell/signinsupport.h"

#include <string>
#include <vector>

namespace regrade::ui {

/// The whole program over a store with twenty units.
class StockedHouse : public SigningIn {
protected:
    void SetUp() override
    {
        SigningIn::SetUp();
        constexpr std::uint64_t kUnits = 20;
        for (std::uint64_t number = 1; number <= kUnits; ++number) {
            const std::string tag = qr::tagFromNumber(number * 7'919).text();
            ASSERT_TRUE(m_station->clerk().perform(domain::ItemId(tag),
                                                   [](const domain::Item&, Time) -> Result<domain::Events> {
                                                       return domain::Events{store::received(), store::routed()};
                                                   },
                                                   {domain::ActorId("anna"), std::nullopt, ""}));
            m_tags.push_back(tag);
        }
    }

    std::vector<std::string> m_tags;
};

} // namespace regrade::ui
