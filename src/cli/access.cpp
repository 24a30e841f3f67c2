#include "cli/access.h"

#include "rules/policyfile.h"
#include "store/database.h"
#include "workstation/authority.h"

#include <algorithm>

namespace regrade::cli {

const std::vector<CommandDeed>& commandDeeds()
{
    static const std::vector<CommandDeed> kDeeds{
        {"product add", "product.register"},
        {"product show", domain::kLookAtUnits},
        {"product list", domain::kLookAtUnits},
        {"product orders", "orders.count"},
        // What is accepted there is a deed of its own; the clerk asks for it.
        {"product recalibrate", domain::kLookAtUnits},
        {"product zones", domain::kLookAtUnits},
        {"product looks", domain::kLookAtUnits},
        {"teach", "product.teach"},
        {"intake", "unit.receive"},
        {"intake pallet", "unit.receive"},
        {"tradein quote", "tradein.quote"},
        {"tradein show", domain::kLookAtUnits},
        {"tradein report", domain::kLookAtFigures},
        {"announced check", domain::kAnnounceReturns},
        {"announced import", domain::kAnnounceReturns},
        {"announced withdraw", domain::kAnnounceReturns},
        {"announced lists", domain::kLookAtUnits},
        {"announced find", domain::kLookAtUnits},
        {"announced missing", domain::kLookAtUnits},
        {"return", "unit.receive_again"},
        {"inspect", "unit.inspect"},
        {"grade", "unit.grade"},
        {"work start", "work.do"},
        {"work step", "work.do"},
        {"work part", "work.do"},
        {"work finish", "work.do"},
        {"work back", "unit.send_back"},
        {"work pause", "work.do"},
        {"work resume", "work.do"},
        {"work forecast", "work.do"},
        {"work approve", "repair.approve"},
        {"work giveup", "unit.send_back"},
        {"work film", "work.do"},
        {"help ask", "work.do"},
        {"help open", domain::kLookAtUnits},
        {"help answer", "work.do"},
        {"help take", "work.do"},
        {"help key", domain::kLookAtUnits},
        {"help trust", domain::kTrustStations},
        {"evidence export", domain::kLookAtUnits},
        {"evidence verify", ""}, // a pack is checked by anybody who holds it
        {"proof make", domain::kLookAtUnits},
        {"proof check", ""}, // so is a proof
        {"impact", domain::kLookAtFigures},
        {"supplier report", domain::kLookAtFigures},
        {"supplier repairability", domain::kLookAtFigures},
        {"supplier case open", "supplier.lead"},
        {"supplier case move", "supplier.lead"},
        {"supplier case list", domain::kLookAtUnits}, // notes of the house stand there: not for an owner's view
        {"supplier case show", domain::kLookAtUnits},
        {"supplier case letter", domain::kLookAtUnits},
        {"part add", "part.register"},
        {"part receive", "part.receive"},
        {"part adjust", domain::kAdjustParts},
        {"part list", domain::kLookAtUnits},
        {"part low", domain::kLookAtUnits},
        {"part show", domain::kLookAtUnits},
        {"material list", domain::kLookAtUnits},
        {"material papers", domain::kLookAtUnits},
        {"material handover", "material.hand_over"},
        {"equipment list", domain::kLookAtUnits},
        {"equipment start", "work.do"},
        {"equipment stop", "work.do"},
        {"equipment settle", domain::kLookAtSettlement},
        {"part harvest", "work.do"},
        {"part recover", "work.do"},
        {"pack label", "label.print"},
        {"pack propose", domain::kLookAtUnits},
        {"label write", "label.print"},
        {"label templates", ""},
        {"label check", ""},
        {"label bin", ""}, // paper that tells nothing of the house's units
        {"label cards", ""},
        {"pack finish", "unit.pack"},
        {"printer add", "label.print"},
        {"printer list", ""},
        {"printer remove", "label.print"},
        {"printer test", "label.print"},
        {"print label", "label.print"},
        {"print queue", domain::kLookAtUnits},
        {"print send", "label.print"},
        {"print again", "label.print"},
        {"print cancel", "label.print"},
        {"print confirm", "label.print"},
        {"list", "unit.list"},
        {"draft", domain::kLookAtUnits},
        {"market list", domain::kLookAtUnits},
        {"market show", domain::kLookAtUnits},
        {"market diff", domain::kLookAtUnits},
        {"market compare", domain::kLookAtUnits},
        {"market import", domain::kChangeMarketRules},
        {"market rollback", domain::kChangeMarketRules},
        {"market sign", domain::kChangeMarketRules},
        {"claims check", ""}, // a text and the rules: nothing of the house's units
        {"certificates", domain::kLookAtUnits},
        {"certificates roi", ""},
        {"sell", "unit.sell"},
        {"export", "unit.list"},
        {"epcis export", domain::kLookAtUnits},
        {"epcis check", ""}, // a document and the rules: nothing of the house's units
        {"epcis import", "unit.receive"},
        {"dpp export", domain::kLookAtUnits},
        {"dpp check", ""},
        {"dpp import", "unit.receive"},
        {"ords export", domain::kLookAtUnits},
        {"exits used-eee", domain::kLookAtUnits},
        {"sales check", "unit.sell"},
        {"sales import", "unit.sell"},
        {"session new", "unit.sell"},
        {"session sheet", "unit.sell"},
        {"session sell", "unit.sell"},
        {"session undo", "unit.sell"},
        {"session show", domain::kLookAtUnits},
        {"session close", "unit.sell"},
        {"exit", "unit.leave"},
        {"poll open", "participation.lead"},
        {"poll vote", "participation.count"},
        {"poll import", "participation.count"},
        {"poll close", "participation.lead"},
        {"poll show", domain::kLookAtUnits},
        {"auction open", "participation.lead"},
        {"auction bid", "participation.count"},
        {"auction close", "participation.lead"},
        {"participation", domain::kLookAtUnits},
        {"visit open", "participation.lead"},
        {"visit book", "participation.count"},
        {"visit agree", "participation.count"},
        {"visit cancel", "participation.count"},
        {"visit admit", "participation.count"},
        {"visit list", "participation.count"},
        {"visit tour", ""}, // a screen for visitors: counts and nothing else
        {"report unit", domain::kLookAtUnits},
        {"report all", domain::kLookAtUnits},
        {"exits list", domain::kLookAtLists},
        {"exits sweep", domain::kLookAtLists}, // it says what is due; nobody's deed
        {"exits hold", "exit.hold"},
        {"exits paper", domain::kLookAtUnits},
        {"exits disclosure", domain::kLookAtFigures},
        {"price explain", domain::kLookAtUnits},
        {"price note", "price.note"},
        {"price import", "price.note"},
        {"price markdown", domain::kLookAtUnits},
        {"price replay", domain::kLookAtUnits},
        {"offer change", "unit.list"}, // another price than proposed is a deed of its own; the clerk asks for it
        {"offer end", "unit.list"},
        {"bundle kinds", ""},
        {"bundle list", domain::kLookAtUnits},
        {"bundle show", domain::kLookAtUnits},
        {"bundle make", "unit.bundle"},
        {"bundle add", "unit.bundle"},
        {"bundle remove", "unit.bundle"},
        {"bundle offer", "unit.list"},
        {"bundle end", "unit.list"},
        {"bundle sell", "unit.sell"},
        {"points grant", "points.keep"},
        {"points redeem", "points.keep"},
        {"points list", domain::kLookAtUnits},
        {"ratings import", "rating.note"},
        {"ratings report", domain::kLookAtUnits},
        {"channel figures", domain::kLookAtUnits},
        {"channel propose", domain::kLookAtUnits},
        {"channel accept", "stock.allot"},
        {"channel undo", "stock.allot"},
        {"channel sweep", domain::kLookAtUnits}, // the policy says whether anything moves; nobody's deed
        {"item show", domain::kLookAtUnits},
        {"item compare", domain::kLookAtUnits},
        {"items", domain::kLookAtLists},
        {"kpi", domain::kLookAtFigures},
        {"kpi units", domain::kLookAtLists},
        {"kpi board", domain::kLookAtFigures},
        {"forecast", ""}, // figures from a file: nothing of the house's store
        {"survival", ""},
        {"sampling plan", ""},
        {"experiment size", ""},
        {"experiment evaluate", ""},
        {"experiment open", "experiment.lead"},
        {"experiment close", "experiment.lead"},
        {"experiment list", domain::kLookAtUnits},
        {"experiment assign", domain::kLookAtUnits},
        {"experiment result", domain::kLookAtUnits},
        {"recheck plan", "recheck.lead"},
        {"recheck draw", "recheck.lead"},
        {"recheck assign", "recheck.lead"},
        {"recheck miss", "recheck.lead"},
        {"recheck list", domain::kLookAtUnits},
        {"recheck verify", domain::kLookAtUnits},
        {"recheck submit", "recheck.inspect"},
        {"recheck adjudicate", "recheck.adjudicate"},
        {"recheck result", domain::kLookAtUnits},
        {"settle month", domain::kLookAtOwnSettlement},
        {"settle invoice", domain::kLookAtOwnSettlement},
        {"settle claims", domain::kLookAtOwnSettlement},
        {"settle site", domain::kLookAtOwnSettlement},
        {"store verify", "store.verify"},
        {"store rebuild", "store.rebuild"},
        {"store head", "store.verify"},
        {"shift end", domain::kEndShift},
        {"backup now", "store.back_up"},
        {"backup list", "store.verify"},
        {"backup drill", "store.verify"},
        {"backup restore", "store.restore"},
        {"simulate", "store.simulate"},
        {"demo load", "demo.load"},
        {"person add", ""}, // asked of the one who writes: the first person needs nobody's leave
        {"person list", domain::kReadPeople},
        {"person reset", ""}, // asked of the one who writes: a recovery needs nobody's leave
        {"person role", domain::kManagePeople},
        {"person retire", domain::kManagePeople},
        {"hub init", ""}, // the server asks who may
        {"hub join", "hub.manage"},
        {"hub leave", "hub.manage"},
        {"hub status", ""},
        {"hub sync", ""},
        {"hub photos", domain::kLookAtUnits},
        {"conflict list", domain::kLookAtUnits},
        {"conflict settle", "conflict.settle"},
        {"sign-in", ""},
        {"sign-out", ""},
        {"help", ""},
        {"qr read", ""},
        {"qr explain", ""},
        {"scanner sheet", ""},
        {"scanner makers", ""},
        {"scanner check", ""},
        {"scanner setup", ""},
        {"sound try", ""},
        {"sound on", ""},
        {"sound off", ""},
        {"qr write", ""},
        {"doctor", ""},          // of the PC and its devices; of the store only how many events it holds
        {"log", "store.verify"}, // it names devices, files and staff codes
        {"policy check", ""},
        {"vision mat", ""},
        {"qr bench", ""},
        {"qr labels", ""},
        {"vision bench", ""},
        {"vision quick", ""},
        {"vision ladder", ""},
        {"vision truth", ""},
        {"vision lay", ""},
        {"vision drift", domain::kLookAtUnits},
    };
    return kDeeds;
}

namespace {

/// Who the command line works as. The code that was typed must be the one that is signed in.
Result<void> workAs(const domain::Person& person, Common& common)
{
    if (!common.actor.empty() && common.actor != person.code.text()) {
        return refused("{} is signed in, so nothing can be done as {}.", {person.code.text(), common.actor});
    }
    common.actor = person.code.text();
    if (person.owner) {
        common.onlyOwner = person.owner->text();
    }
    return {};
}

} // namespace

Result<void> admit(const std::string& command, Common& common)
{
    const auto& deeds = commandDeeds();
    const auto known =
        std::find_if(deeds.begin(), deeds.end(), [&](const CommandDeed& one) { return one.command == command; });
    if (known == deeds.end()) {
        return refused("Nobody may do \"{}\": no deed is named for it.", {command});
    }
    if (known->deed.empty() && common.signIn.empty()) {
        return {};
    }
    const auto places = placesFor(common);
    const auto reader =
        places ? store::Database::openForReading(places->data / "regrade.db") : Result<store::Database>(places.error());
    if (!reader) {
        return {}; // a store that cannot be read or is not there yet is the command's own to tell
    }
    const auto policy = rules::readPolicy(places->policy);
    if (!policy) {
        return policy.error();
    }
    const Time now = SystemClock().now();
    const auto person = known->deed.empty()
                            ? workstation::whoIs(*reader, *policy, common.signIn, now)
                            : workstation::mayRead(*reader, *policy, common.signIn, domain::DeedId(known->deed), now);
    if (!person) {
        // Signing in anew must be possible with an old sign-in at hand.
        return known->deed.empty() ? Result<void>() : person.error();
    }
    return *person ? workAs(**person, common) : Result<void>();
}

} // namespace regrade::cli
