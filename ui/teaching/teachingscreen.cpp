#include "teaching/teachingscreen.h"

#include "insight/worklist.h"
#include "station/benchcard.h"
#include "station/picture.h"
#include "station/rows.h"

namespace regrade::ui {

namespace {

constexpr int kProductRows = 60;
constexpr int kAdviceLines = 3; // a person follows no more at once

} // namespace

TeachingScreen::TeachingScreen(Desk& desk, QObject* parent)
    : QObject(parent), m_desk(desk), m_zones(new ZoneSketch(desk, this)), m_limit(new LimitCare(desk, this))
{
    wireCare();
    connect(this, &TeachingScreen::photosChanged, this, &TeachingScreen::askAdvice);
    connect(&desk, &Desk::languageChanged, this, [this] {
        tell({});
        refresh();
        emit productChanged();
        emit photosChanged();
        emit adviceChanged();
    });
}

QString TeachingScreen::sku() const { return m_product ? QString::fromStdString(m_product->sku.text()) : QString(); }

QString TeachingScreen::productName() const
{
    return m_product && m_product->facts ? QString::fromStdString(m_product->facts->name) : QString();
}

QString TeachingScreen::taughtModel() const
{
    const auto* taught = taughtView();
    return taught ? QString::fromStdString(taught->model) : QString();
}

int TeachingScreen::taughtPhotos() const
{
    const auto* taught = taughtView();
    return taught ? static_cast<int>(taught->photos.size()) : 0;
}

double TeachingScreen::falseRejectBound() const
{
    return m_state == State::Taught ? m_bound : 1.0 / (static_cast<double>(photos().size()) + 1.0);
}

QList<QUrl> TeachingScreen::photos() const
{
    if (!m_files.isEmpty()) {
        return m_files;
    }
    QList<QUrl> urls;
    for (const auto& photo : m_taken) {
        urls.append(archivedUrl(m_desk, photo));
    }
    return urls;
}

QStringList TeachingScreen::advice() const
{
    QStringList lines;
    for (const Error& sentence : m_advice) {
        lines.append(m_desk.say(sentence));
    }
    return lines.mid(0, kAdviceLines);
}

const domain::ProductTaught* TeachingScreen::taughtView() const
{
    for (std::size_t i = 0; m_product && i < m_product->taught.size(); ++i) {
        if (m_product->taught[i].view == m_view.toStdString()) {
            return &m_product->taught[i];
        }
    }
    return nullptr;
}

QVariantList TeachingScreen::views() const
{
    return m_product && m_product->facts ? viewsOf(m_desk, m_product->facts->category) : QVariantList();
}

QUrl TeachingScreen::ghost() const { return m_taken.empty() ? QUrl() : archivedUrl(m_desk, m_taken.front()); }

int TeachingScreen::photoLimit() const { return kPhotoLimit; }

QString TeachingScreen::missing() const
{
    if (!m_product) {
        return tr("Choose the product first.");
    }
    return photos().isEmpty() ? tr("Take a photo of a good unit first.") : QString();
}

bool TeachingScreen::canTeach() const { return m_state == State::Collecting && missing().isEmpty(); }

bool TeachingScreen::takeScan(const QString& text)
{
    if (const auto command = benchCommandIn(text)) {
        if (command->verb == QLatin1String("PHOTO")) {
            takePhoto();
        } else if (command->verb == QLatin1String("OK")) {
            teach();
        } else {
            return false;
        }
        return true;
    }
    const QString code = text.trimmed();
    const auto product = code.isEmpty() || tagIn(code) ? Result<domain::Product>(domain::Product{domain::Sku("none")})
                                                       : m_desk.product(domain::Sku(code.toStdString()));
    if (!product || !product->facts) {
        return false;
    }
    chooseProduct(code);
    return true;
}

void TeachingScreen::refresh()
{
    QVariantList rows;
    const auto known = insight::products(m_desk.reader());
    if (known) {
        for (const auto& product : *known) {
            const QString name = QString::fromStdString(product.name);
            const QString code = QString::fromStdString(product.sku);
            if (rows.size() < kProductRows &&
                (name.contains(m_filter, Qt::CaseInsensitive) || code.contains(m_filter, Qt::CaseInsensitive))) {
                rows.append(QVariantMap{{QStringLiteral("id"), code},
                                        {QStringLiteral("title"), name},
                                        {QStringLiteral("subtitle"), code},
                                        {QStringLiteral("age"), product.taughtPhotos == 0 ? tr("not taught")
                                                                : product.taughtPhotos == 1
                                                                    ? tr("one photo")
                                                                    : tr("%1 photos").arg(product.taughtPhotos)}});
            }
        }
    }
    if (rows != m_products) {
        m_products = rows;
        emit productsChanged();
    }
}

void TeachingScreen::findProduct(const QString& text)
{
    m_filter = text.trimmed();
    refresh();
}

void TeachingScreen::chooseProduct(const QString& sku)
{
    if (m_busy || sku.isEmpty()) {
        return;
    }
    auto product = m_desk.product(domain::Sku(sku.toStdString()));
    if (!product) {
        tell(explain(m_desk, product.error()));
        return;
    }
    m_product = *std::move(product);
    if (m_product->facts) {
        m_desk.setFramesPerPhoto(m_desk.policy().captureFor(m_product->facts->category).frames);
    }
    const QVariantList plan = views();
    m_view = plan.isEmpty() ? QStringLiteral("front") : plan.front().toMap().value(QStringLiteral("id")).toString();
    startOver();
}

void TeachingScreen::tell(const QString& problem, const QString& notice)
{
    m_problem = problem;
    m_notice = notice;
    emit statusChanged();
}

void TeachingScreen::setBusy(bool busy)
{
    m_busy = busy;
    emit statusChanged();
}

} // namespace regrade::ui
