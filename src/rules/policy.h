#pragma once

#include "base/money.h"
#include "domain/ids.h"
#include "domain/inspection.h"
#include "domain/person.h"
#include "qr/housecodes.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regrade::rules {

struct MarketRules;

using domain::Text;

/// A share of money in basis points: 8500 = 85 %.
using BasisPoints = std::int64_t;

/// What a row rests on. Both empty where the row is plain house practice.
struct Origin {
    std::string source;
    std::string validFrom; ///< YYYY-MM-DD; told to people, not enforced
};

struct GradeRow {
    domain::GradeId id;
    Text name;
    Text meaning;
    std::string shape;        ///< circle, square, triangle, diamond: the grade is told by letter, shape and colour
    BasisPoints bandLow = 0;  ///< of the original price
    BasisPoints bandHigh = 0; ///< both 0: priced by parts value
    BasisPoints start = 0;    ///< proposed price inside the band, of the original price
    bool retail = true;       ///< false: may never be packed or offered at retail
    bool newOnly = false;     ///< not for a unit that was used or repaired
    bool fault = false;       ///< what a function fault gives; exactly one grade, never a retail one
    Text why;
    Origin origin;
    std::string row; ///< "grades.json#1"
};

/// Axes -> grade. An unset field matches everything.
struct GradingRow {
    std::string row; ///< "grading.json#3"
    std::optional<domain::Packaging> packaging;
    std::optional<domain::Cosmetic> cosmetic;
    std::optional<domain::Function> function;
    std::optional<bool> used;
    std::optional<bool> repaired;
    domain::GradeId grade;
    Text why;
    Origin origin;
};

/// A defect -> how bad it looks, or that it is of the packaging. Tried for each defect; the worst result is the axis.
struct SeverityRow {
    std::string row;
    std::optional<domain::DefectKind> kind;
    std::optional<domain::Zone> zone;
    std::optional<double> minAreaShare; ///< inclusive
    std::optional<double> minExtentMm;  ///< inclusive; does not match while the extent is unknown
    std::optional<double> maxExtentMm;  ///< exclusive; does not match while the extent is unknown
    std::optional<double> minScore;     ///< inclusive; 1 = the taught limit
    std::optional<int> minCount;        ///< defects that match the row's other fields; inclusive
    domain::Cosmetic level = domain::Cosmetic::none;
    std::optional<domain::Packaging> packaging; ///< set: the defect bears on the packaging axis, and `level` is none
    bool personMustLook = false;
    Text why;
    Origin origin;
};

/// Unit -> its stages from here on.
struct RoutingRow {
    std::string row;
    std::optional<domain::GradeId> grade; ///< unset also matches the ungraded
    std::optional<domain::CategoryId> category;
    std::optional<bool> repaired; ///< in the present cycle; a repair before the last sale does not count
    std::vector<domain::StageId> route;
    Text why;
    Origin origin;
};

/// What a stage is to the program; its name and steps are the policy's.
enum class StageKind { grading, work, packing, listing };

/// What a step asks for: a look, a value, a picture, an option of a list, sides under a lamp, words to be noted.
enum class StepKind { check, measure, photo, choice, exposure, words };

/// An earlier choice at the same stage; met when one of the options was taken.
struct ChosenBefore {
    domain::StepId step;
    std::vector<std::string> options;
};

/// Limits of a measure under an earlier choice: class of protection, length of the lead.
struct LimitsRow {
    ChosenBefore chosen;
    std::optional<double> min; ///< inclusive
    std::optional<double> max; ///< inclusive
};

struct StepRow {
    domain::StepId id;
    Text name;
    StepKind kind = StepKind::check;
    std::string unit;                             ///< of a measure, and of an exposure's dose
    std::optional<double> min;                    ///< inclusive; of an exposure the least dose of each side
    std::optional<double> max;                    ///< inclusive
    bool required = true;                         ///< work stages only; steps of other stages are a guide, not a record
    std::vector<LimitsRow> limits{};              ///< the first that is met counts; none = min and max
    std::vector<domain::CategoryId> categories{}; ///< empty = of every product
    std::optional<ChosenBefore> when{};           ///< asked for only then
    std::string instrument{};                     ///< kind of instrument that the value is read from
    std::string list{};                           ///< of a choice: list of choices.json
    bool several = false;                         ///< of a choice: more than one option may hold
    std::vector<domain::StepId> before{};         ///< steps that count only when done after this one
    std::vector<domain::StepId> redo{};           ///< steps to be done again once this one has failed
    int sides = 0;                                ///< of an exposure
    std::optional<Text> instruction{};            ///< how it is done, for who does it seldom
    Text why;
    Origin origin;
};

