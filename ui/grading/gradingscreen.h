#pragma once

#include "desk/desk.h"
#include "grading/assessmenttimer.h"
#include "grading/axesform.h"

#include <QImage>
#include <QObject>
#include <QTimer>
#include <QVariantList>

#include <optional>

namespace regrade::ui {

/// One unit at grading: photo, the camera's proposal, the three axes by a person, the grade.
class GradingScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(regrade::ui::Desk* desk READ desk CONSTANT)
    Q_PROPERTY(State state READ state NOTIFY unitChanged)
    Q_PROPERTY(bool busy READ busy NOTIFY statusChanged)
    Q_PROPERTY(bool inspecting READ inspecting NOTIFY statusChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY statusChanged)
    Q_PROPERTY(QString notice READ notice NOTIFY statusChanged)
    Q_PROPERTY(QVariantList queue READ queue NOTIFY queueChanged)
    Q_PROPERTY(QString unit READ unit NOTIFY unitChanged)
    Q_PROPERTY(QString tag READ tag NOTIFY unitChanged)
    Q_PROPERTY(QString product READ product NOTIFY unitChanged)
    Q_PROPERTY(QString customerReason READ customerReason NOTIFY unitChanged)
    Q_PROPERTY(bool taught READ taught NOTIFY unitChanged)
    Q_PROPERTY(QString driftAlarm READ driftAlarm NOTIFY unitChanged)
    Q_PROPERTY(QVariantList views READ views NOTIFY inspectionChanged)
    Q_PROPERTY(QString view READ view NOTIFY inspectionChanged)
    Q_PROPERTY(QUrl ghost READ ghost NOTIFY unitChanged)
    Q_PROPERTY(bool shootsItself READ shootsItself WRITE setShootsItself NOTIFY guideChanged)
    Q_PROPERTY(QString remarks READ remarks NOTIFY inspectionChanged)
    Q_PROPERTY(QImage photo READ photo NOTIFY inspectionChanged)
    Q_PROPERTY(QImage overlay READ overlay NOTIFY inspectionChanged)
    Q_PROPERTY(bool inspected READ inspected NOTIFY inspectionChanged)
    Q_PROPERTY(QVariantList boxes READ boxes NOTIFY inspectionChanged)
    Q_PROPERTY(QStringList defects READ defects NOTIFY inspectionChanged)
    Q_PROPERTY(QString evidence READ evidence NOTIFY inspectionChanged)
    Q_PROPERTY(QString viewScores READ viewScores NOTIFY inspectionChanged)
    Q_PROPERTY(QString proposed READ proposed NOTIFY formChanged)
    Q_PROPERTY(QString model READ model NOTIFY inspectionChanged)
    Q_PROPERTY(QString packaging READ packaging NOTIFY formChanged)
    Q_PROPERTY(QString cosmetic READ cosmetic NOTIFY formChanged)
    Q_PROPERTY(QString functioning READ functioning NOTIFY formChanged)
    Q_PROPERTY(bool used READ used NOTIFY formChanged)
    Q_PROPERTY(bool usedForGood READ usedForGood NOTIFY unitChanged)
    Q_PROPERTY(bool reasonNeeded READ reasonNeeded NOTIFY formChanged)
    Q_PROPERTY(QString cosmeticReason READ cosmeticReason NOTIFY formChanged)
    Q_PROPERTY(QVariantList grades READ grades NOTIFY unitChanged)
    Q_PROPERTY(QString overrideTo READ overrideTo NOTIFY formChanged)
    Q_PROPERTY(QString overrideReason READ overrideReason NOTIFY formChanged)
    Q_PROPERTY(QString verdict READ verdict NOTIFY formChanged)
    Q_PROPERTY(QString verdictName READ verdictName NOTIFY formChanged)
    Q_PROPERTY(QString verdictWhy READ verdictWhy NOTIFY formChanged)
    Q_PROPERTY(QString missing READ missing NOTIFY formChanged)
    Q_PROPERTY(bool canConfirm READ canConfirm NOTIFY formChanged)
    Q_PROPERTY(int elapsedSeconds READ elapsedSeconds NOTIFY elapsedChanged)
    Q_PROPERTY(int targetSeconds READ targetSeconds CONSTANT)
    Q_PROPERTY(bool paused READ paused NOTIFY elapsedChanged)

public:
    enum class State { Empty, Grading, Graded };
    Q_ENUM(State)

