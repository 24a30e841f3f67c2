#include "desk/desk.h"

#include "desk/handguide.h"
#include "desk/sentences.h"
#include "desk/toscreen.h"
#include "insight/rechecks.h"
#include "store/eventlog.h"
#include "store/outbox.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QLocale>
#include <QPointer>

#include <algorithm>
#include <atomic>
#include <cstring>

namespace regrade::ui {

/// Holds the newest frame only: a frame that nobody took is replaced.
struct FrameSlot {
    std::atomic<std::shared_ptr<const vision::Frame>> newest;
};

namespace {

Result<std::vector<std::byte>> bytesOf(const QUrl& url)
{
    QFile file(url.isLocalFile() ? url.toLocalFile() : url.toString());
    if (!file.open(QIODevice::ReadOnly)) {
        return notFound("The file {} cannot be read. Nothing was changed.", {file.fileName().toStdString()},
                        file.errorString().toStdString());
    }
    const QByteArray content = file.readAll();
    std::vector<std::byte> bytes(static_cast<std::size_t>(content.size()));
    std::memcpy(bytes.data(), content.constData(), bytes.size());
    return bytes;
}

Result<std::vector<std::vector<std::byte>>> bytesOfAll(const QList<QUrl>& files)
{
    std::vector<std::vector<std::byte>> all;
    for (const QUrl& file : files) {
        auto bytes = bytesOf(file);
        if (!bytes) {
            return bytes.error();
        }
        all.push_back(std::move(*bytes));
    }
    return all;
}

/// The sentences, and the policy's own words that stand in them.
Sentences sentencesOf(const rules::Policy& policy, const QString& file, rules::Tongue tongue)
{
    Sentences sentences = Sentences::read(file, tongue);
    const auto learn = [&](const auto& rows) {
        for (const auto& row : rows) {
            sentences.learn(row.name);
        }
    };
    learn(policy.roles);
    learn(policy.deeds);
    learn(policy.stages);
    learn(policy.channels);
    learn(policy.materials);
    learn(policy.fillers);
    learn(policy.cartons);
    learn(policy.fractions);
    learn(policy.grades);
    learn(policy.equipment);
    learn(policy.reasons);
    learn(policy.sources);
    learn(policy.defectKinds);
    learn(policy.zones);
    learn(policy.choices);
    const auto learnWhy = [&](const auto& rows) {
        for (const auto& row : rows) {
            sentences.learn(row.why);
        }
    };
    learnWhy(policy.severities);
    learnWhy(policy.grading);
    learnWhy(policy.routing);
    learnWhy(policy.limitRows);
    for (const rules::StageRow& stage : policy.stages) {
        learn(stage.steps);
    }
    for (const rules::TradeInQuestion& question : policy.tradeInQuestions) {
        sentences.learn(question.name);
        for (const rules::TradeInOption& option : question.options) {
            sentences.learn(option.why);
        }
    }
    for (const rules::PackagingRule& rule : policy.packagingRules) {
        sentences.learn(rule.why);
    }
    return sentences;
}

QLocale localeOf(const QString& language)
{
    return language == QLatin1String("zh_CN") ? QLocale(QLocale::Chinese, QLocale::China)
           : language == QLatin1String("de")  ? QLocale(QLocale::German, QLocale::Germany)
                                              : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

} // namespace

Desk::Desk(Parts parts, QObject* parent)
    : QObject(parent), m_parts(std::move(parts)),
      m_chinese(std::make_unique<const Sentences>(
          sentencesOf(*m_parts.policy, QStringLiteral(":/i18n/sentences_zh.json"), rules::Tongue::zh))),
      m_german(std::make_unique<const Sentences>(
          sentencesOf(*m_parts.policy, QStringLiteral(":/i18n/sentences_de.json"), rules::Tongue::de))),
      m_slot(std::make_shared<FrameSlot>()), m_handGuide(new HandGuide(*this)),
      m_drafts(new DraftBook(m_parts.data.empty() ? std::filesystem::path() : m_parts.data / "drafts.json", this)),
      m_prints(new PrintDesk(*this, m_parts.prints))
{
    connect(this, &Desk::actorChanged, this, &Desk::forbiddenChanged);
    connect(this, &Desk::languageChanged, this, &Desk::forbiddenChanged);
    m_parts.bench.setFramesPerPhoto(m_parts.policy->capture.back().frames);
    QLocale::setDefault(localeOf(m_language));
    watchBench();
}

Desk::~Desk() { m_parts.bench.watch({}); }

void Desk::watchBench()
{
    const QPointer<Desk> desk(this);
    workers::BenchWatcher watcher;
    watcher.onFrame = [desk, slot = m_slot](std::shared_ptr<const vision::Frame> frame) {
        if (slot->newest.exchange(std::move(frame)) == nullptr) {
            post([desk] {
                if (desk) {
                    desk->takeFrame();
                }
            });
        }
    };
    watcher.onCamera = [desk](workers::CameraState state) {
        post([desk, state = std::move(state)] {
            if (desk) {
                desk->m_camera = state;
                emit desk->cameraChanged();
            }
        });
    };
    watcher.onCode = [desk](std::string text) {
        post([desk, text = std::move(text)] {
            if (desk) {
                emit desk->codeSeen(QString::fromStdString(text));
            }
        });
    };
    watcher.onTagsTogether = [desk](const std::vector<std::string>& tags) {
        post([desk, count = static_cast<int>(tags.size())] {
            if (desk) {
                emit desk->tagsTogether(count);
            }
        });
    };
    watcher.onGuidance = [desk](const workers::GuidanceTold& told) {
        post([desk, told] {
            if (desk && desk->m_guided != nullptr) {
                desk->m_handGuide->take(told);
            }
        });
    };
    m_parts.bench.watch(std::move(watcher));
}

void Desk::takeFrame()
{
    if (const auto frame = m_slot->newest.exchange(nullptr)) {
        emit frameArrived(frame);
    }
}

QString Desk::cameraKind() const
{
    switch (m_camera.kind) {
    case workers::CameraState::Kind::none: return QStringLiteral("none");
    case workers::CameraState::Kind::opening: return QStringLiteral("opening");
    case workers::CameraState::Kind::live: return QStringLiteral("live");
    case workers::CameraState::Kind::lost: return QStringLiteral("lost");
    }
    return {};
}

QString Desk::cameraName() const { return QString::fromStdString(m_camera.name); }
QString Desk::cameraProblem() const { return m_camera.problem ? say(*m_camera.problem) : QString(); }

void Desk::setLanguage(const QString& language)
{
    if (language == m_language) {
        return;
    }
    QCoreApplication::removeTranslator(&m_translator);
    if (language != QLatin1String("en") && m_translator.load(QStringLiteral(":/i18n/regrade_%1.qm").arg(language))) {
        QCoreApplication::installTranslator(&m_translator);
    }
    m_language = language;
    QLocale::setDefault(localeOf(language)); // figures in the pages
    emit languageChanged();
    emit cameraChanged();
    emit soundProblemChanged();
}

void Desk::setTheme(const QString& theme)
{
    if (theme != m_theme) {
        m_theme = theme;
        emit themeChanged();
    }
}

void Desk::setActor(const QString& actor)
{
    if (!actor.isEmpty() && actor != m_actor && !m_signedIn) {
        m_actor = actor;
        emit actorChanged();
    }
}

void Desk::setStation(const QString& station)
{
    if (!station.isEmpty() && station != m_station) {
        m_station = station;
        emit stationChanged();
    }
}

void Desk::setScannerSetup(const qr::ScannerSetup& setup)
{
    if (!(setup == m_scannerSetup)) {
        m_scannerSetup = setup;
        emit scannerSetupChanged();
    }
}

void Desk::setSoundOn(bool on)
{
    if (on != m_soundOn) {
        m_soundOn = on;
        emit soundOnChanged();
    }
}

void Desk::setSoundProblem(const std::optional<Error>& problem)
{
    m_soundProblem = problem;
    emit soundProblemChanged();
}

QString Desk::soundProblem() const { return m_soundProblem ? say(*m_soundProblem) : QString(); }

void Desk::play(workers::Tone tone) const
{
    if (m_soundOn && m_parts.playTone) {
        m_parts.playTone(tone);
    }
}

void Desk::awaitHub()
{
    m_hubKind = QStringLiteral("waiting");
    emit hubChanged();
    readUnsent();
}

void Desk::setHub(bool reached, const std::optional<Error>& told)
{
    m_hubKind = reached ? QStringLiteral("reached") : QStringLiteral("lost");
    m_hubTold = told;
    emit hubChanged();
    readUnsent();
}

void Desk::setOpenConflicts(int open)
{
    if (open != m_openConflicts) {
        m_openConflicts = open;
        emit conflictsChanged();
    }
}

QString Desk::hubProblem() const { return m_hubTold ? say(*m_hubTold) : QString(); }

/// A station without a hub owes nobody anything.
void Desk::readUnsent()
{
    const auto unsent = store::unsentEvents(m_parts.reader);
    const int now = unsent ? static_cast<int>(*unsent) : m_unsent;
    if (now != m_unsent) {
        m_unsent = now;
        emit unsentChanged();
    }
}

Desk::Answer<workers::Receipt> Desk::announced(QObject* receiver, Answer<workers::Receipt> answer)
{
    // The desk is the receiver, so that `recorded` is told even when the screen that asked is gone.
    return toScreen<workers::Receipt>(this, [this, receiver = QPointer<QObject>(receiver),
                                             answer = std::move(answer)](Result<workers::Receipt> result) {
        const bool written = static_cast<bool>(result);
        if (receiver) {
            answer(std::move(result));
        }
        if (written) {
            readUnsent();
            emit recorded();
        }
    });
}

void Desk::submit(const domain::ItemId& item, workers::ItemDeed deed, QObject* receiver,
                  Answer<workers::Receipt> answer, std::string modelVersion)
{
    m_parts.clerk.submit(item, std::move(deed), author(std::move(modelVersion)),
                         announced(receiver, std::move(answer)));
}

void Desk::submit(const domain::ItemId& item, workers::InformedItemDeed deed, QObject* receiver,
                  Answer<workers::Receipt> answer)
{
    m_parts.clerk.submit(item, std::move(deed), author({}), announced(receiver, std::move(answer)));
}

void Desk::submit(const domain::Sku& sku, workers::InformedProductDeed deed, QObject* receiver,
                  Answer<workers::Receipt> answer)
{
    m_parts.clerk.submit(sku, std::move(deed), author({}), announced(receiver, std::move(answer)));
}

void Desk::submit(const domain::Sku& sku, workers::ProductDeed deed, QObject* receiver, Answer<workers::Receipt> answer)
{
    m_parts.clerk.submit(sku, std::move(deed), author({}), announced(receiver, std::move(answer)));
}

workers::Author Desk::author(std::string modelVersion) const
{
    return {domain::ActorId(m_actor.toStdString()), std::nullopt, std::move(modelVersion),
            m_signedIn ? m_signedIn->token : std::string()};
}

void Desk::inspectLive(const domain::ProductTaught& taught, QObject* receiver, Answer<workers::InspectionResult> answer)
{
    m_parts.bench.inspectLive(taught, toScreen(receiver, std::move(answer)));
}

void Desk::inspectFile(const domain::ProductTaught& taught, const QUrl& file, QObject* receiver,
                       Answer<workers::InspectionResult> answer)
{
    auto bytes = bytesOf(file);
    if (!bytes) {
        toScreen(receiver, std::move(answer))(bytes.error());
        return;
    }
    m_parts.bench.inspectBytes(taught, std::move(*bytes), toScreen(receiver, std::move(answer)));
}

void Desk::takePhoto(const QString& view, QObject* receiver, Answer<domain::PhotoRef> answer)
{
    m_parts.bench.takePhoto(view.toStdString(), toScreen(receiver, std::move(answer)));
}

void Desk::film(workers::FilmWish wish, QObject* receiver, Answer<void> begun, Answer<workers::Film> ended)
{
    m_parts.bench.film(std::move(wish), toScreen(receiver, std::move(begun)), toScreen(receiver, std::move(ended)));
}

void Desk::teachFiles(const QList<QUrl>& files, const QString& view, QObject* receiver,
                      Answer<workers::TeachResult> answer)
{
    auto photos = bytesOfAll(files);
    if (!photos) {
        toScreen(receiver, std::move(answer))(photos.error());
        return;
    }
    m_parts.bench.teachBytes(std::move(*photos), view.toStdString(), toScreen(receiver, std::move(answer)));
}

void Desk::teachArchived(std::vector<domain::PhotoRef> photos, QObject* receiver, Answer<workers::TeachResult> answer)
{
    m_parts.bench.teachArchived(std::move(photos), toScreen(receiver, std::move(answer)));
}

void Desk::adviseFiles(const QList<QUrl>& files, QObject* receiver, Answer<std::vector<Error>> answer)
{
    auto photos = bytesOfAll(files);
    if (!photos) {
        toScreen(receiver, std::move(answer))(photos.error());
        return;
    }
    m_parts.bench.adviseBytes(std::move(*photos), toScreen(receiver, std::move(answer)));
}

void Desk::adviseArchived(std::vector<domain::PhotoRef> photos, QObject* receiver, Answer<std::vector<Error>> answer)
{
    m_parts.bench.adviseArchived(std::move(photos), toScreen(receiver, std::move(answer)));
}

void Desk::guide(const QObject* screen, std::vector<domain::PhotoRef> taught, bool shootsItself)
{
    const int turn = ++m_guideTurn;
    m_guided = screen;
    m_handGuide->clear();
    m_parts.bench.guide({std::move(taught), shootsItself, {}},
                        toScreen<void>(this, [this, turn](const Result<void>& guided) {
                            if (!guided && turn == m_guideTurn) {
                                m_guided = nullptr;
                                m_handGuide->clear();
                            }
                        }));
}

void Desk::guideNoMore(const QObject* screen)
{
    if (screen != m_guided) {
        return;
    }
    ++m_guideTurn;
    m_guided = nullptr;
    m_handGuide->clear();
    m_parts.bench.guideNoMore();
}

void Desk::useCamera(const QString& source)
{
    m_cameraSource = source;
    m_parts.bench.useCamera(source.toStdString());
    emit cameraChanged();
}

Result<domain::Item> Desk::item(const domain::ItemId& id) const
{
    const auto blind = blindUnits();
    if (std::find(blind.begin(), blind.end(), id) != blind.end()) {
        return refused("You inspect {} blind: its record opens once you have given your grade.", {id.text()});
    }
    return store::EventLog(m_parts.reader).item(id);
}

std::vector<domain::ItemId> Desk::blindUnits() const
{
    auto units = insight::blindUnitsOf(m_parts.reader, whoWorks().text());
    return units ? *std::move(units) : std::vector<domain::ItemId>();
}

Result<std::vector<insight::WorklistRow>> Desk::units(const insight::WorklistFilter& filter, int offset,
                                                      int limit) const
{
    auto rows = insight::worklist(m_parts.reader, filter, offset, limit);
    const auto blind = rows ? blindUnits() : std::vector<domain::ItemId>();
    for (const domain::ItemId& unit : blind) {
        for (insight::WorklistRow& row : *rows) {
            if (row.item == unit.text()) {
                row.grade.clear();
                row.price.reset();
            }
        }
    }
    return rows;
}

Result<domain::Product> Desk::product(const domain::Sku& sku) const
{
    return store::EventLog(m_parts.reader).product(sku);
}

passport::PaperLanguage Desk::paperLanguage() const
{
    return m_language == QLatin1String("zh_CN") ? passport::PaperLanguage::zh : passport::PaperLanguage::en;
}

const Sentences* Desk::sentences() const
{
    return m_language == QLatin1String("zh_CN") ? m_chinese.get()
           : m_language == QLatin1String("de")  ? m_german.get()
                                                : nullptr;
}

QString Desk::say(const Error& error) const
{
    const Sentences* spoken = sentences();
    return spoken == nullptr ? QString::fromStdString(error.what()) : spoken->say(error);
}

QString Desk::say(const domain::Text& text) const
{
    const Sentences* spoken = sentences();
    return spoken == nullptr ? QString::fromStdString(text.en) : spoken->say(text);
}

QString Desk::money(const Money& amount) const
{
    const QString code = QString::fromStdString(amount.currency);
    const QString sign = code == QLatin1String("EUR") ? QStringLiteral("€") : code + QLatin1Char(' ');
    const QString minus = amount.minor < 0 ? QStringLiteral("−") : QString();
    const QString major = localeOf(m_language).toString(std::abs(static_cast<double>(amount.minor) / 100.0), 'f', 2);
    return m_language == QLatin1String("de") ? minus + major + QChar(QChar::Nbsp) + sign.trimmed()
                                             : minus + sign + major;
}

QString Desk::when(Time time) const
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
    const QString form = m_language == QLatin1String("zh_CN") ? QStringLiteral("yyyy年M月d日 HH:mm")
                         : m_language == QLatin1String("de")  ? QStringLiteral("dd.MM.yyyy, HH:mm")
                                                              : QStringLiteral("d MMM yyyy, HH:mm");
    return localeOf(m_language).toString(local, form);
}

QString Desk::duration(std::chrono::milliseconds span) const
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(span).count();
    if (seconds >= 86400) {
        return tr("%1 d").arg(seconds / 86400);
    }
    if (seconds >= 3600) {
        return tr("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
    }
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace regrade::ui
