#pragma once

#include "cli/session.h"
#include "qr/reader.h"

#include <CLI/CLI.hpp>

#include <functional>

namespace regrade::cli {

/// What the chosen command does once the command line has been read.
struct Plan {
    Common common;
    std::function<Result<Answer>()> command;
};

// Each adds its commands to the program; a command's callback puts its work into the plan.
void addProductCommands(CLI::App& app, Plan& plan);
void addIntakeCommands(CLI::App& app, Plan& plan);
/// After addIntakeCommands: it puts its own below it.
void addBatchCommands(CLI::App& app, Plan& plan);
void addAnnouncedCommands(CLI::App& app, Plan& plan);
void addTradeInCommands(CLI::App& app, Plan& plan);
void addGradingCommands(CLI::App& app, Plan& plan);
void addWorkCommands(CLI::App& app, Plan& plan);
void addPartCommands(CLI::App& app, Plan& plan);
void addEquipmentCommands(CLI::App& app, Plan& plan);
void addMaterialCommands(CLI::App& app, Plan& plan);
/// After those of the work.
void addFilmCommands(CLI::App& app, Plan& plan);
void addEvidenceCommands(CLI::App& app, Plan& plan);
void addProofCommands(CLI::App& app, Plan& plan);
void addImpactCommands(CLI::App& app, Plan& plan);
void addSupplierCommands(CLI::App& app, Plan& plan);
/// Below those of suppliers.
void addSupplierCaseCommands(CLI::App& supplier, Plan& plan);
/// Below the command that shows every command.
void addHelpCommands(CLI::App& app, Plan& plan);
void addPackingCommands(CLI::App& app, Plan& plan);
void addLabelCommands(CLI::App& app, Plan& plan);
void addPrintCommands(CLI::App& app, Plan& plan);
void addSaleCommands(CLI::App& app, Plan& plan);
void addPriceCommands(CLI::App& app, Plan& plan);
void addChannelCommands(CLI::App& app, Plan& plan);
void addExitCommands(CLI::App& app, Plan& plan);
void addBundleCommands(CLI::App& app, Plan& plan);
/// Recycling points, and ratings of buyers.
void addPointCommands(CLI::App& app, Plan& plan);
void addOfferCommands(CLI::App& app, Plan& plan);
/// EPCIS, passports and repairs for other houses.
void addExchangeCommands(CLI::App& app, Plan& plan);
/// After addExitCommands: it puts its own beside theirs.
void addUsedEeeCommands(CLI::App& app, Plan& plan);
void addLiveCommands(CLI::App& app, Plan& plan);
void addReportCommands(CLI::App& app, Plan& plan);
/// Polls, auctions of names, visits.
void addParticipationCommands(CLI::App& app, Plan& plan);
void addMarketCommands(CLI::App& app, Plan& plan);
/// Claims and certificates.
void addClaimCommands(CLI::App& app, Plan& plan);
/// What needs no store: figures from a file.
void addForecastCommands(CLI::App& app, Plan& plan);
void addStatisticsCommands(CLI::App& app, Plan& plan);
/// After the statistics: it puts what is on record beside the calculator.
void addTrialCommands(CLI::App& app, Plan& plan);
/// Blind second inspections.
void addRecheckCommands(CLI::App& app, Plan& plan);
void addSettleCommands(CLI::App& app, Plan& plan);
void addInsightCommands(CLI::App& app, Plan& plan);
void addStoreCommands(CLI::App& app, Plan& plan);
/// After addStoreCommands: it puts its own beside those of the store.
void addKeepingCommands(CLI::App& app, Plan& plan);
void addSimulationCommands(CLI::App& app, Plan& plan);
/// What the station needs, and how it is.
void addDoctorCommands(CLI::App& app, Plan& plan);
void addToolCommands(CLI::App& app, Plan& plan);
void addVisionCommands(CLI::App& app, Plan& plan);
/// After the tools.
void addQrCommands(CLI::App& app, Plan& plan);
void addScannerCommands(CLI::App& app, Plan& plan);
void addSoundCommands(CLI::App& app, Plan& plan);
void addPersonCommands(CLI::App& app, Plan& plan);
void addHubCommands(CLI::App& app, Plan& plan);
/// After the products' own.
void addZoneCommands(CLI::App& app, Plan& plan);
void addLookCommands(CLI::App& app, Plan& plan);
/// After all others: it puts its own beside those of products, units and the camera.
void addJudgementCommands(CLI::App& app, Plan& plan);

/// Opens the session and hands it to the command's body.
[[nodiscard]] inline std::function<Result<Answer>()> inSession(Plan& plan, std::function<Result<Answer>(Session&)> body)
{
    return [&plan, body = std::move(body)]() -> Result<Answer> {
        auto session = Session::open(plan.common);
        if (!session) {
            return session.error();
        }
        return body(*session);
    };
}

/// A day as typed; today (UTC) when nothing was.
[[nodiscard]] Result<std::string> dayFrom(const std::string& typed);

/// What the codes of a picture file say.
[[nodiscard]] Result<std::vector<qr::Code>> codesIn(const std::string& file);

} // namespace regrade::cli