struct StageRow {
    domain::StageId id;
    Text name;
    StageKind kind = StageKind::work;
    bool repairs = false;    ///< finishing it makes the unit a repaired one
    bool holds = false;      ///< quarantine: the unit goes on only when every step has passed, or leaves the house
    std::string skill{};     ///< domain::kElectrical, or empty: what a person must be certified for
    int targetMinutes = 0;   ///< 0 = none
    bool dismantles = false; ///< parts and materials are recorded; finishing it needs a balance of masses
    std::vector<StepRow> steps;
    Text why;
    Origin origin;
};

/// Readings of an instrument and what they mean: up to `pass` good, up to `caution` good with a warning.
struct ReadingRow {
    std::string id;
    Text name;
    std::string unit;
    double pass = 0;
    double caution = 0;
    Text why;
    Origin origin;
};

/// Something of the house that measures or shines.
struct InstrumentRow {
    std::string id;
    Text name;
    std::string kind;
    std::string serial;
    std::string calibratedUntil;      ///< YYYY-MM-DD, the last day; empty = no date on file
    std::string readings;             ///< id of a ReadingRow; empty = the step's own limits count
    std::optional<double> irradiance; ///< of a lamp, mW/cm2 at `atMm`
    double atMm = 0;
    Text why;
    Origin origin;
};

/// Something of the house that costs money every month and is shared by the minutes that it is in use.
struct EquipmentRow {
    domain::EquipmentId id;
    Text name;
    std::vector<domain::StageId> stages; ///< work stages where it stands
    Money costPerMonth;                  ///< depreciation, lamps, service, energy
    int hoursPerMonth = 1;               ///< that it is planned to be in use: the two give its rate
    Text why;
    Origin origin;
};

/// One entry of a list to choose from.
struct OptionRow {
    std::string id;
    Text name;
    std::string batch{};
    std::string sheet{};                    ///< reference of the safety data sheet
    std::optional<Money> cost{};            ///< of one use: a consumable
    bool fails = false;                     ///< choosing it is a finding: the step has failed
    int minutes = 0;                        ///< of a fault: what its repair usually takes
    std::optional<Money> parts{};           ///< of a fault: what its parts usually cost
    bool usual = false;                     ///< of a question: what is so unless somebody says otherwise; exactly one
    std::optional<domain::StageId> due{};   ///< of a question: a stage that the unit must pass before it is packed
    std::optional<domain::StageId> holds{}; ///< of a question: the stage where it is set apart at once
    Text why;
    Origin origin{};
};

/// A list to choose from, or a question of intake with its answers.
struct ChoiceRow {
    std::string id;
    Text name;
    std::vector<domain::CategoryId> categories{}; ///< of a question; empty = of every product
    std::vector<OptionRow> options;
    Text why;
    Origin origin{};
    bool onceForBatch = false; ///< of a question: the answer stays for all units of a pallet or batch

    [[nodiscard]] const OptionRow* find(const std::string& option) const;
};

/// Category -> what a used unit is worth to the house when a customer trades it in.
struct TradeInRate {
    std::string row; ///< "tradein.json/rates#1"
    std::optional<domain::CategoryId> category;
    std::int64_t share = 0; ///< of the original price, in basis points
    Money floor;            ///< no offer is lower
    int days = 14;          ///< that an offer holds, the day it was made not counted
    Text why;
    Origin origin;
};

/// An answer that a customer may give, and what it takes off.
struct TradeInOption {
    std::string id;
    Text name;
    std::int64_t deduct = 0;              ///< share of the base, in basis points
    std::optional<Money> amount;          ///< and so much
    std::optional<domain::GradeId> grade; ///< a unit of which this is true is no better than that
    bool refuses = false;                 ///< no offer is made for such a unit
    Text why;
    Origin origin;
};

struct TradeInQuestion {
    std::string id;
    Text name;
    std::vector<domain::CategoryId> categories; ///< empty = of every product
    std::vector<TradeInOption> options;
    Text why;
    Origin origin;

    [[nodiscard]] const TradeInOption* find(const std::string& option) const;
};

/// The step of a dismantling stage that weighs the unit, in kilograms.
inline constexpr const char* kWeightStep = "weight";

struct ChannelRow {
    domain::ChannelId id;
    Text name;
    bool retail = true;
    Text why;
    Origin origin;
    std::optional<int> capacity{}; ///< units on offer there at once; unset = any number
};

