#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "desk/draftbook.h"
#include "desk/handguide.h"
#include "desk/printdesk.h"
#include "domain/batch.h"
#include "domain/item.h"
#include "domain/livesale.h"
#include "insight/arrivals.h"
#include "insight/channels.h"
#include "insight/worklist.h"
#include "passport/shiftreport.h"
#include "qr/scannersetup.h"
#include "rules/policy.h"
#include "stations/announcing.h"
#include "store/batchbook.h"
#include "store/database.h"
#include "store/photoarchive.h"
#include "store/signedhead.h"
#include "workers/batchwriter.h"
#include "workers/bench.h"
#include "workers/clerk.h"
#include "workers/errand.h"
#include "workers/people.h"
#include "workers/tone.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QTranslator>
#include <QUrl>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace regrade::ui {

class Sentences;
struct FrameSlot;

/// The last code and how it came.
struct SeenScan {
    QString text;      ///< as it came, with prefix and symbology identifier
    QList<int> gapsMs; ///< from key to key; empty = from the camera
    QString end;       ///< "Return", "Tab", "LF"; empty = a pause
};

/// Long work on lists of announced returns, beside everything else. One reading and one search at a time; the answers
/// come on other threads.
struct ListWork {
    using Progress = std::function<void(double)>;
    using Told = std::function<void(Result<stations::ListLook>)>;
    using Found = std::function<void(Result<insight::OpenReturns>)>;

    std::function<void(const stations::ListOrder&, Progress, Told)> look;
    std::function<void(const stations::ListOrder&, const domain::ActorId&, Progress, Told)> takeOver;
    std::function<void()> stop; ///< the reading; nothing of it counts
    std::function<void(const insight::OpenFilter&, int limit, Found)> search;
};

/// Selling before a camera, and moves of stock between channels, beside everything else. Answers come on other threads.
struct SaleWork {
    template <class T>
    using Told = std::function<void(Result<T>)>;

    std::function<void(Told<domain::LiveState>)> live; ///< the open session
    std::function<void(const std::vector<domain::ItemId>&, Told<domain::LiveState>)> begin;
    std::function<void(const domain::ItemId&, Told<domain::LiveMark>)> sell; ///< at the price of its offer
    std::function<void(Told<domain::LiveMark>)> undo;                        ///< the last sale
    std::function<void(const workers::Author&, Told<domain::LiveState>)> close;
    std::function<void(passport::PaperLanguage, Told<std::filesystem::path>)> sheet; ///< of the open session
    std::function<void(Told<insight::ChannelLook>)> look;
    std::function<void(const insight::ChannelMove&, const std::string& reason, const workers::Author&, Told<int>)> move;
    std::function<void(const std::string& id, const workers::Author&, Told<int>)> moveBack;
};

/// One thing that the station needs, as it was found: `health` is "good", "watch" or "bad".
struct HealthNote {
    std::string part; ///< "store", "printer" ...
    std::string name; ///< which of several
    std::string health;
    Error said;
};

/// The one bridge between the screens and the workers: hands deeds over and brings answers back to the UI thread.
/// Also says errors, money and time in the operator's language. UI thread only.
class Desk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY themeChanged)
    Q_PROPERTY(QString actor READ actor WRITE setActor NOTIFY actorChanged)
    Q_PROPERTY(QString role READ role NOTIFY actorChanged)
    Q_PROPERTY(bool signedIn READ signedIn NOTIFY actorChanged)
    Q_PROPERTY(QVariantMap forbidden READ forbidden NOTIFY forbiddenChanged)
    Q_PROPERTY(QString station READ station WRITE setStation NOTIFY stationChanged)
    Q_PROPERTY(int unsent READ unsent NOTIFY unsentChanged)
    Q_PROPERTY(QString hubKind READ hubKind NOTIFY hubChanged)
    Q_PROPERTY(QString hubProblem READ hubProblem NOTIFY hubChanged)
    Q_PROPERTY(int openConflicts READ openConflicts NOTIFY conflictsChanged)
    Q_PROPERTY(bool soundOn READ soundOn WRITE setSoundOn NOTIFY soundOnChanged)
    Q_PROPERTY(QString soundProblem READ soundProblem NOTIFY soundProblemChanged)
    Q_PROPERTY(regrade::ui::HandGuide* handGuide READ handGuide CONSTANT)
    Q_PROPERTY(regrade::ui::PrintDesk* prints READ prints CONSTANT)
    Q_PROPERTY(QString cameraSource READ cameraSource NOTIFY cameraChanged)
    Q_PROPERTY(QString cameraKind READ cameraKind NOTIFY cameraChanged)
    Q_PROPERTY(QString cameraName READ cameraName NOTIFY cameraChanged)
    Q_PROPERTY(QString cameraProblem READ cameraProblem NOTIFY cameraChanged)

