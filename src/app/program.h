#pragma once

#include "app/demoloader.h"
#include "app/listerrand.h"
#include "app/saleerrand.h"
#include "desk/desk.h"
#include "shell/answertones.h"
#include "shell/firstrun.h"
#include "shell/housenotice.h"
#include "shell/scanner.h"
#include "shell/screens.h"
#include "shell/signin.h"
#include "workers/toneplayer.h"
#include "workstation/workstation.h"

#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTimer>

#include <functional>
#include <memory>

namespace regrade::app {

/// The program's window over one open workstation: desk, screens, scanner. Needs a QGuiApplication.
class Program : public QObject {
    Q_OBJECT

public:
    using PlayTone = std::function<void(workers::Tone)>;

    /// `remembers`: read the station's settings and keep what is changed. Without `playTone` the tones go to the
    /// computer's sound device where it remembers, and nowhere else.
    Program(workstation::Workstation& station, bool remembers, PlayTone playTone = {});
    ~Program() override;

    /// What must stand before the QGuiApplication's first window: fonts, style.
    static void prepare();
    /// False when the window could not be made; QML has said why.
    [[nodiscard]] bool show();
    /// Loads the demo warehouse and waits for it; for pictures and tests.
    [[nodiscard]] std::optional<Error> loadDemoNow();

    [[nodiscard]] ui::Desk& desk() { return m_desk; }
    [[nodiscard]] ui::Screens& screens() { return m_screens; }
    [[nodiscard]] ui::FirstRun& firstRun() { return m_firstRun; }
    [[nodiscard]] ui::HouseNotice& notice() { return m_notice; }
    [[nodiscard]] ui::SignIn& signIn() { return m_signIn; }
    [[nodiscard]] ui::Scanner& scanner() { return m_scanner; }
    [[nodiscard]] ui::AnswerTones& tones() { return m_tones; }
    [[nodiscard]] QQuickWindow* window() const;

private:
    [[nodiscard]] ui::Desk::Parts deskParts(PlayTone playTone);
    void readSettings();
    void takeLanguage();
    void keepSettings();
    void connectParts();
    void connectScanner();
    void countConflicts();
    void rideToHub();
    void startPrinting();
    void loadDemo();
    void watchStore();
    void tellSpace();
    void sweepStock();

    workstation::Workstation& m_station;
    bool m_remembers;
    std::unique_ptr<workers::TonePlayer> m_player; ///< unset = none here
    ListErrand m_lists;
    SaleErrand m_sales;
    ui::Desk m_desk;
    ui::Screens m_screens;
    ui::FirstRun m_firstRun;
    ui::HouseNotice m_notice;
    QTimer m_spaceTimer;
    QTimer m_sweepTimer;
    ui::SignIn m_signIn;
    ui::AnswerTones m_tones;
    ui::Scanner m_scanner;
    DemoLoader m_demo;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
};

} // namespace regrade::app
