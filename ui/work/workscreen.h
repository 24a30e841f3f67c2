#pragma once

#include "desk/desk.h"
#include "stations/work.h"
#include "work/benchfilm.h"
#include "work/helpcall.h"
#include "work/partshelf.h"
#include "work/repairplan.h"
#include "work/stepviews.h"

#include <QObject>
#include <QTimer>
#include <QVariantList>

#include <optional>

namespace regrade::ui {

/// One screen for every work stage: cleaning, repair and whatever else the policy lists. Shows the stage's checklist
/// for the unit on the bench, takes outcomes, parts and photos, and closes the work.
class WorkScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(State state READ state NOTIFY unitChanged)
    Q_PROPERTY(bool busy READ busy NOTIFY statusChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY statusChanged)
    Q_PROPERTY(QString notice READ notice NOTIFY statusChanged)
    Q_PROPERTY(QVariantList stages READ stages NOTIFY queueChanged)
    Q_PROPERTY(QString stage READ stage NOTIFY stageChanged)
    Q_PROPERTY(QString stageName READ stageName NOTIFY stageChanged)
    Q_PROPERTY(QVariantList queue READ queue NOTIFY queueChanged)
    Q_PROPERTY(QString unit READ unit NOTIFY unitChanged)
    Q_PROPERTY(QString tag READ tag NOTIFY unitChanged)
    Q_PROPERTY(QString product READ product NOTIFY unitChanged)
    Q_PROPERTY(QString grade READ grade NOTIFY unitChanged)
    Q_PROPERTY(QString startedAt READ startedAt NOTIFY unitChanged)
    Q_PROPERTY(QVariantList steps READ steps NOTIFY unitChanged)
    Q_PROPERTY(int stepCount READ stepCount NOTIFY unitChanged)
    Q_PROPERTY(int stepsDone READ stepsDone NOTIFY unitChanged)
    Q_PROPERTY(int nextStep READ nextStep NOTIFY unitChanged)
    Q_PROPERTY(int openChecks READ openChecks NOTIFY unitChanged)
    Q_PROPERTY(QVariantList parts READ parts NOTIFY unitChanged)
    Q_PROPERTY(QVariantList equipment READ equipment NOTIFY unitChanged)
    Q_PROPERTY(QString note READ note NOTIFY noteChanged)
    Q_PROPERTY(regrade::ui::PartShelf* shelf READ shelf CONSTANT)
    Q_PROPERTY(QString missing READ missing NOTIFY unitChanged)
    Q_PROPERTY(bool canFinish READ canFinish NOTIFY unitChanged)
    Q_PROPERTY(int elapsedSeconds READ elapsedSeconds NOTIFY elapsedChanged)
    Q_PROPERTY(int targetSeconds READ targetSeconds NOTIFY unitChanged)
    Q_PROPERTY(bool paused READ paused NOTIFY unitChanged)
    Q_PROPERTY(QString cost READ cost NOTIFY elapsedChanged)
    Q_PROPERTY(double costShare READ costShare NOTIFY elapsedChanged)
    Q_PROPERTY(QVariantList costMarks READ costMarks CONSTANT)
    Q_PROPERTY(double saleShare READ saleShare NOTIFY elapsedChanged)
    Q_PROPERTY(double saleShareLimit READ saleShareLimit CONSTANT)
    Q_PROPERTY(QString typed READ typed NOTIFY typedChanged)
    Q_PROPERTY(regrade::ui::RepairPlan* plan READ plan CONSTANT)
    Q_PROPERTY(regrade::ui::BenchFilm* film READ film CONSTANT)
    Q_PROPERTY(regrade::ui::HelpCall* help READ help CONSTANT)

public:
    enum class State { Empty, Planning, Working, Finished };
    Q_ENUM(State)

    explicit WorkScreen(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] QVariantList stages() const { return m_stages; }
    [[nodiscard]] QString stage() const;
    [[nodiscard]] QString stageName() const;
    [[nodiscard]] QVariantList queue() const { return m_queue; }
    [[nodiscard]] QString unit() const;
    [[nodiscard]] QString tag() const;
    [[nodiscard]] QString product() const;
    [[nodiscard]] QString grade() const;
    [[nodiscard]] QString startedAt() const;
    [[nodiscard]] QVariantList steps() const; ///< see stepRows
    [[nodiscard]] int stepCount() const;
    [[nodiscard]] int stepsDone() const;
    [[nodiscard]] int nextStep() const;   ///< index of the first step without a pass; -1 when there is none
    [[nodiscard]] int openChecks() const; ///< required steps without an outcome that one press can record
    [[nodiscard]] QVariantList parts() const;
    [[nodiscard]] QVariantList equipment() const; ///< of the stage: id, name, since when it is in use, running
    [[nodiscard]] QString note() const { return m_note; }
    [[nodiscard]] PartShelf* shelf() const { return m_shelf; }
    [[nodiscard]] QString missing() const; ///< why the work cannot be finished yet; empty when it can
    [[nodiscard]] bool canFinish() const;
    [[nodiscard]] int elapsedSeconds() const; ///< pauses left out
    [[nodiscard]] int targetSeconds() const;  ///< 0 = none
    [[nodiscard]] bool paused() const;
    [[nodiscard]] QString cost() const;           ///< of the unit so far, with the labour of this minute
    [[nodiscard]] double costShare() const;       ///< of the original price
    [[nodiscard]] QVariantList costMarks() const; ///< target, limit and what others need, as shares
    [[nodiscard]] double saleShare() const;       ///< cost, of the price that it is expected to sell for
    [[nodiscard]] double saleShareLimit() const;
    [[nodiscard]] QString typed() const { return m_typed; } ///< figures scanned from cards for the next value
    [[nodiscard]] RepairPlan* plan() { return &m_plan; }
    [[nodiscard]] BenchFilm* film() const { return m_film; }
    [[nodiscard]] HelpCall* help() const { return m_help; }