    explicit GradingScreen(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] Desk* desk() const { return &m_desk; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] bool inspecting() const { return m_inspecting; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] QVariantList queue() const { return m_queue; }
    [[nodiscard]] QString unit() const;
    [[nodiscard]] QString tag() const;
    [[nodiscard]] QString product() const;
    [[nodiscard]] QString customerReason() const;
    [[nodiscard]] bool taught() const { return m_taught.has_value(); }
    [[nodiscard]] QString driftAlarm() const; ///< light or camera has changed since this product was taught
    [[nodiscard]] QVariantList views() const; ///< {id, text, light, done} of those that were taught
    [[nodiscard]] QString view() const;
    [[nodiscard]] QUrl ghost() const; ///< the first taught photo, to lay the unit over
    [[nodiscard]] bool shootsItself() const { return m_shootsItself; }
    void setShootsItself(bool on);
    [[nodiscard]] QString remarks() const; ///< what may have spoilt the look
    [[nodiscard]] QImage photo() const { return m_photo; }
    [[nodiscard]] QImage overlay() const { return m_overlay; }
    [[nodiscard]] bool inspected() const { return m_item && m_item->inspection; }
    [[nodiscard]] QVariantList boxes() const;
    [[nodiscard]] QStringList defects() const;
    [[nodiscard]] QString evidence() const;   ///< why the camera proposes what it does, and its largest marks
    [[nodiscard]] QString viewScores() const; ///< of an inspection with several views, each view's own score
    [[nodiscard]] QString model() const;
    [[nodiscard]] QString proposed() const { return m_form.proposedId(); }
    [[nodiscard]] QString packaging() const { return m_form.packagingId(); }
    [[nodiscard]] QString cosmetic() const { return m_form.cosmeticId(); }
    [[nodiscard]] QString functioning() const { return m_form.functionId(); }
    [[nodiscard]] bool used() const { return m_form.axes.used; }
    [[nodiscard]] bool usedForGood() const { return m_item && m_item->everUsed; } ///< on record; cannot be taken back
    [[nodiscard]] bool reasonNeeded() const { return m_form.differsFromProposal(); }
    [[nodiscard]] QString cosmeticReason() const { return m_form.cosmeticReason; }
    [[nodiscard]] QVariantList grades() const;
    [[nodiscard]] QString overrideTo() const { return m_form.overrideTo; }
    [[nodiscard]] QString overrideReason() const { return m_form.overrideReason; }
    [[nodiscard]] QString verdict() const; ///< grade that confirming would give; empty while an axis is missing
    [[nodiscard]] QString verdictName() const;
    [[nodiscard]] QString verdictWhy() const;
    [[nodiscard]] QString missing() const; ///< why it cannot be confirmed yet; empty when it can
    [[nodiscard]] bool canConfirm() const;
    [[nodiscard]] int elapsedSeconds() const;
    [[nodiscard]] int targetSeconds() const { return m_desk.policy().limits.assessmentTargetSeconds; }
    [[nodiscard]] bool paused() const { return m_timer.isPaused(); }

    Q_INVOKABLE bool takeScan(const QString& text);
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void choose(const QString& tag);
    Q_INVOKABLE void putAside();
    Q_INVOKABLE void next(); ///< the oldest that waits; none = an empty bench
    Q_INVOKABLE void chooseView(const QString& view);
    Q_INVOKABLE void inspect();
    /// The live picture is shown, or no more: the hand is guided while it is.
    Q_INVOKABLE void watchLive(bool watching);
    Q_INVOKABLE void inspectFile(const QUrl& file);
    Q_INVOKABLE void choosePackaging(const QString& id);
    Q_INVOKABLE void chooseCosmetic(const QString& id);
    Q_INVOKABLE void chooseFunction(const QString& id);
    Q_INVOKABLE void setUsed(bool used);
    Q_INVOKABLE void setCosmeticReason(const QString& reason);
    Q_INVOKABLE void setOverride(const QString& grade);
    Q_INVOKABLE void setOverrideReason(const QString& reason);
    Q_INVOKABLE void pause();
    Q_INVOKABLE void resume();
    Q_INVOKABLE void confirm();

signals:
    void statusChanged();
    void queueChanged();
    void unitChanged();
    void inspectionChanged();
    void formChanged();
    void elapsedChanged();
    void guideChanged();

private:
    void open(const domain::ItemId& id);
    void show(domain::Item item);
    void takeInspection(const domain::ItemId& id, const Result<workers::InspectionResult>& result);
    [[nodiscard]] bool takeCommand(const QString& verb, const QString& argument);
    [[nodiscard]] std::optional<domain::ProductTaught> mayInspect();
    [[nodiscard]] stations::GradingForm filledForm() const;
    void takeViews(const domain::Product& product);
    void readDrift();
    void useView(std::size_t index);
    void nextView(); ///< to the first view that was not seen yet
    [[nodiscard]] domain::Inspection seenSoFar() const;
    void guideHand();
    void keepDraft();
    void takeUpDraft(const domain::Item& unit);
    void tell(const QString& problem, const QString& notice = {});
    void setBusy(bool busy);

    Desk& m_desk;
    State m_state = State::Empty;
    bool m_busy = false;
    bool m_inspecting = false;
    QString m_problem;
    QString m_notice;
    QVariantList m_queue;
    std::optional<domain::Item> m_item;
    std::vector<domain::ProductTaught> m_views; ///< all taught views of the product, in the order of the capture plan
    std::optional<domain::ProductLooksMapped> m_looks;     ///< the product's
    std::optional<domain::Text> m_alarm;                   ///< of the first view that drifted
    std::vector<std::optional<domain::Inspection>> m_seen; ///< of each view, in this sitting
    std::size_t m_view = 0;
    std::optional<domain::PhotoHash> m_shown; ///< the photo that m_photo is
    std::optional<domain::ProductTaught> m_taught;
    QImage m_photo;
    QImage m_overlay;
    std::vector<Error> m_remarks;
    bool m_watching = false;
    bool m_shootsItself = false;
    AxesForm m_form;
    AssessmentTimer m_timer;
    QTimer m_tick;
};

} // namespace regrade::ui