/// Grade (and category) -> default channel.
struct ChannelRule {
    std::string row;
    std::optional<domain::GradeId> grade;
    std::optional<domain::CategoryId> category;
    domain::ChannelId channel{"unset"};
    Text why;
    Origin origin;
};

/// What a recognised scheme says of a material, as the house has it on file.
struct Certificate {
    std::string scheme;
    std::string number;
    std::string validTo; ///< YYYY-MM-DD, the last day
};

struct MaterialRow {
    domain::MaterialId id;
    Text name;
    bool recyclable = false;
    bool biodegradable = false;
    Money cost;
    Text why;
    Origin origin;
    std::optional<Certificate> certificate; ///< unset = none on file
};

/// What fills the empty space of a box, and counts as empty.
struct FillerRow {
    domain::FillerId id;
    Text name;
    bool recyclable = false;
    bool biodegradable = false;
    int paddingMm = 0; ///< that the product needs on every side
    double gramsPerLitre = 0.0;
    Money costPerLitre;
    Text why;
    Origin origin;
};

/// A size that the house keeps on the shelf.
struct CartonRow {
    domain::CartonId id; ///< small letters only: its code is scanned, see qr/cartoncode.h
    Text name;
    domain::MaterialId material;
    int lengthMm = 0; ///< inside
    int widthMm = 0;
    int heightMm = 0;
    int wallMm = 0; ///< the outer size is two walls more
    int tareG = 0;
    Money cost;
    Text why;
    Origin origin;
};

/// What a market's law asks of packaging from a day on.
enum class PackagingDemand { maxVoid, recyclable };

struct PackagingRule {
    std::string row;    ///< "packaging_rules.json#1"
    std::string market; ///< a market or a group of markets, "EU"
    PackagingDemand demand = PackagingDemand::recyclable;
    double value = 0.0;    ///< highest empty share of `maxVoid`
    bool verified = false; ///< compared with the text of the law; else it is told and refuses nothing
    Text why;
    Origin origin; ///< `validFrom` is enforced here
};

/// A paper that goes into the box. An unset field matches every unit.
struct InsertRow {
    domain::InsertId id;
    Text name;
    std::optional<std::string> market; ///< a market or a group of markets
    std::optional<domain::CategoryId> category;
    Text why;
    Origin origin; ///< `validFrom` is enforced here
};

/// A plain list entry that the house may extend: category, customer's reason, source, market, defect kind, zone.
struct NamedRow {
    std::string id;
    Text name;
    Text why;
    Origin origin;
    std::string label; ///< of a market: what a sale label says there, in the market's own language
    std::optional<domain::StageId> afterRepair{}; ///< of a category: the stage that a repaired unit must pass
    std::string wasteCode;  ///< of a fraction: European List of Waste; empty = the recycler names it
    bool hazardous = false; ///< of a fraction
    std::string group;      ///< of a market: whose common law it shares, "EU"; empty = none
};

/// What a column of a list of announced returns may be called; see domain::Announcement.
struct ColumnRow {
    std::string id; ///< one of domain::kAnnouncementFields
    std::vector<std::string> headings;
};

/// One side of a product under one light: taught and inspected for itself.
struct CaptureView {
    std::string id; ///< the `view` of photos and taught products: "front"
    Text name;
    Text light; ///< how the lamps are set, in words
};

/// Category -> the views that its products are photographed in.
struct CaptureRow {
    std::string row;
    std::optional<domain::CategoryId> category; ///< unset matches every product
    std::vector<CaptureView> views;
    int frames = 1; ///< of the live camera, whose mean is one photo
    Text why;
    Origin origin;
};

