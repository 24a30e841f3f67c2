#include "teaching/teachingscreen.h"

#include "station/rows.h"
#include "stations/intake.h"

namespace regrade::ui {

void TeachingScreen::wireCare()
{
    connect(m_zones, &ZoneSketch::told, this, &TeachingScreen::tell);
    connect(m_limit, &LimitCare::told, this, &TeachingScreen::tell);
    connect(m_zones, &ZoneSketch::recorded, this, &TeachingScreen::readAgain);
    connect(m_limit, &LimitCare::recorded, this, &TeachingScreen::readAgain);
}

void TeachingScreen::readAgain()
{
    if (auto product = m_product ? m_desk.product(m_product->sku) : Result<domain::Product>(Error{})) {
        m_product = *std::move(product);
    }
    m_zones->show(m_product, m_view.toStdString());
    m_limit->show(m_product, m_view.toStdString());
    emit productChanged();
}

void TeachingScreen::startOver()
{
    if (m_busy || !m_product) {
        return;
    }
    m_taken.clear();
    m_files.clear();
    m_state = State::Collecting;
    readAgain();
    if (m_watching) {
        guideHand();
    }
    tell({});
    emit photosChanged();
}

void TeachingScreen::chooseView(const QString& view)
{
    if (!m_busy && offers(views(), view) && view != m_view) {
        m_view = view;
        startOver();
    }
}

void TeachingScreen::watchLive(bool watching)
{
    if (watching != m_watching) {
        m_watching = watching;
        guideHand();
    }
}

void TeachingScreen::guideHand()
{
    if (m_watching) {
        m_desk.guide(this, m_taken, false);
    } else {
        m_desk.guideNoMore(this);
    }
}

void TeachingScreen::askAdvice()
{
    const int turn = ++m_adviceTurn;
    if (m_state != State::Collecting || photos().isEmpty()) {
        m_advice.clear();
        emit adviceChanged();
        return;
    }
    const auto take = [this, turn](const Result<std::vector<Error>>& advice) {
        if (turn != m_adviceTurn) {
            return;
        }
        m_advice = advice ? *advice : std::vector<Error>{};
        emit adviceChanged();
    };
    m_files.isEmpty() ? m_desk.adviseArchived(m_taken, this, take) : m_desk.adviseFiles(m_files, this, take);
}

void TeachingScreen::takePhoto()
{
    if (m_busy || m_state != State::Collecting) {
        return;
    }
    if (!m_files.isEmpty() || static_cast<int>(m_taken.size()) >= kPhotoLimit) {
        tell(m_files.isEmpty() ? tr("%1 photos are enough. Teach them, or remove one.").arg(kPhotoLimit)
                               : tr("Files were chosen already. Start over to take photos instead."));
        return;
    }
    setBusy(true);
    m_desk.takePhoto(m_view, this, [this](const Result<domain::PhotoRef>& photo) {
        setBusy(false);
        if (!photo) {
            tell(explain(m_desk, photo.error()));
            return;
        }
        m_taken.push_back(*photo);
        if (m_watching) {
            guideHand();
        }
        tell({});
        emit photosChanged();
    });
}

void TeachingScreen::addFiles(const QList<QUrl>& files)
{
    if (m_busy || m_state != State::Collecting || files.isEmpty()) {
        return;
    }
    if (!m_taken.empty() || m_files.size() + files.size() > kPhotoLimit) {
        tell(m_taken.empty() ? tr("At most %1 photos. No file was added.").arg(kPhotoLimit)
                             : tr("Photos were taken already. Start over to choose files instead."));
        return;
    }
    m_files.append(files);
    tell({});
    emit photosChanged();
}

void TeachingScreen::removePhoto(int index)
{
    if (m_busy || m_state != State::Collecting || index < 0 || index >= photos().size()) {
        return;
    }
    if (m_files.isEmpty()) {
        m_taken.erase(m_taken.begin() + index);
    } else {
        m_files.removeAt(index);
    }
    emit photosChanged();
}

void TeachingScreen::teach()
{
    if (m_busy || m_state == State::Taught) {
        return;
    }
    if (!canTeach()) {
        tell(missing());
        return;
    }
    m_learning = true;
    tell({});
    setBusy(true);
    const auto taught = [this](const Result<workers::TeachResult>& result) { takeTaught(result); };
    if (m_files.isEmpty()) {
        m_desk.teachArchived(m_taken, this, taught);
    } else {
        m_desk.teachFiles(m_files, m_view, this, taught);
    }
}

void TeachingScreen::takeTaught(const Result<workers::TeachResult>& result)
{
    m_learning = false;
    if (!result) {
        setBusy(false);
        tell(explain(m_desk, result.error()));
        return;
    }
    m_bound = result->falseRejectBound;
    const domain::ProductTaught facts{m_product->sku, m_view.toStdString(), result->photos, result->model};
    m_desk.submit(
        facts.sku, [facts](const domain::Product& product, Time) { return stations::teachProduct(product, facts); },
        this,
        [this, sku = facts.sku](const Result<workers::Receipt>& receipt) {
            setBusy(false);
            auto product = receipt ? m_desk.product(sku) : receipt.error();
            if (!product) {
                tell(explain(m_desk, product.error()));
                return;
            }
            m_product = *std::move(product);
            m_state = State::Taught;
            refresh();
            tell({}, tr("Taught. The next inspection of this product uses it."));
            readAgain();
            emit photosChanged();
        });
}

} // namespace regrade::ui
