#include "grading/gradingscreen.h"
#include "station/rows.h"

#include <algorithm>

namespace regrade::ui {

void GradingScreen::takeViews(const domain::Product& product)
{
    m_views = product.taught;
    m_looks = product.looks;
    readDrift();
    if (product.facts) {
        const auto& capture = m_desk.policy().captureFor(product.facts->category);
        const auto& plan = capture.views;
        m_desk.setFramesPerPhoto(capture.frames);
        const auto rank = [&plan](const domain::ProductTaught& taught) {
            return std::find_if(plan.begin(), plan.end(), [&](const auto& view) { return view.id == taught.view; });
        };
        std::stable_sort(m_views.begin(), m_views.end(),
                         [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    }
    m_seen.assign(m_views.size(), std::nullopt);
    m_taught.reset();
    useView(0);
}

void GradingScreen::useView(std::size_t index)
{
    if (index >= m_views.size()) {
        return;
    }
    m_view = index;
    m_taught = m_views[index];
    if (m_watching) {
        guideHand();
    }
}

void GradingScreen::chooseView(const QString& view)
{
    for (std::size_t i = 0; i < m_views.size() && !m_busy; ++i) {
        if (m_views[i].view == view.toStdString()) {
            useView(i);
        }
    }
    emit unitChanged();
    emit inspectionChanged();
}

domain::Inspection GradingScreen::seenSoFar() const
{
    std::vector<domain::Inspection> seen;
    for (const auto& view : m_seen) {
        if (view) {
            seen.push_back(*view);
        }
    }
    return stations::combineViews(seen);
}

void GradingScreen::watchLive(bool watching)
{
    if (watching != m_watching) {
        m_watching = watching;
        guideHand();
    }
}

void GradingScreen::setShootsItself(bool on)
{
    if (on != m_shootsItself) {
        m_shootsItself = on;
        guideHand();
        emit guideChanged();
    }
}

void GradingScreen::guideHand()
{
    if (m_watching && m_taught) {
        m_desk.guide(this, m_taught->photos, m_shootsItself);
    } else {
        m_desk.guideNoMore(this);
    }
}

void GradingScreen::nextView()
{
    for (std::size_t i = 0; i < m_seen.size(); ++i) {
        if (!m_seen[i]) {
            useView(i);
            const QVariantMap view = views().at(static_cast<qsizetype>(i)).toMap();
            tell({}, tr("Next: %1. %2")
                         .arg(view.value(QStringLiteral("text")).toString(),
                              view.value(QStringLiteral("light")).toString()));
            emit unitChanged();
            emit inspectionChanged();
            return;
        }
    }
}

} // namespace regrade::ui