struct Limits {
    int ageWarnDays = 30;
    int ageAlarmDays = 40;
    int ageLimitDays = 45;
    int assessmentTargetSeconds = 180;
    int assessmentBaselineSeconds = 900;
    Money labourPerHour{2400, "EUR"};
    double confidenceFloor = 0.6;                              ///< under it a person decides the cosmetic axis
    int fewPhotos = 8;                                         ///< with fewer taught photos the camera only points
    domain::Cosmetic fewPhotosLevel = domain::Cosmetic::light; ///< the worst level that it then proposes by itself
    double falseRejectTarget = 0.05; ///< share of good units that a recalibrated limit may call damaged
    int ordinalLeast = 40;           ///< confirmed results from which a category's own map may decide
    double ordinalMargin = 0.15;     ///< two levels nearer to each other than this: a person must look
    int driftBaseline = 20;          ///< confirmed good units that tell what is normal after teaching
    double driftSlack = 0.5;         ///< in spreads; half of the shift that is worth an alarm
    double driftAlarm = 5.0;         ///< in spreads; the summed excess at which the alarm rings
    bool onlyGreenMaterial = true;   ///< house rule: recyclable or biodegradable packaging only
    double houseVoidLimit = 1.0;     ///< house rule: highest empty share of a box; 1 = none
    int hubPollSeconds = 2;          ///< between two exchanges with the shared hub
    int hubSkewSeconds = 120;        ///< difference between the clocks of station and hub that people are told of
    int hubLeaseMinutes = 30;        ///< so long a station holds a unit it opened, for others to see
    int spaceWarnMb = 500;           ///< free space under which people are warned, megabytes
    int spaceStopMb = 50;            ///< under it nothing new is taken in; open work can be finished
    int logCopySeconds = 10;         ///< so long after a commit at most the segment files are on their disk, 1..60
    int backupHours = 24;            ///< so old at most is the newest backup of a station at work
    int backupsKept = 14;            ///< older ones are removed once a newer one holds
    int printDaysKept = 30;          ///< so long the print queue remembers what is done
    double massBalanceShare = 0.02;  ///< of a dismantled unit's weight that may be missing or too much
    bool expiredCalibrationRefused = true; ///< a value from an instrument whose calibration has run out is not taken
    double refurbTarget = 0.08;            ///< cost of refurbishing, as a share of the original price
    double refurbLimit = 0.15;             ///< above it a repair begins only with a lead's approval
    double refurbIndustry = 0.25;          ///< what others need; for comparison only
    double refurbResaleLimit = 0.20;       ///< cost of refurbishing, as a share of the price it is sold for
    bool filmsBench = true;                ///< work may be filmed by the bench's camera: the bench, no faces
    int filmSeconds = 600;                 ///< a recording ends by itself after that
    int filmSpaceMb = 2000;                ///< free space under which nothing is filmed, megabytes
    int announcedOverdueDays = 14;         ///< an announced return that has not come by then is missing
    int priceAgeFromDays = 15;             ///< from this age on a unit grows cheaper
    int priceCoverDays = 22;               ///< so long the stock of a product should last
    Money priceMargin{0, "EUR"};           ///< that a sale leaves at least, behind cost and fees
    double allocationChance = 0.95;        ///< that another channel is worth more, before a move is proposed
    int allocationExposures = 30;          ///< unit-days there, before a move is proposed
    double allocationShift = 0.30;         ///< share of a grade that a review moves at most
    bool allocationAuto = false;           ///< moves are done as soon as figures speak for them; else a lead does them
    double priceElasticity = 3.0;          ///< by so many percent sales fall when a price rises by one; a first belief
    int markdownSales = 30;                ///< under it no plan of markdowns is made
    bool pollsOn = true;                   ///< the public may be asked how a unit is treated
    bool auctionsOn = true;                ///< the right to name a unit may be sold
    bool visitsOn = true;                  ///< visitors may book a place
    bool pollPage = false;                 ///< a kiosk page where the public answers polls
    bool auctionPage = false;              ///< a page of auctions of names
    bool tourPage = false;                 ///< a page that shows visitors the way of a unit
    int repairabilityLeast = 10;           ///< with fewer repairs of a product nothing is said of how well it repairs
    bool markdownPlan = true;              ///< the price falls with age by the plan, where there is one
    bool exitAgeFromReady = false;       ///< the age limit counts from packing; else, and while unpacked, from receipt
    int exitHoldDays = 30;               ///< a lead holds a unit for so long at most, each time
    double recheckAql = 2.5;             ///< of the blind second inspection, wrong grades per hundred
    int recheckLevel = 2;                ///< its general inspection level, 1 to 3
    double recheckAccuracyTarget = 0.92; ///< share of grades that should hold
    int recheckLeast = 20;               ///< decided units under which nothing is told of a person or of the camera
    double cameraKappaLeast = 0.8;       ///< quadratic, against the decided grades; under it nothing is proposed
    double cameraAccuracyLeast = 0.85;   ///< lower end of its interval
    int cameraGateLeast = 50;            ///< decided units of a category under which the camera is not judged
    int warrantyMonths = 6;              ///< the seller's own promise, beside the legal guarantee of the buyer's market
};

/// One limit as the house wrote it down: the figure in `Limits` and why it is so.
struct LimitRow {
    std::string row;
    std::string id;    ///< "age_warn_days"
    std::string value; ///< as text: "30", "24.00 EUR", "true"
    Text why;
    Origin origin;
};

/// Who may be at work here.
struct RoleRow {
    domain::RoleId id;
    Text name;
    bool leads = false;   ///< registers people; exactly one role
    bool ownOnly = false; ///< held to the units of one seller
    Text why;
    Origin origin;
};

