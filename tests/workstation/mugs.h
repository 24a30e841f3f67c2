#pragma once

#include "stations/intake.h"
#include "workstation/workstation.h"

#include <string>

namespace regrade::workstation {

/// Registers one more product, MUG-<number>, through the clerk.
inline Result<workers::Receipt> registerMug(Workstation& station, int number)
{
    const domain::ProductRegistered facts{domain::Sku("MUG-" + std::to_string(number)),
                                          "Mug",
                                          domain::CategoryId("home"),
                                          domain::OwnerId("greenhome"),
                                          Money{1'000, "EUR"},
                                          Money{100, "EUR"},
                                          {100, 100, 100},
                                          300};
    return station.clerk().perform(facts.sku,
                                   [&](const domain::Product& product, Time) {
                                       return stations::registerProduct(product, *station.policy(), facts);
                                   },
                                   {domain::ActorId("W01"), {}, {}});
}

} // namespace regrade::workstation