public:
    using ShiftTold = std::function<void(Result<passport::ShiftPaper>)>;
    struct Parts {
        workers::Clerk& clerk;
        workers::Bench& bench;
        const store::Database& reader;
        std::shared_ptr<const rules::Policy> policy;
        const store::PhotoArchive& photos;
        const Clock& clock;
        std::filesystem::path papers;
        workers::People* people = nullptr;                            ///< unset = nobody signs in here
        std::function<void(const domain::PhotoHash&)> wantPhoto = {}; ///< unset = no hub to fetch one from
        /// Ends the shift; unset = none is ended here.
        std::function<void(const workers::Author&, passport::PaperLanguage, ShiftTold)> endShift = {};
        workers::PrintQueue* prints = nullptr;            ///< unset = labels are written to files only
        std::function<void(workers::Tone)> playTone = {}; ///< unset = no tone is played here
        const store::StationKey* key = nullptr;           ///< unset = no packs are signed here
        std::filesystem::path data = {};                  ///< of the station
        ListWork lists = {};                              ///< unset = no lists are read here
        std::optional<workers::BatchWriter> batches = {}; ///< unset = no batch is taken in here
        SaleWork sales = {};                              ///< unset = no live sessions and no moves here
        /// Looks at everything but the camera, which is the bench's; unset = nobody can here.
        std::function<std::vector<HealthNote>()> lookOver = {};
    };
    template <class T>
    using Answer = std::function<void(Result<T>)>;

    explicit Desk(Parts parts, QObject* parent = nullptr);
    ~Desk() override;

    [[nodiscard]] QString language() const { return m_language; } ///< "en", "zh_CN" or "de"
    /// Papers and labels speak Chinese to those who read it, English to all others.
    [[nodiscard]] passport::PaperLanguage paperLanguage() const;
    [[nodiscard]] QString theme() const { return m_theme; } ///< "light", "dark" or "contrast"
    [[nodiscard]] QString actor() const { return m_actor; }
    /// The role of who is signed in, in the operator's language; empty while the house is open.
    [[nodiscard]] QString role() const;
    [[nodiscard]] bool signedIn() const { return m_signedIn.has_value(); }
    /// What who is signed in may not do: the deed, and the sentence that says who may. Empty while the house is open.
    [[nodiscard]] QVariantMap forbidden() const;
    [[nodiscard]] bool may(const char* deed) const { return !forbidden().contains(QLatin1String(deed)); }
    /// The seller to whom an owner's view is held; empty = all.
    [[nodiscard]] std::string onlyOwner() const;
    [[nodiscard]] QString station() const { return m_station; }
    [[nodiscard]] int unsent() const { return m_unsent; }       ///< events that the shared hub has not confirmed
    [[nodiscard]] QString hubKind() const { return m_hubKind; } ///< "off", "waiting", "reached" or "lost"
    [[nodiscard]] int openConflicts() const { return m_openConflicts; } ///< units that two stations decided about apart
    [[nodiscard]] QString hubProblem() const; ///< why it is lost, or what a person should know
    [[nodiscard]] bool soundOn() const { return m_soundOn; }
    [[nodiscard]] QString soundProblem() const; ///< why the last tone was not heard
    [[nodiscard]] QString cameraSource() const { return m_cameraSource; }
    [[nodiscard]] QString cameraKind() const; ///< "none", "opening", "live" or "lost"
    [[nodiscard]] QString cameraName() const;
    [[nodiscard]] QString cameraProblem() const;
    void setLanguage(const QString& language);
    void setTheme(const QString& theme);
    void setActor(const QString& actor);
    void setStation(const QString& station);
    void setSoundOn(bool on);
    void setSoundProblem(const std::optional<Error>& problem);
    /// Nothing is heard while the sound is off.
    void play(workers::Tone tone) const;
    [[nodiscard]] const qr::ScannerSetup& scannerSetup() const { return m_scannerSetup; }
    void setScannerSetup(const qr::ScannerSetup& setup);
    [[nodiscard]] const SeenScan& seenScan() const { return m_seenScan; }
    void setSeenScan(SeenScan scan) { m_seenScan = std::move(scan); }
    /// How the exchange with the hub went; `told` is a problem when it did not go well, else a warning.
    void setHub(bool reached, const std::optional<Error>& told);
    void setOpenConflicts(int open);
    /// The station belongs to a hub that was not tried yet.
    void awaitHub();

    // Deeds. The answer comes on the UI thread and is dropped when the receiver is gone.
    void submit(const domain::ItemId& item, workers::ItemDeed deed, QObject* receiver, Answer<workers::Receipt> answer,
                std::string modelVersion = {});
    void submit(const domain::ItemId& item, workers::InformedItemDeed deed, QObject* receiver,
                Answer<workers::Receipt> answer);
    void submit(const domain::Sku& sku, workers::ProductDeed deed, QObject* receiver, Answer<workers::Receipt> answer);
    void submit(const domain::Sku& sku, workers::InformedProductDeed deed, QObject* receiver,
                Answer<workers::Receipt> answer);

    // People; same rule for the answer. Only where the program was given people.
    void signIn(const QString& badge, const QString& pin, QObject* receiver, Answer<domain::SignedIn> answer);
    /// Whoever may look at figures works here from now on; others are signed out with the sentence that says why.
    [[nodiscard]] Result<void> enter(const domain::SignedIn& signedIn);
    void signOut();
    /// Keys or scans: the person is not away.
    void touch();
    void registerFirst(const QString& code, QObject* receiver, Answer<workers::Issued> answer);
    void registerPerson(workers::PersonForm form, QObject* receiver, Answer<workers::Issued> answer);
    void resetPerson(const QString& code, bool newBadge, QObject* receiver, Answer<workers::Issued> answer);
    void retirePerson(const QString& code, QObject* receiver, Answer<void> answer);
    void giveRole(const QString& code, const QString& role, QObject* receiver, Answer<void> answer);
    /// Copies the store and writes the shift report, beside the work; same rule for the answer.
    void endShift(QObject* receiver, Answer<passport::ShiftPaper> answer);
    // Lists of announced returns; same rule for the answers. Progress runs from 0 to 1.
    [[nodiscard]] bool readsLists() const { return bool(m_parts.lists.look); }
    void lookAtList(const stations::ListOrder& order, QObject* receiver, std::function<void(double)> progress,
                    Answer<stations::ListLook> answer);
    void takeListOver(const stations::ListOrder& order, QObject* receiver, std::function<void(double)> progress,
                      Answer<stations::ListLook> answer);
    void stopList();
    void searchReturns(const insight::OpenFilter& filter, int limit, QObject* receiver,
                       Answer<insight::OpenReturns> answer);
    /// How everything is that the station needs; takes some seconds.
    void lookOver(QObject* receiver, Answer<std::vector<HealthNote>> answer);
    // Live sessions and moves between channels; same rule for the answers. Nothing is answered where they are not done.
    void liveSession(QObject* receiver, Answer<domain::LiveState> answer);
    void beginLive(const std::vector<domain::ItemId>& units, QObject* receiver, Answer<domain::LiveState> answer);
    void sellLive(const domain::ItemId& unit, QObject* receiver, Answer<domain::LiveMark> answer);
    void undoLive(QObject* receiver, Answer<domain::LiveMark> answer);
    void closeLive(QObject* receiver, Answer<domain::LiveState> answer);
    void printLive(QObject* receiver, Answer<std::filesystem::path> answer);
    void lookAtChannels(QObject* receiver, Answer<insight::ChannelLook> answer);
    void acceptMove(const insight::ChannelMove& move, const std::string& reason, QObject* receiver, Answer<int> answer);
    void undoMove(const std::string& id, QObject* receiver, Answer<int> answer);
    // Pallets and partners' batches; same rule for the answers.
    void beginBatch(const domain::BatchFacts& facts, QObject* receiver, Answer<void> answer);
    void endBatch(std::int64_t batch, QObject* receiver, Answer<void> answer);
    void answerForBatch(std::int64_t batch, const domain::Answer& given, QObject* receiver, Answer<void> answer);
    void putAside(std::int64_t batch, const std::string& code, const std::string& why, QObject* receiver,
                  Answer<void> answer);
    /// Nobody is registered, so work is done under any code.
    [[nodiscard]] bool houseOpen() const;

    // The camera's work; same rule for the answer.
    void inspectLive(const domain::ProductTaught& taught, QObject* receiver, Answer<workers::InspectionResult> answer);
    void inspectFile(const domain::ProductTaught& taught, const QUrl& file, QObject* receiver,
                     Answer<workers::InspectionResult> answer);
    void takePhoto(const QString& view, QObject* receiver, Answer<domain::PhotoRef> answer);
    /// Films the bench, see workers::Bench::film.
    void film(workers::FilmWish wish, QObject* receiver, Answer<void> begun, Answer<workers::Film> ended);
    void filmNoMore(domain::FilmEnd why) { m_parts.bench.filmNoMore(why); }
    void teachFiles(const QList<QUrl>& files, const QString& view, QObject* receiver,
                    Answer<workers::TeachResult> answer);
    void teachArchived(std::vector<domain::PhotoRef> photos, QObject* receiver, Answer<workers::TeachResult> answer);
    void adviseFiles(const QList<QUrl>& files, QObject* receiver, Answer<std::vector<Error>> answer);
    void adviseArchived(std::vector<domain::PhotoRef> photos, QObject* receiver, Answer<std::vector<Error>> answer);
    /// Frames of a live camera that make one photo, as the product's capture plan says.
    void setFramesPerPhoto(int frames) { m_parts.bench.setFramesPerPhoto(frames); }
    /// Looks at the live picture beside the taught photos (none = at the picture alone) until guideNoMore(); what it
    /// lacks is told by handGuide().
    void guide(const QObject* screen, std::vector<domain::PhotoRef> taught, bool shootsItself);
    /// Of a screen that does not guide any more, since another does, this changes nothing.
    void guideNoMore(const QObject* screen);
    [[nodiscard]] HandGuide* handGuide() const { return m_handGuide; }
    [[nodiscard]] PrintDesk* prints() const { return m_prints; }
    [[nodiscard]] DraftBook& drafts() const { return *m_drafts; }
    Q_INVOKABLE void useCamera(const QString& source);

    /// Long work on files beside clerk and bench, such as packs: one at a time, else refused. Same rule for the answer.
    template <class T>
    void aside(std::function<Result<T>()> work, QObject* receiver, Answer<T> answer);
    /// What packs are signed with; null = none are made here.
    [[nodiscard]] const store::StationKey* key() const { return m_parts.key; }
    [[nodiscard]] std::filesystem::path data() const { return m_parts.data; }

    /// Refused for a unit that who is at work inspects blind: grade, marks and price would be known.
    [[nodiscard]] Result<domain::Item> item(const domain::ItemId& id) const;
    /// The units whose grade who is at work must not know yet.
    [[nodiscard]] std::vector<domain::ItemId> blindUnits() const;
    /// Rows of the worklist, without grade and price of such units.
    [[nodiscard]] Result<std::vector<insight::WorklistRow>> units(const insight::WorklistFilter& filter, int offset,
                                                                  int limit) const;
    /// Who is at work, as deeds name the person.
    [[nodiscard]] domain::ActorId whoWorks() const { return author({}).actor; }
    [[nodiscard]] Result<domain::Product> product(const domain::Sku& sku) const;
    [[nodiscard]] const store::Database& reader() const { return m_parts.reader; }
    [[nodiscard]] const rules::Policy& policy() const { return *m_parts.policy; }
    [[nodiscard]] std::shared_ptr<const rules::Policy> sharedPolicy() const { return m_parts.policy; }
    [[nodiscard]] const store::PhotoArchive& photos() const { return m_parts.photos; }
    /// A photo is to be shown that is not here; `recorded` tells when it has come.
    void wantPhoto(const domain::PhotoHash& photo) const
    {
        if (m_parts.wantPhoto) {
            m_parts.wantPhoto(photo);
        }
    }
    [[nodiscard]] Time now() const { return m_parts.clock.now(); }
    [[nodiscard]] std::filesystem::path papers() const { return m_parts.papers; }

    // Words in the operator's language.
    [[nodiscard]] QString say(const Error& error) const;
    [[nodiscard]] QString say(const domain::Text& text) const;
    [[nodiscard]] QString money(const Money& amount) const;
    [[nodiscard]] QString when(Time time) const;
    [[nodiscard]] QString duration(std::chrono::milliseconds span) const;

