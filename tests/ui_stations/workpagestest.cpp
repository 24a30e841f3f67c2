#include "passport/passportscreen.h"
#include "stations/help.h"
#include "ui_stations/pagebench.h"
#include "work/workscreen.h"

#include <filesystem>

namespace regrade::ui {
namespace {

TEST_F(Pages, showWorkWithItsChecklist)
{
    const auto id = gradedMug(domain::Cosmetic::light);
    WorkScreen screen(desk());
    screen.refresh();
    show("Work", "empty", screen);
    screen.takeScan(QString::fromStdString(id.text()));
    settle(screen);
    show("Work", "begun", screen);
    screen.chooseOption("agent", "neutral");
    settle(screen);
    screen.passStep("clean");
    settle(screen);
    screen.measureStep("atp", "31");
    settle(screen);
    show("Work", "working", screen);
    screen.passStep("clean");
    settle(screen);
    screen.measureStep("atp", "21");
    settle(screen);
    screen.chooseOption("disinfect", "uvc");
    settle(screen);
    screen.passStep("shield");
    settle(screen);
    screen.pause();
    settle(screen);
    show("Work", "lamp", screen);
    screen.passStep("uv");
    settle(screen);
    screen.passOpenChecks();
    settle(screen);
    show("Work", "ready", screen);
    screen.finish();
    settle(screen);
    show("Work", "finished", screen);
}

TEST_F(Pages, showWhatARepairWillCostBeforeItBegins)
{
    const auto id = gradedMug(domain::Cosmetic::light, domain::Function::fault);
    WorkScreen screen(desk());
    screen.refresh();
    screen.takeScan(QString::fromStdString(id.text()));
    show("Work", "planning", screen);
    screen.plan()->choose("display");
    show("Work", "dear", screen);
    screen.plan()->choose("software");
    screen.plan()->setMinutes("2");
    show("Work", "worthit", screen);
    screen.plan()->start();
    settle(screen);
    screen.passStep("diagnose");
    settle(screen);
    show("Work", "repairing", screen);
}

TEST_F(Pages, showTheSafetyTestOfAMainsUnitAndAUnitInQuarantine)
{
    const auto id = gradedMug(domain::Cosmetic::light);
    const auto send = [&](const char* stage) {
        perform(id, [stage](const domain::Item&, Time) {
            return Result<domain::Events>(
                domain::Events{domain::ItemRouted{.route = {domain::StageId(stage)}, .reasons = {}}});
        });
    };
    send("safety");
    WorkScreen screen(desk());
    screen.refresh();
    screen.takeScan(QString::fromStdString(id.text()));
    settle(screen);
    screen.chooseOption("class", "class_1");
    settle(screen);
    screen.passStep("visual");
    settle(screen);
    screen.chooseOption("lead", "to_12_5");
    settle(screen);
    screen.measureStep("protective_conductor", "0.41");
    settle(screen);
    show("Work", "safety", screen);
    const auto other = gradedMug(domain::Cosmetic::light);
    perform(other, [](const domain::Item&, Time) {
        return Result<domain::Events>(
            domain::Events{domain::ItemRouted{.route = {domain::StageId("quarantine")}, .reasons = {}}});
    });
    screen.takeScan(QString::fromStdString(other.text()));
    settle(screen);
    screen.passStep("apart");
    settle(screen);
    screen.chooseOption("danger", "damaged");
    settle(screen);
    show("Work", "quarantine", screen);
}

TEST_F(Pages, showAQuestionToAnotherSiteAndItsAnswer)
{
    const auto id = gradedMug(domain::Cosmetic::light);
    WorkScreen screen(desk());
    screen.refresh();
    screen.takeScan(QString::fromStdString(id.text()));
    settle(screen);
    screen.help()->toggle();
    screen.help()->setWithPhoto(false);
    screen.help()->setFolder(m_folder.filePath("help"));
    screen.help()->setWords("Which cleaner suits this glaze? 这种釉面用哪种清洁剂？");
    show("Work", "asking", screen);
    screen.help()->ask();
    ASSERT_TRUE(waitFor([&] { return screen.notice().contains("Send this file"); })) << screen.problem().toStdString();
    perform(id, [](const domain::Item& item, Time) {
        return stations::takeAnswer(item, item.work->questions.front(),
                                    {item.work->questions.front().ticket,
                                     "The neutral one, no abrasive.",
                                     domain::StationId("ST-7F2K"),
                                     "key",
                                     {}});
    });
    screen.takeScan(QString::fromStdString(id.text()));
    settle(screen);
    show("Work", "answered", screen);
    PassportScreen record(desk());
    record.refresh();
    record.open(QString::fromStdString(id.text()));
    for (const auto& file : std::filesystem::directory_iterator(m_folder.filePath("help").toStdString())) {
        record.ticket()->openFile(QUrl::fromLocalFile(QString::fromStdString(file.path().string())));
    }
    ASSERT_TRUE(waitFor([&] { return record.ticket()->isOpen(); })) << record.problem().toStdString();
    show("Passport", "ticket", record);
}

} // namespace
} // namespace regrade::ui