/// One line of the role matrix. Who does not stand in it may not do the deed.
struct DeedRow {
    std::string row; ///< "roles.json/deeds#3"
    domain::DeedId id;
    Text name; ///< as the beginning of a sentence: "Confirming a grade"
    std::vector<domain::RoleId> roles;
    Text why;
    Origin origin;
};

struct PriceRules;
struct ExitRules;
struct BundleRules;
struct SettlementRules;

/// Everything the warehouse may change, read once, checked whole, immutable.
struct Policy {
    std::string version; ///< hex digest over all files, 16 characters
    std::vector<GradeRow> grades;
    std::vector<GradingRow> grading;
    std::vector<SeverityRow> severities;
    std::vector<RoutingRow> routing;
    std::optional<RoutingRow> uneconomic;     ///< where a unit goes whose repair is not worth its cost
    std::vector<domain::StageId> intakeRoute; ///< where a new unit and a second return go
    domain::Reason intakeReason;
    std::vector<StageRow> stages;
    std::vector<ReadingRow> readings;
    std::vector<InstrumentRow> instruments;
    std::vector<EquipmentRow> equipment;
    std::vector<ChoiceRow> choices;
    std::vector<ChoiceRow> questions; ///< of intake
    std::vector<ChannelRow> channels;
    std::vector<ChannelRule> channelRules;
    std::vector<MaterialRow> materials;
    std::vector<FillerRow> fillers; ///< the first is the usual one
    std::vector<CartonRow> cartons;
    std::vector<PackagingRule> packagingRules;
    std::vector<InsertRow> inserts;
    std::vector<CaptureRow> capture;
    std::vector<NamedRow> categories;
    std::vector<NamedRow> reasons;
    std::vector<NamedRow> sources;
    std::vector<NamedRow> markets;
    std::vector<NamedRow> defectKinds;
    std::vector<NamedRow> zones;
    std::vector<NamedRow> fractions;         ///< materials that come out of a dismantled unit
    std::vector<ColumnRow> announcedColumns; ///< one for each field
    std::vector<TradeInRate> tradeInRates;
    std::vector<TradeInQuestion> tradeInQuestions;
    std::shared_ptr<const PriceRules> prices;          ///< see rules/pricerules.h
    std::shared_ptr<const ExitRules> exits;            ///< see rules/exits.h
    std::shared_ptr<const BundleRules> bundles;        ///< see rules/bundles.h
    std::shared_ptr<const SettlementRules> settlement; ///< see rules/settlement.h
    qr::HouseCodes codes;
    Limits limits;
    std::vector<LimitRow> limitRows;
    std::vector<RoleRow> roles;
    std::vector<DeedRow> deeds;
    domain::SignInRules signIn;
    std::vector<LimitRow> signInRows;
    std::shared_ptr<const MarketRules> marketRules; ///< see marketrules.h; never null after readPolicy

    [[nodiscard]] const GradeRow* findGrade(const domain::GradeId& id) const;
    [[nodiscard]] const StageRow* findStage(const domain::StageId& id) const;
    [[nodiscard]] const InstrumentRow* findInstrument(const std::string& id) const;
    [[nodiscard]] const ReadingRow* findReadings(const std::string& id) const;
    [[nodiscard]] const EquipmentRow* findEquipment(const domain::EquipmentId& id) const;
    [[nodiscard]] const ChoiceRow* findChoices(const std::string& id) const;
    [[nodiscard]] const ChoiceRow* findQuestion(const std::string& id) const;
    [[nodiscard]] const ChannelRow* findChannel(const domain::ChannelId& id) const;
    [[nodiscard]] const MaterialRow* findMaterial(const domain::MaterialId& id) const;
    [[nodiscard]] const FillerRow* findFiller(const domain::FillerId& id) const;
    [[nodiscard]] const CartonRow* findCarton(const domain::CartonId& id) const;
    [[nodiscard]] const InsertRow* findInsert(const domain::InsertId& id) const;
    [[nodiscard]] const LimitRow* findLimit(const std::string& id) const;
    [[nodiscard]] const RoleRow* findRole(const domain::RoleId& id) const;
    [[nodiscard]] const DeedRow* findDeed(const domain::DeedId& id) const;
    /// How products of this category are photographed: the first row that matches.
    [[nodiscard]] const CaptureRow& captureFor(const domain::CategoryId& category) const;
    /// The first stage of a kind; nothing when the policy has none.
    [[nodiscard]] const StageRow* firstStage(StageKind kind) const;
};

} // namespace regrade::rules