signals:
    void languageChanged();
    void themeChanged();
    void actorChanged();
    void forbiddenChanged(); ///< also with the language
    void stationChanged();
    void unsentChanged();
    void hubChanged();
    void conflictsChanged();
    void soundOnChanged();
    void soundProblemChanged(); ///< also with the language
    void scannerSetupChanged();
    void cameraChanged();
    void frameArrived(const std::shared_ptr<const regrade::vision::Frame>& frame);
    void codeSeen(const QString& text);
    /// That many units' tags are in the picture: none of them was taken.
    void tagsTogether(int count);
    /// After every receipt: screens read again.
    void recorded();
    /// Asks the shell to go to a unit's screen.
    void openItem(const QString& tag);

private:
    friend class PrintDesk;
    template <class T>
    [[nodiscard]] std::function<void(Result<T>)> toScreen(QObject* receiver, Answer<T> answer);
    [[nodiscard]] workers::Author author(std::string modelVersion) const;
    void writeBatch(workers::BatchWriter::Work work, QObject* receiver, Answer<void> answer);
    [[nodiscard]] std::function<void(double)> progressTo(QObject* receiver, std::function<void(double)> progress);
    [[nodiscard]] Answer<workers::Receipt> announced(QObject* receiver, Answer<workers::Receipt> answer);
    void watchBench();
    void readUnsent();
    void takeFrame();
    [[nodiscard]] const Sentences* sentences() const; ///< of the language; null = English

    Parts m_parts;
    std::unique_ptr<const Sentences> m_chinese;
    std::unique_ptr<const Sentences> m_german;
    std::shared_ptr<FrameSlot> m_slot;
    QTranslator m_translator;
    workers::CameraState m_camera;
    HandGuide* m_handGuide;
    DraftBook* m_drafts;
    PrintDesk* m_prints;
    int m_guideTurn = 0;               ///< counts what was asked for; an older answer is dropped
    const QObject* m_guided = nullptr; ///< the screen that asked last; compared only
    QString m_language = QStringLiteral("en");
    QString m_theme = QStringLiteral("light");
    QString m_actor = QStringLiteral("T01");
    std::optional<domain::SignedIn> m_signedIn;
    QString m_station = QStringLiteral("BENCH-1");
    QString m_cameraSource;
    int m_unsent = 0;
    QString m_hubKind = QStringLiteral("off");
    std::optional<Error> m_hubTold;
    int m_openConflicts = 0;
    bool m_soundOn = false;
    std::optional<Error> m_soundProblem;
    qr::ScannerSetup m_scannerSetup;
    SeenScan m_seenScan;
    bool m_asideBusy = false;
    workers::Errand m_errand; ///< gone first: its work may touch the rest
};

} // namespace regrade::ui
