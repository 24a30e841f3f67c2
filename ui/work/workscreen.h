#pragma once

#include "desk/desk.h"
#include "stations/work.h"
#include "work/partshelf.h"

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
    Q_PROPERTY(QString note READ note NOTIFY noteChanged)
    Q_PROPERTY(regrade::ui::PartShelf* shelf READ shelf CONSTANT)
    Q_PROPERTY(QString missing READ missing NOTIFY unitChanged)
    Q_PROPERTY(bool canFinish READ canFinish NOTIFY unitChanged)
    Q_PROPERTY(int elapsedSeconds READ elapsedSeconds NOTIFY elapsedChanged)

public:
    enum class State { Empty, Working, Finished };
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
    /// {id, name, why, kind, unit, limits, required, state: open|passed|failed, value, note, photo}.
    [[nodiscard]] QVariantList steps() const;
    [[nodiscard]] int stepCount() const;
    [[nodiscard]] int stepsDone() const;
    [[nodiscard]] int nextStep() const;   ///< index of the first step without a pass; -1 when there is none
    [[nodiscard]] int openChecks() const; ///< required checks without an outcome
    [[nodiscard]] QVariantList parts() const;
    [[nodiscard]] QString note() const { return m_note; }
    [[nodiscard]] PartShelf* shelf() const { return m_shelf; }
    [[nodiscard]] QString missing() const; ///< why the work cannot be finished yet; empty when it can
    [[nodiscard]] bool canFinish() const;
    [[nodiscard]] int elapsedSeconds() const;

    Q_INVOKABLE bool takeScan(const QString& text);
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void chooseStage(const QString& stage);
    Q_INVOKABLE void choose(const QString& tag);
    Q_INVOKABLE void putAside();
    Q_INVOKABLE void next(); ///< the oldest that waits; none = an empty bench
    Q_INVOKABLE void passStep(const QString& step);
    Q_INVOKABLE void failStep(const QString& step);
    /// Passes every required check that has no outcome yet, each as its own step on record.
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

private:
    [[nodiscard]] const rules::StageRow* stageRow() const;
    [[nodiscard]] const domain::WorkOrder* workOrder() const;
    [[nodiscard]] std::vector<domain::StepId> openCheckSteps() const;
    [[nodiscard]] bool isOpen(const rules::StepRow& step) const; ///< no outcome yet, or failed
    [[nodiscard]] QString nextOf(rules::StepKind kind) const;    ///< first open step of the kind; empty = none
    /// True with a sentence while a deed is being written down.
    bool saysBusy();
    [[nodiscard]] bool takePart(const QString& text);
    [[nodiscard]] bool takeCommand(const QString& verb, const QString& argument);
    void open(const domain::ItemId& id);
    [[nodiscard]] bool warnsOfAnother(const domain::ItemId& id);
    template <class Deed>
    void submit(Deed deed);
    [[nodiscard]] PartShelf* makeShelf();
    void record(const QString& step, domain::StepOutcome outcome, std::optional<double> value = {},
                std::vector<domain::PhotoRef> photos = {});
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
    QTimer m_tick;
    PartShelf* m_shelf;
};

} // namespace regrade::ui