    Q_INVOKABLE bool takeScan(const QString& text);
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void chooseStage(const QString& stage);
    Q_INVOKABLE void choose(const QString& tag);
    Q_INVOKABLE void putAside();
    Q_INVOKABLE void next(); ///< the oldest that waits; none = an empty bench
    Q_INVOKABLE void passStep(const QString& step);
    Q_INVOKABLE void failStep(const QString& step);
    Q_INVOKABLE void pause();                                   ///< or go on
    Q_INVOKABLE void switchEquipment(const QString& equipment); ///< in use for the unit, or not any more
    /// Takes an option; of a step where several may hold, once more takes it back.
    Q_INVOKABLE void chooseOption(const QString& step, const QString& option);
    Q_INVOKABLE void useInstrument(const QString& kindOrStep, const QString& instrument);
    Q_INVOKABLE void exposeStep(const QString& step, const QString& distanceMm, const QString& seconds);
    Q_INVOKABLE void writeStep(const QString& step, const QString& words);
    /// Passes every required check that has no outcome yet, and every choice that stands ready, each as its own step.
    Q_INVOKABLE void passOpenChecks();
    Q_INVOKABLE void measureStep(const QString& step, const QString& value);
    Q_INVOKABLE void photoStep(const QString& step);
    Q_INVOKABLE void setNote(const QString& note);
    Q_INVOKABLE void finish();

signals:
    void statusChanged();
    void stageChanged();
    void queueChanged();
    void unitChanged();
    void noteChanged();
    void elapsedChanged();
    void typedChanged();

private:
    [[nodiscard]] const rules::StageRow* stageRow() const;
    [[nodiscard]] const domain::WorkOrder* workOrder() const;
    [[nodiscard]] std::vector<const rules::StepRow*> asked() const;
    [[nodiscard]] std::vector<stations::StepForm> openForms() const;
    [[nodiscard]] bool isOpen(const rules::StepRow& step) const; ///< no outcome yet, failed, or overtaken
    [[nodiscard]] QString nextOf(rules::StepKind kind) const;    ///< first open step of the kind; empty = none
    [[nodiscard]] const rules::StepRow* findStep(const QString& step) const;
    /// Records the first open step that one press can record.
    [[nodiscard]] bool passNext();
    [[nodiscard]] bool takePick(const QString& option);
    [[nodiscard]] bool takeInstrument(const QString& text);
    [[nodiscard]] bool takeKey(const QString& key);
    void setTyped(const QString& typed);
    void keepDraft();
    [[nodiscard]] QString draftOf(const domain::ItemId& id) const; ///< note of a unit that lay here before
    /// True with a sentence while a deed is being written down.
    bool saysBusy();
    [[nodiscard]] bool takePart(const QString& text);
    [[nodiscard]] bool takeCommand(const QString& verb, const QString& argument);
    void open(const domain::ItemId& id);
    [[nodiscard]] bool warnsOfAnother(const domain::ItemId& id);
    template <class Deed>
    void hand(Deed deed);
    void submit(workers::ItemDeed deed);
    void submitInformed(workers::InformedItemDeed deed);
    [[nodiscard]] PartShelf* makeShelf();
    [[nodiscard]] BenchFilm* makeFilm();
    [[nodiscard]] HelpCall* makeHelp();
    /// What was written down beside the steps: the unit is read again, what is being typed stays.
    void noteAside(const domain::ItemId& id);
    [[nodiscard]] std::optional<domain::StepId> stepAhead() const;
    void record(stations::StepForm form);
    [[nodiscard]] stations::StepForm formOf(const QString& step) const;
    void show(const domain::ItemId& id);
    void tell(const QString& problem, const QString& notice = {});
    void setBusy(bool busy);

    Desk& m_desk;
    State m_state = State::Empty;
    bool m_busy = false;
    QString m_problem;
    QString m_notice;
    QVariantList m_stages;
    std::optional<domain::StageId> m_stage;
    QVariantList m_queue;
    std::optional<domain::Item> m_item;
    std::optional<domain::ItemId> m_warnedOf; ///< that another station has it in work
    QString m_note;
    QString m_noteBefore; ///< to be shown once the unit is open
    QString m_typed;
    StepMemory m_memory;
    RepairPlan m_plan;
    QTimer m_tick;
    PartShelf* m_shelf;
    BenchFilm* m_film;
    HelpCall* m_help;
};

} // namespace regrade::ui
