#pragma once

#include "ui_stations/stationbench.h"

#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>

#include <functional>
#include <iostream>
#include <memory>

namespace regrade::ui {

/// A person at the real page of a station, who scans or taps and is counted. What has to be scrolled for cannot be
/// tapped.
class ActionBench : public StationBench {
protected:
    void TearDown() override
    {
        m_view.reset();
        StationBench::TearDown();
    }

    /// Goes to the page of a screen; the counts go on.
    template <class Screen>
    void goTo(const QString& name, Screen& screen)
    {
        m_takeScan = [&screen](const QString& code) { return screen.takeScan(code); };
        m_isBusy = [&screen] { return screen.busy(); };
        m_view = std::make_unique<QQuickView>();
        m_view->engine()->addImportPath(":/qt/qml");
        m_view->setResizeMode(QQuickView::SizeRootObjectToView);
        m_view->setInitialProperties({{"screen", QVariant::fromValue<QObject*>(&screen)}});
        m_view->resize(1184, 664); // what the shell leaves of 1280x720
        m_view->setSource(QUrl(QString("qrc:/qt/qml/Regrade/%1/%1Page.qml").arg(name)));
        ASSERT_EQ(m_view->status(), QQuickView::Ready);
        m_view->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(m_view.get()));
    }

    /// Away from the page, before its screen goes.
    void leave() { m_view.reset(); }

    void scan(const QString& code)
    {
        ++m_scans;
        ASSERT_TRUE(m_takeScan(code)) << code.toStdString();
        ASSERT_TRUE(waitFor([&] { return !m_isBusy(); })) << code.toStdString();
    }
    void scan(const domain::ItemId& id) { scan(QString::fromStdString(id.text())); }

    void tap(const QString& name)
    {
        ++m_taps;
        QQuickItem* button = nullptr;
        const auto isReady = [&] {
            button = found(m_view->rootObject(), name);
            return button && button->isVisible() && button->isEnabled() && inSight(*button);
        };
        ASSERT_TRUE(waitFor(isReady)) << name.toStdString() << " cannot be tapped without scrolling";
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, middleOf(*button));
        ASSERT_TRUE(waitFor([&] { return !m_isBusy(); })) << name.toStdString();
    }

    [[nodiscard]] int scans() const { return m_scans; }
    [[nodiscard]] int taps() const { return m_taps; }
    [[nodiscard]] int actions() const { return m_scans + m_taps; }
    void tellCounts(const std::string& what) const
    {
        std::cout << "[ counted  ] " << what << ": " << m_scans << " scans, " << m_taps << " taps, 0 keys\n";
    }
    void countAnew()
    {
        m_scans = 0;
        m_taps = 0;
    }

private:
    static QQuickItem* found(QQuickItem* item, const QString& name)
    {
        if (item->objectName() == name) {
            return item;
        }
        for (auto* child : item->childItems()) {
            if (auto* hit = found(child, name)) {
                return hit;
            }
        }
        return nullptr;
    }
    static QPoint middleOf(const QQuickItem& item)
    {
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint();
    }
    /// The whole of it lies in the window, so nobody has to scroll for it.
    [[nodiscard]] bool inSight(const QQuickItem& item) const
    {
        const QRectF place = item.mapRectToScene(item.boundingRect());
        return item.width() > 0 && QRectF(0, 0, m_view->width(), m_view->height()).contains(place);
    }

    std::function<bool(const QString&)> m_takeScan;
    std::function<bool()> m_isBusy;
    std::unique_ptr<QQuickView> m_view;
    int m_scans = 0;
    int m_taps = 0;
};

} // namespace regrade::ui
