#include "work/helpcall.h"

#include "desk/toscreen.h"
#include "passport/knownstations.h"
#include "passport/names.h"
#include "station/rows.h"
#include "stations/help.h"

namespace regrade::ui {

namespace fs = std::filesystem;

HelpCall::HelpCall(Desk& desk, House house, QObject* parent)
    : QObject(parent), m_desk(desk), m_house(std::move(house)),
      m_folder(QString::fromStdString((desk.data() / "help").string()))
{
    connect(&desk, &Desk::languageChanged, this, &HelpCall::changed);
}

QVariantList HelpCall::talks() const
{
    QVariantList rows;
    const domain::Item* unit = m_house.unit();
    for (const auto& asked : unit ? unit->work->questions : std::vector<domain::HelpAsked>{}) {
        QVariantList answers;
        for (const auto& answer : unit->work->answers) {
            if (answer.ticket == asked.ticket) {
                answers.append(QVariantMap{{QStringLiteral("text"), QString::fromStdString(answer.answer)},
                                           {QStringLiteral("station"), QString::fromStdString(answer.station.text())}});
            }
        }
        const auto step = asked.step ? passport::nameOf(m_desk.policy(), asked.stage, *asked.step) : domain::Text{};
        rows.append(QVariantMap{{QStringLiteral("question"), QString::fromStdString(asked.question)},
                                {QStringLiteral("step"), m_desk.say(step)},
                                {QStringLiteral("answers"), answers}});
    }
    return rows;
}

void HelpCall::unitChanged() { emit changed(); }

void HelpCall::toggle()
{
    m_open = !m_open;
    emit changed();
}

void HelpCall::setWords(const QString& words)
{
    if (words != m_words) {
        m_words = words;
        emit changed();
    }
}

void HelpCall::setWithPhoto(bool wanted)
{
    if (wanted != m_withPhoto) {
        m_withPhoto = wanted;
        emit changed();
    }
}

void HelpCall::setFolder(const QString& folder)
{
    if (folder != m_folder) {
        m_folder = folder;
        emit changed();
    }
}

void HelpCall::setBusy(bool busy)
{
    m_busy = busy;
    emit changed();
}

void HelpCall::fail(const Error& error)
{
    setBusy(false);
    m_house.say(explain(m_desk, error), {});
}

void HelpCall::ask()
{
    if (m_busy || !possible()) {
        return;
    }
    if (m_words.trimmed().isEmpty()) {
        m_house.say(tr("Say what you want to know."), {});
        return;
    }
    setBusy(true);
    if (!m_withPhoto) {
        submit({});
        return;
    }
    m_desk.takePhoto(QStringLiteral("question"), this, [this](const Result<domain::PhotoRef>& photo) {
        if (photo) {
            submit({*photo});
        } else {
            fail(photo.error());
        }
    });
}

void HelpCall::submit(std::vector<domain::PhotoRef> photos)
{
    const domain::Item* unit = m_house.unit();
    if (!unit) {
        setBusy(false);
        return;
    }
    const stations::HelpQuestion question{passport::newTicket(), m_words.trimmed().toStdString(), m_house.step(),
                                          std::move(photos)};
    m_desk.submit(
        unit->id, [question](const domain::Item& item, Time) { return stations::askHelp(item, question); }, this,
        [this, id = unit->id](const Result<workers::Receipt>& receipt) {
            if (receipt) {
                writeFile(id, std::get<domain::HelpAsked>(receipt->events.front().event));
            } else {
                fail(receipt.error());
            }
        });
}

void HelpCall::writeFile(const domain::ItemId& unit, const domain::HelpAsked& asked)
{
    m_house.noted(unit);
    const auto item = m_desk.item(unit);
    const auto history = store::EventLog(m_desk.reader()).history(domain::subjectOf(unit));
    if (!item || !history) {
        fail(item ? history.error() : item.error());
        return;
    }
    const passport::EvidenceSource source{*item, *history, m_desk.sharedPolicy(),
                                          domain::StationId(m_desk.station().toStdString()), m_desk.now()};
    const fs::path folder = m_folder.toStdString();
    m_desk.aside<passport::EvidenceWritten>(
        [source, asked, folder, archive = m_desk.photos(), key = *m_desk.key()] {
            std::error_code fault;
            fs::create_directories(folder, fault);
            return passport::writeTicket(
                source, asked, archive, key,
                folder / passport::packName(passport::PackKind::question, source.item.id.text(), source.at));
        },
        this,
        [this](const Result<passport::EvidenceWritten>& written) {
            if (!written) {
                fail(written.error());
                return;
            }
            setWords({});
            setBusy(false);
            m_house.say(
                {}, tr("Question on record. Send this file: %1").arg(QString::fromStdString(written->file.string())));
        });
}

void HelpCall::take(const QUrl& file)
{
    if (m_busy || !possible()) {
        return;
    }
    setBusy(true);
    const fs::path path = (file.isLocalFile() ? file.toLocalFile() : file.toString()).toStdString();
    const passport::KnownStations known(m_desk.data() / "known-stations.txt");
    m_desk.aside<Taken>(
        [path, known, archive = m_desk.photos(), key = *m_desk.key()]() -> Result<Taken> {
            const auto pack = passport::PackReader::open(path);
            const auto answer = pack ? passport::openAnswer(*pack) : Result<passport::OpenedAnswer>(pack.error());
            if (!answer) {
                return answer.error();
            }
            if (const auto believed = known.requireKnown(answer->pack.key, key); !believed) {
                return believed.error();
            }
            const auto photos = passport::archivePictures(*pack, *answer, archive);
            return photos ? Result(Taken{domain::ItemId(answer->pack.seal.unit), *answer, *photos}) : photos.error();
        },
        this,
        [this](const Result<Taken>& taken) {
            if (taken) {
                putOnRecord(*taken);
            } else {
                fail(taken.error());
            }
        });
}

void HelpCall::putOnRecord(const Taken& taken)
{
    const auto history = store::EventLog(m_desk.reader()).history(domain::subjectOf(taken.unit));
    const auto asked =
        history ? passport::askedIn(*history, taken.answer.ticket) : Result<domain::HelpAsked>(history.error());
    if (!asked) {
        fail(asked.error());
        return;
    }
    const stations::HelpAnswer answer{taken.answer.ticket, taken.answer.answer,
                                      domain::StationId(taken.answer.pack.seal.station), taken.answer.pack.key,
                                      taken.photos};
    m_desk.submit(
        taken.unit,
        [asked = *asked, answer](const domain::Item& item, Time) { return stations::takeAnswer(item, asked, answer); },
        this,
        [this, unit = taken.unit](const Result<workers::Receipt>& receipt) {
            if (!receipt) {
                fail(receipt.error());
                return;
            }
            setBusy(false);
            m_house.noted(unit);
            m_house.say({}, tr("The answer is on record."));
        });
}

} // namespace regrade::ui
