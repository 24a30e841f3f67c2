#include "passport/ticketview.h"

#include "desk/toscreen.h"
#include "passport/knownstations.h"
#include "qr/tag.h"

namespace regrade::ui {

namespace fs = std::filesystem;

namespace {

/// So many pictures of a question are shown.
constexpr std::size_t kMostShown = 12;

QString shown(const std::string& text) { return QString::fromStdString(text); }

} // namespace

TicketView::TicketView(Desk& desk, Say say, QObject* parent) : QObject(parent), m_desk(desk), m_say(std::move(say))
{
    connect(&desk, &Desk::languageChanged, this, &TicketView::changed);
}

QString TicketView::product() const { return m_opened ? shown(m_opened->ticket.product) : QString(); }
QString TicketView::question() const { return m_opened ? shown(m_opened->ticket.question) : QString(); }

QString TicketView::tag() const
{
    if (!m_opened) {
        return {};
    }
    const auto tag = qr::parseTag(m_opened->ticket.pack.seal.unit);
    return shown(tag ? tag->grouped() : m_opened->ticket.pack.seal.unit);
}

QString TicketView::sender() const
{
    if (!m_opened) {
        return {};
    }
    const auto& pack = m_opened->ticket.pack;
    if (pack.key == m_desk.key()->publicKey()) {
        return tr("Written by this station");
    }
    const auto known = passport::KnownStations(m_desk.data() / "known-stations.txt").find(pack.key);
    return known ? tr("Station %1, key of %2").arg(shown(pack.seal.station), shown(known->name))
                 : tr("Station %1, whose key is not known here").arg(shown(pack.seal.station));
}

QString TicketView::place() const
{
    if (!m_opened) {
        return {};
    }
    const QString stage = m_desk.say(m_opened->ticket.stage);
    const QString step = m_desk.say(m_opened->ticket.step);
    return step.isEmpty() ? stage : tr("%1, step “%2”").arg(stage, step);
}

QVariantList TicketView::steps() const
{
    QVariantList rows;
    for (const auto& step : m_opened ? m_opened->ticket.steps : std::vector<passport::TicketStep>{}) {
        QStringList detail{m_desk.say(step.stage), shown(step.value), shown(step.note)};
        detail.removeAll(QString());
        rows.append(QVariantMap{{QStringLiteral("name"), m_desk.say(step.name)},
                                {QStringLiteral("passed"), step.passed},
                                {QStringLiteral("detail"), detail.join(QStringLiteral(" · "))}});
    }
    return rows;
}

int TicketView::photoCount() const { return m_opened ? static_cast<int>(m_opened->photos.size()) : 0; }

QImage TicketView::photo() const
{
    return m_photoIndex < photoCount() ? m_opened->photos[static_cast<std::size_t>(m_photoIndex)] : QImage();
}

void TicketView::nextPhoto()
{
    if (photoCount() > 0) {
        m_photoIndex = (m_photoIndex + 1) % photoCount();
        emit changed();
    }
}

void TicketView::setWithPhoto(bool wanted)
{
    m_withPhoto = wanted;
    emit changed();
}

void TicketView::setBusy(bool busy)
{
    m_busy = busy;
    emit changed();
}

void TicketView::fail(const Error& error)
{
    setBusy(false);
    m_say(m_desk.say(error), {});
}

void TicketView::openFile(const QUrl& file)
{
    if (m_busy || !possible()) {
        return;
    }
    setBusy(true);
    const fs::path path = (file.isLocalFile() ? file.toLocalFile() : file.toString()).toStdString();
    using Shared = std::shared_ptr<const Opened>;
    m_desk.aside<Shared>(
        [path]() -> Result<Shared> {
            const auto pack = passport::PackReader::open(path);
            auto ticket = pack ? passport::openTicket(*pack) : Result<passport::OpenedTicket>(pack.error());
            if (!ticket) {
                return ticket.error();
            }
            auto opened = std::make_shared<Opened>(Opened{*std::move(ticket), {}});
            for (const std::string& name : opened->ticket.photos) {
                const auto picture = passport::pictureIn(*pack, name);
                if (picture && opened->photos.size() < kMostShown) {
                    opened->photos.push_back(QImage::fromData(reinterpret_cast<const uchar*>(picture->data()),
                                                              static_cast<int>(picture->size())));
                }
            }
            return Shared(std::move(opened));
        },
        this,
        [this](const Result<Shared>& opened) {
            if (!opened) {
                fail(opened.error());
                return;
            }
            m_opened = *opened;
            m_photoIndex = 0;
            setBusy(false);
            m_say({}, {});
        });
}

void TicketView::close()
{
    m_opened.reset();
    emit changed();
}

void TicketView::answer(const QString& words)
{
    if (!m_opened || m_busy) {
        return;
    }
    setBusy(true);
    if (!m_withPhoto) {
        write(words, {});
        return;
    }
    m_desk.takePhoto(QStringLiteral("answer"), this, [this, words](const Result<domain::PhotoRef>& photo) {
        const auto bytes = photo ? m_desk.photos().read(photo->hash) : Result<std::vector<std::byte>>(photo.error());
        if (bytes) {
            write(words, {*bytes});
        } else {
            fail(bytes.error());
        }
    });
}

void TicketView::write(const QString& words, std::vector<std::vector<std::byte>> photos)
{
    const passport::AnswerForm form{words.trimmed().toStdString(), std::move(photos),
                                    domain::StationId(m_desk.station().toStdString()), m_desk.now()};
    const fs::path folder = m_desk.data() / "help";
    const fs::path to =
        folder / passport::packName(passport::PackKind::answer, m_opened->ticket.pack.seal.unit, form.at);
    m_desk.aside<fs::path>(
        [opened = m_opened, form, folder, to, key = *m_desk.key()]() -> Result<fs::path> {
            std::error_code fault;
            fs::create_directories(folder, fault);
            const auto written = passport::writeAnswer(opened->ticket, form, key, to);
            return written ? Result(to) : written.error();
        },
        this,
        [this](const Result<fs::path>& file) {
            if (!file) {
                fail(file.error());
                return;
            }
            setBusy(false);
            m_say({}, tr("Answer written. Send this file back: %1").arg(QString::fromStdString(file->string())));
        });
}

} // namespace regrade::ui
