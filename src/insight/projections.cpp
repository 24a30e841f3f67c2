#include "insight/projections.h"

#include "insight/arrivals.h"
#include "insight/catalogue.h"
#include "insight/conflicts.h"
#include "insight/equipmentuse.h"
#include "insight/housebook.h"
#include "insight/judgements.h"
#include "insight/kpicube.h"
#include "insight/materials.h"
#include "insight/offers.h"
#include "insight/partstock.h"
#include "insight/saleledgers.h"
#include "insight/suppliercases.h"
#include "insight/throughput.h"
#include "insight/tradeins.h"
#include "insight/unitdeeds.h"
#include "insight/worklist.h"

namespace regrade::insight {

std::vector<std::unique_ptr<const store::Projection>> allProjections()
{
    std::vector<std::unique_ptr<const store::Projection>> all;
    all.push_back(makeWorklist());
    all.push_back(makeThroughput());
    all.push_back(makeCatalogue());
    all.push_back(makeJudgements());
    all.push_back(makeConflicts());
    all.push_back(makeArrivals());
    all.push_back(makePartStock());
    all.push_back(makeEquipmentUse());
    all.push_back(makeMaterials());
    all.push_back(makeTradeIns());
    all.push_back(makeOffers());
    all.push_back(makeSaleLedgers());
    all.push_back(makeSupplierCases());
    all.push_back(makeUnitDeeds());
    all.push_back(makeHouseBook());
    all.push_back(makeKpi());
    return all;
}

} // namespace regrade::insight
