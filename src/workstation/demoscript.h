#pragma once

#include "base/money.h"
#include "base/result.h"
#include "domain/event.h"
#include "domain/inspection.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace regrade::workstation {

/// Inclusive limits of something drawn by lot.
struct Span {
    int low = 0;
    int high = 0;
};

/// A picture of a demo product and what a technician sees on it.
struct DemoPicture {
    std::string file;
    domain::Cosmetic look = domain::Cosmetic::none;
};

struct DemoProduct {
    domain::ProductRegistered facts;
    std::string view;
    std::string market;
    int orderShare = 1;
    std::vector<std::string> taught;   ///< good photos that are taught
    std::vector<DemoPicture> pictures; ///< what the camera sees of returned units, never a taught photo
};

/// Units that came back for the same reason and get the same grade.
struct DemoGroup {
    std::string grade;
    int units = 0;
    std::string reason;
    domain::Packaging packaging = domain::Packaging::damaged;
    domain::Function function = domain::Function::works;
    std::vector<domain::Cosmetic> looks;
    std::vector<bool> used;
};

/// How far a unit gets until today.
struct DemoGoal {
    enum class Until { stage, listed, sold, exited };
    enum class Again { no, waiting, sold };

    Until until = Until::sold;
    std::string grade;
    int units = 0;
    std::string stage;    ///< with `stage`: waits there; with `exited`: leaves from there, empty = no stage ahead
    bool started = false; ///< work at that stage is open
    std::string category; ///< only products of this category; empty = any
    bool stillFaulty = false;
    Span receivedDaysAgo;
    Span exitAfterDays;
    Again again = Again::no;
    domain::ItemExited exit;
};

struct DemoPart {
    domain::PartRegistered facts;
    int received = 0;    ///< pieces, at the beginning
    bool repairs = true; ///< used in repairs of its category; else it only lies there
};

/// The demo warehouse as data: resources/demo/scenario.json and products.json.
struct DemoScript {
    int days = 0;
    int orders = 0;
    int reasonSwaps = 0;
    int bookValuePercent = 0; ///< of the original price
    std::vector<std::string> sources;
    std::vector<std::string> markets;
    std::vector<DemoProduct> products;
    std::vector<DemoGroup> groups;
    std::vector<DemoGoal> goals;
    DemoGoal usualGoal;
    Span gradingHours; ///< wait for the grading table; short, so that every unit of the script is graded by today
    Span queueHours;   ///< wait for every other station
    Span saleDays;
    Span returnDays;
    Span assessmentSeconds;
    std::map<std::string, Span> workMinutes; ///< by stage, or "default"
    int optionalStepsPercent = 0;
    int failedMeasurePercent = 0;
    std::vector<int> discountPercent;
    std::vector<std::string> materials;
    int boxMarginMm = 0;
    int fillerG = 0;
    std::map<std::string, std::vector<std::string>> actors; ///< by kind of work
    std::map<domain::Cosmetic, std::string> lookReasons;
    std::map<std::string, std::string> notes;   ///< by step
    std::map<std::string, std::string> options; ///< what is chosen, by step or by category/step
    std::string approval;                       ///< why a lead lets a dear repair begin
    std::vector<DemoPart> parts;                ///< a part of each category that repairs it; kits after what is in them
};

/// Reads both files of the folder whole; refused with the file's name when one is missing or damaged.
[[nodiscard]] Result<DemoScript> readDemoScript(const std::filesystem::path& folder);

} // namespace regrade::workstation
