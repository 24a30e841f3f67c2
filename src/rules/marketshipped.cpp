#include "rules/marketrules.h"

#include "base/laidin.h"

#include <array>

// One line for each file of resources/markets.
REGRADE_LAY_IN(regradeMarketCn, REGRADE_MARKET_FOLDER "/CN.json");
REGRADE_LAY_IN(regradeMarketDe, REGRADE_MARKET_FOLDER "/DE.json");
REGRADE_LAY_IN(regradeMarketEu, REGRADE_MARKET_FOLDER "/EU.json");
REGRADE_LAY_IN(regradeMarketFr, REGRADE_MARKET_FOLDER "/FR.json");
REGRADE_LAY_IN(regradeMarketHouse, REGRADE_MARKET_FOLDER "/HOUSE.json");
REGRADE_LAY_IN(regradeMarketUk, REGRADE_MARKET_FOLDER "/UK.json");
REGRADE_LAY_IN(regradeMarketUs, REGRADE_MARKET_FOLDER "/US.json");

namespace regrade::rules {

namespace {

struct LaidPack {
    const char* name;
    const char* begin;
    const char* end;
};

constexpr std::array kLaidPacks{
    LaidPack{"CN.json", regradeMarketCn, regradeMarketCnEnd},
    LaidPack{"DE.json", regradeMarketDe, regradeMarketDeEnd},
    LaidPack{"EU.json", regradeMarketEu, regradeMarketEuEnd},
    LaidPack{"FR.json", regradeMarketFr, regradeMarketFrEnd},
    LaidPack{"HOUSE.json", regradeMarketHouse, regradeMarketHouseEnd},
    LaidPack{"UK.json", regradeMarketUk, regradeMarketUkEnd},
    LaidPack{"US.json", regradeMarketUs, regradeMarketUsEnd},
};

} // namespace

Result<std::vector<MarketPack>> shippedMarketPacks()
{
    std::vector<MarketPack> packs;
    for (const LaidPack& laid : kLaidPacks) {
        auto pack = readMarketPack(std::string(laid.begin, laid.end), laid.name);
        if (!pack) {
            return pack.error();
        }
        packs.push_back(std::move(*pack));
    }
    return packs;
}

} // namespace regrade::rules
